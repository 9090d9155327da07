"""An event as the fields of its record. What is empty is left out; what is long is cut."""

import contextlib
import getpass
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cloakroom import __version__
from cloakroom.audit.event import Event, Evidence, What
from cloakroom.audit.secret import Secret, Subject
from cloakroom.policy.words import UserId

VERSION = 1
LONGEST = 200  # characters


@dataclass(frozen=True, slots=True)
class Author:
    """Whose records these are. ``user`` is written as ``user_id`` says: as it stands (a UPN or a
    SID, which is for the caller to know), as a mark, or not at all. ``anchored`` is false in a
    session without a keyring."""

    user: str = ""
    user_id: UserId = UserId.HMAC
    anchored: bool = True

    def named(self, secret: Secret) -> str:
        if self.user_id is UserId.NONE:
            return ""
        return secret.mark(Subject.USER, self.user) if self.user_id is UserId.HMAC else self.user


def log_in() -> str:
    """The name this user logged in with; not everywhere has one."""
    with contextlib.suppress(KeyError, ImportError, OSError):
        return getpass.getuser()
    return ""


def told(event: Event, author: Author, secret: Secret) -> dict[str, Any]:
    """What is said about the event and where it comes from; all but its number and time."""
    fields = {
        **frame(event.what, author, secret),
        **_evidence(event.evidence),
        "counts": dict(event.counts), "accepted_counts": dict(event.accepted),
        "marking_found": event.marking, "check": event.check, "status": event.status,
        "override_reason": event.reason.text if event.reason else "",
        "text_hmac": secret.mark(Subject.TEXT, event.text),
        "reply_hmac": secret.mark(Subject.TEXT, event.reply),
        "name_hmac": secret.mark(Subject.FILE, event.name),
        "format": event.form, "chars_out": event.chars_out, "chars_in": event.chars_in,
        "tokens_out": event.tokens_out, "tokens_in": event.tokens_in,
        "duration_ms": event.milliseconds, "about": event.about,
    }
    return {name: _short(value) for name, value in fields.items() if value not in ("", 0, None, {})
            or value is False}


def frame(what: What, author: Author, secret: Secret) -> dict[str, Any]:
    """What every record says."""
    return {
        "v": VERSION, "event": what.value, "app_version": __version__, "install": secret.install,
        "anchored": author.anchored, "user": author.named(secret),
        "host": secret.mark(Subject.HOST, platform.node())[:16],
    }


def stamp(now: datetime) -> str:
    """``2026-11-22T18:00:00.123Z`` (RFC 3339, UTC)."""
    return now.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _evidence(seen: Evidence) -> Mapping[str, Any]:
    return {
        "deployment_id": seen.deployment_id, "policy_id": seen.policy_id,
        "policy_sha256": seen.policy_sha256, "endpoint_host": _without_user(seen.host),
        "tls": seen.tls, "peer_private": seen.peer_private, "proxy": _without_user(seen.proxy),
        "tls_inspected": seen.inspected, "region_reported": seen.region,
        "model_reported": seen.model, "deployment_reported": seen.deployment,
        "spillover": seen.spillover_from, "request_id": seen.request_id,
        "practice": seen.practice or None,
    }


def _without_user(address: str) -> str:
    """The address of a proxy may hold a name and a password."""
    return address.rpartition("@")[2]


def _short(value: Any) -> Any:
    return value[:LONGEST] if isinstance(value, str) else value
