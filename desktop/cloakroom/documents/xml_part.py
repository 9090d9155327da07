"""One XML part of a package: read safely, edited in place, written only where it changed."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from lxml import etree

from cloakroom.errors import DamagedFile, UnsafeFile

TAIL: Final = ""
"""The slot of the text behind an element. None is that of its own text, a name an attribute."""

_BOMS: Final = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be", b"\xef\xbb\xbf": "utf-8"}
_UNMARKED: Final = {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
_DECLARATION = re.compile(r"""<\?xml\s[^>]*?\?>\s*""")
_ENCODING = re.compile(r"""<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)""")
_READ_AS_ASCII = re.compile(r"utf-?8|(us-)?ascii|iso-?8859-\d+|windows-125\d|cp125\d|latin-?1")
_DTD = re.compile(r"(?>\s+|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE", re.DOTALL)
_PROLOG: Final = 200_000  # characters in which a type declaration could stand
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class XmlPart:
    """``data`` as a tree that is edited by :meth:`put` and :meth:`remove`. ``name`` stands in
    sentences. Raises :class:`DamagedFile`, and :class:`UnsafeFile` for a type declaration or an
    encoding in which one could hide."""

    def __init__(self, data: bytes, name: str) -> None:
        self._before = data
        self._name = name
        self._encoding = _encoding(data, name)
        self.changed = False
        self.root = self._parsed()

    def nodes(self) -> Iterator[etree._Element]:
        """Every element, comment and instruction, also those outside the root."""
        yield from reversed(list(self.root.itersiblings(preceding=True)))
        yield from self.root.iter()
        yield from self.root.itersiblings()

    def text(self, element: etree._Element, slot: str | None = None) -> str:
        """What stands in the slot of an element; empty where nothing does."""
        if slot is None:
            return element.text or ""
        return (element.tail if slot == TAIL else element.get(slot)) or ""

    def put(self, element: etree._Element, slot: str | None, text: str) -> None:
        """``text`` into a slot, without what XML cannot hold."""
        text = _ILLEGAL.sub("", text)
        if text == self.text(element, slot):
            return
        self.changed = True
        if slot is None:
            element.text = text
        elif slot == TAIL:
            element.tail = text
        else:
            element.set(slot, text)

    def drop(self, element: etree._Element, attribute: str) -> None:
        """Without that attribute."""
        if attribute in element.attrib:
            del element.attrib[attribute]
            self.changed = True

    def remove(self, element: etree._Element) -> None:
        """Without that element and all in it; the text behind it stays. The root stays."""
        parent = element.getparent()
        if parent is None:
            return
        self.changed = True
        if element.tail:
            before = element.getprevious()
            if before is None:
                parent.text = (parent.text or "") + element.tail
            else:
                before.tail = (before.tail or "") + element.tail
        parent.remove(element)

    @property
    def data(self) -> bytes:
        """The very bytes that came in where nothing changed; else the tree, with the byte order
        mark, declaration and encoding it came with."""
        if not self.changed:
            return self._before
        body = etree.tostring(self.root.getroottree(), encoding="unicode")
        mark = next((mark for mark in _BOMS if self._before.startswith(mark)), b"")
        text = self._declaration + body
        return mark + text.encode(self._encoding, "xmlcharrefreplace")

    @cached_property
    def _declaration(self) -> str:
        found = _DECLARATION.match(_head(self._before, self._encoding))
        return found.group() if found else ""

    def _parsed(self) -> etree._Element:
        if _DTD.match(_head(self._before, self._encoding)):
            raise self._unsafe()
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False,
                                 huge_tree=True, collect_ids=False)
        try:
            root = etree.fromstring(self._before, parser)
        except (etree.LxmlError, ValueError, LookupError) as error:
            if lacked_memory(error):
                raise MemoryError from error
            raise DamagedFile(f"{self._name} is damaged: a part of it is no proper XML. "
                              "Nothing was changed.") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._unsafe()
        return root

    def _unsafe(self) -> UnsafeFile:
        return UnsafeFile(f"{self._name} holds a type declaration, which is not safe to open. "
                          "Nothing was changed.")


def lacked_memory(error: Exception) -> bool:
    """Whether it was not the XML that was at fault: lxml tells of both in the same way."""
    code = getattr(error, "code", None)
    return isinstance(error, etree.XMLSyntaxError) and code == etree.ErrorTypes.ERR_NO_MEMORY


def _head(data: bytes, encoding: str) -> str:
    return data[:_PROLOG].decode(encoding, "replace").removeprefix("\ufeff")


def _encoding(data: bytes, name: str) -> str:
    """By the mark, the first bytes, the declaration. Only encodings in which ``<!DOCTYPE`` cannot
    be written otherwise: in UTF-7 or EBCDIC it would pass unseen (XML 1.0, appendix F)."""
    start = data.lstrip()[:2]
    marked = next((way for mark, way in _BOMS.items() if data.startswith(mark)), "")
    sixteen = marked or _UNMARKED.get(start, "")
    head = _head(data[:400], sixteen or "latin-1")
    declared = _ENCODING.match(head)
    named = declared.group(1).lower() if declared else "utf-8"
    known = named.startswith("utf-16") if "16" in sixteen else _READ_AS_ASCII.fullmatch(named)
    if "\0" in head or not (known or not declared):
        raise UnsafeFile(f"{name} holds a part in an encoding that Cloakroom does not read. "
                         "Nothing was changed.")
    return sixteen if sixteen else named
