"""The report beside a clean copy: numbers, kinds and places, and never a value."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cloakroom.documents.base import Opaque
from cloakroom.documents.proof.result import Proof, Unread, Verdict
from cloakroom.files.reading import Reading
from cloakroom.model import Finding
from cloakroom.scrub import Scrubbed

VISIBLE = "text"


@dataclass(frozen=True, slots=True)
class Report:
    """``by_type`` and ``by_place`` count what was taken out; ``dropped`` is what the copy no
    longer holds; ``notes`` are sentences of the format."""

    by_type: Mapping[str, int]
    by_place: Mapping[str, int]
    kept: int
    dropped: tuple[Opaque, ...]
    proof: Proof
    notes: tuple[str, ...]

    @property
    def verdict(self) -> Verdict:
        return self.proof.verdict

    @property
    def total(self) -> int:
        return sum(self.by_type.values())

    def to_json(self) -> str:
        """One JSON object, indented, for a file of its own."""
        return json.dumps(self._rows(), indent=2, ensure_ascii=False) + "\n"

    def _rows(self) -> dict[str, Any]:
        return {
            "taken_out": dict(self.by_type),
            "places": dict(self.by_place),
            "kept_by_user": self.kept,
            "dropped": [{"place": o.place, "kind": o.kind, "why": o.why} for o in self.dropped],
            "proof": {
                "verdict": self.verdict,
                "layers_searched": self.proof.layers,
                "not_read": [_unread(each) for each in self.proof.unread],
            },
            "notes": list(self.notes),
        }


def _unread(each: Unread) -> dict[str, str]:
    return {"place": each.place, "why": each.why}


def report(
    reading: Reading, scrubbed: Scrubbed, proof: Proof, dropped: tuple[Opaque, ...],
    notes: tuple[str, ...],
) -> Report:
    taken = [item.finding for item in scrubbed.redacted.replacements]
    return Report(
        Counter(finding.entity_type for finding in taken),
        Counter(_place(reading, finding) for finding in taken),
        sum(not reading.is_label(kept) for kept in scrubbed.cleared.kept), dropped, proof, notes,
    )


def _place(reading: Reading, finding: Finding) -> str:
    segment, _ = reading.place(finding.start)
    return segment.place or VISIBLE
