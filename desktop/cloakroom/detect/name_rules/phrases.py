"""Words inside a sentence that announce a name: ``c/o``, ``née``, ``my name is``, ``her son``."""

import re
from typing import Final

from cloakroom.detect.name_rules.cue import Cue

_KIN: Final = (
    "wife husband partner spouse son daughter brother sister mother father mum dad mam aunt auntie"
    " uncle niece nephew cousin grandson granddaughter grandmother grandfather nan grandad"
    " girlfriend boyfriend fiancé fiancée stepson stepdaughter stepfather stepmother"
)
_WHOSE: Final = ("my", "his", "her", "their", "our", "your")
_STOPS: Final = re.compile(
    r"[ \t]*(?:$|[\r,.;:!?)–—-]|and\b|from\b|here\b|i\b)", re.I | re.MULTILINE
)


def _cue(word: str, pattern: str, why: str, score: float = 0.85, *, small: bool = False) -> Cue:
    return Cue(
        (word,), re.compile(pattern, re.I), why, score,
        after=_STOPS if small else None, small=small, smallest=3, sure=False,
    )  # fmt: skip


CUES: Final = (
    _cue("c", r"c/o[ ]", "after 'c/o'"),
    _cue("fao", r"fao:?[ ]", "after 'FAO'"),
    _cue("f", r"f\.a\.o\.?:?[ ]", "after 'FAO'"),
    _cue("attn", r"attn[.:]{0,2}[ ]", "after 'Attn'"),
    _cue("née", r"née[ ]", "after 'née'"),
    _cue("nee", r"nee[ ]", "after 'née'"),
    _cue("né", r"né[ ]", "after 'né'"),
    _cue("formerly", r"formerly[ ](?:known[ ]as[ ])?", "after 'formerly'"),
    _cue("aka", r"aka[ ]", "after 'aka'"),
    _cue("a", r"a\.k\.a\.?[ ]", "after 'aka'"),
    _cue("also", r"also[ ]known[ ]as[ ]", "after 'also known as'"),
    _cue("statement", r"(?:witness[ ])?statement[ ]of[ ]", "after 'statement of'"),
    _cue("todo", r"todo\(", "in a to-do note"),
    _cue("fixme", r"fixme\(", "in a to-do note"),
    *(_cue(word, rf"{word}[ ](?:called|known[ ]as)[ ]", "after 'called'")
      for word in ("be", "being", "is", "was", "man", "woman", "girl", "boy", "somebody")),
    _cue("goes", r"goes[ ]by[ ]", "after 'goes by'"),
    _cue("alias", r"alias[ ]", "after 'alias'"),
    _cue("my", r"my[ ](?:full[ ]|first[ ]|last[ ]|sur)?name(?:'s|’s|[ ]is)[ ]",
         "after 'my name is'", 0.95, small=True),
    _cue("name", r"(?<=s )name(?:'s|’s|[ ]is)[ ]", "after 'name is'"),
    *(_cue(whose, rf"{whose}[ ](?:late[ ]|ex-|older[ ]|younger[ ]|eldest[ ])?"
           rf"(?:{'|'.join(_KIN.split())}),?[ ]", "after a relation") for whose in _WHOSE),
)  # fmt: skip
