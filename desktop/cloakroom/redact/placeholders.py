"""The grammar of a placeholder, ``[PERSON_1]`` or ``[PERSON_1_SURNAME]``, and every other way an
answer may write it.

Each recognised form is a row or a line below; nothing is compared by likeness: "close enough" would
put the wrong person back. Which numbers are handed out is for ``numbers.py`` to say.
Every repetition in the patterns is bounded, so a scan takes time in proportion to the text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from cloakroom.entity_types import ENTITY_TYPES, entity_type
from cloakroom.redact.forms import CASES, COUNTS, ROLES

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
    "〈": "〉",
    "《": "》",
    "⟨": "⟩",
})
_PAIRS = MappingProxyType({**_SQUARE, **_OTHER})
OPENINGS = tuple(_PAIRS)

# Full-width letters, digits and brackets, one character for one (Unicode FF01 to FF5E)
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_WIDE = re.compile("[\uff01-\uff5e]")

# No-break, thin and zero-width spaces, soft hyphens; a line wrapped in the middle, quoted or not
_SPACE = r"[ \t\u00a0\u00ad\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]"
_BREAK = r"\r?\n[ \t]{0,8}(?:>[ \t]?){0,3}|<br ?/?>"
_GAP = rf"(?:{_SPACE}|{_BREAK})"
_UNDERSCORE = r"\\?_|&#95;|&#x5[Ff];|&lowbar;"
_HYPHEN = r"\\?[-\u2010-\u2015\u2212]"
_JOINT = rf"{_GAP}{{0,2}}(?:{_UNDERSCORE}|{_HYPHEN}|{_GAP}){_GAP}{{0,2}}"
_EMPHASIS = r"\*{1,3}|_{1,2}|`|~~|"
_ENDING = r"['’‘ʼ]s|['’ʼ]|s|"
_NUMBER = r"[1-9][0-9]{0,6}"


def _form(joint: str) -> str:
    """Up to three words after the number: a role, a letter case, a counting word."""
    words = ("|".join(kind) for kind in (ROLES, CASES, COUNTS))
    return "".join(rf"(?:(?:{joint})(?:{alternatives}))?" for alternatives in words)


_WORDS = r"[A-Z][A-Z0-9]*(?:_[A-Z][A-Z0-9]*){0,9}"
_STRICT = re.compile(rf"\[({_WORDS})_({_NUMBER})({_form('_')})\]")


@dataclass(frozen=True, slots=True, order=True)
class Placeholder:
    """The ticket that stands for a value: ``ticket`` is upper case words joined by ``_``,
    ``number`` has up to seven digits, ``form`` says which spelling (``forms.py``)."""

    ticket: str
    number: int
    form: str = ""

    def __str__(self) -> str:
        ending = f"_{self.form}" if self.form else ""
        return f"[{self.base}{ending}]"

    @property
    def base(self) -> str:
        """``PERSON_1`` in every form."""
        return f"{self.ticket}_{self.number}"

    @staticmethod
    def parse(text: str) -> "Placeholder | None":
        """The placeholder that ``text`` is, to the character, or None."""
        match = _STRICT.fullmatch(text)
        return Placeholder(match[1], int(match[2]), match[3][1:]) if match else None


_STRICT_LINES = re.compile(
    rf"^\[({_WORDS}_{_NUMBER}){_form('_')}\]$", re.MULTILINE
)


def numbered(placeholders: Sequence[str]) -> set[str]:
    """``PERSON_1`` of ``[PERSON_1_SURNAME]``, of many at once. ValueError when one is none."""
    lines = "\n".join(placeholders)
    found = _STRICT_LINES.findall(lines)
    if len(found) != len(placeholders) or lines.count("\n") >= max(1, len(placeholders)):
        raise ValueError
    return set(found)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A placeholder as some text writes it. ``text[start:end]`` is what a value takes the place
    of; ``before`` and ``after`` are the part of it to keep (emphasis, a possessive, a plural)."""

    start: int
    end: int
    placeholder: Placeholder
    exact: bool
    bracketed: bool
    before: str = ""
    after: str = ""


def narrow(text: str) -> str:
    """``text`` with full-width letters and signs as plain ones, of the same length."""
    return text.translate(_NARROW) if _WIDE.search(text) else text


def ticket_word(name: str) -> str:
    """The word in the placeholders of entity type ``name``; a user's own recogniser may have any
    name, so it is brought into the grammar."""
    word = re.sub(r"[^A-Z0-9]+", "_", entity_type(name).ticket.upper())
    word = re.sub(r"_(?=[0-9])", "", word).strip("_").lstrip("0123456789")
    return "_".join(word[:40].split("_")[:10]).strip("_") or "VALUE"


def sightings(
    text: str, words: frozenset[str] = TABLE_WORDS, *, start: int = 0
) -> Iterator[Sighting]:
    """Everything in ``text`` from ``start`` on that reads as a placeholder with one of ``words``,
    in order, not overlapping. Without brackets only ``PERSON_1`` as a whole word counts."""
    wrapped, bare = _patterns(words)
    plain = narrow(text)
    at = start
    for sighting in _wrapped(text, plain, wrapped, start):
        yield from _bare(plain, bare, at, sighting.start)
        yield sighting
        at = sighting.end
    yield from _bare(plain, bare, at, len(text))


@lru_cache(maxsize=16)
def _patterns(words: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    loose = "|".join(word.replace("_", f"(?:{_JOINT})") for word in sorted(words))
    strict = "|".join(word.replace("_", r"\\?_") for word in sorted(words))
    opening = "|".join(map(re.escape, _PAIRS))
    closing = "|".join(map(re.escape, _PAIRS.values()))
    wrapped = (
        rf"(?P<open>{opening}){_GAP}{{0,2}}(?P<emphasis>{_EMPHASIS})"
        rf"(?P<body>(?P<word>(?ai:{loose}))(?:{_JOINT})(?P<number>{_NUMBER})"
        rf"(?P<form>(?ai:{_form(_JOINT)})))"
        rf"(?P<ending>{_ENDING})(?P=emphasis){_GAP}{{0,2}}(?P<close>{closing})"
    )
    bare = (
        rf"(?P<word>{strict})\\?_(?P<number>{_NUMBER})"
        rf"(?P<form>{_form(chr(92) * 2 + '?_')})(?!\w|\\_)"
    )
    return re.compile(wrapped), re.compile(bare)


def _wrapped(text: str, plain: str, pattern: re.Pattern[str], start: int) -> Iterator[Sighting]:
    at = start
    while match := pattern.search(plain, at):
        sighting = _judged(match, text)
        if sighting is not None:
            yield sighting
        # one character on, not past the match: in a path "C:\\[PERSON_1]" the exact placeholder
        # begins inside the pair that does not close
        at = match.start() + 1 if sighting is None else sighting.end


def _judged(match: re.Match[str], text: str) -> Sighting | None:
    opening = match["open"]
    if _PAIRS[opening] != match["close"]:
        return None
    placeholder = _placeholder(match)
    if opening in _OTHER and not _is_plain(match, placeholder):
        return None
    start, end = match.span()
    return Sighting(
        start,
        end,
        placeholder,
        exact=text[start:end] == str(placeholder),
        bracketed=True,
        before=text[slice(*match.span("emphasis"))],
        after=text[match.start("ending") : match.end("ending") + len(match["emphasis"])],
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
    word, form = (re.sub(_JOINT, "_", match[part]).upper() for part in ("word", "form"))
    return Placeholder(word, int(match["number"]), form.lstrip("_"))


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
