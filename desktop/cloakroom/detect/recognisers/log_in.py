"""Log-ins as people tell them to one another: ``login kgreen / Plover77!``, ``user: farmshop pass:
…``, ``I've reset it to Welcome-88``, ``Xk29vbTT is the password``, ``wifi Guest, key tulip2024``.

A word beside such a sentence may be any word, so the value must be written as no word is: letters
with a digit or a sign among them.
"""

import re
from collections.abc import Iterator

from cloakroom.detect.context import places
from cloakroom.detect.folding import folded
from cloakroom.detect.hit import Hit
from cloakroom.detect.recognisers.secret_value import is_code, is_placeholder

_VALUE = r"[^\s,;\"'<>()\[\]/“”‘’]{4,64}+"
_QUOTE = r"[\"'“‘]?"
_PAIR = re.compile(
    r"(?<![a-z-])(?:log[ -]?[io]n|sign[ -]?in|user(?:[ -]?(?:name|id))?|creds|credentials|u(?=:))"
    r"(?: details)?(?: (?:with|is|are|as))?[ ]?[:=-]?[ ]{0,2}(?P<user>[\w.@+-]{2,40}+)[.,;]?"
    r"(?:[ ]{0,2}(?P<bar>//?|\|)[ ]{0,2}|[ \t]{0,3}\r?\n[ \t]{0,3}|,?[ ]and[ ]|[ ]{1,3})"
    r"(?P<word>(?:pass(?:word|wd|phrase|code)?|pwd|pw|p(?=:))(?:[ ]is)?[ ]?[:=-]?[ ]{0,2})?"
    rf"(?P<secret>{_VALUE})(?!/)"
)
_CHANGED = re.compile(
    r"(?<![a-z])(?:chang(?:ed?|ing)|reset|set|updated?|switched|rotated?)"
    r"(?: (?:it|this|that|back|(?:the|your|my|his|her|our|their) [a-z -]{2,30}?)){0,2}"
    rf"(?: from {_QUOTE}(?P<old>{_VALUE}){_QUOTE})? to {_QUOTE}(?P<new>{_VALUE})"
)
_WORD = re.compile(r"(?<![a-z])(?:pass(?:word|wd|phrase|code)|pwd|pw)(?![a-z])")
_TALK = re.compile(
    r"pass(?:word|wd|phrase|code)|\bpw|pwd|log ?in|log ?on|sign ?in|credential|wi-?fi"
)
_NETWORK = re.compile(
    r"(?<![a-z])(?:wi-?fi|ssid|hotspot|router|broadband|guest ?net(?:work)?|wlan"
    r"|network(?= key))(?![a-z])"
    r"[^\n]{0,60}?[ ,/;:(]{1,3}(?:network )?(?:key|code|pass|pw|pin)[ ]?(?:(?:is|[:=-])[ ]?)?"
    rf"{_QUOTE}(?P<value>{_VALUE})"
)
_CLAUSE = re.compile(rf"pass[ ]?[:=-]?[ ]{_QUOTE}(?P<value>{_VALUE})")
_NEW_CLAUSE = re.compile(r"(?:(?:^|[,;/|(\n])[ \t]{0,3}| (?:and|with|my|the|your) )$")
_BAR = re.compile(
    r"(?<![a-z])(?:router|get in with|log ?in(?: with| as| is)?|creds|sign in with"
    r"|access(?: with| is)?)"
    rf"[: ]{{1,2}}(?P<user>[a-z][\w.-]{{1,30}})/(?P<value>{_VALUE})(?![/\w])"
)
_ANSWER = re.compile(
    r"(?:secret|security|memorable) (?:question|info\w*|word)[^\n]{0,80}?answer"
    r"(?: is|[ ]?[:=–-])[ ]?"
    rf"{_QUOTE}(?P<value>[\w'’-]{{2,30}}(?: [\w'’-]{{2,30}}){{0,2}})"
)
_USER_BEFORE = re.compile(r"(?:user(?: ?name| ?id)?|log ?[io]n|as|account)[ ]?[:=]?[ ]$", re.I)
_NETWORKS = (
    "wifi", "wi-fi", "ssid", "hotspot", "router", "broadband", "guest", "wlan", "network key",
)
_QUESTIONS = ("secret ", "security ", "memorable ")
_BETWEEN = frozenset({
    "(", "-", "–", "—", "=", "is", "was", "as", "the", "my", "your", "our", "his", "her", "their",
    "a", "new", "old", "temp", "temporary", "current", "admin", "wifi", "wi-fi", "for", "that's",
    "thats", "be", "will",
})
_NEAR = 60
_STEPS = 6


