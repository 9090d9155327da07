"""A paragraph as the walk through a part collects it."""

from typing import Final

from lxml import etree

Piece = tuple[str, etree._Element | None, str | None]
"""A text, the element it stands in (None: it cannot be changed) and the slot of that."""

SYMBOL: Final = "{symbol}"
"""The slot of a character that is an element of its own (``w:sym``)."""


class Block:
    """A paragraph. ``before`` is how it read before its tracked changes, None without any."""

    __slots__ = ("before", "copy", "field", "hidden", "joint", "place", "visible")

    def __init__(self, place: str, joint: str, copy: bool) -> None:
        self.place, self.joint, self.copy = place, joint, copy
        self.hidden = False
        self.visible: list[Piece] = []
        self.before: list[Piece] | None = None
        self.field: list[Piece] | None = None
