"""Payment cards: the Luhn check (ISO/IEC 7812-1, annex B) and the issuers' ranges and lengths."""

import re
from collections.abc import Iterator

from cloakroom.detect.context import around, mentions, numbered_thing, phrases, starting
from cloakroom.detect.hit import Hit

_SEPARATOR = r"[ \u00a0.-]"
_GROUPED = re.compile(
    rf"[0-9](?<![\w-].)(?<!(?<!\.)\..)"
    rf"[0-9]{{3}}(?:(?P<one>{_SEPARATOR})\d{{4}}(?P=one)\d{{4}}(?P=one)\d{{1,4}}"
    rf"(?:(?P=one)\d{{1,3}})?|(?P<two>{_SEPARATOR})\d{{6}}(?P=two)\d{{4,5}})(?![\w-])"
)
_PLAIN = re.compile(r"[0-9](?<![\w-].)(?<!(?<!\.)\..)[0-9]{11,18}+(?![\w-])(?!\.\d)")
_CARDS = ("card", "visa", "mastercard", "amex", "debit", "credit")
_LAST_FOUR = re.compile(
    rf"\b(?:{'|'.join(_CARDS)})\b[^\n\d]{{0,20}}?"
    r"\b(?:end(?:ing|s)(?: in| with)?|last (?:four|4)(?: digits)?(?: are| is| of)?)[ :]{1,2}"
    r"(?P<value>\d{4})(?!\w)",
    re.I,
)
_MASKS = ("xxxx", "XXXX", "****", "••••", "●●●●", "####", "····")
_MASKED = re.compile(
    r"[xX*•●#·](?<!\w.)(?<![*•●#·].)[xX*•●#·]{3}(?P<sep>[ -]?)(?:[xX*•●#·]{4}(?P=sep)){0,3}"
    r"[0-9]{4}(?!\w)"
)
_WORDS = phrases(
    "card", "card number", "card no", "credit card", "debit card", "visa", "mastercard", "amex",
    "american express", "maestro", "pan", "payment card", "cvv", "expiry", "expires", "exp",
)

# first and last prefix of a range, and the lengths its cards have
_RANGES: tuple[tuple[str, str, tuple[int, ...]], ...] = (
    ("4", "4", (13, 16, 19)),
    ("51", "55", (16,)),
    ("2221", "2720", (16,)),
    ("34", "34", (15,)),
    ("37", "37", (15,)),
    ("300", "305", (14, 16, 19)),
    ("36", "36", (14, 16, 19)),
    ("38", "39", (14, 16, 19)),
    ("6011", "6011", (16, 19)),
    ("644", "659", (16, 19)),
    ("3528", "3589", (16, 17, 18, 19)),
    ("62", "62", (16, 17, 18, 19)),
    ("5018", "5018", (12, 13, 14, 15, 16, 17, 18, 19)),
    ("5020", "5020", (12, 13, 14, 15, 16, 17, 18, 19)),
    ("5038", "5038", (12, 13, 14, 15, 16, 17, 18, 19)),
    ("6304", "6304", (12, 13, 14, 15, 16, 17, 18, 19)),
    ("6759", "6763", (12, 13, 14, 15, 16, 17, 18, 19)),
    ("2200", "2204", (16, 17, 18, 19)),
    ("60", "60", (16,)),
    ("81", "82", (16,)),
)


def find(text: str) -> Iterator[Hit]:
    for pattern in (_GROUPED, _PLAIN):
        for match in pattern.finditer(text):
            digits = re.sub(r"\D", "", match.group())
            if digits.isascii() and _issued(digits) and luhn(digits):
                yield _hit(text, match, grouped=pattern is _GROUPED)
    if mentions(text, "ending", "ends", "last four", "last 4"):
        for match in starting(text, _LAST_FOUR, *_CARDS):
            start, end = match.span("value")
            yield Hit(start, end, "CREDIT_CARD", 0.6, "the last four digits of a card")
    for match in _MASKED.finditer(text) if any(mask in text for mask in _MASKS) else ():
        support = around(text, *match.span(), _WORDS)
        whole = len(match.group()) >= 16
        if support or whole:
            why = f"all but the last four digits masked{f'; {support}' if support else ''}"
            yield Hit(*match.span(), "CREDIT_CARD", 0.85 if support else 0.7, why)


def _hit(text: str, match: re.Match[str], *, grouped: bool) -> Hit:
    start, end = match.span()
    why = "check digit and issuer's range correct"
    support = around(text, start, end, _WORDS)
    if support:
        return Hit(start, end, "CREDIT_CARD", 0.98, f"{why}; {support}")
    if numbered_thing(text, start):
        return Hit(start, end, "CREDIT_CARD", 0.45, f"{why}, but labelled as another number")
    return Hit(start, end, "CREDIT_CARD", 0.95 if grouped else 0.75, why)


def _issued(digits: str) -> bool:
    return any(
        first <= digits[: len(first)] <= last and len(digits) in lengths
        for first, last, lengths in _RANGES
    )


def luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the others; never true for all zeros."""
    total = 0
    for place, character in enumerate(reversed(digits)):
        value = int(character) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total > 0 and total % 10 == 0
