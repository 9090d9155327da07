"""The words that decide whether a word is a name: lists of our own in ``resources/words``."""

from functools import cache
from typing import Final

from spacy.lang.en.stop_words import STOP_WORDS

from cloakroom.errors import InstallationError
from cloakroom.paths import resource

PARTICLES: Final = frozenset((
    "al", "ap", "bin", "binti", "da", "de", "del", "della", "den", "der", "di", "dos", "du",
    "el", "ibn", "la", "le", "les", "san", "st", "ten", "ter", "van", "von", "y",
))
"""Small words inside a name: Ludwig van Dyke, Fatima bint Said, Jean de la Tour."""

CERTAIN_TITLES: Final = (
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "cllr", "councillor", "rev",
    "revd", "reverend", "sgt", "messrs",
)  # fmt: skip
OTHER_TITLES: Final = (
    "sir", "dame", "lord", "lady", "baroness", "judge", "justice", "pc", "wpc", "dc", "ds",
    "di", "dci", "supt", "sergeant", "inspector", "constable", "captain", "capt", "major",
    "colonel", "col", "lt", "lieutenant", "father", "fr", "sister", "nurse", "matron", "rabbi",
    "imam", "canon", "archdeacon", "sheikh", "sri", "smt", "shri", "hon", "cpl", "corporal",
    "minister", "detective",
)  # fmt: skip
TITLES: Final = frozenset((*CERTAIN_TITLES, *OTHER_TITLES))

_ORGANISATION: Final = """
academy agency alliance associates association authority board bureau centre charity church clinic
club college commission committee company constabulary consultants consulting council court dental
department directorate federation foundation fund group holdings homes hospice hospital inc
institute insurance llp ltd limited ministry museum network nhs nursery office partners partnership
pharmacy plc police practice school services society solicitors solutions surgery systems team
trust union unit university
"""
ORGANISATION: Final = frozenset(_ORGANISATION.split())
"""The last word of what is an organisation, or a part of one, and nobody's name."""


def is_stop(word: str) -> bool:
    """Whether ``word`` (small letters) is no part of a name, whatever stands around it."""
    return word in _stops()


def is_common(word: str) -> bool:
    """Whether ``word`` (small letters) is a word like any other, and a name only with evidence."""
    return word in _commons()


@cache
def like_words() -> frozenset[str]:
    return _words("names_like_words.txt")


@cache
def no_names() -> frozenset[str]:
    """Words that are no part of a person's name."""
    return _words("no_names.txt") | products() | ORGANISATION


@cache
def products() -> frozenset[str]:
    """Products and services, in small letters."""
    return _words("products.txt")


@cache
def labels() -> frozenset[str]:
    """Words that are no part of any name when they stand among their like."""
    return _words("no_names.txt")


@cache
def _stops() -> frozenset[str]:
    return no_names() | (frozenset(STOP_WORDS) - like_words())


@cache
def _commons() -> frozenset[str]:
    return like_words() | _stops()


def _words(file: str) -> frozenset[str]:
    try:
        lines = resource(f"words/{file}").read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InstallationError(f"The word list {file} cannot be read.") from error
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
