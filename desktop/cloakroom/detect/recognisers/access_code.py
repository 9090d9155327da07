"""Codes typed at a keypad or a prompt: PINs, one-time codes, door codes, card security codes."""

import re
from collections.abc import Iterator

from cloakroom.detect.context import places
from cloakroom.detect.folding import folded
from cloakroom.detect.hit import Hit
from cloakroom.detect.recognisers.secret_value import is_code, is_placeholder

_IS = (
    r"(?:['’]s)?[ \t]{0,2}(?:is|was|now|=|:|-|–|\()?[ \t]{0,3}(?:it['’]?s |it is )?"
    r"(?:now |still )?[\"'“‘(]?"
)
_NO_MORE = r"(?![\w-]|[.,/:][0-9])"
_CODE = (
    r"(?: (?:number|code|no\.?))?" + _IS
    + r"(?P<value>[0-9]{4,8}|[a-z][0-9]{4,6}|[0-9]{4,6}[a-z]|[0-9](?:-[0-9]){3,5}"
    r"|[0-9]{3} [0-9]{3}(?: [0-9]{3,4})?)" + _NO_MORE
)
_LOCKED = (
    "door|gate|safe|alarm|lock|garage|key ?safe|padlock|barrier|office|key ?pad|site|shutter"
)
_OF_WHAT = re.compile(
    rf"(?<!\w)(?:(?:{_LOCKED}|entry|entrance|security|verification|access|one[- ]time|log-?in"
    r"|locker|unlock|sign-?in"
    r"|authentication|confirmation|2fa|mfa|sms|authenticator) (?:pass)?|pass)$"
)
_AFTER_CODE = re.compile(rf"code{_CODE}")
_CODE_FOR = re.compile(
    rf"code (?:for|to|of|on) the (?:\w{{1,12}} )?(?:{_LOCKED}){_CODE}"
    r"|code[: ]{1,2}(?P<told>[0-9]{4,8})(?=[. ]{1,2}(?:(?:do not|don['’]t|never) (?:share|give)"
    r"|(?:it )?(?:expires|valid)))"
)
_LOCK = re.compile(rf"(?<!\w)(?:key ?safe|padlock|lock ?box|key ?box|keypad|combination){_CODE}")
_PIN = re.compile(
    r"(?<!\w)(?:PINs?|OTP|[Pp]in(?= (?:is|was|code|number|no)\b|\s?[:=]|['’]s)|(?<=[a-z] )[Pp]in"
    rf"(?= [0-9]{{4}}\b))(?: (?:number|code|no\.?))?{_IS}"
    rf"(?P<value>[0-9]{{3}} [0-9]{{3}}(?: [0-9]{{3,4}})?|[0-9]{{4,8}}){_NO_MORE}"
)
_CARD_CODE = re.compile(
    rf"(?<!\w)(?:cv[vc]2?|sec(?:urity)? code|digits)(?: on (?:the )?(?:back|reverse))?{_IS}"
    r"(?P<value>[0-9]{3,4})(?!\w)"
)
_EXPIRY = re.compile(  # behind a card and its last month
    r"(?<=[0-9])[ ,;]{1,3}(?:exp\w{0,4}\.? )?(?:0[1-9]|1[0-2])/(?:20)?[0-9]{2}[ ,;]{1,3}"
    r"(?P<value>[0-9]{3,4})(?!\w)"
)
_MONTH_AND_CODE = re.compile(r"(?:0[1-9]|1[0-2])/(?:20)?[0-9]{2}[ ,;]{1,3}[0-9]{3,4}(?!\w)")
_CARD = re.compile(r"[0-9](?:[ -]?[0-9]){12,18}$")
_SENT = re.compile(r" is (?:your|the) (?:[\w'’-]{1,20} ){0,4}(?:pass)?code(?!\w)")
_DIGITS = re.compile(r"(?<![\w.,/-])[0-9]{4,8}$")
_USED = re.compile(
    r"(?<!\w)(?:use|enter) (?:code )?(?P<value>[0-9]{4,8}) (?:as|to (?:log|sign|verify|confirm))"
)
_ALARM = re.compile(rf"(?<!\w)(?<!set )(?<!the )(?<!an )alarm{_IS}(?P<value>[0-9]{{4}}){_NO_MORE}")
_TIME = re.compile("(?:[01][0-9]|2[0-3])[0-5][05]")
_BESIDE = re.compile(  # the word and the value with nothing but a space between
    r"(?<!\w)(?:password|passwd|pwd|passphrase|pw)[ \t]{1,3}(?=\S{0,60}[0-9])(?=\S{0,60}[a-z])"
    r"(?P<value>[^\s,;\"'<>()\[\]/:=]{6,64})(?![/:=(])"
)
_BACK = 24


def find(text: str) -> Iterator[Hit]:
    small = folded(text)
    for match in _matches(text, small):
        group = match.lastgroup or 0
        yield Hit(*match.span(group), "PASSWORD", 0.88, "beside the word for a code")
    for at in places(small, "alarm"):
        alarm = _ALARM.match(small, at)
        if alarm and not _TIME.fullmatch(alarm["value"]):
            yield Hit(*alarm.span("value"), "PASSWORD", 0.65, "after the word for an alarm")
    yield from _beside(text, small)


def _matches(text: str, small: str) -> Iterator[re.Match[str]]:
    found = [_PIN.match(text, at) for at in places(small, "pin", "otp")]
    for at in places(small, "code"):
        of_what = _OF_WHAT.search(small, max(0, at - _BACK), at)
        found.append((of_what and _AFTER_CODE.match(small, at)) or _CODE_FOR.match(small, at))
    keys = ("key safe", "keysafe", "padlock", "lock box", "lockbox", "key box", "keybox")
    found += [_LOCK.match(small, at) for at in places(small, *keys, "keypad", "combination")]
    found += [_CARD_CODE.match(small, at) for at in places(small, "cvv", "cvc", "sec", "digits")]
    if _MONTH_AND_CODE.search(small):
        found += [
            match
            for match in _EXPIRY.finditer(small)
            if _CARD.search(small, max(0, match.start() - 24), match.start())
        ]
    found += [_USED.match(small, at) for at in places(small, "use ", "enter ")]
    for at in places(small, " is your ", " is the "):
        if small[at - 1].isdigit() and _SENT.match(small, at):
            found.append(_DIGITS.search(small, max(0, at - 9), at))
    return (match for match in found if match)


def _beside(text: str, small: str) -> Iterator[Hit]:
    for at in places(small, "pass", "pw"):
        match = _BESIDE.match(small, at)
        if match:
            start, end = match.span("value")
            value = text[start:end].rstrip(".?")
            if not (is_placeholder(value) or is_code(value)):
                why = "beside the word for a password"
                yield Hit(start, start + len(value), "PASSWORD", 0.7, why)
