"""What one look at a text gave: the findings, and how far the look went."""

from dataclasses import dataclass

from cloakroom.model import Finding


@dataclass(frozen=True, slots=True)
class Scan:
    """``findings`` and ``near`` are sorted and disjoint, also from one another. What starts at
    ``scanned_to`` or behind it, of ``total`` characters, was not looked at: the time ran out."""

    findings: tuple[Finding, ...]
    scanned_to: int
    total: int
    near: tuple[Finding, ...] = ()

    @property
    def complete(self) -> bool:
        return self.scanned_to >= self.total
