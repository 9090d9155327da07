"""What one record of the journal says. Never a text, a value, a file name or a placeholder."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from cloakroom.model import Cleared


class What(StrEnum):
    """SEND is written before the call; what came of it follows as REPLY, ERROR or CANCELLED."""

    SEND = "send"
    SEND_BLOCKED = "send_blocked"
    OVERRIDE = "override"
    REPLY = "reply"
    ERROR = "error"
    CANCELLED = "cancelled"
    POLICY_LOADED = "policy_loaded"
    POLICY_REJECTED = "policy_rejected"
    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"
    KEY_CHANGED = "key_changed"
    EXPORT = "export"
    FILE_SCRUBBED = "file_scrubbed"
    CHAIN_BROKEN = "chain_broken"
    PRUNED = "pruned"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was known of the deployment when it was used: policy, connection, what it reported."""

    deployment_id: str = ""
    policy_id: str = ""
    policy_sha256: str = ""
    host: str = ""
    tls: str = ""
    peer_private: bool | None = None
    proxy: str = ""
    inspected: bool | None = None
    region: str = ""
    model: str = ""
    deployment: str = ""
    spillover_from: str = ""
    request_id: str = ""
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """``counts`` are the values taken out and ``accepted`` those sent on purpose, by entity type.
    ``text`` and ``reply`` are hashed with the key of this installation (HMAC-SHA-256) and never
    written, and so is ``name``, that of a file. ``reason`` is the user's for an override, of which
    200 characters are kept. ``check`` names what blocked, or the verdict on a copy; ``status`` is
    the HTTP status, 0 for none; ``form`` is that of a file or an export (``docx``, ``csv``)."""

    what: What
    evidence: Evidence = field(default_factory=Evidence)
    counts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    accepted: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    marking: str = ""
    check: str = ""
    status: int = 0
    reason: Cleared | None = None
    text: str = field(default="", repr=False)
    reply: str = field(default="", repr=False)
    name: str = field(default="", repr=False)
    form: str = ""
    chars_out: int = 0
    chars_in: int = 0
    tokens_out: int = 0
    tokens_in: int = 0
    milliseconds: int = 0
    about: int = 0
    """The ``seq`` of the SEND that this belongs to; 0 for none."""
