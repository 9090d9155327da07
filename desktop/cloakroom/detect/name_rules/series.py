"""``Jan, Feb, Mar``, ``kelvin, newton and watt``: a row of things of one kind, some of which are
names elsewhere."""

import re
from typing import Final

from cloakroom.model import Finding

_KINDS: Final = (
    (
        "monday tuesday wednesday thursday friday saturday sunday tue tues thu thur thurs fri",
        "mon wed sat sun",
    ),
    (
        "january february september october november december feb apr jul aug sep sept oct nov dec",
        "jan mar march april may jun june july august",
    ),
    (
        "ampere becquerel candela coulomb dalton farad gauss gram hertz joule katal kilogram litre"
        " lumen metre mole newton ohm pascal radian sievert tesla volt watt weber",
        "celsius gray henry kelvin",
    ),
    (
        "epsilon eta theta iota kappa lambda omicron upsilon phi chi psi omega sigma tau zeta",
        "alpha beta gamma delta nu xi pi rho mu",
    ),
    (
        "amber black blue crimson cyan green ivory magenta maroon orange pink purple turquoise"
        " white yellow",
        "brown gray grey hazel jade olive red ruby scarlet silver violet",
    ),
    (
        "blackbird chaffinch crow dunnock finch goldfinch heron magpie nuthatch owl pigeon sparrow"
        " starling swallow swift thrush wagtail",
        "jay kite martin merlin phoebe robin wren",
    ),
    (
        "chives coriander cumin dill fennel lavender mint nettle oregano parsley sage tarragon"
        " thistle thyme turmeric",
        "basil bay daisy heather iris ivy jasmine lily marjoram poppy rose rosemary violet",
    ),
)
"""For each kind words that are nobody's name, and words that may be."""
_GAP: Final = r"(?:(?! [^\W\d_])[\s,;:/|&\d.%]{1,12}|,? (?:and|or) )"
"""Signs, numbers, ``and``: more than the one blank of ``February May``."""
_FEWEST: Final = 3
"""Words of a row: two are a sentence (``In February, May rang``)."""
_AROUND: Final = 80
_WORD: Final = re.compile(r"[^\W\d_]+")


def _row(words: str) -> re.Pattern[str]:
    each = "|".join(sorted(words.split(), key=len, reverse=True))
    return re.compile(rf"\b(?:{each})\b(?:{_GAP}(?:{each})\b)+", re.I)


_ROWS: Final = tuple(
    (frozenset(f"{nobody} {maybe}".split()), frozenset(nobody.split()), _row(f"{nobody} {maybe}"))
    for nobody, maybe in _KINDS
)
_WORDS: Final = frozenset(word for words, _, _ in _ROWS for word in words)


def is_in_series(text: str, name: Finding) -> bool:
    """Whether the one word that ``name`` is stands in a row of three or more of its kind, one of
    which is nobody's name; or two of which have small letters, where others have capitals."""
    word = text[name.start : name.end].lower()
    if word not in _WORDS:
        return False
    left = max(0, name.start - _AROUND)
    around = text[left : name.end + _AROUND]
    for words, nobody, row in _ROWS:
        if word not in words:
            continue
        for match in row.finditer(around):
            if match.start() <= name.start - left and name.end - left <= match.end():
                return _is_row(_WORD.findall(match.group()), nobody, around)
    return False


def _is_row(written: list[str], nobody: frozenset[str], around: str) -> bool:
    if len(written) < _FEWEST:
        return False
    if any(word.lower() in nobody for word in written):
        return True
    return around != around.lower() and sum(map(str.islower, written)) > 1
