"""The walk through an OpenDocument part: which texts make up which paragraph.

Text stands between elements as well as in them. A paragraph within another (in a note, a comment,
a text box) is one of its own. What a tracked change took out stands apart from the place where it
was; the paragraph there is read with it once more (ODF 1.3 part 3, 5.5).
"""

from collections.abc import Callable, Mapping
from typing import Final

from lxml import etree

from cloakroom.documents.ooxml.blocks import Block, Piece
from cloakroom.documents.xml_part import TAIL

_BLOCKS: Final = frozenset({"p", "h", "ruby-text"})
_LEAVES: Final = frozenset({
    "creator", "creator-initials", "sender-initials", "title", "desc", "initial-creator",
    "printed-by", "keyword", "description", "subject", "user-defined", "language", "note-citation",
})
"""Elements that are a paragraph of their own, unless they stand in one as a field."""

_SCOPES: Final[Mapping[str, str]] = {
    "annotation": "comment", "note": "note {}", "tracked-changes": "tracked changes",
    "deletion": "deleted text", "notes": "notes", "header": "header", "footer": "footer",
    "header-left": "header", "footer-left": "footer", "header-first": "header",
    "footer-first": "footer", "page": "slide {}", "master-page": "master page",
    "text-box": "text box",
}
_HIDDEN: Final = frozenset({"annotation", "tracked-changes", "notes", "master-page"})
_MOST_TABS: Final = 64
_BINARY: Final = "binary-data"


def local(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """The value of an attribute, whatever its namespace."""
    return next((str(value) for key, value in element.items()
                 if str(key).rpartition("}")[2] == name), "")


class Walker:
    """``blocks`` in the order in which they begin; ``met``: the texts in them."""

    def __init__(self, root: etree._Element, hidden_styles: frozenset[str]) -> None:
        self.blocks: list[Block] = []
        self.met: set[tuple[etree._Element, str | None]] = set()
        self._hidden_styles = hidden_styles
        self._open: list[Block | None] = []
        self._scopes: list[str] = []
        self._hidden = 0
        self._numbers: dict[str, int] = {}
        self._sheets = self._inserted = self._pending = self._columns = 0
        self._base = "\n"
        self._joint = "\n\n"
        self._in_sheets = False
        self._regions: dict[str, list[Piece]] = {}
        self._region: list[Piece] | None = None
        self._walk(root)

    def _walk(self, root: etree._Element) -> None:
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if not isinstance(element.tag, str):
                continue
            name = local(element)
            if event == "start":
                self._start(element, name)
            else:
                self._end(element, name)

    def _start(self, element: etree._Element, name: str) -> None:
        if name in _SCOPES or (name == "table" and self._in_sheets):
            self._enter(element, name)
        leaf = name in _LEAVES and self._block() is None
        if name in _BLOCKS or leaf:
            self._begin()
        handler = _HANDLERS.get(name)
        if handler is not None:
            handler(self, element)
        if element.text and name != _BINARY:
            self._add((element.text, element, None))

    def _end(self, element: etree._Element, name: str) -> None:
        if name in _BLOCKS or (name in _LEAVES and self._open and self._is_leaf(element)):
            self._open.pop()
        if name in _SCOPES or (name == "table" and self._in_sheets):
            self._leave(name, element)
        if name == "change-info":
            self._region = self._deletion(element)
        elif name == "deletion":
            self._region = None
        if element.tail:
            self._add((element.tail, element, TAIL))

    def _is_leaf(self, element: etree._Element) -> bool:
        """Whether the element opened the block at hand: no paragraph is around it."""
        parent = element.getparent()
        while parent is not None:
            if local(parent) in _BLOCKS:
                return False
            if local(parent) in _SCOPES:
                return True
            parent = parent.getparent()
        return True

    def _block(self) -> Block | None:
        return self._open[-1] if self._open else None

    def _begin(self) -> None:
        place = ", ".join(filter(None, self._scopes))
        block = Block(place, self._joint, False)
        block.hidden = self._hidden > 0
        self._joint, self._base, self._pending = "\n", "", self._columns
        self.blocks.append(block)
        self._open.append(block)
        if self._inserted:
            block.before = []
        if self._region:
            self._region.append(("\n", None, None))

    def _enter(self, element: etree._Element, name: str) -> None:
        """A scope: what stands in it is no part of the paragraph around it."""
        self._open.append(None)
        if name == "table":
            self._sheets += 1
            style = attribute(element, "style-name")
            hidden = style in self._hidden_styles
            self._scopes.append(f"{'hidden ' if hidden else ''}sheet {self._sheets}")
            self._hidden += hidden
            self._joint = "\n\n"
            return
        number = self._numbers[name] = self._numbers.get(name, 0) + 1
        self._scopes.append(_SCOPES[name].format(number))
        self._hidden += name in _HIDDEN

    def _leave(self, name: str, element: etree._Element) -> None:
        self._open.pop()
        self._scopes.pop()
        if name == "table":
            self._hidden -= attribute(element, "style-name") in self._hidden_styles
        else:
            self._hidden -= name in _HIDDEN

    def _add(self, piece: Piece) -> None:
        block = self._block()
        if block is None:
            return
        _, element, slot = piece
        if element is not None:
            self.met.add((element, slot))
        if self._region is not None:
            self._region.append(piece)
        block.visible.append(piece)
        if block.before is not None and not self._inserted:
            block.before.append(piece)

    def _spaces(self, element: etree._Element) -> None:
        count = attribute(element, "c") or "1"
        self._add((" " * min(int(count) if count.isdecimal() else 1, _MOST_TABS), None, None))

    def _tab(self, _: etree._Element) -> None:
        self._add(("\t", None, None))

    def _break(self, _: etree._Element) -> None:
        self._add(("\n", None, None))

    def _row(self, _: etree._Element) -> None:
        self._base, self._pending = ("\n\n" if self._joint == "\n\n" else "\n"), 0

    def _cell(self, element: etree._Element) -> None:
        """The next text stands behind as many tabs as cells were left since the last."""
        self._joint = self._base + "\t" * min(self._pending, _MOST_TABS)
        told = attribute(element, "number-columns-repeated")
        self._columns = int(told) if told.isdecimal() else 1
        self._pending += self._columns

    def _deletion(self, info: etree._Element) -> list[Piece] | None:
        """Where the deleted text goes that stands behind ``info``."""
        deletion = info.getparent()
        region = None if deletion is None else deletion.getparent()
        if deletion is None or region is None or local(deletion) != "deletion":
            return None
        return self._regions.setdefault(attribute(region, "id"), [])

    def _change(self, element: etree._Element) -> None:
        block, region = self._block(), self._regions.get(attribute(element, "change-id"))
        if block is not None and region:
            if block.before is None:
                block.before = block.visible.copy()
            block.before += region

    def _change_start(self, _: etree._Element) -> None:
        block = self._block()
        if block is not None and block.before is None:
            block.before = block.visible.copy()
        self._inserted += 1

    def _change_end(self, _: etree._Element) -> None:
        self._inserted = max(0, self._inserted - 1)

    def _spreadsheet(self, _: etree._Element) -> None:
        self._in_sheets = True


_Handler = Callable[[Walker, etree._Element], None]

_HANDLERS: Final[Mapping[str, _Handler]] = {
    "s": Walker._spaces,
    "tab": Walker._tab,
    "line-break": Walker._break,
    "table-row": Walker._row,
    "table-cell": Walker._cell,
    "covered-table-cell": Walker._cell,
    "change": Walker._change,
    "change-start": Walker._change_start,
    "change-end": Walker._change_end,
    "spreadsheet": Walker._spreadsheet,
}
