"""British passport numbers: nine digits, or one or two letters and seven or eight digits in newer
and older series; other countries mix up to nine letters and digits (ICAO Doc 9303 part 4). There is
no check digit on the number as people write it, so its label must be there. The second line of the
machine readable zone has check digits (ICAO Doc 9303 part 3, weights 7 3 1) and needs no label.
"""

import re
from collections.abc import Iterator

from cloakroom.detect.context import before, labelled, labels, mentions, near, phrases
from cloakroom.detect.hit import Hit

_NUMBER = re.compile(
    r"[0-9A-Za-z](?<![\w/-].)(?<!(?<!\.)\..)(?:(?<=[0-9])(?:[0-9]{8}|[0-9]{2} [0-9]{3} [0-9]{3})"
    r"|(?<=[A-Z])(?:[A-Z]? ?[0-9]{6,8}|(?=(?:[A-Z]?[0-9]){5})[A-Z0-9]{6,8})"
    r"|(?<=[a-z])[a-z]?[0-9]{7,8})"
    r"(?![\w-]|[./]\d)"
)
_WORDS = phrases(
    "passport", "passport number", "passport no", "passport num", "passport ref", "passport id",
    "passport reference", "ppt no", "ppt", "travel document", "travel document number", "passports",
    "travel doc", "pp no", "pp number", "p/port", "pport", "pport no", "pasport", "bio page",
    "biodata page", "photo page",
)
_DOCUMENT = phrases("document no", "document number", "doc no", "id document", "id no", "id number")
_REACH = 60
_LONGEST = 16
_USUAL = re.compile(r"[0-9]{9}|[A-Z]{2} ?[0-9]{7}|[0-9]{3} [0-9]{3} [0-9]{3}")
_USUAL_WORD = re.compile(r"[0-9](?<![\w/-].)(?<!(?<!\.)\..)[0-9]{8}(?![\w-]|[./]\d)")
_OTHERS = phrases(
    "phone", "tel", "mobile", "fax", "nhs", "nino", "utr", "account", "account number", "a/c",
    "order", "invoice", "visa", "booking", "licence", "licence number", "sbi", "isbn", "part",
    "ticket", "crn", "application", "payroll", "staff number", "uprn",
)
_SHORT = re.compile(r"p(?<![\w.].)p:? (?P<value>[0-9]{9})(?![\w-]|[./]\d)", re.I)
"""``pp`` before a number of nine digits is no page."""
_ZONE = re.compile(
    r"[0-9A-Z](?<!\w.)[0-9A-Z<]{8}[0-9]GBR[0-9]{7}[MFX<][0-9]{7}[0-9A-Z<]{14}[0-9<][0-9](?!\w)"
)
_WEIGHTS = (7, 3, 1)


def find(text: str) -> Iterator[Hit]:
    for start, end in near(text, _WORDS, reach=_REACH):
        for match in _NUMBER.finditer(text, start, end + _LONGEST):
            if not _labelled_as_another(text, match.start()):
                yield from _labelled(text, *match.span())
    yield from _of_other_labels(text)
    for match in _ZONE.finditer(text) if "GBR" in text else ():
        if _checked(match.group()):
            why = "the machine readable line of a passport, check digits correct"
            yield Hit(*match.span(), "UK_PASSPORT", 0.95, why)


def _of_other_labels(text: str) -> Iterator[Hit]:
    for match in _SHORT.finditer(text) if mentions(text, "pp ", "pp:") else ():
        yield Hit(*match.span("value"), "UK_PASSPORT", 0.7, "'pp' before it")
    if mentions(text, "nationality", "passport", "gbr"):
        for match, why in labelled(text, _USUAL_WORD, _DOCUMENT):
            yield Hit(*match.span(), "UK_PASSPORT", 0.7, why)


def _labelled(text: str, start: int, end: int) -> Iterator[Hit]:
    why = labels(text, start, end, _WORDS, reach=_REACH)
    if why:
        yield Hit(start, end, "UK_PASSPORT", 0.88, why)
    else:
        yield from _loosely(text, start, end)


def _loosely(text: str, start: int, end: int) -> Iterator[Hit]:
    """The usual British form after a word for it, with a "ref" or the like between."""
    support = before(text, start, _WORDS, reach=30)
    if support and _USUAL.fullmatch(text, start, end):
        why = f"the form of a passport number; '{support}' before it"
        yield Hit(start, end, "UK_PASSPORT", 0.7, why)


def _labelled_as_another(text: str, start: int) -> bool:
    """Whether a word for another number stands between the word for a passport and it."""
    left = max(0, start - _REACH)
    for word in _WORDS.finditer(text, left, start):
        left = word.end()
    return _OTHERS.search(text, left, start) is not None


def _checked(line: str) -> bool:
    fields = (line[:9], line[13:19], line[21:27])
    return all(
        check_digit(field) == line[end] for field, end in zip(fields, (9, 19, 27), strict=True)
    )


def check_digit(field: str) -> str:
    """The check digit of one field: ``<`` counts 0, ``A`` 10, ``Z`` 35."""
    values = (0 if sign == "<" else int(sign, 36) for sign in field)
    return str(sum(value * _WEIGHTS[place % 3] for place, value in enumerate(values)) % 10)
