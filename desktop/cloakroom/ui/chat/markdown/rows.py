"""The cells of a row of a table."""

import re

Span = tuple[int, int]

_BAR = re.compile(r"\\.|\|")


def cells(text: str, start: int, end: int) -> list[Span]:
    """As spans of ``text``, without the blanks around them; ``\\|`` is no bar."""
    start, end = without_blanks(text, start, end)
    if text.startswith("|", start, end):
        start += 1
    bars = [each.start() for each in _BAR.finditer(text, start, end) if each[0] == "|"]
    edges = [start, *(bar + 1 for bar in bars)]
    ends = [*bars, end]
    if bars and edges[-1] >= end:  # after the closing bar
        edges.pop()
        ends.pop()
    return [without_blanks(text, *span) for span in zip(edges, ends, strict=True)]


def without_blanks(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    inside = words.strip()
    first = start + len(words) - len(words.lstrip())
    return (first, first + len(inside)) if inside else (start, start)
