"""The names in the e-mail addresses of a text: ``amira.okafor@example.org`` names Amira Okafor."""

import re
from collections.abc import Iterator
from typing import Final

from cloakroom.detect.name_rules.words import is_common, is_stop
from cloakroom.detect.pace import Pulse, unhurried

_LONGEST: Final = 64  # characters before the @, RFC 5321 section 4.5.3.1.1
_LOCAL: Final = re.compile(
    r"(?<![\w.+-])([^\W\d_]{1,30})(?:[._-]([^\W\d_]{1,30}))?(?:[._-]([^\W\d_]{1,30}))?\d{0,4}\Z"
)
SCORE: Final = 0.85
"""How sure a name is that stands in an address of the text."""
_SHORTEST: Final = 3


def names(text: str, pulse: Pulse = unhurried) -> Iterator[tuple[str, ...]]:
    """The words of the name in each address, in small letters and in their order: two or three,
    of which the first may be an initial, or one. Words of an office (``no.reply``) are left out."""
    at = text.find("@")
    while at >= 0:
        local = _LOCAL.search(text[max(0, at - _LONGEST) : at])
        if local:
            words = tuple(word.lower() for word in local.groups() if word)
            if _is_name(words):
                yield words
        pulse(_LONGEST)
        at = text.find("@", at + 1)


def _is_name(words: tuple[str, ...]) -> bool:
    if len(words) == 1:
        return len(words[0]) >= _SHORTEST and not is_common(words[0])
    if len(words[-1]) < _SHORTEST or any(is_stop(word) for word in words if len(word) > 1):
        return False
    return not all(is_common(word) for word in words)
