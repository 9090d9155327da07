"""Vehicle registration marks of every British series (DVLA leaflet INF104 and the Road Vehicles
(Display of Registration Marks) Regulations 2001): current AB12 CDE, prefix A123 BCD, suffix
ABC 123D, dateless ABC 123 or 123 ABC, Northern Ireland AIG 1234, Q plates, diplomatic 101 D 234.

Only the current series is told by its form; the others look like roads and parts, and the dateless
ones need the word for a plate straight before them. Marks are written in capitals.
"""

import re
from collections.abc import Iterator

from cloakroom.detect.anchors import from_inside
from cloakroom.detect.context import (
    around,
    before,
    labels,
    mentions,
    near,
    numbered_thing,
    phrases,
)
from cloakroom.detect.hit import Hit

_END = r"(?![\w-]|[./]\d)"
_CURRENT = re.compile(
    rf"[A-HJ-PR-Z](?<![\w/-].)(?<!(?<!\.)\..)[A-HJ-PR-Z][0-9]{{2}}[ \u00a0-]?[A-HJ-PR-Z]{{3}}{_END}"
)
_LOWER = re.compile(
    rf"[a-hj-pr-z](?<![\w/-].)(?<!(?<!\.)\..)[a-hj-pr-z][0-9]{{2}}[ \u00a0-]?[a-hj-pr-z]{{3}}{_END}"
)
_AGE = re.compile(r"[0-9](?<=[A-HJ-PR-Z]{2}.)[0-9]")
_LOWER_AGE = re.compile(r"[0-9](?<=[a-hj-pr-z]{2}.)[0-9]")
_SPACED = re.compile(
    r"[A-Z](?<![\w/-].)(?=[A-Z]{0,2} [0-9])"
    r"(?:(?:(?<=[A-HJ-PR-Z])(?<!(?<!\.)\..)[A-HJ-PR-Z] [0-9]{2} [A-HJ-PR-Z]{3}"
    r"|(?<!\..) [0-9]{1,3} [A-HJ-PR-Z]{3}"
    rf"|(?<!\..)[A-Z]{{2}} [0-9]{{1,3}} [A-Z]){_END})"
)
_DATED = re.compile(
    r"[A-Z](?<![\w/-].)(?<!(?<!\.)\..)"
    r"(?:[0-9]{1,3}[ \u00a0]?[A-HJ-PR-Z]{3}|[A-Z]{2}[ \u00a0]?[0-9]{1,3}[A-Z]"
    rf"|[A-Z]{{0,2}}(?<=[IZ])[A-Z]?[ \u00a0]?[0-9]{{1,4}}){_END}"
)
_DATELESS = re.compile(
    r"[A-Z0-9](?<![\w/-].)(?<!(?<!\.)\..)(?:(?<=[0-9])[0-9]{2}[ \u00a0]?[DX][ \u00a0]?[0-9]{3}"
    r"|(?<=[A-Z])[A-Z]{0,2}[ \u00a0]?[0-9]{1,4}"
    rf"|(?<=[0-9])[0-9]{{0,3}}[ \u00a0]?[A-Z]{{1,3}}){_END}"
)
_LONGEST = 12
_PLATE = phrases(
    "registration", "reg", "reg no", "reg number", "vehicle registration", "number plate", "vrm",
    "registration number", "registration no", "registration mark", "license plate", "plate", "vrn",
    "licence plate", "index mark", "car reg", "vehicle reg", "plates", "index number",
)
_VEHICLE = phrases(
    "vehicle", "car", "van", "lorry", "truck", "tractor", "trailer", "motorbike", "motorcycle",
    "taxi", "dvla", "mot", "registered keeper", "parked", "driving", "driver", "minibus", "bus",
    "hgv", "land rover", "ford", "vauxhall", "toyota", "bmw", "audi", "volkswagen", "vw", "nissan",
    "renault", "peugeot", "mercedes", "volvo", "skoda", "honda", "kia", "hyundai", "fiesta",
    "focus", "corsa", "astra", "golf", "transit", "hilux", "fiat", "tesla", "scooter", "moped",
    "v5c", "logbook", "road tax", "sorn", "parking", "speeding", "drives", "drove", "hatchback",
    "saloon", "estate car", "pickup", "quad bike", "camper van", "penalty charge", "pcn",
    "overtaken by", "overtook", "escort", "mondeo", "polo", "clio", "micra", "qashqai", "defender",
    "classic", "clamped", "towed", "cherished", "private plate", "garage", "blocking",
    "octavia", "fabia", "yaris", "jimny", "suzuki", "mazda", "subaru", "jeep", "range rover",
    "mini",
    "land cruiser", "berlingo", "sprinter", "vivaro", "wagon", "combine harvester", "digger",
)
_PARKED = re.compile(
    r"(?<!\w)(?:parking|speeding|penalty) (?:ticket|notice|charge) (?:for|on) \Z", re.I
)
_OTHER_CODES = phrases(
    "code", "codes", "voucher", "coupon", "discount code", "promo", "promo code", "form", "room",
    "flight", "product", "key", "licence key", "seat", "reference", "ref", "error", "part",
)
_WORDS = """
ago all and any are but can day for get had has her his may new not now off old one our out per ran
see she the too two was way who you
"""
_CAPITAL_WORDS = frozenset(_WORDS.upper().split())
_SIGNS = (
    "reg", "plate", "vrm", "vrn", "index", "vehicle", "car", "van", "lorry", "truck", "tractor",
    "driv", "mot", "bus", "park", "taxi", "ford", "rover", "tesla", "trailer", "dvla", "pcn",
    "classic", "clamp", "towed", "cherish", "garage", "blocking",
    "overt", "escort", "wagon", "golf", "polo", "volvo", "toyota", "fiat", "skoda", "nissan",
    "octavia", "yaris", "suzuki", "mazda", "subaru", "jeep", "mini",
)


