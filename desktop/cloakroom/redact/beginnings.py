"""Where a text that is still arriving may have begun a placeholder or a stand-in.

A little more than the grammar of ``placeholders.py`` is let through: a place that turns out to be
nothing costs a moment's wait, a place missed would show half a placeholder to the reader.
"""

import re
from collections.abc import Iterator

from cloakroom.redact.placeholders import OPENINGS, narrow
from cloakroom.redact.slips import LONGEST_SLIP
from cloakroom.redact.stand_ins import LONGEST, StandIns

LONGEST_WRITTEN = 1_300
"""Characters that a placeholder may have with every joint at its widest: a dozen joints of 80."""

_PLACE = re.compile(rf"[{re.escape(''.join({opening[0] for opening in OPENINGS}))}]|[^\W_]+")
_LEAD = re.compile(r"(?:<br ?/?>|[\s\u00ad\u200b-\u200d\u2060\ufeff*_`~>])*([A-Za-z0-9]*)")
_REST = re.compile(
    r"(?:[\w\s\\*`~&#;<>/'’‘ʼ\])}〉》】〕」』⟩⟧\u00ad\u200b-\u200d\u2010-\u2015\u2060\u2212\ufeff-])*"
)
_BARE = re.compile(r"([A-Z][A-Z0-9]*)((?:\\?_[A-Z0-9]*)*\\?)")
_SLIP = re.compile(rf"\[[A-Z][A-Z0-9_]{{0,{LONGEST_SLIP}}}", re.ASCII)
_BREAK = "<br />"


class Beginnings:
    """Prepared for the ticket ``words`` and ``stand_ins`` of one ledger."""

    def __init__(self, words: frozenset[str], stand_ins: StandIns) -> None:
        self._first = {word.partition("_")[0] for word in words}
        self._stubs = {first[:n] for first in self._first for n in range(len(first) + 1)}
        self._stand_ins = stand_ins

    def in_text(self, text: str, start: int) -> Iterator[int]:
        """The places from ``start`` on from which all that follows in ``text`` may be the
        beginning of one, in order."""
        plain = narrow(text)
        for place in _PLACE.finditer(plain, max(start, len(plain) - LONGEST_WRITTEN)):
            at = place.start()
            if place[0][0].isalnum():
                possible = self._is_word_of_ours(text, plain, at)
            else:
                possible = any(self._is_open(plain[at:], opening) for opening in OPENINGS)
            if possible:
                yield at

    def _is_word_of_ours(self, text: str, plain: str, at: int) -> bool:
        if text[max(0, at - 1) : at].isalnum():
            return False
        bare = _BARE.fullmatch(plain, at)
        if bare and bare[1] in (self._first if bare[2] else self._stubs):
            return True
        return len(text) - at <= LONGEST and self._stand_ins.may_continue(text[at:])

    def _is_open(self, end: str, opening: str) -> bool:
        if not end.startswith(opening):
            return opening.startswith(end)
        if opening == "[" and _SLIP.fullmatch(end):
            return True
        lead = _LEAD.match(end, len(opening))
        assert lead is not None  # each part of it may be empty
        rest, letters = end[lead.end() :], lead[1].upper()
        if not rest:
            return letters in self._stubs
        if not letters:
            return _BREAK.startswith(rest)
        return letters in self._first and _REST.fullmatch(rest) is not None
