"""What the page says of the trail as a whole."""

from typing import TYPE_CHECKING

from cloakroom.audit.record import Record
from cloakroom.audit.search import Sent
from cloakroom.audit.telling import deployment
from cloakroom.ui.activity.row import moment

if TYPE_CHECKING:
    from cloakroom.audit.verify import Verdict

EMPTY = (
    "Nothing is on record yet. What you send from the chat will be listed here: when, to which "
    "deployment and how many values of which kind were taken out, never what was in it."
)
NONE_FITS = "No record fits the filter."
READING = "Reading the records…"
NOT_ANCHORED = (
    "This computer offers no keyring, so records of this session cannot be checked for a missing "
    "end later. They are marked “not anchored”."
)


def count(number: int, total: int) -> str:
    """``12 of 40 records``."""
    many = f"{total:,} record{'' if total == 1 else 's'}"
    return many if number == total else f"{number:,} of {many}"


def of_verdict(verdict: "Verdict", *, anchored: bool) -> str:
    """The banner; empty where all is well. Without a keyring no record of it is made."""
    faults = verdict.news or verdict.faults
    if not faults:
        return ""
    first = "Some older records were changed or are missing, as noted before."
    if verdict.news:
        told = ", and that itself is on record now" if anchored else ""
        first = f"Some records were changed or are missing{told}."
    more = len(faults) - 1
    others = f" And {more:,} more such {'place' if more == 1 else 'places'}." if more else ""
    return f"{first} New records are kept as usual. {faults[0].sentence}{others}"


def of_sent(sent: Sent) -> str:
    """The answer to “Was this text sent?”."""
    lines = [
        *(f"Yes: sent on {_where(record)}." for record in sent.sent),
        *(f"It came back as an answer on {_where(record)}." for record in sent.received),
    ]
    if lines:
        return "\n".join(lines)
    unknown = (f" {sent.unknown:,} records were made with another key and cannot be compared."
               if sent.unknown else "")
    return f"There is no record of this very text.{unknown}"


def _where(record: Record) -> str:
    to = deployment(record)
    return f"{moment(record.when)}{f', {to}' if to else ''} (record {record.seq})"
