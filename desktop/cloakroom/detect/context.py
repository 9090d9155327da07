"""The words around a candidate: phrases of any length, looked for in a short slice of the text.

A slice costs the same wherever it stands, so context stays linear in the number of candidates.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile

from cloakroom.detect.folding import folded, starts_for_patterns, word_starts

BEFORE = 60
AFTER = 30
_NEW_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?]\s+[A-Z]")
_TAIL = re.compile(
    r"(?:\s(?:and|&))?\s(?:ref(?:erence)?|number|no|num|id)\b\.?(?:\s(?:number|no)\b)?", re.I
)
_LEADERS = frozenset("._…·")
_FEW = 3
_LINE = 100
_BREAK = re.compile(r"[.;\n]")
_LONGEST = 96  # characters of a value that is labelled
_LEADER = 101  # a line of dots, and a space, between the label and the value


_OPENINGS: dict[re.Pattern[str], frozenset[str]] = {}
"""Of each pattern that :func:`phrases` made, the words of letters with which what it finds begins;
none for a phrase that begins otherwise."""


def phrases(*words: str) -> re.Pattern[str]:
    """A pattern that finds any of ``words`` whole, in any case, with any space inside or none
    (``passportNumber``).
    Longest first, so that the reason shown is the most telling one."""
    by_sign: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rest = re.escape(word[1:]).replace(r"\ ", r"[\s_-]{0,3}")
        by_sign.setdefault(_either(word[0]), []).append(rest)
    rests = "|".join(rf"(?<=[{sign}])(?i:{'|'.join(rest)})" for sign, rest in by_sign.items())
    # what is rare comes first: a set of signs is looked for far faster than a list of words
    pattern = re.compile(rf"[{''.join(by_sign)}](?<![^\W_].)(?:{rests})(?![^\W_])")
    openings = frozenset(opening for word in words for opening in _openings(word))
    if "" not in openings:
        _OPENINGS[pattern] = openings
    return pattern


def _openings(phrase: str) -> Iterator[str]:
    """``passport``, ``passportnumber``: the words that may stand where the ``phrase`` begins; an
    empty one where it begins with no letter."""
    opening = ""
    for part in phrase.lower().split(" "):
        letters = "".join(takewhile(str.isalpha, part))
        opening += letters
        yield opening
        if letters != part:
            return


def _either(sign: str) -> str:
    """``sign`` in both cases, and what else ``re.IGNORECASE`` takes for it, inside brackets."""
    alike = {"i": "\u0130\u0131", "k": "\u212a", "s": "\u017f"}.get(sign.lower(), "")
    return "".join(map(re.escape, sorted({sign.lower(), sign.upper()}))) + alike


def before(text: str, start: int, pattern: re.Pattern[str], *, reach: int = BEFORE) -> str | None:
    """The last phrase of ``pattern`` in the ``reach`` characters before ``start``."""
    last = None
    start = _leader_start(text, start)
    for match in pattern.finditer(text, max(0, start - reach), start):
        last = match
    return None if last is None else _tidy(last.group())


def _leader_start(text: str, start: int) -> int:
    """Where the leader in front of ``start`` begins: of a form, "Tel no ........ 01632", only the
    label counts. No leader is longer than a line."""
    place = end = start - (text[start - 1 : start] == " ")
    least = max(0, start - _LINE)
    while place > least and text[place - 1] in _LEADERS:
        place -= 1
    return place if end - place >= _FEW else start


def after(text: str, end: int, pattern: re.Pattern[str], *, reach: int = AFTER) -> str | None:
    """The first phrase of ``pattern`` in the ``reach`` characters after ``end``."""
    match = pattern.search(text, end, min(len(text), end + reach))
    return None if match is None else _tidy(match.group())


def around(text: str, start: int, end: int, pattern: re.Pattern[str]) -> str | None:
    """Why ``pattern`` speaks for the span: ``'nhs number' before it``, or None."""
    phrase = before(text, start, pattern)
    if phrase is not None:
        return f"'{phrase}' before it"
    phrase = after(text, end, pattern)
    return None if phrase is None else f"'{phrase}' after it"


def places(text: str, *words: str) -> Iterator[int]:
    """Where each of ``words`` begins, word by word. Looking for a fixed word is many times faster
    than a pattern that begins with one of several: the pattern is then matched there alone."""
    for word in words:
        at = text.find(word)
        while at >= 0:
            yield at
            at = text.find(word, at + 1)


def word_places(text: str, *signs: str) -> Iterator[int]:
    """:func:`places`, for signs that begin with a whole word of letters."""
    starts = word_starts(text)
    for sign in signs:
        for at in starts.get(_opening(sign), ()):
            if text.startswith(sign, at):
                yield at


@lru_cache(maxsize=512)
def _opening(sign: str) -> str:
    return "".join(takewhile(str.isalpha, sign.lower()))


def mentions(text: str, *words: str) -> bool:
    """Whether one of the lower-case ``words`` is in ``text``, in any case: a gate for a pattern."""
    small = folded(text)
    return any(word in small for word in words)


def starting(text: str, pattern: re.Pattern[str], *signs: str) -> Iterator[re.Match[str]]:
    """What ``pattern`` finds in ``text``, for one whose matches all begin with one of ``signs``
    (small letters): see :func:`places`."""
    end = 0
    for at in sorted(places(folded(text), *signs)):
        match = pattern.match(text, at) if at >= end else None
        if match:
            end = match.end()
            yield match


def supported(
    text: str, words: re.Pattern[str], *values: re.Pattern[str]
) -> Iterator[tuple[re.Match[str], str]]:
    """Each match of one of ``values`` (96 characters at most) with one of ``words`` around it, and
    why. The words are looked for first, as they are rarer."""
    for start, end in near(text, words):
        for pattern in values:
            for match in pattern.finditer(text, start, end + _LONGEST):
                why = around(text, *match.span(), words) if match.start() < end else None
                if why:
                    yield match, why


def _tidy(phrase: str) -> str:
    return " ".join(phrase.lower().replace("_", " ").split())


NUMBERED_THINGS = phrases(
    "order", "order number", "order no", "invoice", "invoice number", "invoice no", "isbn",
    "reference", "ref", "ref no", "reference number", "serial", "serial number", "ticket",
    "part number", "part no", "sku", "model", "product code", "tracking number", "batch",
    "case", "case number", "docket", "item", "job number", "barcode", "ean", "upc", "issn",
    "commit", "build", "revision", "checksum",
)
"""Labels of numbers that are nobody's: an order or a part, not a person or an account."""


