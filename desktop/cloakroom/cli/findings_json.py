"""``scan --json``: one object an input, JSON Lines, offsets in Unicode code points."""

import json
from typing import Any

from cloakroom.cli.examine import Examined
from cloakroom.model import Finding

SEGMENT = "text"
"""Plain text has one segment, the whole text."""

_LINE_ENDS = {ord(char): f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"}


def as_json(examined: Examined, *, values: bool) -> str:
    """One line. What some readers take for the end of a line is escaped."""
    name = examined.source.name
    line = {
        "source": name,
        "segments": int(examined.readable),
        "characters": len(examined.text),
        "seconds": round(examined.seconds, 3),
        "findings": [_row(finding, examined.text, values) for finding in examined.findings],
        "not_scanned": _not_scanned(examined),
        "warnings": list(examined.warnings),
    }
    if examined.near is not None:
        line["near_misses"] = [_row(finding, examined.text, values) for finding in examined.near]
    return json.dumps(line, ensure_ascii=False).translate(_LINE_ENDS)


def _not_scanned(examined: Examined) -> list[str]:
    """The name of what was not read; of what was read in part, with the characters left out."""
    if examined.complete:
        return []
    name, end = examined.source.name, len(examined.text)
    return [f"{name}#{examined.scanned_to}-{end}" if examined.readable else name]


def _row(finding: Finding, text: str, values: bool) -> dict[str, Any]:
    row: dict[str, Any] = {
        "segment": SEGMENT,
        "start": finding.start,
        "end": finding.end,
        "type": finding.entity_type,
        "score": round(finding.score, 3),
    }
    if values:
        row["text"] = text[finding.start : finding.end]
    return {**row, "why": finding.why}
