"""``Kind regards,`` and the name below it; ``Thanks, Amira``; ``– Daniel`` as the last line."""

import re
from typing import Final

from cloakroom.detect.name_rules.cue import Cue

_PHRASES: Final = (
    "kind regards", "kindest regards", "warm regards", "warmest regards", "best regards", "regards",
    "with kind regards", "with best wishes", "best wishes", "warm wishes", "best", "all the best",
    "many thanks", "thanks", "thanks again", "thanks in advance", "with thanks", "thank you", "thx",
    "thanks and regards", "cheers", "ta", "love", "lots of love", "much love", "yours",
    "yours sincerely", "yours faithfully", "yours truly", "yours ever", "sincerely", "faithfully",
    "respectfully", "cordially", "speak soon", "see you soon", "take care", "kr", "br", "rgds",
)  # fmt: skip
_BARE: Final = frozenset(("thanks", "many thanks", "thank you", "cheers", "regards"))
_DOWN: Final = r"[ \t]*[,.!]{0,2}[ \t]*(?:\r?\n[ \t>*]{0,8}){1,3}"
_LINE_ENDS: Final = re.compile(r"[ \t]{0,9}(?:$|[\r,|(/–—\t-])", re.MULTILINE)
_TEXT_ENDS: Final = re.compile(r"[ \t.!x]{0,9}(?:\r?$)", re.MULTILINE)


def _cues(phrase: str) -> tuple[Cue, Cue]:
    words, first = phrase.replace(" ", "[ ]"), phrase.split(maxsplit=1)[0]
    comma = ",?[ ]" if phrase in _BARE else ",[ ]"
    why = f"after '{phrase.capitalize()}'"
    return (
        Cue((first,), re.compile(rf"{words}{_DOWN}", re.I), why, 0.88,
            opens=True, after=_LINE_ENDS, small=True, smallest=3),
        Cue((first,), re.compile(rf"{words}{comma}", re.I), why, 0.85,
            after=_TEXT_ENDS, small=True, smallest=1),
    )  # fmt: skip


CUES: Final = tuple(cue for phrase in _PHRASES for cue in _cues(phrase))
