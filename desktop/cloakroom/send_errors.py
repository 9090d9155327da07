"""What can go wrong with a send, and whether the text had left this computer by then.

CloakroomError
├── PolicyFault          a policy file cannot be used; the sentence names what and where
├── NotRecorded          the audit record could not be written; nothing was sent
├── TrailUnreadable      the audit trail cannot be read or checked
└── ChatError            what happened to a send
    ├── NotSent          blocked here, on purpose: policy, marking, evidence, size
    ├── SignInNeeded     no credential yet, or no longer
    ├── NoConnection     offline, no such name, refused, no answer
    ├── NotTrusted       the certificate, or the version of TLS, is not good enough
    ├── Refused          the service said no: key, role, network, name, too long
    ├── Filtered         the content filter of the service stopped it
    ├── Busy             too many requests, and waiting did not help
    └── CutShort         the answer broke off
"""

from enum import StrEnum

from cloakroom.errors import CloakroomError


class PolicyFault(CloakroomError):
    """The policy file cannot be used, so sending is off. Scrubbing goes on."""

    title = "Sending is off"


class NotRecorded(CloakroomError):
    """This cannot be recorded, so it was not sent. Your text has not left this computer."""

    title = "Not recorded, not sent"


class TrailUnreadable(CloakroomError):
    """The audit trail cannot be read. Nothing was changed."""

    title = "The audit trail cannot be read"


class Left(StrEnum):
    """Whether the text of a send left this computer. MAYBE: the connection broke while it went."""

    NO = "no"
    YES = "yes"
    MAYBE = "maybe"


class ChatError(CloakroomError):
    """The text could not be sent. It has not left this computer."""

    # ``left`` says it to programs as the sentence says it to people. ``check`` is a short name for
    # the audit record, ``status`` that of HTTP (0: none), ``details`` what an IT desk asks for,
    # without any content.
    title = "The chat failed"

    def __init__(
        self, sentence: str = "", *, left: Left = Left.NO, check: str = "", status: int = 0,
        details: str = "",
    ) -> None:
        super().__init__(sentence)
        self.left, self.check, self.status, self.details = left, check, status, details


class NotSent(ChatError):
    """This may not be sent. It has not left this computer."""

    title = "Not sent"


class SignInNeeded(ChatError):
    """Please sign in first. Your text has not left this computer."""

    title = "Please sign in"


class NoConnection(ChatError):
    """The deployment did not answer. Your text has not left this computer."""

    title = "No connection"


class NotTrusted(ChatError):
    """The connection is not secure enough. Your text has not left this computer."""

    title = "The connection is not trusted"


class Refused(ChatError):
    """The deployment did not accept the request."""

    title = "Refused"


class Filtered(ChatError):
    """The content filter of the service stopped this."""

    title = "Stopped by the content filter"


class Busy(ChatError):
    """The deployment is busy. Try again in a while."""

    title = "Busy"


class CutShort(ChatError):
    """The answer broke off. The text had already been sent."""

    title = "The answer broke off"