def find(text: str) -> Iterator[Hit]:
    found: set[int] = set()
    for match in from_inside(text, _CURRENT, _AGE, 2):
        found.add(match.start())
        yield _hit(text, match, _current(match.group()), "the form of a current plate")
    if mentions(text, *_SIGNS):
        for match in from_inside(text, _LOWER, _LOWER_AGE, 2):
            yield _hit(text, match, 0.3, "the form of a current plate in small letters")
        for match in _SPACED.finditer(text):
            yield _hit(text, match, 0.3, "the form of a current plate with a space too many")
        for match in _DATED.finditer(text):
            found.add(match.start())
            yield _hit(text, match, 0.35, "the form of an older plate")
        yield from _dateless(text, found)


def _dateless(text: str, known: set[int]) -> Iterator[Hit]:
    for left, right in near(text, _PLATE, reach=20):
        for match in _DATELESS.finditer(text, left, right + _LONGEST):
            start, end = match.span()
            label = before(text, start, _PLATE, reach=20) if start not in known else None
            if label and labels(text, start, end, _PLATE, reach=20):
                yield Hit(start, end, "UK_VEHICLE_REGISTRATION", 0.75, f"'{label}' before it")


def _hit(text: str, match: re.Match[str], score: float, why: str) -> Hit:
    start, end = match.span()
    support = labels(text, start, end, _PLATE)
    if support:
        return Hit(start, end, "UK_VEHICLE_REGISTRATION", 0.93, f"{why}; {support}")
    if _PARKED.search(text, max(0, start - 24), start):
        return Hit(start, end, "UK_VEHICLE_REGISTRATION", max(score, 0.7), f"{why}; on a ticket")
    if numbered_thing(text, start) or labels(text, start, end, _OTHER_CODES, reach=24):
        return Hit(start, end, "UK_VEHICLE_REGISTRATION", 0.3, f"{why}, but labelled as a code")
    value = match.group()
    one_case = value.isupper() or (value.islower() and value[0] not in "jtuz")
    plain = one_case and value[-3:].upper() not in _CAPITAL_WORDS
    support = around(text, start, end, _VEHICLE) if plain else None
    if support:
        return Hit(start, end, "UK_VEHICLE_REGISTRATION", max(score, 0.85), f"{why}; {support}")
    return Hit(start, end, "UK_VEHICLE_REGISTRATION", score, why)


def _current(value: str) -> float:
    """A memory tag and an age identifier in use: 02 to 29 from March, 51 to 79 from September."""
    age = int(value[2:4])
    if value[0] in "JTUZ" or not (2 <= age <= 29 or 51 <= age <= 79):
        return 0.3
    return 0.7 if " " in value else 0.55
