"""Land parcels as the Rural Payments Agency names them: the sheet of the Ordnance Survey (a square
and four digits) and four digits of the parcel on it (gov.uk, "Land Parcel Identification System").
Written like a grid reference of eight digits, so a parcel needs a word for it nearby.
"""

import re
from collections.abc import Iterator

from cloakroom.detect.anchors import from_inside
from cloakroom.detect.context import around, mentions, phrases
from cloakroom.detect.hit import Hit
from cloakroom.detect.recognisers.grid_squares import SQUARES

_CANDIDATE = re.compile(
    r"[HNOSThnost](?<!\w.)[A-HJ-Za-hj-z][ ]?[0-9]{4}"
    r"(?:[ ]?[-/,]?[ ]?(?:(?:parcel|field|lpid?)[ ]?(?:no\.?|number|id)?[ :]{0,2})?)[0-9]{4}"
    r"(?![\w/-]|[.]\d)",
    re.IGNORECASE,
)
_FOUR = re.compile(r"[0-9](?:(?<=[^\W\d_]{2}.)|(?<=[^\W\d_]{2}[ ].))[0-9]{3}")
_WORDS = phrases(
    "parcel", "parcels", "land parcel", "land parcels", "parcel id", "parcel number", "parcel ref",
    "parcel reference", "field", "fields", "field number", "field parcel", "sheet", "sheet id",
    "sheet number", "os sheet", "lpis", "rlr", "rural land register", "land cover",
    "countryside stewardship", "hectares",
)
_GATE = ("parcel", "field", "sheet", "lpis", "rlr", "rural land", "hectare", "stewardship")


def find(text: str) -> Iterator[Hit]:
    if not mentions(text, *_GATE):
        return
    for match in from_inside(text, _CANDIDATE, _FOUR, 3, 2):
        if match.group()[:2].upper() not in SQUARES:
            continue
        support = around(text, *match.span(), _WORDS)
        if support is None and "parcel" in match.group().lower():
            support = "the word inside it"
        if support:
            yield Hit(*match.span(), "UK_LAND_PARCEL", 0.95, f"map sheet and parcel; {support}")
