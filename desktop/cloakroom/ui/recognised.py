"""What a matter knows of a text: which values to take out, which placeholders to put back."""

from collections.abc import Sequence
from typing import NamedTuple

from cloakroom.model import Finding
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.restore import restore
from cloakroom.scrub import with_known


class Recognised(NamedTuple):
    """The findings with those that the matter adds, and how many values can be put back."""

    findings: list[Finding]
    restorable: int = 0


def recognised(text: str, findings: Sequence[Finding], ledger: Ledger) -> Recognised:
    """Takes time in proportion to the text and to what the matter holds: not on the Qt thread."""
    return Recognised(with_known(text, findings, ledger), restorable(text, ledger))


def restorable(text: str, ledger: Ledger) -> int:
    return restore(text, ledger).recovered if len(ledger) else 0
