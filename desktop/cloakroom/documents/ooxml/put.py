"""A new text into its place, and what has to change with it so that the file stays valid."""

from typing import Final

from lxml import etree

from cloakroom.documents.ooxml.blocks import SYMBOL
from cloakroom.documents.xml_part import XmlPart

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_DATES: Final = "{http://purl.org/dc/terms/}"
_KEEPS_BLANKS: Final = frozenset({"t", "delText", "instrText", "delInstrText"})
_NUMBERS: Final = frozenset({"numCache", "numLit"})
_VARIANT: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}"
_STRINGS: Final = frozenset({"lpstr", "lpwstr", "bstr"})


def put(part: XmlPart, element: etree._Element, slot: str | None, text: str) -> None:
    """``text`` into ``slot`` of ``element``."""
    name = str(element.tag).rpartition("}")[2]
    if slot == SYMBOL:
        _spell_out(part, element, text)
    elif slot is None and name == "v" and _is_number(element):
        _take_out_of_numbers(part, element)
    elif slot is None and str(element.tag).startswith(_DATES):  # readers refuse what is no date
        part.remove(element)
    else:
        part.put(element, slot, text)
        if slot is None and str(element.tag).startswith(_VARIANT) and name not in _STRINGS:
            element.tag = f"{_VARIANT}lpwstr"
        if slot is None and name in _KEEPS_BLANKS and text != text.strip():
            _keep_blanks(element)


def _keep_blanks(element: etree._Element) -> None:
    if "wordprocessingml" in str(element.tag):
        element.set(_SPACE, "preserve")


def _spell_out(part: XmlPart, symbol: etree._Element, text: str) -> None:
    """A character that was an element: gone, or a text in its place."""
    if text:
        spelt = etree.Element(str(symbol.tag).replace("}sym", "}t"))
        spelt.text = text
        symbol.addprevious(spelt)
    part.remove(symbol)


def _is_number(value: etree._Element) -> bool:
    point = value.getparent()
    cache = None if point is None else point.getparent()
    return cache is not None and str(cache.tag).rpartition("}")[2] in _NUMBERS


def _take_out_of_numbers(part: XmlPart, value: etree._Element) -> None:
    """A cached number cannot become a word: the chart shows a gap there."""
    point = value.getparent()
    if point is not None:
        part.remove(point)
