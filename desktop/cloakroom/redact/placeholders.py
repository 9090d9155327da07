"""The grammar of a placeholder, ``[PERSON_1]``, and every other way an answer may write it.

Each recognised form is a row or a line below; nothing is compared by likeness. ``[PERSON_1]`` and
``[PERSON_2]`` differ by one character, so "close enough" would put the wrong person back.
Every repetition in the patterns is bounded, so a scan takes time in proportion to the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from cloakroom.entity_types import ENTITY_TYPES, entity_type

HIGHEST_NUMBER = 999_999
TABLE_WORDS = frozenset(row.ticket for row in ENTITY_TYPES.values())

# Around these pairs the other rules (case, spaces, hyphens, emphasis) may apply as well.
_SQUARE = MappingProxyType({
    "[": "]",
    "\\[": "\\]",
    "&#91;": "&#93;",
    "&#x5b;": "&#x5d;",
    "&#x5B;": "&#x5D;",
    "&lbrack;": "&rbrack;",
    "&lsqb;": "&rsqb;",
    "［": "］",
    "【": "】",
    "〔": "〕",
    "「": "」",
    "『": "』",
    "⟦": "⟧",
})
# These also occur in code and prose, so the body must be the exact one. Round brackets are not
# here on purpose: "(PERSON_1)" is read without them and they stay, so f(PERSON_1) survives.
_OTHER = MappingProxyType({
    "{{": "}}",
    "{": "}",
    "<": ">",
    "&lt;": "&gt;",
    "＜": "＞",
    "｛": "｝",
    "〈": "〉",
    "《": "》",
    "⟨": "⟩",
})
_PAIRS = MappingProxyType({**_SQUARE, **_OTHER})

_SPACE = r"[ \t\u00a0\u202f]"
_UNDERSCORE = r"\\?_|&#95;|&#x5[Ff];|&lowbar;"
_HYPHEN = r"\\?[-\u2010\u2011]"
_JOINT = rf"{_SPACE}{{0,2}}(?:{_UNDERSCORE}|{_HYPHEN}|{_SPACE}){_SPACE}{{0,2}}"
_EMPHASIS = r"\*{1,3}|_{1,2}|`|~~|"
_NUMBER = r"[1-9][0-9]{0,5}"
_STRICT = re.compile(rf"\[([A-Z][A-Z0-9]*(?:_[A-Z][A-Z0-9]*){{0,9}})_({_NUMBER})\]")


@dataclass(frozen=True, slots=True, order=True)
class Placeholder:
    """The ticket that stands for a value: ``ticket`` is upper case words joined by ``_``,
    ``number`` is 1 to :data:`HIGHEST_NUMBER`."""

    ticket: str
    number: int

    def __str__(self) -> str:
        return f"[{self.ticket}_{self.number}]"

    @staticmethod
    def parse(text: str) -> "Placeholder | None":
        """The placeholder that ``text`` is, to the character, or None."""
        match = _STRICT.fullmatch(text)
        return Placeholder(match[1], int(match[2])) if match else None


@dataclass(frozen=True, slots=True)
class Sighting:
    """A placeholder as some text writes it. ``text[start:end]`` is what a value takes the place
    of; ``before`` and ``after`` are the part of it to keep (emphasis, a possessive)."""

    start: int
    end: int
    placeholder: Placeholder
    exact: bool
    bracketed: bool
    before: str = ""
    after: str = ""


def ticket_word(name: str) -> str:
    """The word in the placeholders of entity type ``name``; a user's own recogniser may have any
    name, so it is brought into the grammar."""
    word = re.sub(r"[^A-Z0-9]+", "_", entity_type(name).ticket.upper())
    word = re.sub(r"_(?=[0-9])", "", word).strip("_").lstrip("0123456789")
    return "_".join(word[:40].split("_")[:10]).strip("_") or "VALUE"


def sightings(text: str, words: frozenset[str] = TABLE_WORDS) -> Iterator[Sighting]:
    """Everything in ``text`` that reads as a placeholder with one of ``words``, in order, not
    overlapping. Without brackets only ``PERSON_1`` as a whole word counts."""
    wrapped, bare = _patterns(words)
    at = 0
    for sighting in _wrapped(text, wrapped):
        yield from _bare(text, bare, at, sighting.start)
        yield sighting
        at = sighting.end
    yield from _bare(text, bare, at, len(text))


@lru_cache(maxsize=16)
def _patterns(words: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    loose = "|".join(word.replace("_", f"(?:{_JOINT})") for word in words)
    strict = "|".join(word.replace("_", r"\\?_") for word in words)
    opening = "|".join(map(re.escape, _PAIRS))
    closing = "|".join(map(re.escape, _PAIRS.values()))
    wrapped = (
        rf"(?P<open>{opening}){_SPACE}{{0,2}}(?P<emphasis>{_EMPHASIS})"
        rf"(?P<body>(?P<word>(?ai:{loose}))(?:{_JOINT})(?P<number>{_NUMBER}))"
        rf"(?P<possessive>['’]s|)(?P=emphasis){_SPACE}{{0,2}}(?P<close>{closing})"
    )
    bare = rf"(?P<word>{strict})\\?_(?P<number>{_NUMBER})(?!\w|\\_)"
    return re.compile(wrapped), re.compile(bare)


def _wrapped(text: str, pattern: re.Pattern[str]) -> Iterator[Sighting]:
    at = 0
    while match := pattern.search(text, at):
        sighting = _judged(match)
        if sighting is not None:
            yield sighting
        # one character on, not past the match: in a path "C:\[PERSON_1]" the exact placeholder
        # begins inside the pair that does not close
        at = match.start() + 1 if sighting is None else sighting.end


def _judged(match: re.Match[str]) -> Sighting | None:
    opening = match["open"]
    if _PAIRS[opening] != match["close"]:
        return None
    placeholder = _placeholder(match)
    if opening in _OTHER and not _is_plain(match, placeholder):
        return None
    return Sighting(
        match.start(),
        match.end(),
        placeholder,
        exact=match[0] == str(placeholder),
        bracketed=True,
        before=match["emphasis"],
        after=match["possessive"] + match["emphasis"],
    )


def _is_plain(match: re.Match[str], placeholder: Placeholder) -> bool:
    """The exact body, and not the brackets of code such as ``List<URL_1>`` or ``${URL_1}``."""
    previous = match.string[match.start() - 1 : match.start()]
    body = match["body"].replace("\\_", "_")
    return body == str(placeholder)[1:-1] and not _is_word(previous) and previous != "$"


def _bare(text: str, pattern: re.Pattern[str], start: int, end: int) -> Iterator[Sighting]:
    for match in pattern.finditer(text, start, end):
        if not _is_word(text[match.start() - 1 : match.start()]):
            found = _placeholder(match)
            yield Sighting(match.start(), match.end(), found, exact=False, bracketed=False)


def _placeholder(match: re.Match[str]) -> Placeholder:
    return Placeholder(re.sub(_JOINT, "_", match["word"]).upper(), int(match["number"]))


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
