"""Telephone numbers: British ones by Ofcom's numbering plan, others by country code and length
(ITU-T E.164). A number needs no context: ``Ring 07700 900123 today`` is enough."""

import re
from collections.abc import Iterator

import phonenumbers

from cloakroom.detect.context import around, before, numbered_thing, phrases
from cloakroom.detect.folding import folded
from cloakroom.detect.hit import Hit

_GAP = r"[ \u00a0.()/–-]{0,3}"
_EXTENSION = r"(?:,? ?(?:ext(?:ension)?\.?|x) ?[0-9]{1,6}(?!\w))?"
_END = r"(?![0-9])(?![.:-][0-9]|/[1-9])"
_BRITISH = re.compile(
    rf"[(0](?<![\w+-].)(?<!(?<!\.)\..)"
    rf"(?<![0-9]:.)(?:(?<=\()0|(?<=0))(?:{_GAP}[0-9]){{9,10}}{_END}(?![A-Za-z_]){_EXTENSION}"
)
_INTERNATIONAL = re.compile(
    rf"[(+0](?<![\w+].)(?<![0-9][./-].)(?:(?<=\()(?:\+|00)|(?<=\+)|(?<=0)0)(?:{_GAP}[0-9]){{8,15}}{_END}(?![A-Za-z_]){_EXTENSION}"
)
_AMERICAN = re.compile(
    r"[(1-9](?<![\w.,+/#=-].)(?:(?<=\()[2-9][0-9]{2}\) ?|(?<=1)[ .-]\([2-9][0-9]{2}\) ?"
    r"|(?:(?<=[2-9])|(?<=1)[ .-][2-9])[0-9]{2}(?P<sep>[.-]))"
    rf"[2-9][0-9]{{2}}(?(sep)(?P=sep)|[ .-])[0-9]{{4}}{_END}(?![\w-]){_EXTENSION}"
)
_LABELLED = re.compile(
    r"(?:tel(?:ephone)?|phone|mob(?:ile)?|cell|fax|whats ?app|landline|call|ring|dial)"
    r"(?: (?:number|no\.?|us|me|on|at|is|her|him|them)){0,2}"
    r"(?:\.?\s{0,2}[:=]?\s{0,2}|[ .…_]{3,60}+)"
    rf"(?P<value>\+?\(?[0-9](?:{_GAP}[0-9]){{5,14}})"
    rf"(?:[ ]?/[ ]?(?P<second>[0-9]{{5,8}}))?{_END}(?![A-Za-z_%])"
)
_MISTYPED = re.compile(  # the letter O for a nought, or a gap too many
    r"[0Oo](?<![\w+-].)(?<!(?<!\.)\..)(?=[0-9Oo ]{10,15}(?!\w))"
    r"(?:7[0-9Oo]|[12][0-9Oo])(?:[ ]{0,2}[0-9Oo]){8,9}(?!\w)"
)
_WORDS = phrases(
    "phone", "tel", "telephone", "mobile", "mob", "fax", "call", "ring", "text", "whatsapp",
    "contact", "contact number", "phone number", "cell", "landline", "sms", "dial", "helpline",
    "t", "m", "tel no", "home", "work", "number is", "reach me on",
)
_BARE_MOBILE = re.compile(
    r"[47](?<![\w.,+/£$€-].)(?:(?<=4)4[ ]?7|(?<=7))[0-9]{3}[ ]?[0-9]{3}[ ]?[0-9]{3}"
    r"(?![\w/-]|[.,][0-9])"
)
_MOBILE = phrases(
    "mobile", "mob", "whatsapp", "text", "sms", "cell", "phone", "call", "ring", "tel", "signal",
)
_DATE = re.compile(r"\(?[0-9]{1,2}(?P<sep>[./ –-])[0-9]{1,2}(?P=sep)(?:19|20)[0-9]{2}")


