"""A record as a line of the table, made aside: a trail may hold a hundred thousand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from types import MappingProxyType

from cloakroom.audit.event import What
from cloakroom.audit.record import Record
from cloakroom.audit.search import Wanted
from cloakroom.audit.telling import counts_words, deployment, event_words, grade, status_words

HEADINGS = ("Time", "What", "Deployment", "Taken out", "Evidence", "Outcome")

KINDS: Mapping[str, frozenset[str]] = MappingProxyType({
    "Everything": frozenset(),
    "Sent and answered": frozenset(
        {What.SEND, What.OVERRIDE, What.REPLY, What.ERROR, What.CANCELLED}),
    "Blocked or failed": frozenset({What.SEND_BLOCKED, What.ERROR, What.CANCELLED}),
    "Files": frozenset({What.FILE_SCRUBBED}),
    "Policy, keys and sign-in": frozenset({
        What.POLICY_LOADED, What.POLICY_REJECTED, What.SIGN_IN, What.SIGN_OUT, What.KEY_CHANGED}),
    "The trail itself": frozenset({What.EXPORT, What.CHAIN_BROKEN, What.PRUNED}),
})
DAYS: Mapping[str, int | None] = MappingProxyType({
    "Any day": None, "Today": 0, "Last 7 days": 6, "Last 30 days": 29, "Last 365 days": 364,
})
"""How many days before today the first one is."""


@dataclass(frozen=True, slots=True)
class Row:
    """``cells`` in the order of HEADINGS; ``said`` is what a filter looks into."""

    record: Record
    cells: tuple[str, ...] = field(repr=False)
    said: str = field(repr=False)


def rows_of(records: Iterable[Record]) -> list[Row]:
    """The newest first."""
    made = [_row(record) for record in records]
    made.reverse()
    return made


def narrowed(rows: Sequence[Row], wanted: Wanted, words: str) -> list[Row]:
    """Those that are wanted and say every one of ``words``."""
    parts = words.casefold().split()
    return [row for row in rows
            if all(part in row.said for part in parts) and wanted.wants(row.record)]


def wanted(kinds: str, days: str, today: date) -> Wanted:
    """For a choice from each table."""
    before = DAYS[days]
    since = None if before is None else today - timedelta(before)
    return Wanted(KINDS[kinds], since)


def moment(when: datetime) -> str:
    """``22 Nov 2026, 14:03:09``, in the time of this computer."""
    return f"{when.astimezone():%d %b %Y, %H:%M:%S}".lstrip("0")


def _row(record: Record) -> Row:
    cells = (
        moment(record.when), event_words(record), deployment(record),
        counts_words(record.counts()), grade(record).value, status_words(record),
    )
    return Row(record, cells, " ".join((*cells, record.text("request_id"))).casefold())
