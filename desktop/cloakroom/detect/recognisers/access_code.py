"""Codes typed at a keypad or a prompt: PINs, one-time codes, card security codes, options of a
command line."""

import re
from collections.abc import Iterator

from cloakroom.detect.context import mentions
from cloakroom.detect.hit import Hit
from cloakroom.detect.recognisers.secret_value import is_code, is_placeholder

_IS = r"(?:['’]s)?[ \t]{0,2}(?:is|was|=|:|-)?[ \t]{0,3}"
_PIN = re.compile(
    r"(?<!\w)(?:PIN|[Pp]in(?= (?:is|was|code|number|no)\b|\s?[:=])|[Pp]asscode|(?:[Dd]oor|[Ee]ntry"
    r"|[Aa]larm|[Ss]ecurity|[Vv]erification|[Aa]ccess|[Oo]ne[- ]time|[Ll]ogin) (?:pass)?code|OTP)"
    rf"(?: (?:number|code|no\.?))?{_IS}(?P<value>[0-9]{{4,8}})(?![\w-]|[.,][0-9])"
)
_CARD_CODE = re.compile(rf"(?<!\w)(?:CVV2?|CVC2?|cvv|cvc){_IS}(?P<value>[0-9]{{3,4}})(?!\w)")
_OPTION = re.compile(
    r"(?<!\S)(?:--(?:password|passwd|pass|pwd|token|api-key|secret)[ =]"
    r"|-u [\"']?[\w.@-]{1,64}:)[\"']?(?P<value>[^\s\"'-][^\s\"']{2,200}+)"
)
_BESIDE = re.compile(  # the word and the value with nothing but a space between
    r"(?<!\w)(?i:password|passwd|pwd|passphrase|pw)[ \t]{1,3}(?=\S{0,60}[0-9])(?=\S{0,60}[A-Za-z])"
    r"(?P<value>[^\s,;\"'<>()\[\]/:=]{6,64})(?![/:=(])"
)


def find(text: str) -> Iterator[Hit]:
    for pattern in (_PIN, _CARD_CODE) if mentions(text, "pin", "code", "otp", "cv") else ():
        for match in pattern.finditer(text):
            yield Hit(*match.span("value"), "PASSWORD", 0.88, "after the word for a code")
    for match in _BESIDE.finditer(text) if mentions(text, "pass", "pw") else ():
        value = match["value"].rstrip(".?")
        if not (is_placeholder(value) or is_code(value)):
            start = match.start("value")
            yield Hit(start, start + len(value), "PASSWORD", 0.7, "beside the word for a password")
    if " --" in text or "-u " in text or text.startswith("--"):
        for match in _OPTION.finditer(text):
            value = match["value"]
            if not (is_placeholder(value) or is_code(value) or value.isdigit()):
                yield Hit(*match.span("value"), "PASSWORD", 0.85, "after an option for a secret")