def find(text: str) -> Iterator[Hit]:
    planned = list(_by_plan(text))
    yield from planned
    starts = {hit.start for hit in planned}
    yield from _mistyped(text, starts)
    yield from _bare(text)
    for match in _LABELLED.finditer(folded(text)):
        start, end = match.span("value")
        if match["second"] and not text[match.start() - 1 : match.start()].isalpha():
            yield _hit(text, *match.span("second"), 0.7, "a second number behind a slash")
        inside_word = text[match.start() - 1 : match.start()].isalpha()
        if not (inside_word or start in starts or _DATE.match(match["value"])):
            yield _hit(text, start, end, 0.65, "a number after a word for telephone")


def _mistyped(text: str, known: set[int]) -> Iterator[Hit]:
    """Of the British plan but for its letters or gaps; eight digits or more, or a word before."""
    for match in _MISTYPED.finditer(text):
        value = match.group()
        digits = sum(sign.isdigit() for sign in value)
        if match.start() not in known and 7 < digits < len(value):
            label = before(text, match.start(), _WORDS, reach=30)
            why = "a number of the British plan but for a slip"
            yield _hit(text, *match.span(), 0.8 if label else 0.5, why)


def _bare(text: str) -> Iterator[Hit]:
    """A mobile number without its plus or its nought: any ten digits, so a word must be there."""
    for match in _BARE_MOBILE.finditer(text):
        label = around(text, *match.span(), _MOBILE)
        if label:
            yield Hit(*match.span(), "PHONE_NUMBER", 0.75, f"a mobile number; {label}")


def _by_plan(text: str) -> Iterator[Hit]:
    for match in _BRITISH.finditer(text):
        graded = _british(match.group())
        if graded:
            yield _hit(text, match.start(), match.end(), *graded)
    for match in _INTERNATIONAL.finditer(text):
        if _international(match.group()):
            yield _hit(text, match.start(), match.end(), 0.8, "country code and length correct")
    for match in _AMERICAN.finditer(text):
        score = 0.65 if "(" in match.group() else 0.5
        yield _hit(text, match.start(), match.end(), score, "a North American number")


def _hit(text: str, start: int, end: int, score: float, why: str) -> Hit:
    start += text[start] == "(" and ")" not in text[start:end]
    label = before(text, start, _WORDS, reach=30)
    if label:
        return Hit(start, end, "PHONE_NUMBER", max(score, 0.9), f"{why}; '{label}' before it")
    if text[start] != "+" and numbered_thing(text, start):
        return Hit(start, end, "PHONE_NUMBER", 0.3, f"{why}, but labelled as another number")
    return Hit(start, end, "PHONE_NUMBER", score, why)


def _british(value: str) -> tuple[float, str] | None:
    """Score and reason by the plan's second digit; None for a number it does not have."""
    digits = _digits(value)
    groups = re.findall(r"[0-9]+", value)
    if digits[1] not in "1235789" or digits[1:3] in ("10", "00") or _DATE.match(value):
        return None
    if value.startswith("0.") or len(groups) > 6 or any(len(g) == 1 for g in groups[1:]):
        return None
    if len(digits) == 10 and digits[1] not in "18":
        return None
    if len(digits) == 10 and len(groups) == 1 and not digits.startswith("0800"):
        return 0.4, "ten digits, as in an old British number"
    return 0.75, "a number of the British plan"


def _international(value: str) -> bool:
    """Whether the country's plan has numbers of this length; one parse, no region guessed."""
    digits = _digits(value)
    if re.search(r"\.[0-9]{1,2}$", value):  # a signed decimal
        return False
    if value.lstrip("(").startswith("00"):
        digits = digits[2:]
    if digits.startswith("44"):
        national = digits[2:].removeprefix("0")
        return len(national) in (9, 10) and national[0] in "1235789"
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(f"+{digits}"))
    except phonenumbers.NumberParseException:
        return False


def _digits(value: str) -> str:
    """Without separators and without the extension."""
    return re.sub(r"[^0-9]", "", re.split(r"[ex,]", value, maxsplit=1)[0])
