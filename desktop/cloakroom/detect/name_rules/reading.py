"""Read a name word by word from a place where evidence says that one begins."""

import re
from typing import Final, NamedTuple

from cloakroom.detect.name_rules.words import ORGANISATION, PARTICLES, TITLES, is_common, is_stop

_PART: Final = re.compile(r"[^\W\d_]{1,40}(?:(?:['’](?!s\b)|[‑-])[^\W\d_]{1,40}){0,3}\.?", re.I)
_GAP: Final = re.compile(r"[ \u00a0]{1,2}")
_LINES: Final = ("\n", "\r")
_CELLS: Final = (*_LINES, "|", ";", "{", "\t", ",", "&", "?")
_BACK: Final = 12  # characters of quotation marks, bullets and blanks that may open a line


class Name(NamedTuple):
    start: int
    end: int
    words: int


def name_at(text: str, at: int, *, most: int = 4, small: bool = False) -> Name | None:
    """The name of at most ``most`` words that begins at ``at``; ``small`` lets it be written in
    small letters, when it is one that is no common word."""
    end, count, position = at, 0, at
    while count < most:
        part = _PART.match(text, position)
        if part is None or not _fits(text, part, first=count == 0, small=small):
            break
        end, count = part.end(), count + 1
        gap = _GAP.match(text, end)
        initial = _is_initial(part.group())
        if not initial and (gap is None or text[end - 1] == "."):
            break
        position = gap.end() if gap else end
    if text[end - 1 : end] == ".":
        end -= 1
    name = Name(at, end, count)
    return name if count and not _is_organisation(text, name) else None


def opens_line(text: str, at: int, *, cells: bool = True) -> bool:
    """Whether nothing but blanks, bullets and quotation marks stands before ``at`` in its line, or
    with ``cells`` in its table cell or its item of a list."""
    before = text[max(0, at - _BACK) : at].rstrip(" \u00a0\"'“‘*•·>-–_#[(")
    return (not before and at <= _BACK) or before[-1:] in (_CELLS if cells else _LINES)


def _fits(text: str, part: re.Match[str], *, first: bool, small: bool) -> bool:
    written = part.group().rstrip(".")
    word = written.lower()
    if written[0].isupper() or written[0].lower() == written[0].upper():
        return len(written) == 1 or not (is_stop(word) or (first and word in TITLES))
    if word in PARTICLES:
        return _leads_on(text, part.end())
    fits = len(word) > 1 and not is_common(word) and not (first and len(word) < 3)
    return small and fits and "-" not in word  # returns-web


def _leads_on(text: str, at: int) -> bool:
    """Whether a capital letter follows a particle, or another particle and a capital letter."""
    for _ in range(2):
        gap = _GAP.match(text, at)
        part = _PART.match(text, gap.end()) if gap else None
        if part is None:
            return False
        if part.group()[0].isupper():
            return True
        if part.group() not in PARTICLES:
            return False
        at = part.end()
    return False


def _is_initial(written: str) -> bool:
    return len(written) == 2 and written[1] == "."


def _is_organisation(text: str, name: Name) -> bool:
    last = text[name.start : name.end].rsplit(None, 1)[-1].lower()
    following = _PART.match(text, name.end + 1)
    return last in ORGANISATION or (
        text[name.end : name.end + 1] in (" ", "\u00a0")
        and following is not None
        and following.group().rstrip(".").lower() in ORGANISATION
        and following.group()[0].isupper()
    )
