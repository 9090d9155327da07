"""Headers and footers of sheets: texts between codes (ECMA-376 part 1, 18.3.1.46).

While a part is worked on each stretch of text is an element of its own, without the doubled
ampersand, so that it is read and changed like any other text.
"""

import re
from typing import Final

from lxml import etree

from cloakroom.documents.sheets.parts import HEADERS
from cloakroom.documents.sheets.strings import local

_CODES = re.compile(r'&(?:"[^"]*"|\d{1,3}|K[0-9A-Fa-f]{6}|[A-Za-z+-])')
_DOUBLED: Final = "\0\0"


def taken_apart(root: etree._Element) -> None:
    for element in root.iter(etree.Element):
        if local(element) in HEADERS and element.text and not len(element):
            text, element.text = element.text, None
            at = 0
            for match in _CODES.finditer(text.replace("&&", _DOUBLED)):
                _add(element, text[at : match.start()])
                etree.SubElement(element, "code", code=match[0])
                at = match.end()
            _add(element, text[at:])


def _add(element: etree._Element, raw: str) -> None:
    if raw:
        etree.SubElement(element, "stretch").text = raw.replace("&&", "&")


def joined(root: etree._Element) -> None:
    for element in root.iter(etree.Element):
        if local(element) in HEADERS and len(element):
            text = "".join(
                part.get("code") or (part.text or "").replace("&", "&&") for part in element)
            for part in list(element):
                element.remove(part)
            element.text = text
