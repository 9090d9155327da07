"""The walk through a structured part: which texts belong to which paragraph, and in which
reading of it they stand."""

from collections.abc import Callable, Iterable
from itertools import chain, repeat
from typing import Final

from lxml import etree

from cloakroom.documents.ooxml.blocks import SYMBOL, Block, Piece
from cloakroom.documents.ooxml.rules import (
    ATTRIBUTES,
    BLOCKS,
    DELETED,
    FIELDS,
    FIXED,
    INSERTED,
    LEAVES,
    SCOPES,
    TAGS,
    TEXTS,
    VML,
)

_ALL_TEXT = etree.XPath("string()", smart_strings=False)
_TEXT_NODES = etree.XPath("count(//text()[normalize-space()])")
_NESTING: Final = tuple(
    f"{{*}}{name}" for name in sorted(INSERTED | DELETED | SCOPES.keys() | {"rt", "Fallback"})
)
"""Elements whose end matters. Without any a part is read in half the time."""
_OFF: Final = frozenset({"0", "false", "off"})
_VML: Final = VML.rstrip("*")


class Walker:
    """``blocks`` in the order in which they begin; ``described``: the elements that may have
    attributes of human text."""

    def __init__(self, root: etree._Element) -> None:
        self.blocks: list[Block] = []
        self.described: list[etree._Element] = []
        self._root = root
        self._texts = self._length = 0
        self._open: list[Block] = []
        self._scopes: list[str] = []
        self._numbers: dict[str, int] = {}
        self._cells = 0
        self._joint = "\n\n"
        self._inserted = self._deleted = self._copies = 0
        self._walk()

    def missed(self) -> bool:
        """Whether the part holds text outside the blocks, or a comment."""
        if next(self._root.iter(etree.Comment), None) is not None:
            return True
        whole = _ALL_TEXT(self._root)
        if isinstance(whole, str) and len(whole) == self._length:
            return False
        return _TEXT_NODES(self._root) != self._texts

    def met(self) -> set[etree._Element]:
        """The elements whose text is in a block."""
        readings = ((block.visible, block.before, block.field) for block in self.blocks)
        pieces = chain.from_iterable(filter(None, chain.from_iterable(readings)))
        return {element for _, element, _ in pieces if element is not None}

    def _walk(self) -> None:
        kinds: dict[object, tuple[_Handler | None, _Handler | None]] = {}
        self._nested = next(self._root.iter(*_NESTING), None) is not None
        for event, element in self._events():
            tag = element.tag
            kind = kinds.get(tag)
            if kind is None:
                kind = kinds[tag] = _handlers(str(tag))
            handler = kind[event == "end"]
            if handler is not None:
                handler(self, element)

    def _events(self) -> Iterable[tuple[str, etree._Element]]:
        if self._nested:
            both: Iterable[tuple[str, etree._Element]] = etree.iterwalk(
                self._root, events=("start", "end"), tag=TAGS)
            return both
        return zip(repeat("start"), self._root.iter(*TAGS), strict=False)

    def text(self, element: etree._Element) -> None:
        """A text goes into the readings it stands in."""
        text = element.text
        if not text:
            return
        self._length += len(text)
        self._texts += not text.isspace()
        self._add((text, element, None))

    def _add(self, piece: Piece) -> None:
        if not self._open:  # text outside any paragraph: read as one
            self._begin()
            block = self._open.pop()
        else:
            block = self._open[-1]
        if self._inserted or self._deleted:
            if block.before is None:
                block.before = block.visible.copy()
            if self._deleted or not self._inserted:
                block.before.append(piece)
            if not self._deleted:
                block.visible.append(piece)
            return
        block.visible.append(piece)
        if block.before is not None:
            block.before.append(piece)

    def fixed(self, element: etree._Element) -> None:
        tag = str(element.tag).rpartition("}")[2]
        parent = element.getparent()
        if tag == "tab" and parent is not None and not str(parent.tag).endswith("}r"):
            return
        self._add((FIXED[tag], None, None))

    def symbol(self, element: etree._Element) -> None:
        """A letter given by its code, in the private area where the font is a symbol font."""
        code = next((str(v) for k, v in element.items() if str(k).endswith("}char")), "")
        try:
            char = chr(int(code, 16) & 0xFF if code[:1] in "Ff" else int(code, 16))
        except (ValueError, OverflowError):
            return
        if char.isprintable():
            self._add((char, element, SYMBOL))

    def code(self, element: etree._Element) -> None:
        text = element.text
        if text and self._open:
            self._length += len(text)
            self._texts += not text.isspace()
            block = self._open[-1]
            block.field = [*(block.field or ()), (text, element, None)]

    def formula(self, element: etree._Element) -> None:
        self.open_block(element)
        self.code(element)
        self._open.pop()

    def field(self, element: etree._Element) -> None:
        """Where one field begins the code of another has ended."""
        begins = any(str(value) == "begin" for value in element.values())
        block = self._open[-1] if self._open else None
        if begins and block is not None and block.field:
            block.field.append(("\n", None, None))

    def vanish(self, element: etree._Element) -> None:
        look = element.getparent()
        run = None if look is None else look.getparent()
        values = {str(value).lower() for value in element.values()}
        if run is not None and str(run.tag).endswith("}r") and self._open and not values & _OFF:
            self._open[-1].hidden = True

    def open_block(self, _: etree._Element) -> None:
        if not self._nested:  # one begins where the one before it has ended
            self._open.clear()
        self._begin()

    def _begin(self) -> None:
        block = Block(", ".join(self._scopes), self._joint, self._copies > 0)
        self._joint = "\n"
        self.blocks.append(block)
        self._open.append(block)

    def close_block(self, _: etree._Element) -> None:
        if self._open:
            self._open.pop()

    def leaf(self, element: etree._Element) -> None:
        self._begin()
        self.text(element)
        self._open.pop()

    def open_scope(self, element: etree._Element) -> None:
        name = str(element.tag).rpartition("}")[2]
        number = self._numbers[name] = self._numbers.get(name, 0) + 1
        self._scopes.append(SCOPES[name].format(number))

    def close_scope(self, _: etree._Element) -> None:
        self._scopes.pop()

    def row(self, _: etree._Element) -> None:
        self._cells = 0

    def cell(self, _: etree._Element) -> None:
        self._joint = "\t" if self._cells else "\n"
        self._cells += 1

    def insert(self, _: etree._Element) -> None:
        self._inserted += 1

    def close_insert(self, _: etree._Element) -> None:
        self._inserted -= 1

    def delete(self, _: etree._Element) -> None:
        self._deleted += 1

    def close_delete(self, _: etree._Element) -> None:
        self._deleted -= 1

    def fallback(self, _: etree._Element) -> None:
        self._copies += 1

    def close_fallback(self, _: etree._Element) -> None:
        self._copies -= 1

    def describe(self, element: etree._Element) -> None:
        self.described.append(element)


