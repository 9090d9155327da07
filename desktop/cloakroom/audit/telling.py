"""Records in plain words, for the window and the command line."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from cloakroom.audit.event import What
from cloakroom.audit.record import Record
from cloakroom.entity_types import count_of

WORDS: Mapping[str, str] = MappingProxyType({
    What.SEND: "Sent",
    What.SEND_BLOCKED: "Blocked",
    What.OVERRIDE: "Sent in spite of a warning",
    What.REPLY: "Answered",
    What.ERROR: "Failed",
    What.CANCELLED: "Stopped",
    What.POLICY_LOADED: "Policy loaded",
    What.POLICY_REJECTED: "Policy refused",
    What.SIGN_IN: "Signed in",
    What.SIGN_OUT: "Signed out",
    What.KEY_CHANGED: "Key changed",
    What.EXPORT: "Trail exported",
    What.FILE_SCRUBBED: "File scrubbed",
    What.CHAIN_BROKEN: "Damage found",
    What.PRUNED: "Old records removed",
})


class Grade(StrEnum):
    """How well it is known where a text went."""

    MEASURED = "Measured"
    """The connection was seen from here."""
    DECLARED = "Declared"
    """Only the policy says so."""
    PRACTICE = "Practice"
    """It never left this computer."""
    NONE = ""


def grade(record: Record) -> Grade:
    if record.told.get("practice"):
        return Grade.PRACTICE
    if not record.text("deployment_id"):
        return Grade.NONE
    return Grade.MEASURED if record.text("tls") else Grade.DECLARED


def event_words(record: Record) -> str:
    return WORDS.get(record.event, record.event.replace("_", " ").capitalize())


def deployment(record: Record) -> str:
    return "Practice" if record.told.get("practice") else record.text("deployment_id")


def counts_words(counts: Mapping[str, int]) -> str:
    """``2 names, 1 e-mail address``, the most first."""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(count_of(kind, number) for kind, number in ranked)


def headline(record: Record) -> str:
    where = deployment(record)
    return f"{event_words(record)}{f' · {where}' if where else ''}"


def status_words(record: Record) -> str:
    """What came of it, in a word or two."""
    if record.number("status"):
        return f"{record.text('check')} ({record.number('status')})".lstrip()
    return record.text("check")


def details(record: Record, *, brief: bool = False) -> Iterator[tuple[str, str]]:
    """(what, in words), only what is known; ``brief`` leaves out what an auditor alone wants."""
    rows = (*_brief(record), *(() if brief else _rest(record)))
    return ((name, words) for name, words in rows if words)


def _brief(record: Record) -> Iterator[tuple[str, str]]:
    yield "Number", str(record.seq) if record.anchored else f"{record.seq}, not anchored"
    yield "Belongs to", f"record {record.about}" if record.about else ""
    yield "Taken out", counts_words(record.counts())
    yield "Left in on purpose", counts_words(record.counts("accepted_counts"))
    yield "Protective marking", record.text("marking_found")
    yield "Outcome", status_words(record)
    yield "Reason given", record.text("override_reason")
    yield "File format", record.text("format")
    yield "Characters", _sizes(record)


def _rest(record: Record) -> Iterator[tuple[str, str]]:
    yield "Tokens", _pair(record.number("tokens_out"), record.number("tokens_in"))
    yield "Took", f"{record.number('duration_ms') / 1000:.1f} seconds" \
        if record.number("duration_ms") else ""
    yield "Host", record.text("endpoint_host")
    yield "Connection", record.text("tls")
    yield "Private address", _yes(record, "peer_private")
    yield "Proxy", record.text("proxy")
    yield "Inspected on the way", _yes(record, "tls_inspected")
    yield "Region, as reported", record.text("region_reported")
    yield "Model, as reported", record.text("model_reported")
    yield "Deployment, as reported", record.text("deployment_reported")
    yield "Spilled over from", record.text("spillover")
    yield "Request number", record.text("request_id")
    yield "Policy", record.text("policy_id")
    yield "User", record.text("user")
    yield "Version of Cloakroom", record.text("app_version")
    yield "Seal", record.line.hash


def _sizes(record: Record) -> str:
    return _pair(record.number("chars_out"), record.number("chars_in"))


def _pair(out: int, back: int) -> str:
    parts = [f"{out:,} sent" if out else "", f"{back:,} received" if back else ""]
    return ", ".join(filter(None, parts))


def _yes(record: Record, name: str) -> str:
    value = record.told.get(name)
    return "" if not isinstance(value, bool) else "yes" if value else "no"
