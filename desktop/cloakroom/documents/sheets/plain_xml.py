"""XML that is large and that programs write in one way: read by searching, not by parsing.

Parsing a sheet of half a million cells takes seconds and a gigabyte. What is searched is proven
well-formed first, and free of everything that could deceive a search: comments, CDATA,
instructions, declarations of types, a ``>`` that ends no tag. Any other part is written that way
first.
"""

import html
import re
from dataclasses import dataclass
from xml.parsers import expat

from lxml import etree

from cloakroom.documents.sheets.escapes import without_escapes
from cloakroom.documents.xml_part import XmlPart, lacked_memory
from cloakroom.errors import DamagedFile

_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml\s[^<>]*\?>)?\s*<(?:([A-Za-z_][\w.-]*):)?")
_UTF8 = re.compile(rb"""encoding\s*=\s*["'](?i:utf-8|us-ascii)["']""")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, repr=False)
class PlainXml:
    """``data`` is UTF-8 in which every ``<`` begins and every ``>`` ends a tag; ``prefix`` (with
    its colon) is that of the root's name, ``root`` its start tag; ``name`` stands in sentences."""

    data: bytes
    prefix: bytes
    root: bytes
    name: str


def plain_xml(data: bytes, name: str) -> PlainXml:
    """``data`` made plain. ``name`` stands in sentences. Raises :class:`DamagedFile` and
    :class:`UnsafeFile`."""
    if not _is_plain(data):
        part = XmlPart(data, name)
        for node in list(part.root.iter(etree.Comment, etree.ProcessingInstruction)):
            part.remove(node)
        etree.cleanup_namespaces(part.root, keep_ns_prefixes=[p for p in part.root.nsmap if p])
        head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        data = head + etree.tostring(part.root, encoding="utf-8")
    start = _START.match(data)
    if start is None:
        raise _damaged(name)
    prefix = start[1] + b":" if start[1] else b""
    tag = data.rindex(b"<", 0, start.end())
    data = without_escapes(data)
    return PlainXml(data, prefix, data[tag : data.index(b">", tag) + 1], name)


def _is_plain(data: bytes) -> bool:
    head = data[:200]
    start = _START.match(data)
    if start is None or (b"encoding" in head and not _UTF8.search(head)):
        return False
    if b"<!" in data or data.find(b"<?", start.end()) >= 0:
        return False
    if data.count(b"<") != data.count(b">"):
        return False
    return _is_proper(data)


def _is_proper(data: bytes) -> bool:
    parser = expat.ParserCreate()
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        return False
    return True


def _damaged(name: str) -> DamagedFile:
    return DamagedFile(f"{name} is damaged: a part of it is no proper XML. Nothing was changed.")


def unescaped(text: str) -> str:
    return html.unescape(text) if "&" in text else text


def escaped(text: str) -> str:
    """As the content of an element, without what XML cannot hold."""
    text = _ILLEGAL.sub("", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def fragment(plain: PlainXml, inner: bytes) -> etree._Element:
    """``inner``, some children of the root, within a root of the same names."""
    root = plain.root[:-2] + b">" if plain.root.endswith(b"/>") else plain.root
    end = re.match(rb"<([^\s/>]+)", root)
    name = end[1] if end else b""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False,
                             huge_tree=True, collect_ids=False)
    try:
        return etree.fromstring(root + inner + b"</" + name + b">", parser)
    except etree.LxmlError as error:  # nested deeper than any sheet is
        if lacked_memory(error):
            raise MemoryError from error
        raise _damaged(plain.name) from error


def inner_of(root: etree._Element) -> bytes:
    """What :func:`fragment` made of bytes, as bytes."""
    whole: bytes = etree.tostring(root, encoding="utf-8")
    return whole[whole.index(b">") + 1 : whole.rindex(b"</")]
