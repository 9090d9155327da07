"""Edits into a text: the one way a span is replaced."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from cloakroom.documents.base import Edit


def by_segment(edits: Iterable[Edit]) -> dict[int, list[Edit]]:
    """Edits as they come (sorted by segment and start), segment by segment."""
    return {index: list(group) for index, group in groupby(edits, key=lambda edit: edit.segment)}


def spliced(text: str, edits: Iterable[Edit]) -> str:
    """``text`` of one segment with its ``edits`` (sorted by start, apart) made."""
    parts, at = [], 0
    for edit in edits:
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, text[at:]])


def spread(
    text: str, pieces: Sequence[tuple[int, int]], edits: Sequence[Edit]
) -> Iterator[tuple[int, str]]:
    """What becomes of the pieces of a segment that its edits touch: (index, new text).

    ``pieces`` are spans of ``text``, in order and apart; between them stand fixed characters (a
    tab, a break) that no edit changes. A stand-in goes into the first piece it touches, so that it
    looks like that piece, and the rest of its span is cut out of the others.
    """
    new: dict[int, list[str]] = {}
    ends: dict[int, int] = {}
    first = 0
    for edit in edits:
        while first < len(pieces) and pieces[first][1] <= edit.start:
            first += 1
        index, stand_in = first, edit.text
        while index < len(pieces) and pieces[index][0] < edit.end:
            start, end = pieces[index]
            at = ends.get(index, start)
            new.setdefault(index, []).extend([text[at : max(at, edit.start)], stand_in])
            ends[index] = max(at, min(end, edit.end))
            stand_in = ""
            index += 1
    for index, parts in new.items():
        yield index, "".join([*parts, text[ends[index] : pieces[index][1]]])
