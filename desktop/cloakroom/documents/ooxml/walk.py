"""The walk through a structured part: which texts belong to which paragraph, and in which
reading of it they stand."""

from itertools import chain
from typing import Final

from lxml import etree

from cloakroom.documents.ooxml.blocks import SYMBOL, Block, Piece
from cloakroom.documents.ooxml.rules import FIXED, SCOPES

_ALL_TEXT = etree.XPath("string-length()")
_OFF: Final = frozenset({"0", "false", "off"})


class Walker:
    """What is met on the walk. ``blocks`` in the order in which they begin, ``open`` those that
    have not ended; ``described``: the elements that may have attributes of human text; ``length``:
    characters read. ``nested``: whether the ends of elements are told."""

    def __init__(self, root: etree._Element, *, nested: bool) -> None:
        self.blocks: list[Block] = []
        self.described: list[etree._Element] = []
        self.length = 0
        self.nested = nested
        self.open: list[Block] = []
        self._root = root
        self._commented = False
        self._scopes: list[str] = []
        self._numbers: dict[str, int] = {}
        self._cells = 0
        self._joint = "\n\n"
        self._inserted = self._deleted = self._copies = 0

    def missed(self) -> bool:
        """Whether the part holds text outside the blocks, or a comment."""
        return self._commented or _ALL_TEXT(self._root) != self.length

    def comment(self, _: etree._Element) -> None:
        self._commented = True

    def met(self) -> set[etree._Element]:
        """The elements whose text is in a block."""
        readings = ((block.visible, block.before, block.field) for block in self.blocks)
        pieces = chain.from_iterable(filter(None, chain.from_iterable(readings)))
        return {element for _, element, _ in pieces if element is not None}

    def text(self, element: etree._Element) -> None:
        """A text goes into the readings it stands in."""
        text = element.text
        if not text:
            return
        self.length += len(text)
        self._add((text, element, None))

    def _add(self, piece: Piece) -> None:
        if not self.open:  # text outside any paragraph: read as one
            self._begin()
            block = self.open.pop()
        else:
            block = self.open[-1]
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
        if text and self.open:
            self.length += len(text)
            block = self.open[-1]
            block.field = [*(block.field or ()), (text, element, None)]

    def formula(self, element: etree._Element) -> None:
        self.open_block(element)
        self.code(element)
        self.open.pop()

    def field(self, element: etree._Element) -> None:
        """Where one field begins the code of another has ended."""
        begins = any(str(value) == "begin" for value in element.values())
        block = self.open[-1] if self.open else None
        if begins and block is not None and block.field:
            block.field.append(("\n", None, None))

    def vanish(self, element: etree._Element) -> None:
        look = element.getparent()
        run = None if look is None else look.getparent()
        values = {str(value).lower() for value in element.values()}
        if run is not None and str(run.tag).endswith("}r") and self.open and not values & _OFF:
            self.open[-1].hidden = True

    def open_block(self, _: etree._Element) -> None:
        if not self.nested:  # one begins where the one before it has ended
            self.open.clear()
        self._begin()

    def _begin(self) -> None:
        place = ", ".join(self._scopes) if self._scopes else ""
        block = Block(place, self._joint, self._copies > 0)
        self._joint = "\n"
        self.blocks.append(block)
        self.open.append(block)

    def close_block(self, _: etree._Element) -> None:
        if self.open:
            self.open.pop()

    def leaf(self, element: etree._Element) -> None:
        self._begin()
        self.text(element)
        self.open.pop()

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
