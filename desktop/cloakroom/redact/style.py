"""How placeholders are written. Whatever the setting, every style is recognised on the way back."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Style(StrEnum):
    """SQUARE is the default: it survives Markdown, HTML and most models. ANGLE and BRACES suit
    templates; PLAIN suits code, where brackets mean something."""

    SQUARE = "square"
    ANGLE = "angle"
    BRACES = "braces"
    PLAIN = "plain"


_AROUND: Mapping[Style, tuple[str, str]] = MappingProxyType({
    Style.SQUARE: ("[", "]"),
    Style.ANGLE: ("<", ">"),
    Style.BRACES: ("{{", "}}"),
    Style.PLAIN: ("", ""),
})


def written(placeholder: str, style: Style) -> str:
    """``placeholder``, given as ``[PERSON_1]``, in ``style``."""
    before, after = _AROUND[style]
    return f"{before}{placeholder[1:-1]}{after}"


def in_brackets(placeholder: str) -> frozenset[str]:
    """``placeholder``, given as ``[PERSON_1]``, in each style that has brackets."""
    return frozenset(written(placeholder, style) for style in Style if style is not Style.PLAIN)
