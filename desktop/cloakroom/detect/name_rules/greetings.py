"""``Dear Amira,``, ``hi daniel``, ``Good morning Bethan and Owen``."""

import re
from typing import Final

from cloakroom.detect.name_rules.cue import Cue
from cloakroom.detect.name_rules.words import TITLES

_TITLE: Final = rf"(?:(?:{'|'.join(sorted(TITLES))})\b\.?[ \u00a0])?"
_ENDS: Final = re.compile(r"[ \t]*(?:[,!:;.–—\r-]|$|and\b|&|/)", re.MULTILINE)
_WORDS: Final = ("dear", "dearest", "hi", "hello", "hey", "hiya", "morning", "afternoon", "evening")


def _cue(word: str, pattern: str) -> Cue:
    return Cue(
        (word,), re.compile(rf"{pattern},?[ \u00a0]{_TITLE}", re.I), f"after '{word.capitalize()}'",
        0.9, opens=True, after=_ENDS, small=True, smallest=2,
    )  # fmt: skip


_ALONG: Final = Cue(
    ("dear", "hi", "hello", "hey"),
    re.compile(rf"(?:dear|hi|hello|hey)[ \u00a0]{_TITLE}(?:\S{{1,30}}+[ ]){{0,2}}\S{{1,30}}+"
               rf"[ ](?:and|&)[ ]{_TITLE}", re.I),
    "in a greeting", 0.85, opens=True, after=_ENDS, small=True, smallest=2,
)  # fmt: skip

CUES: Final = (
    *(_cue(word, word) for word in _WORDS),
    _cue("good", "good (?:morning|afternoon|evening|day)"),
    _ALONG,
)
