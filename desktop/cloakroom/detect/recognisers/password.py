"""Secrets named by the word before them: ``password: …``, ``"api_key": "…"``, ``SECRET = …``.

The search starts at the telling word; the name around it says which kind it is, and the value
behind it must look like one. Only the value is taken out.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from cloakroom.detect.context import places
from cloakroom.detect.folding import folded
from cloakroom.detect.hit import Hit
from cloakroom.detect.recognisers.secret_value import (
    has_sign,
    is_code,
    is_placeholder,
    is_prose,
    is_random,
)

_CORE = re.compile(
    r"(?:pass(?:word|wd|phrase|code)s?|(?<![a-z])pass|pwd|(?<![a-z])pw|psw|secret|token|apikey|credentials?"
    r"|(?:api|access|account|auth|shared|signing|encryption|subscription|master|private|client"
    r"|service|admin|storage|app|wi-?fi|network)[_ -]?key|memorable[ _-]word|security[ _-]answer)"
)
_STARTS = (
    "pass", "pw", "psw", "secret", "token", "api", "credential", "access", "account", "auth",
    "shared", "signing", "encryption", "subscription", "master", "private", "client", "service",
    "admin", "storage", "app", "wifi", "wi-fi", "network", "memorable", "security",
)
"""What each of them begins with."""
_AFTER_CORE = re.compile(
    r"(?P<name>[\w-]{0,30}+)[\"'\]]{0,2}(?: \([^()\n]{1,24}\))?"
    r"(?: (?:for|to|of|on)(?: [\w.@-]{1,24}){1,4}?(?=[ :=])|)"
    r"[ \t]{0,3}(?:(?P<sign>(?:(?:is|was)[ ]?)?(?::=|=>|==|=|:))"
    r"|(?P<verb>(?:is|was|[-–]|['’]s)(?: now| set to| still)?(?=[ ]))|(?P<tag>>)"
    r"|(?P<pair>[\"',]?,?\s{1,12}[\"']?value[\"']?\s?[=:]))"
    r"[ \t]{0,4}(?P<line>\r?\n[ \t]{0,4})?",
    re.I,
)
_NAME_BACKWARDS = re.compile(r"[\w.-]{0,40}")
_QUOTED = re.compile(r"[brfu@]?(?P<quote>[\"'`“‘])(?P<value>[^\"'`”’\n]{1,400}+)[\"'`”’]")
_BARE = re.compile(r"[^\s,;\"'<>`“”]{1,400}+")
_PHRASE = re.compile(r"[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+){1,11}(?=[.,;]?[ \t]*(?:[\r\n]|$))")
_RULE_WORDS = frozenset({"must", "should", "is", "be", "your", "you", "not", "please", "required"})
_WORDS_AFTER = re.compile(r"(?: [A-Za-z'’-]+){2}")
_ABOUT = re.compile(  # a setting about secrets, not one of them
    r"(?:length|len|min|max|fields?|label|count|url|uri|hint|policy|type|name|file|path|id|expiry"
    r"|expires|expiration|age|strength|attempts|rules?|prompt|error|message|regex|pattern|validator"
    r"|input|form|required|enabled|limit|budget|size|reset|izers?|tokens)$|tokeni[sz]",
    re.I,
)
_PASSWORD = re.compile(r"pass|pw|psw|memorable|security|credential", re.I)
_CLOUD = re.compile(r"aws|amazon|azure|gcp|google|cloud|storage|account.?key|subscription", re.I)


class _Named(NamedTuple):
    """A value with its name. ``spoken``: joined by "is", so it may be a word of the sentence."""

    name: str
    value: str
    quoted: bool
    spoken: bool


def find(text: str) -> Iterator[Hit]:
    for core in _cores(folded(text)):
        more = text[core.end() : core.end() + 1].islower()  # secretary; but secretKey
        link = None if more else _AFTER_CORE.match(text, core.end())
        span = _value_span(text, core, link) if link else None
        if link and span:
            start, end, quoted = span
            spoken = link["verb"] is not None
            named = _Named(_name(text, core) + link["name"], text[start:end], quoted, spoken)
            if _plausible(named, link) and not _goes_on(text, end, named):
                yield Hit(start, end, *_grade(named))


def _cores(small: str) -> Iterator[re.Match[str]]:
    """The telling words in order; of two that overlap, the first."""
    end = 0
    for at in sorted(places(small, *_STARTS)):
        core = _CORE.match(small, at) if at >= end else None
        if core:
            end = core.end()
            yield core


def _name(text: str, core: re.Match[str]) -> str:
    """The identifier up to the end of the telling word: ``AZURE_CLIENT_SECRET``."""
    before = _NAME_BACKWARDS.match(text[max(0, core.start() - 40) : core.start()][::-1])
    return (before.group()[::-1] if before else "") + text[core.start() : core.end()]


def _value_span(
    text: str, core: re.Match[str], link: re.Match[str]
) -> tuple[int, int, bool] | None:
    quoted = _QUOTED.match(text, link.end())
    if quoted:
        return (*quoted.span("value"), True)
    phrase = _PHRASE.match(text, link.end()) if "phrase" in core.group().lower() else None
    if phrase and not _RULE_WORDS & set(phrase.group().lower().split()):
        return (*phrase.span(), True)
    bare = _BARE.match(text, link.end())
    if bare is None:
        return None
    value = bare.group().partition("\\n")[0].partition("\\r")[0]
    if core.start() and text[core.start() - 1] in "?&":
        value = value.partition("&")[0]
    closers = ")]}" if not set(value) & set("([{") else ""
    value = value.rstrip(".,:\\" + closers)
    return (bare.start(), bare.start() + len(value), False) if value else None


def _plausible(named: _Named, link: re.Match[str]) -> bool:
    value = named.value
    is_path = value.startswith(("/", "./", "http://", "https://")) and not is_random(value)
    if len(value) < 3 or _ABOUT.search(named.name) or is_placeholder(value) or is_path:
        return False
    if named.quoted:
        return "token" not in named.name.lower() or has_sign(value)
    if is_code(value) or is_prose(value):
        return False
    doubtful = link["line"] or (link["verb"] or "").strip() in {"-", "–"}
    other_line = link["line"] and not (link["sign"] or "").endswith(":")
    if other_line or (doubtful and not has_sign(value)):
        return False
    return bool(_PASSWORD.search(named.name)) or (len(value) >= 6 and _is_mixed(value))


def _goes_on(text: str, end: int, named: _Named) -> bool:
    """A plain word with more words behind it: the value of a sentence, not of a name."""
    return not named.quoted and not has_sign(named.value) and bool(_WORDS_AFTER.match(text, end))


def _grade(named: _Named) -> tuple[str, float, str]:
    why = "named as a secret"
    if not _PASSWORD.search(named.name) and is_random(named.value):
        kind = "CLOUD_KEY" if _CLOUD.search(named.name) else "ACCESS_TOKEN"
        return kind, 0.9, f"{why}, and looks random"
    if named.spoken and not named.quoted:
        return "PASSWORD", 0.85 if has_sign(named.value) else 0.5, f"{why} in a sentence"
    return "PASSWORD", 0.9 if has_sign(named.value) else 0.65, why


def _is_mixed(value: str) -> bool:
    """Letters and digits, or small letters and capitals in no order."""
    letters = any(c.isalpha() for c in value)
    turns = sum(one.islower() != two.islower() for one, two in pairwise(value))
    return letters and (any(c.isdigit() for c in value) or (len(value) > 19 and turns > 7))
