"""A person's name, taken apart: "Ms A. J. van der Berg OBE" -> title, first names, surname."""

import re
import unicodedata
from dataclasses import dataclass

TITLES = {
    "mr": "m", "master": "m", "sir": "m", "lord": "m", "mister": "m",
    "ms": "f", "mrs": "f", "miss": "f", "lady": "f", "dame": "f", "madam": "f",
    "mx": "", "dr": "", "prof": "", "professor": "", "rev": "", "revd": "", "reverend": "",
    "cllr": "", "councillor": "", "judge": "", "capt": "", "captain": "", "sgt": "", "pc": "",
}  # the title and what it says about the person: m, f or nothing
_HONOURS = frozenset({"obe", "mbe", "cbe", "kbe", "dbe", "qc", "kc", "mp", "phd", "md", "jr", "sr"})
_PARTICLES = frozenset({
    "van", "von", "der", "den", "de", "da", "di", "du", "la", "le", "al", "el", "bin", "ibn",
    "ter", "ten", "del", "dos", "st",
})
_NEITHER = re.compile(r"[^a-z0-9]+")
_POSSESSIVE = re.compile(r"(?<=\w)['’‘ʼ]s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, repr=False)
class PersonName:
    """The parts folded (see :func:`folded`). ``initials``: the first name is known by a letter
    only. A lone word, with no title, is in ``lone``."""

    first: str = ""
    middle: str = ""
    last: str = ""
    lone: str = ""
    gender: str = ""
    titled: bool = False
    reversed: bool = False

    @property
    def initials(self) -> bool:
        return len(self.first) == 1

    @property
    def full(self) -> bool:
        return len(self.first) > 1 and bool(self.last)


def folded(value: str) -> str:
    """Without letter case, accents and compatibility forms, in words with one space between:
    equal for spellings that a reader takes for the same (Unicode NFKD, then case folding)."""
    if value.isascii():  # the same, ten times as fast
        return " ".join(_NEITHER.sub(" ", value.lower().replace("'", "")).split())
    plain = unicodedata.normalize("NFKD", value).casefold()
    kept = (
        sign if sign.isalnum() else " " if sign not in "'’‘ʼ" else ""
        for sign in plain
        if not unicodedata.combining(sign)
    )
    return " ".join("".join(kept).split())


def without_possessive(value: str) -> tuple[str, str]:
    """``Okafor's`` -> ``Okafor`` and ``'s``."""
    match = _POSSESSIVE.search(value)
    return (value[: match.start()], match[0]) if match else (value, "")


def read_name(value: str) -> PersonName:
    """The parts of ``value``, as far as they can be told; an empty name for what has no words."""
    surname, comma, given = value.partition(",")
    turned = bool(comma and folded(given) and folded(given) not in _HONOURS)
    words = _words(f"{given} {surname}" if turned else surname if comma else value)
    titles = []
    while words and words[0] in TITLES:
        titles.append(words.pop(0))
    while len(words) > 1 and words[-1] in _HONOURS:
        words.pop()
    gender = next((TITLES[title] for title in titles if TITLES[title]), "")
    name = _parted(words, titled=bool(titles))
    return PersonName(
        name.first, name.middle, name.last, name.lone, gender, bool(titles), turned
    )


def _words(value: str) -> list[str]:
    """A double-barrelled surname is one word: its hyphen is no space."""
    return [word for part in value.split() if (word := folded(part).replace(" ", ""))]


def _parted(words: list[str], *, titled: bool) -> PersonName:
    if not words:
        return PersonName()
    if len(words) == 1:
        return PersonName(last=words[0]) if titled else PersonName(lone=words[0])
    turn = next((n for n, word in enumerate(words[1:-1], 1) if word in _PARTICLES), len(words) - 1)
    if titled and words[0] in _PARTICLES:
        turn = 0
    first = words[0] if turn else ""
    return PersonName(first, " ".join(words[1:turn]), " ".join(words[turn:]))
