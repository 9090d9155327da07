"""What the rules around the network ask of a word, as one number: worked out once for each word."""

from typing import Final

from spacy.lang.lex_attrs import like_email, like_url

SHORTEST: Final = 3
"""Letters of a single word that is looked for elsewhere."""

_COMMON: Final = """
amber april art august bill bishop brown chase church cook dawn day dean english faith field frank
general grace grant green hall hill holly hope jack joy june king lane law long lord major march
mark may mercy mill miles park patience pat penny place post price ray reading rich rob robin rose
short stone street sue summer the trust union unite will wood york young
"""
COMMON: Final = frozenset(_COMMON.split())
"""Words that are also names. Alone they are marked again only where the context allows it."""

_LINE_ENDS: Final = frozenset("\n\r\t\v\f\u2028\u2029")


LINE: Final = 1
"""White space with the end of a line, or of a column, in it."""
DIGIT: Final = 2
SIGN: Final = 4
"""Neither a letter nor a digit in it."""
LETTER: Final = 8
POSSESSIVE: Final = 16
ADDRESS: Final = 32
"""A web or e-mail address."""
TITLE: Final = 64
"""Written with a capital."""
LONG: Final = 128
WORD: Final = 256
"""One of ``COMMON``."""
OPENS: Final = 512
CLOSES: Final = 1024
ORDINARY: Final = 2048
"""Written without a capital often enough; the lexicon knows, from its lists."""


def of(word: str) -> int:
    """The marks of ``word``, a token of spaCy's: the sum of those that hold."""
    marks = LETTER if word.isalpha() else _of_signs(word)
    if word.istitle():
        marks += TITLE
    if len(word) >= SHORTEST:
        marks += LONG
    if word.lower() in COMMON:
        marks += WORD
    return marks


def _of_signs(word: str) -> int:
    """The marks of a word that holds more than letters, or none."""
    if word.isspace():
        return SIGN if _LINE_ENDS.isdisjoint(word) else SIGN + LINE
    if word in _SIGNS:
        return _SIGNS[word]
    if not any(map(str.isalnum, word)):
        return SIGN
    marks = ADDRESS if like_url(word) or like_email(word) else 0
    if any(map(str.isdigit, word)):
        marks += DIGIT
    return marks + LETTER if any(map(str.isalpha, word)) else marks


_SIGNS: Final = {
    "'s": LETTER + POSSESSIVE, "’s": LETTER + POSSESSIVE, "'": SIGN + POSSESSIVE,
    "’": SIGN + POSSESSIVE, "(": SIGN + OPENS, ")": SIGN + CLOSES,
}  # fmt: skip
