"""Records as lines of the table: a trail may hold a hundred thousand."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
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


class Row:
    """What it says is put into words when it is first shown or looked into."""

    def __init__(self, record: Record) -> None:
        self.record = record

    @cached_property
    def cells(self) -> tuple[str, ...]:
        """In the order of HEADINGS."""
        record = self.record
        return (
            minute(record.when), event_words(record), deployment(record),
            counts_words(record.counts()), grade(record).value, status_words(record),
        )

    @cached_property
    def said(self) -> str:
        """What a filter looks into."""
        return " ".join((*self.cells, self.record.text("request_id"))).casefold()


def rows_of(records: Sequence[Record]) -> list[Row]:
    """The newest first."""
    return [Row(record) for record in reversed(records)]


def narrowed(rows: Sequence[Row], wanted: Wanted, words: str) -> list[Row]:
    """Those that are wanted and say every one of ``words``."""
    parts = words.casefold().split()
    return [row for row in rows
            if wanted.wants(row.record) and all(part in row.said for part in parts)]


def wanted(kinds: str, days: str, today: date) -> Wanted:
    """For a choice from each table."""
    before = DAYS[days]
    since = None if before is None else today - timedelta(before)
    return Wanted(KINDS[kinds], since)


def minute(when: datetime) -> str:
    """``22 Nov 2026, 14:03``, in the time of this computer."""
    return f"{when.astimezone():%d %b %Y, %H:%M}".lstrip("0")


def moment(when: datetime) -> str:
    """``22 Nov 2026, 14:03:09``, in the time of this computer."""
    return f"{when.astimezone():%d %b %Y, %H:%M:%S}".lstrip("0")
