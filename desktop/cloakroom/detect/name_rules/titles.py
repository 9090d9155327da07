"""``Mr Okafor``, ``Dr. A Patel``, ``Mr and Mrs Young``: the title is no part of the name."""

import re
from typing import Final

from cloakroom.detect.name_rules.cue import Cue
from cloakroom.detect.name_rules.words import CERTAIN_TITLES, OTHER_TITLES

_GAP: Final = r"[ \u00a0]{0,2}(?:\r?\n[ >]{0,3}(?![^\n:]{0,30}:))?"
"""A line may end after a title, but not before the next label of a form."""
_BOTH: Final = "|".join(map(re.escape, (*CERTAIN_TITLES, *OTHER_TITLES)))
_WHY: Final = "after a title"


def _pattern(words: list[str], flags: int = 0) -> re.Pattern[str]:
    first = "|".join(words)
    more = rf"(?:(?:[ \u00a0](?:and|&)[ \u00a0]|[ \u00a0])(?:{_BOTH})\b\.?){{0,2}}"
    return re.compile(rf"(?<!\d )(?:{first})\b\.?{more}(?=[\s\u00a0.]|(?<=\.)){_GAP}", flags | re.I)


def _other(title: str) -> Cue:
    """In capitals what follows may be anything (``DI POGGIBONSI``)."""
    written = {title.upper(): "(?=[^\\W\\d_][a-z.])", title.capitalize(): ""}
    forms = "|".join(
        rf"{form}\b\.?(?:[ ](?:{_BOTH})\b\.?)?[ \u00a0]{then}" for form, then in written.items()
    )
    shown = title.upper() if len(title) <= 3 and title != "sir" else title.capitalize()
    return Cue((title,), re.compile(forms), f"{_WHY} ({shown})", 0.8, sure=False)


CUES: Final = (
    *(Cue((title,), _pattern([title]), f"{_WHY} ({title.capitalize()})", 0.95,
          small=title not in ("miss", "messrs"), smallest=1) for title in CERTAIN_TITLES),
    *map(_other, OTHER_TITLES),
)  # fmt: skip
