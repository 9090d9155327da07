"""What goes to a deployment and what comes back, as values that cannot change."""

from dataclasses import dataclass, field
from enum import StrEnum

from cloakroom.model import Cleared
from cloakroom.policy.model import Deployment


class Role(StrEnum):
    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


@dataclass(frozen=True, slots=True)
class Message:
    """An answer of the deployment comes back here in its scrubbed form only."""

    role: Role
    text: Cleared = field(repr=False)


@dataclass(frozen=True, slots=True)
class Request:
    """Everything that one call says, oldest message first."""

    deployment: Deployment
    messages: tuple[Message, ...]

    @property
    def characters(self) -> int:
        """Code points of all messages together."""
        return sum(len(message.text.text) for message in self.messages)


class CredentialKind(StrEnum):
    """KEY travels in the header that the policy names, TOKEN as a bearer token (RFC 6750)."""

    KEY = "key"
    TOKEN = "token"


@dataclass(frozen=True, slots=True)
class Credential:
    """One secret, as fresh as its source could make it."""

    kind: CredentialKind
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Measured:
    """What this computer saw of a connection. ``private`` and ``inspected`` are None where it
    cannot tell (through a proxy, the address is the proxy's). ``proxy`` is ``host:port`` without
    any password, ``proxy_source`` says where the setting came from. ``region`` is what the
    header ``x-ms-region`` said, if anything."""

    tls: str = ""
    cipher: str = ""
    issuer: str = ""
    subject: str = ""
    address: str = ""
    private: bool | None = None
    inspected: bool | None = None
    proxy: str = ""
    proxy_source: str = ""
    region: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Reported:
    """What the service said of itself with an answer: its headers and the model in its body."""

    model: str = ""
    region: str = ""
    deployment: str = ""
    spillover_from: str = ""
    request_id: str = ""
    stored: bool = False


class Ending(StrEnum):
    """How an answer ended. INCOMPLETE: the stream stopped without saying why."""

    COMPLETE = "complete"
    LENGTH = "length"
    FILTERED = "filtered"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens as the service counted them; 0 where it did not say."""

    sent: int = 0
    received: int = 0
    reasoning: int = 0


@dataclass(frozen=True, slots=True)
class Began:
    """The service accepted the text: it has left this computer."""

    measured: Measured
    reported: Reported


@dataclass(frozen=True, slots=True)
class Text:
    """The next part of the answer, with its placeholders."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Waiting:
    """The service is busy; another try comes in ``seconds``. The text was refused unread."""

    seconds: float
    attempt: int
    of: int


@dataclass(frozen=True, slots=True)
class Quiet:
    """Nothing has come for ``seconds``: more than the policy's read time, or a multiple of it. It
    is waited for on, until the time for the whole answer is over."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Ended:
    """The last event of an answer. ``filters`` are the categories that stopped it."""

    ending: Ending
    usage: Usage
    reported: Reported
    filters: tuple[str, ...] = ()


Event = Began | Text | Waiting | Quiet | Ended
"""In this order: any number of Waiting, one Began, any number of Text, one Ended; a Quiet may stand
anywhere before the end. An error ends the sequence instead."""