def numbered_thing(text: str, start: int) -> bool:
    """Whether the label straight before ``start`` belongs to a thing."""
    return before(text, start, NUMBERED_THINGS, reach=24) is not None


def labelled(
    text: str, values: re.Pattern[str], words: re.Pattern[str], *, reach: int = 40
) -> Iterator[tuple[re.Match[str], str]]:
    """Each match of ``values`` (96 characters at most) that one of ``words`` labels, and why:
    before it in the same sentence with no label of another thing between, or straight after it.
    The labels are looked for first, as they are rarer than numbers."""
    for start, end in near(text, words, reach=reach):
        for match in values.finditer(text, start, end + _LONGEST):
            why = labels(text, *match.span(), words, reach=reach) if match.start() < end else None
            if why:
                yield match, why


def near(
    text: str, words: re.Pattern[str], *, reach: int = BEFORE
) -> Iterator[tuple[int, int]]:
    """Where a value may start that one of ``words`` stands before, at most ``reach`` characters
    away but for a leader, or after: stretches in order, apart."""
    start = end = 0
    for word in every(text, words):
        left = max(0, word.start() - AFTER - _LONGEST)
        if left > end:
            if end:
                yield start, end
            start = left
        end = word.end() + reach + _LEADER
    if end:
        yield start, end


def every(text: str, words: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What ``words.finditer(text)`` gives, for ``words`` that :func:`phrases` made: looked for
    only where a word stands with which one of them begins."""
    openings = _OPENINGS.get(words)
    if openings is None:
        yield from words.finditer(text)
        return
    starts, end = starts_for_patterns(text), 0
    for at in sorted(at for word in openings if word in starts for at in starts[word]):
        match = words.match(text, at) if at >= end else None
        if match:
            end = match.end()
            yield match


def labels(
    text: str, start: int, end: int, words: re.Pattern[str], *, reach: int = 40
) -> str | None:
    """Why ``words`` label the span: ``'utr' before it``, or None. For formats so weak that
    :func:`around` would believe a word of the sentence before."""
    last = None
    start = _leader_start(text, start)
    for match in words.finditer(text, max(0, start - reach), start):
        last = match
    if last is not None:
        tail = _TAIL.match(text, last.end(), start)
        between = tail.end() if tail else last.end()
        if not (
            NUMBERED_THINGS.search(text, between, start)
            or _NEW_SENTENCE.search(text, last.end() - 3, start)
        ):
            return f"'{_tidy(last.group())}' before it"
    if numbered_thing(text, start):
        return None
    stop = _BREAK.search(text, end, end + AFTER)
    phrase = after(text, end, words, reach=stop.start() - end if stop else AFTER)
    return None if phrase is None else f"'{phrase}' after it"