_Handler = Callable[[Walker, etree._Element], None]

_KINDS: Final[dict[str, tuple[_Handler, _Handler | None]]] = {
    **dict.fromkeys(TEXTS, (Walker.text, None)),
    **dict.fromkeys(FIELDS, (Walker.code, None)),
    **dict.fromkeys(BLOCKS, (Walker.open_block, Walker.close_block)),
    **dict.fromkeys(LEAVES, (Walker.leaf, None)),
    **dict.fromkeys(FIXED, (Walker.fixed, None)),
    **dict.fromkeys(SCOPES, (Walker.open_scope, Walker.close_scope)),
    **dict.fromkeys(INSERTED, (Walker.insert, Walker.close_insert)),
    **dict.fromkeys(DELETED, (Walker.delete, Walker.close_delete)),
    "Fallback": (Walker.fallback, Walker.close_fallback),
    "f": (Walker.formula, None),
    "fldChar": (Walker.field, None),
    "sym": (Walker.symbol, None),
    "tc": (Walker.cell, None),
    "tr": (Walker.row, None),
    "vanish": (Walker.vanish, None),
}


def _handlers(tag: str) -> tuple[_Handler | None, _Handler | None]:
    """What is done where an element begins and where it ends."""
    name = tag.rpartition("}")[2]
    if tag.startswith(_VML):
        return Walker.describe, None
    start, end = _KINDS.get(name, (None, None))
    if name not in ATTRIBUTES:
        return start, end
    if start is None:
        return Walker.describe, end

    def both(walker: Walker, element: etree._Element) -> None:
        Walker.describe(walker, element)
        start(walker, element)

    return both, end