def find(text: str) -> Iterator[Hit]:
    small = folded(text)
    pairs = (_PAIR.match(small, at) for at in places(small, "log", "sign", "user", "cred", "u: "))
    for pair in filter(None, pairs):
        yield from _pair(text, pair)
    if " to " in small:
        yield from _changed(text, small)
    answers = (_ANSWER.match(small, at) for at in places(small, *_QUESTIONS))
    for answer in filter(None, answers):
        yield Hit(*answer.span("value"), "PASSWORD", 0.75, "the answer to a question of security")
    for match in _after_short_words(small):
        yield from strong(text, match.span("value"), "after a short word for a password")
    for at in places(small, "pass", "pwd", "pw"):
        if _WORD.match(small, at):
            yield from _before_word(text, at)


def _changed(text: str, small: str) -> Iterator[Hit]:
    for at in places(small, "chang", "reset", "set", "updat", "switch", "rotat"):
        match = _CHANGED.match(small, at)
        if match and _TALK.search(small, max(0, at - _NEAR), match.end() + _NEAR):
            yield from strong(text, match.span("old"), "changed from one password")
            yield from strong(text, match.span("new"), "changed to another password")


def _after_short_words(small: str) -> Iterator[re.Match[str]]:
    found = [_NETWORK.match(small, at) for at in places(small, *_NETWORKS)]
    doors = ("router", "get in", "log", "cred", "acc", "sign in")
    found += [_BAR.match(small, at) for at in places(small, *doors)]
    for at in places(small, "pass"):
        if _NEW_CLAUSE.search(small, max(0, at - 8), at):
            found.append(_CLAUSE.match(small, at))
    return (match for match in found if match)


def _pair(text: str, match: re.Match[str]) -> Iterator[Hit]:
    """A user and a password, where the password has its word, or both a bar between them."""
    if not (match["word"] or match["bar"]):
        return
    secret = list(strong(text, match.span("secret"), "behind a user's name"))
    yield from secret
    user = text[slice(*match.span("user"))]
    if (secret or match["word"]) and not (is_placeholder(user) or user.isdigit() or "@" in user):
        yield Hit(*match.span("user"), "HANDLE", 0.65, "the name of a user before a password")


def _before_word(text: str, end: int) -> Iterator[Hit]:
    """``Qp4-zz81 (password for the zip)``: small words at most between the two."""
    left = max(0, end - _NEAR)
    position = end
    for _ in range(_STEPS):
        while position > left and text[position - 1] in " (-–—=":
            position -= 1
        start = max(left, text.rfind(" ", left, position) + 1)
        word = text[start:position]
        if (start == left and left) or "\n" in word:
            return
        if word.endswith((",", ";", ":")):
            return
        if word.lower() not in _BETWEEN:
            if _USER_BEFORE.search(text, max(0, start - 12), start):
                return
            shift = len(word) - len(word.lstrip("\"'“‘"))
            yield from strong(text, (start + shift, position), "before the word for a password")
            return
        position = start


def strong(text: str, span: tuple[int, int], why: str) -> Iterator[Hit]:
    """The value at ``span`` as a password, where it is written as no word is."""
    start, end = span
    value = text[max(0, start) : max(0, end)].rstrip(".:?\"'”’")
    if _is_strong(value) and not (is_placeholder(value) or is_code(value)):
        yield Hit(start, start + len(value), "PASSWORD", 0.75, why)


def _is_strong(value: str) -> bool:
    """No word, number, date, time, web or e-mail address."""
    letters = sum(sign.isalpha() for sign in value)
    digits = sum(sign.isdigit() for sign in value)
    marks = sum(sign in "!£$%^&*#@+=?_~" for sign in value[:-1])
    ordinal = re.fullmatch(r"[0-9]+-?(?:[a-z]{1,4}|-[a-z]+)", value, re.I)
    address = "://" in value or re.search(r"@\w+(?:-\w+)*\.\w", value)
    plain = bool(ordinal or address) or value.startswith("-")
    return not plain and len(value) > 5 and letters > 1 and digits + marks > 0
