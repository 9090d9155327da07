"""Street addresses abroad: the word for a street first and the number behind it (Italy, Spain,
Portugal, Romania, Poland, Ukraine, Malaysia …), the two in one word (Germany, the Netherlands,
Scandinavia), the number first (France, Korea), a house number with its word (India, Malaysia).

The words for a street are the postal operators' own, as the Universal Postal Union lists them by
country; written down from memory, not checked against its list.
"""

import re
from collections.abc import Iterable, Iterator

from cloakroom.detect.context import places, word_places
from cloakroom.detect.folding import word_starts
from cloakroom.detect.hit import Hit

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪŁŃŇŌŐŘŚŞŠȘŤȚŪŮŰŹŻŽΑ-ΩА-ЯІЇЄҐ"
_NAME = rf"[{_CAPITAL}][\w'’.-]{{0,24}}"
_FIRST = (
    "Via ", "Viale ", "Vicolo ", "Piazza ", "Piazzale ", "Corso ", "Largo ", "Calle ", "C/ ",
    "Avenida ", "Avda. ", "Av. ", "Paseo ", "Plaza ", "Carrer ", "Camino ", "Rua ", "Travessa ",
    "Praça ", "Alameda ", "Estrada ", "Strada ", "Str. ", "Bd. ", "Bulevardul ", "Calea ",
    "Aleea ", "ul. ", "Ul. ", "ulica ", "al. ", "os. ", "вул. ", "ул. ", "просп. ", "бул. ",
    "Jalan ", "Jl. ", "Lorong ", "Odos ", "Rr. ",
)
_NUMBER = (
    r"(?:n[º°r]?\.?[ ]|nr\.?[ ]|no\.?[ ])?[0-9]{1,5}[A-Za-z]?(?:[/-][0-9]{1,4}[A-Za-z]?)?(?!\w)"
)
_INSIDE = (
    r"(?:,?[ ](?:[0-9]{1,2}\.?[ºª°][ ]?(?:[A-Z]\w{0,3})?|"
    r"(?:bl|sc|et|ap|apt|int|esc|кв|m|lok)\.[ ]?\w{1,5}"
    r"|(?:piso|depto|apto|scala|interno)[ ]\w{1,5})){0,4}"
)
_TYPE_FIRST = re.compile(
    r"\S{1,10}[ ](?:(?:de|del|della|delle|dei|degli|di|da|das|do|dos|la|las|los|el|lo)[ ]){0,3}"
    rf"(?:l['’]|d['’])?{_NAME}(?:[ ](?:(?:de|la|del|di|da|e|i)[ ])?{_NAME}){{0,3}},?[ ]"
    rf"{_NUMBER}{_INSIDE}"
)
_SUFFIX = (
    "straße", "strasse", "straat", "laan", "gracht", "plein", "singel", "kade", "dijk", "weg",
    "platz", "allee", "gasse", "damm", "ufer", "gatan", "gata", "gaten", "vägen", "veien", "vejen",
    "gade", "katu", "str.",
)
_NUMBER_BEHIND = re.compile(r"[0-9](?<=[^\W\d_A-Z] .)|[0-9](?<=\. .)")
_BEFORE_SUFFIX = re.compile(rf"(?<!\w)[{_CAPITAL}][a-zäöüßåæøé-]{{1,30}}$")
_AFTER_SUFFIX = re.compile(
    r"[ ][0-9]{1,4}(?:[ ]?[A-Za-z](?!\w))?(?:-[IVX]{1,4}|-[0-9A-Z]{1,3})?(?!\w)"
)
_FRENCH = re.compile(
    r"[0-9](?<![\w.,/£$€-].)[0-9]{0,3}(?:[ ][Bb]is|[ ][Tt]er)?,?[ ]"
    r"(?:rue|avenue|boulevard|place|chemin|impasse|allée|quai|cours|Rue|Chemin|Impasse|Quai"
    r"|(?:Place|Avenue|Boulevard|Allée)(?=[ ](?:de|du|des|d['’])))[ ]"
    r"(?:(?:de|du|des|la|le|les|l['’]|d['’])[ ]?){0,3}[A-ZÀ-Ý]\w{2,30}(?!\w)"
)
_KOREAN = re.compile(
    r"[0-9](?<![\w.,/-].)[0-9]{0,3},?[ ][A-Z][a-z]{2,20}-(?:ro|daero|gil)"
    r"(?:[ ][0-9]{1,3}-gil)?(?!\w)"
)
_NUMBER_FIRST = (
    (_FRENCH, frozenset((
        "rue", "avenue", "boulevard", "place", "chemin", "impasse", "allée", "quai", "cours",
    ))),
    (_KOREAN, frozenset(("ro", "daero", "gil"))),
)
"""With the words of which each needs one."""
_HOUSE_NUMBER = re.compile(
    r"(?:H\.?[ ]?No|(?:House|Door|Plot|Flat|Shop|Stand)[ ]No|D\.?[ ]?No|No)\.?[ ]?"
    r"[0-9][\w/-]{0,11},[ ](?:[A-Z][\w.-]{1,20}[ ]){0,3}"
    r"(?:Road|Rd\.?|Street|St\.?|Nagar|Colony|Cross|Marg|Layout|Lane|Avenue"
    r"|Jalan[ ][A-Z]\w{2,20})(?!\w)"
)


_HOUSES = ("H.", "House ", "Door ", "D.", "Plot ", "Flat ", "Shop ", "Stand ")


def find(text: str) -> Iterator[Hit]:
    why = "a word for a street abroad and a number"
    yield from _matches(text, word_places(text, *_FIRST), _TYPE_FIRST, why)
    for digit in _NUMBER_BEHIND.finditer(text):
        yield from _in_one_word(text, digit.start() - 1)
    words = word_starts(text)
    for pattern, telling in _NUMBER_FIRST:
        for match in () if telling.isdisjoint(words) else pattern.finditer(text):
            yield _hit(*match.span(), "a number and a word for a street abroad")
    why = "the word for a house number, and a street"
    yield from _matches(text, word_places(text, *_HOUSES), _HOUSE_NUMBER, why)
    yield from _matches(text, places(text, "No"), _HOUSE_NUMBER, why)


def _matches(
    text: str, starts: Iterable[int], pattern: re.Pattern[str], why: str
) -> Iterator[Hit]:
    for at in starts:
        match = None if text[at - 1 : at].isalnum() else pattern.match(text, at)
        if match:
            yield _hit(*match.span(), why)


def _in_one_word(text: str, end: int) -> Iterator[Hit]:
    """``Hauptstraße 3``, of which the first word ends at ``end``."""
    if not text.endswith(_SUFFIX, 0, end):
        return
    number = _AFTER_SUFFIX.match(text, end)
    for at in (end - len(suffix) for suffix in _SUFFIX if text.endswith(suffix, 0, end)):
        start = _BEFORE_SUFFIX.search(text, max(0, at - 32), at) if number else None
        if start and number:
            yield _hit(start.start(), number.end(), "a street in one word, and a number")


def _hit(start: int, end: int, why: str) -> Hit:
    return Hit(start, end, "STREET_ADDRESS", 0.75, why)
