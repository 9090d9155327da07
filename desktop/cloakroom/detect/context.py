"""The words around a candidate: phrases of any length, looked for in a short slice of the text.

A slice costs the same wherever it stands, so context stays linear in the number of candidates.
"""

import re
from collections.abc import Iterator

BEFORE = 60
AFTER = 30
_NEW_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?]\s+[A-Z]")
_TAIL = re.compile(r"\s(?:ref(?:erence)?|number|no|num|id)\b\.?(?:\s(?:number|no)\b)?", re.I)
_BREAK = re.compile(r"[.;\n]")


def phrases(*words: str) -> re.Pattern[str]:
    """A pattern that finds any of ``words`` whole, in any case, with any space inside or none
    (``passportNumber``).
    Longest first, so that the reason shown is the most telling one."""
    parts = sorted((re.escape(word).replace(r"\ ", r"[\s_-]{0,3}") for word in words), key=len)
    joined = "|".join(reversed(parts))
    return re.compile(rf"(?<![^\W_])(?:{joined})(?![^\W_])", re.IGNORECASE)


def before(text: str, start: int, pattern: re.Pattern[str], *, reach: int = BEFORE) -> str | None:
    """The last phrase of ``pattern`` in the ``reach`` characters before ``start``."""
    last = None
    for match in pattern.finditer(text, max(0, start - reach), start):
        last = match
    return None if last is None else _tidy(last.group())


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


def folded(text: str) -> str:
    """``text`` in lower case and of the same length, so that offsets stay true. A search for small
    letters in it is several times faster than a search that ignores case."""
    return text.replace("İ", "I").lower()  # no other letter has a longer small form


def places(text: str, *words: str) -> Iterator[int]:
    """Where each of ``words`` begins, word by word. Looking for a fixed word is many times faster
    than a pattern that begins with one of several: the pattern is then matched there alone."""
    for word in words:
        at = text.find(word)
        while at >= 0:
            yield at
            at = text.find(word, at + 1)


def mentions(text: str, *words: str) -> bool:
    """Whether one of the lower-case ``words`` is in ``text``, in any case: a gate for a pattern."""
    lower = text.lower()
    return any(word in lower for word in words)


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
    """Each match of ``values`` that one of ``words`` labels, and why: before it in the same
    sentence with no label of another thing between, or straight after it."""
    for match in values.finditer(text):
        why = labels(text, match.start(), match.end(), words, reach=reach)
        if why:
            yield match, why


def labels(
    text: str, start: int, end: int, words: re.Pattern[str], *, reach: int = 40
) -> str | None:
    """Why ``words`` label the span: ``'utr' before it``, or None. For formats so weak that
    :func:`around` would believe a word of the sentence before."""
    last = None
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
