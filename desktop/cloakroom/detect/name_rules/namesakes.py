"""``Norway maple``, ``Suffolk sheep``, ``Bonferroni correction``: plants, breeds, stuff and methods
whose first word is a name and whose last says that nobody is meant."""

import re
from typing import Final

from cloakroom.model import Finding

_PLANTS: Final = """
alder apple ash balsam barley bean beans beech beet birch blight bluebell bramble broom buckthorn
cabbage cedar cherry chestnut clover cress dieback elm fern fescue fir gorse grass hawthorn hornbeam
knotweed larch laurel lily linseed maple mildew oak oats onion orchid pear pine plum poplar potato
potatoes privet rape ryegrass sorrel spruce thistle vetch wheat willow yew
"""
_ANIMALS: Final = """
badger bat beetle bull bulls bunting cat cattle cow cows cross crosses deer duck eagle ewe ewes goat
goats goose geese gull hare heifer heifers hound lambs moth mouse newt owl partridge pheasant pig
pigs pipit pony ponies ram rams salmon sheep snail sparrow spaniel squirrel terrier thrush toad
trout wagtail warbler wasp woodpecker
"""
_STUFF: Final = """
brick bricks cement cheese cheddar leather marble mustard pudding sauce sausages slate sponge
stilton tart tea tweed wool
"""
_METHODS: Final = """
algorithm chart coefficient correction curve diagram distribution effect equation estimator fracture
index inequality lymphoma palsy paradox phenomenon plot procedure reflex scale stain statistic
statistics syndrome test tests theorem transform ulcer
"""
_TIMES: Final = """
architecture barn ditch era invasion period revival times wall walls
"""
_KINDS: Final = frozenset(
    word for words in (_PLANTS, _ANIMALS, _STUFF, _METHODS, _TIMES) for word in words.split()
)
_CROPS: Final = frozenset((
    "balsam", "barley", "beans", "beet", "dieback", "fir", "knotweed", "linseed", "maize", "oats",
    "rape", "spruce", "wheat",
))  # fmt: skip
"""Nobody's surname, whatever the case."""
_AFTER: Final = re.compile(r" ([a-z]{3,14})\b")
_LAST: Final = re.compile(r"[ ]([^\W\d_]+)\Z")
_ONE: Final = re.compile(r"(?:An? )?[^\W\d_]+(?:-[^\W\d_]+)?")
_LONGEST: Final = 60
SURE: Final = 0.97
"""A name of this score is one: ``Okafor test results``."""


def is_namesake(text: str, name: Finding) -> bool:
    """Whether ``name`` is such a thing, or one word of which such a thing is called."""
    value = text[name.start : name.end]
    if len(value) > _LONGEST or name.score >= SURE:
        return False
    last = _LAST.search(value)
    if last and not _ONE.fullmatch(value):
        word = last[1].lower()
        return word in _CROPS or (last[1] in _KINDS and not value.islower())
    after = _AFTER.match(text, name.end)
    return after is not None and after[1] in _KINDS and _ONE.fullmatch(value) is not None
