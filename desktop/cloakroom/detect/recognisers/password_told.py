"""Passwords told in other sentences than their own: ``the break-glass one, which is …``, ``she
typed hers in (it was …)``, ``the old password, …``; asked for in one line of a chat and given in
the next; under the label of a form; and the code of a lock named before: ``key safe by the back
door, code 4471``."""

import re
from collections.abc import Iterator

from cloakroom.detect.folding import Starts, folded, word_starts
from cloakroom.detect.hit import Hit
from cloakroom.detect.recognisers.log_in import strong

_VALUE = r"(?P<value>[^\s,;\"'<>()\[\]/“”‘’]{6,64}+)"
_QUOTE = r"[\"'“‘]?"
_WORDS = ("password", "passwords", "passcode", "passphrase", "pwd", "pw")
_TOLD = re.compile(rf"(?:it|which|that) (?:is|was|['’]?s) (?:now )?{_QUOTE}{_VALUE}")
_COMMA = re.compile(rf", {_QUOTE}{_VALUE}")
_ASKED = re.compile(
    r"(?: again| please| pls| plz| now)?[ ]?\??[ \t]*\r?\n[^\n:]{0,24}?(?:[0-9:.]{4,8}\][ ])?"
    rf"[^\n:]{{1,24}}: {_VALUE}[ \t]*(?=\r?\n|$)"
)
_BELOW = re.compile(rf"[ \t]{{0,4}}:?[ \t]{{0,4}}\r?\n[ \t]{{0,8}}{_VALUE}(?=[ \t]*(?:\r?\n|$))")
_OPENS_LINE = re.compile(r"(?:^|\n)[ \t]{0,8}(?:[a-z]{3,12} )?\Z")
_NEAR = 120
_LOCK = re.compile(
    r"(?<!\w)(?:key ?safe|safe|gate|door|alarm|lock|padlock|garage|locker|cabinet)(?!\w)"
    r"[^.\n]{0,40}, \Z"
)
_CODE = re.compile(
    r"code:? (?P<value>[0-9]{4,8}|[0-9]{2}(?:[ -][0-9]{2}){1,3}|[a-z][0-9]{3,6}|[0-9]{3,6}[a-z])"
    r"(?![\w-]|[.,/:][0-9])"
)
_LOGGED = re.compile(
    rf" ?in (?:as|with) (?P<user>[\w.@+-]{{3,40}}+) (?:with|using|and) {_QUOTE}{_VALUE}"
)
_PIN = re.compile(r" to (?P<value>[0-9]{4,8})(?![\w-]|[.,/:][0-9])")
_REACH = 64
_LABEL = 24
_YOUR = re.compile(r" code is:? (?P<value>[0-9]{4,8})(?![\w-]|[.,/:][0-9])")


def find(text: str) -> Iterator[Hit]:
    starts, small = word_starts(text), folded(text)
    for word in _WORDS:
        for at in starts.get(word, ()):
            yield from _after(text, small, at + len(word))
            below = _BELOW.match(small, at + len(word))
            if below and _OPENS_LINE.search(small, max(0, at - _LABEL), at):
                yield from strong(text, below.span("value"), "under the label of a form")
    for at in (*starts.get("log", ()), *starts.get("logged", ())):
        logged = _LOGGED.match(small, at + 3 + 3 * small.startswith("ged", at + 3))
        yield from _logged_in(text, logged) if logged else ()
    yield from _codes(small, starts)


def _codes(small: str, starts: Starts) -> Iterator[Hit]:
    for at in starts.get("code", ()):
        code = _CODE.match(small, at)
        if code and _LOCK.search(small, max(0, at - _REACH), at):
            yield Hit(*code.span("value"), "PASSWORD", 0.8, "the code of a lock")
    for at in starts.get("pin", ()):
        pin = _PIN.match(small, at + 3)
        if pin:
            yield Hit(*pin.span("value"), "PASSWORD", 0.8, "a code that was set")
    for at in starts.get("your", ()):
        sent = _YOUR.match(small, at + 4)
        if sent:
            yield Hit(*sent.span("value"), "PASSWORD", 0.75, "a code that was sent")


def _after(text: str, small: str, end: int) -> Iterator[Hit]:
    comma = _COMMA.match(small, end)
    if comma:
        yield from strong(text, comma.span("value"), "after a word for a password")
    asked = _ASKED.match(small, end)
    if asked and not text.startswith(("http", "www"), asked.start("value")):
        yield from strong(text, asked.span("value"), "the answer to who asked for a password")
    for told in _TOLD.finditer(small, end, end + _NEAR):
        yield from strong(text, told.span("value"), "told of a password before it")


def _logged_in(text: str, match: re.Match[str]) -> Iterator[Hit]:
    """``log in as ruralpay01 with Teasel_Marsh9``: the name goes with the password."""
    secret = list(strong(text, match.span("value"), "behind a user's name"))
    if secret:
        yield from secret
        yield Hit(*match.span("user"), "HANDLE", 0.65, "the name of a user before a password")
