"""``scan --json``: one object an input, JSON Lines, offsets in Unicode code points."""

import json
from collections.abc import Sequence
from typing import Any

from cloakroom.cli.examine import Examined
from cloakroom.files.reading import Reading
from cloakroom.model import Finding

_LINE_ENDS = {ord(char): f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"}


def as_json(examined: Examined, *, values: bool) -> str:
    """One line. What some readers take for the end of a line is escaped."""
    name = examined.source.name
    line = {
        "source": name,
        "segments": len(examined.file.contents.segments) if examined.file else 0,
        "characters": len(examined.text),
        "seconds": round(examined.seconds, 3),
        "findings": _rows(examined, examined.findings, values),
        "not_scanned": _not_scanned(examined),
        "warnings": list(examined.warnings),
    }
    if examined.near is not None:
        line["near_misses"] = _rows(examined, examined.near, values)
    return json.dumps(line, ensure_ascii=False).translate(_LINE_ENDS)


def _not_scanned(examined: Examined) -> list[str]:
    """The name of what was not read; of what was read in part, with the characters or the parts
    left out."""
    name, end = examined.source.name, len(examined.text)
    if not examined.readable:
        return [name]
    late = [] if examined.complete else [f"{name}#{examined.scanned_to}-{end}"]
    return [*late, *(f"{name}#{each.address}" for each in examined.unread)]


def _rows(
    examined: Examined, findings: Sequence[Finding], values: bool
) -> list[dict[str, Any]]:
    if examined.file is None:
        return []
    return [_row(finding, examined.file.reading, values) for finding in findings]


def _row(finding: Finding, reading: Reading, values: bool) -> dict[str, Any]:
    segment, start = reading.place(finding.start)
    row: dict[str, Any] = {
        "segment": segment.address,
        "start": start,
        "end": start + finding.end - finding.start,
        "type": finding.entity_type,
        "score": round(finding.score, 3),
    }
    if values:
        row["text"] = reading.text[finding.start : finding.end]
    return {**row, "why": finding.why}
