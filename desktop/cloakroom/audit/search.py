"""Which records are wanted, and whether a text is on record."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from cloakroom.audit.record import Record
from cloakroom.audit.secret import Secret, Subject


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is empty asks for nothing. ``events`` are values of What. ``since`` and ``until`` are
    days of ``zone`` (None: of this computer), both included."""

    events: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    deployment: str = ""
    zone: tzinfo | None = None

    @property
    def everything(self) -> bool:
        return not (self.events or self.since or self.until or self.deployment)

    def wants(self, record: Record) -> bool:
        return (
            (not self.events or record.event in self.events)
            and (not self.deployment or record.text("deployment_id") == self.deployment)
            and self._in_time(record)
        )

    def _in_time(self, record: Record) -> bool:
        if self.since is None and self.until is None:
            return True
        day = record.when.astimezone(self.zone).date()
        return (self.since is None or day >= self.since) and \
            (self.until is None or day <= self.until)


def chosen(records: Iterable[Record], wanted: Wanted) -> list[Record]:
    return [record for record in records if wanted.wants(record)]


@dataclass(frozen=True, slots=True)
class Sent:
    """Where a text is on record, as one that was sent or as an answer. ``unknown`` are records
    that another key made, of which nobody can say whether they are of this text."""

    sent: Sequence[Record] = ()
    received: Sequence[Record] = ()
    unknown: int = 0

    @property
    def found(self) -> bool:
        return bool(self.sent or self.received)


def on_record(records: Sequence[Record], words: str, secret: Secret) -> Sent:
    """Line ends, spaces at the ends and the composition of letters play no part."""
    mark = secret.mark(Subject.TEXT, words)
    ours = [record for record in records if record.line.install == secret.install]
    marked = [record for record in records if record.text("text_hmac") or record.text("reply_hmac")]
    return Sent(
        _with(ours, lambda record: record.text("text_hmac") == mark) if mark else (),
        _with(ours, lambda record: record.text("reply_hmac") == mark) if mark else (),
        sum(record.line.install != secret.install for record in marked),
    )


def _with(records: Iterable[Record], is_it: Callable[[Record], bool]) -> list[Record]:
    return [record for record in records if is_it(record)]
