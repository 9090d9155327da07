"""``scan`` for people: one aligned line a finding. Colour adds to words, never replaces them."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from re import compile as pattern

from cloakroom.cli.console import Paint, visible
from cloakroom.cli.examine import Examined
from cloakroom.entity_types import Group, count_of, entity_type
from cloakroom.files.reading import Reading
from cloakroom.model import Finding

_WIDEST = 60
_LINE_END = pattern(r"\r\n|\r|\n")
_BOLD = "1"
_FAINT = "2"
_COLOURS = {
    Group.NAMES: "36",
    Group.IDENTIFIERS: "35",
    Group.MONEY: "33",
    Group.CONTACT: "34",
    Group.SECRETS: "31",
    Group.PLACES: "32",
}


def listing(examined: Examined, paint: Paint, *, values: bool) -> list[str]:
    """``letter.txt:1:6  name  Amira Okafor  93%  name model``; lines and columns count from 1. In
    a file of several places it is the place: ``letter.docx:comment 2``."""
    places = _Places(examined)
    name = visible(examined.source.name)
    rows = [
        (
            f"{name}:{visible(places.of(finding))}",
            entity_type(finding.entity_type).label,
            _value(examined.text, finding) if values else "",
            finding,
        )
        for finding in examined.findings
    ]
    widths = [max((len(str(row[column])) for row in rows), default=0) for column in range(3)]
    return [_line(row, widths, paint) for row in rows]


def unread(examined: Examined) -> list[str]:
    """One sentence for each part that nobody can read."""
    return [
        f"{examined.source.name}: not read: {each.place or each.address}. {each.why}"
        for each in examined.unread
    ]


def counts(findings: Iterable[Finding]) -> str:
    """``2 names and 1 telephone number``, the most frequent kind first; empty without any."""
    by_kind = Counter(finding.entity_type for finding in findings).most_common()
    parts = [count_of(kind, number) for kind, number in by_kind]
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def _line(row: tuple[str, str, str, Finding], widths: Sequence[int], paint: Paint) -> str:
    place, label, value, finding = row
    colour = _COLOURS[entity_type(finding.entity_type).group]
    cells = [
        place.ljust(widths[0]),
        paint(label, colour) + " " * (widths[1] - len(label)),
        paint(value, _BOLD) + " " * (widths[2] - len(value)),
        f"{finding.score:4.0%}",
        paint(visible(finding.why), _FAINT),
    ]
    return "  ".join(cells if widths[2] else cells[:2] + cells[3:])


class _Places:
    def __init__(self, examined: Examined) -> None:
        self._reading = examined.file.reading if examined.file else Reading.of(())
        text = self._reading.text
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def of(self, finding: Finding) -> str:
        if len(self._reading.segments) == 1:
            line = bisect_right(self._starts, finding.start)
            return f"{line}:{finding.start - self._starts[line - 1] + 1}"
        segment, start = self._reading.place(finding.start)
        return f"{segment.place or segment.address}:{start + 1}"


def _value(text: str, finding: Finding) -> str:
    value = visible(text[finding.start : finding.end])
    return value if len(value) <= _WIDEST else f"{value[: _WIDEST - 1]}…"
