"""How well findings match labels: covered characters, texts with a miss, precision, strict F1."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evaluation.labelled import Labelled, Span

Pair = tuple[Labelled, Sequence[Span]]
"""A labelled text and what was found in it."""


@dataclass(frozen=True, slots=True)
class Score:
    """Counts only; the shares are worked out from them. Characters are letters and digits.

    ``covered`` characters lie in a finding of any type, ``typed`` ones in one of their own type.
    ``missed_texts`` hold a span that is not covered whole. A finding is ``right`` where it
    overlaps a span of its type, ``useful`` where it overlaps a span of any type, and
    ``exact`` where it is a span. ``marked`` characters lie in findings, ``meant`` of these in a
    span of any type; those of an optional span are neither."""

    spans: int = 0
    characters: int = 0
    covered: int = 0
    typed: int = 0
    texts: int = 0
    missed_texts: int = 0
    found: int = 0
    right: int = 0
    useful: int = 0
    exact: int = 0
    marked: int = 0
    meant: int = 0

    @property
    def coverage(self) -> float | None:
        return _share(self.covered, self.characters)

    @property
    def typed_coverage(self) -> float | None:
        return _share(self.typed, self.characters)

    @property
    def precision(self) -> float | None:
        return _share(self.right, self.found)

    @property
    def blind_precision(self) -> float | None:
        return _share(self.useful, self.found)

    @property
    def character_precision(self) -> float | None:
        """The share of the characters found that are sensitive, whatever their type."""
        return _share(self.meant, self.marked)

    @property
    def strict_f1(self) -> float | None:
        return _share(2 * self.exact, self.found + self.spans)


def _share(part: int, whole: int) -> float | None:
    """Per cent; nothing is known where there is nothing."""
    return 100 * part / whole if whole else None


def score(pairs: Iterable[Pair], types: frozenset[str]) -> Score:
    """The spans and the findings of ``types``. What protects a span may be of any type."""
    rows = [_of_text(text, found, types) for text, found in pairs]
    return Score(*(sum(column) for column in zip(*rows, strict=True))) if rows else Score()


def _of_text(text: Labelled, found: Sequence[Span], types: frozenset[str]) -> tuple[int, ...]:
    spans = [span for span in text.spans if span.entity_type in types]
    mine = [span for span in counted(text, found) if span.entity_type in types]
    loose = [sum(_signs(text, span)) - _covered(text, span, found) for span in spans]
    return (
        len(spans),
        sum(sum(_signs(text, span)) for span in spans),
        sum(_covered(text, span, found) for span in spans),
        sum(_covered(text, span, _of_type(found, span.entity_type)) for span in spans),
        int(bool(spans)),
        int(any(loose)),
        len(mine),
        sum(any(one.overlaps(s) for s in _of_type(text.spans, one.entity_type)) for one in mine),
        sum(any(one.overlaps(s) for s in text.spans) for one in mine),
        len(set(mine) & set(spans)),
        *_characters(text, mine),
    )


def _characters(text: Labelled, mine: Iterable[Span]) -> tuple[int, int]:
    """Letters and digits of the findings, each once, and how many of them are in a span."""
    found = _places(mine) - (_places(text.optional) - _places(text.spans))
    found = {place for place in found if text.text[place].isalnum()}
    return len(found), len(found & _places(text.spans))


def _places(spans: Iterable[Span]) -> set[int]:
    return {place for span in spans for place in range(span.start, span.end)}


def _of_type(spans: Iterable[Span], entity_type: str) -> list[Span]:
    return [span for span in spans if span.entity_type == entity_type]


def counted(text: Labelled, found: Iterable[Span]) -> list[Span]:
    """The findings without those that touch an optional span and no other."""
    return [
        one
        for one in found
        if any(one.overlaps(span) for span in text.spans)
        or not any(one.overlaps(span) for span in text.optional)
    ]


def _signs(text: Labelled, span: Span) -> list[bool]:
    return [sign.isalnum() for sign in text.text[span.start : span.end]]


def _covered(text: Labelled, span: Span, found: Iterable[Span]) -> int:
    signs = _signs(text, span)
    inside = set[int]()
    for one in found:
        if one.overlaps(span):
            inside.update(range(max(one.start, span.start), min(one.end, span.end)))
    return sum(signs[place - span.start] for place in inside)


def misses(text: Labelled, found: Sequence[Span]) -> list[tuple[Span, bool]]:
    """The spans that are not covered whole, and whether nothing of them is covered."""
    left = []
    for span in text.spans:
        covered = _covered(text, span, found)
        if covered < sum(_signs(text, span)):
            left.append((span, covered == 0))
    return left


def alarms(text: Labelled, found: Sequence[Span]) -> list[Span]:
    """The findings that touch nothing that is labelled."""
    labelled = (*text.spans, *text.optional)
    return [one for one in found if not any(one.overlaps(span) for span in labelled)]
