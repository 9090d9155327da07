"""International bank account numbers: ISO 13616 lengths and the ISO 7064 MOD 97-10 check."""

import re
from collections.abc import Iterator

from cloakroom.detect.context import before, phrases
from cloakroom.detect.hit import Hit

_CHECK_DIGITS = re.compile(r"[0-9](?<=(?<!\w)[A-Za-z]{2}.)[0-9](?=[ \u00a0-]?[0-9A-Za-z])")
_SEPARATORS = " \u00a0-"
_IBAN = phrases("iban", "international bank account number")

# from the IBAN registry (SWIFT is its registration authority)
_LENGTHS = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22,
    "BI": 27, "BR": 29, "BY": 28, "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DJ": 27,
    "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24, "FI": 18, "FK": 18, "FO": 18, "FR": 27,
    "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28, "HR": 21, "HU": 28, "IE": 22,
    "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LC": 32,
    "LI": 21, "LT": 20, "LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19,
    "MN": 20, "MR": 27, "MT": 31, "MU": 30, "NI": 28, "NL": 18, "NO": 15, "OM": 23, "PK": 24,
    "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "RU": 33, "SA": 24, "SC": 31,
    "SD": 18, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "SO": 23, "ST": 25, "SV": 28, "TL": 23,
    "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20, "YE": 30,
}


def find(text: str) -> Iterator[Hit]:
    for digits in _CHECK_DIGITS.finditer(text):
        start = digits.start() - 2
        length = _LENGTHS.get(text[start : start + 2].upper())
        value = _read(text, start, length) if length else None
        if value is None:
            continue
        compact, end = value
        if mod97(compact):
            yield Hit(start, end, "IBAN_CODE", 0.98, "check digits and length correct")
        elif before(text, start, _IBAN, reach=20):
            why = "'iban' before it, though the check digits are wrong"
            yield Hit(start, end, "IBAN_CODE", 0.6, why)


def _read(text: str, start: int, length: int) -> tuple[str, int] | None:
    """``length`` letters and digits from ``start`` with single separators between, and the end."""
    taken: list[str] = []
    position = start
    while position < len(text) and len(taken) < length:
        character = text[position]
        if character.isascii() and character.isalnum():
            taken.append(character)
        elif character not in _SEPARATORS or not text[position - 1].isalnum():
            return None
        position += 1
    whole = len(taken) == length and not text[position : position + 1].isalnum()
    return ("".join(taken).upper(), position) if whole else None


def mod97(compact: str) -> bool:
    """Whether an IBAN without separators, in upper case, passes its check."""
    turned = compact[4:] + compact[:4]
    return int("".join(str(int(character, 36)) for character in turned)) % 97 == 1
