"""Placeholders that stand in a text already: a copied answer, a text scrubbed before."""

from cloakroom.redact.placeholders import TABLE_WORDS, sightings
from cloakroom.redact.style import in_brackets

_RECENT: dict[tuple[int, int, frozenset[str]], tuple[tuple[int, int], ...]] = {}
_MOST = 8


def standing(text: str, words: frozenset[str] = TABLE_WORDS) -> tuple[tuple[int, int], ...]:
    """Where they stand, in order. ``words`` are those that a ledger at hand has tickets with.

    Each look of a scrub asks three times about the same text, so the offsets (and nothing of the
    text) are remembered for a while."""
    key = (hash(text), len(text), words)
    if key not in _RECENT:
        if len(_RECENT) >= _MOST:
            _RECENT.clear()
        _RECENT[key] = tuple(
            (seen.start, seen.end)
            for seen in sightings(text, words)
            if text[seen.start : seen.end] in in_brackets(str(seen.placeholder))
        )
    return _RECENT[key]
