"""Words of a text for comparing, and English words that are names as well."""

import re
import unicodedata
from typing import NamedTuple

_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
_BLANKS = re.compile(r"[\s\u00ad\u200b\u2060\ufeff]+")

_COMMON = """
amber april art august autumn baker ball banks bell best bill bird bishop black bond brook brooks
brown bull bush carter case cash castle chance chase church clay cliff cook cross dale dawn day
dean drew duke earl english eve faith farmer field fields fisher ford fox frank french frost gale
gene glen good grace grant gray green grey guy hall hazel heath heather hill holly hope house
hunter iris ivy jack jasmine jean joy june king knight lake lamb lane lily little long lord love
major mark marsh mason max may mercer miles miller mills moor noble north olive page park parks
pat pearl penny pope power price prince rain read reed rice rich river rivers rob robin rose rowan
ruby rusty sage sands sharp short skip small snow spring stock stone street strong sue summer
summers swan swift taylor trace turner violet walker walls ward waters wells west white will
winter wise wolf wood woods worth young
"""
COMMON = frozenset(_COMMON.split())


class Word(NamedTuple):
    """``text[start:end]``; ``plain`` is the same for every letter case and normal form."""

    start: int
    end: int
    plain: str

    def __repr__(self) -> str:
        return f"Word({self.start}, {self.end})"


def words_of(text: str) -> list[Word]:
    """The words of ``text`` in order; hyphens, apostrophes and underscores part them."""
    if text.isascii():  # a word holds no blank, so this is what ``loose`` would say
        return [Word(*match.span(), match[0].casefold()) for match in _WORD.finditer(text)]
    return [Word(*match.span(), loose(match[0])) for match in _WORD.finditer(text)]


def plain_words(text: str) -> list[str]:
    """``plain`` of :func:`words_of`, and nothing else: a third of the time."""
    if text.isascii():
        return _WORD.findall(text.casefold())
    return [loose(word) for word in _WORD.findall(text)]


def loose(text: str) -> str:
    """Without letter case, accents and compatibility forms; any blanks are one space."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
        text = text.replace("’", "'").replace("\u2010", "-").replace("\u2011", "-")
    return _BLANKS.sub(" ", text).casefold()
