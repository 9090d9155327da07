"""VAT registration numbers: GB or XI and nine digits, or twelve for a branch (HMRC, VAT Notice
700/63 and manual VATREG). The last two of the nine check the first seven, modulus 97, in the older
way or in the newer one that adds 55 ("9755"). GD and HA with three digits are government and health
bodies."""

import re
from collections.abc import Iterator

from cloakroom.detect.context import labels, mentions, numbered_thing, phrases
from cloakroom.detect.hit import Hit

_GAP = r"[ \u00a0.-]?"
_REST = rf"[0-9]{{2}}{_GAP}[0-9]{{4}}{_GAP}[0-9]{{2}}(?:{_GAP}[0-9]{{3}})?(?![\w-]|[./]\d)"
_PREFIXED = re.compile(
    rf"[GXgx](?<!\w.)(?:(?<=[Gg])[Bb]|(?<=[Xx])[Ii]){_GAP}"
    rf"(?:[0-9]{_REST}|(?:GD[0-4]|HA[5-9])[0-9]{{2}}(?!\w))"
)
_PLAIN = re.compile(rf"[0-9](?<![\w/-].)(?<!(?<!\.)\..)(?<!GB .)(?<!XI .){_REST}")
_WORDS = phrases(
    "vat", "vat number", "vat no", "vat reg", "vat registration", "vat registration number", "vrn",
    "vat reg no", "vat registered", "vat id", "vat ref", "value added tax", "vat reference",
    "vat registration no", "vat reference number",
)
_WEIGHTS = (8, 7, 6, 5, 4, 3, 2)


def find(text: str) -> Iterator[Hit]:
    if "GB" in text or "XI" in text or mentions(text, "vat", "vrn"):
        for match in _PREFIXED.finditer(text):
            yield Hit(*match.span(), "UK_VAT", *_grade(text, match))
    if mentions(text, "vat", "vrn", "value added"):
        for match in _PLAIN.finditer(text):
            support = labels(text, *match.span(), _WORDS, reach=30)
            if support:
                score, why = _labelled(match.group(), support)
                yield Hit(*match.span(), "UK_VAT", score, why)


def _grade(text: str, match: re.Match[str]) -> tuple[float, str]:
    value = match.group()
    support = labels(text, *match.span(), _WORDS)
    if support:
        return _labelled(value, support)
    if numbered_thing(text, match.start()):
        return 0.3, "GB and digits, but labelled as another number"
    if not checked(value) or not value[:2].isupper():
        return 0.3, "GB and nine digits"
    return 0.85, "check digits correct"


def _labelled(value: str, support: str) -> tuple[float, str]:
    if checked(value):
        return 0.96, f"check digits correct; {support}"
    return 0.6, f"{support}, though the check digits are wrong"


def checked(value: str) -> bool:
    """Whether the number passes one of the two checks; separators and prefix may be there.
    Government and health bodies have no check digit."""
    if re.search(r"GD|HA", value):
        return True
    digits = re.sub(r"[^0-9]", "", value)
    total = sum(int(d) * weight for d, weight in zip(digits, _WEIGHTS, strict=False))
    total += int(digits[7:9])
    return int(digits[:7]) > 0 and (total % 97 == 0 or (total + 55) % 97 == 0)
