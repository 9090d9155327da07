"""Names of sheets: none twice, and formulas that tell one follow it."""

import re
from collections.abc import Callable
from typing import Final

from lxml import etree

from cloakroom.documents.sheets.formulas import legal_sheet
from cloakroom.documents.xml_part import XmlPart

_NAME: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}name"
_TELLING: Final = ("formula", "-address", "condition", "expression", "print-ranges", "href",
                   "content-validation-name", "cell-range")
_QUOTED = re.compile(r"'((?:[^']|'')*)'(?=\.)|(?<![\w'])([^\W\d]\w*)(?=\.[$A-Z])")

Sheets = dict[etree._Element, str]


def renamed_sheets(root: etree._Element) -> Sheets:
    """The sheets of a part, and what they are called before anything changes."""
    body = next(root.iter("{*}spreadsheet"), None)
    if body is None:
        return {}
    return {table: table.get(_NAME) or "" for table in body.iterfind("{*}table")}


def follow(part: XmlPart, before: Sheets) -> None:
    """After names changed: each made legal and unlike the others, and told in formulas. What
    changed is remembered in ``before``."""
    used: set[str] = set()
    new: dict[str, str] = {}
    for table, old in before.items():
        name = table.get(_NAME) or ""
        if name == old:
            used.add(name.casefold())
    for table, old in list(before.items()):
        name = table.get(_NAME) or ""
        if name != old:
            new[old] = legal_sheet(name, used)
            part.put(table, _NAME, new[old])
            before[table] = new[old]
    if new:
        _tell(part, _followed(new))


def _tell(part: XmlPart, followed: Callable[[str], str]) -> None:
    for element in part.root.iter(etree.Element):
        for key, value in element.items():
            if str(key).rpartition("}")[2].endswith(_TELLING):
                part.put(element, str(key), followed(str(value)))


def _followed(new: dict[str, str]) -> Callable[[str], str]:
    def one(match: re.Match[str]) -> str:
        quoted = match[1] is not None
        old = match[1].replace("''", "'") if quoted else match[2]
        name = new.get(old)
        if name is None:
            return match[0]
        return "'" + name.replace("'", "''") + "'"

    return lambda text: _QUOTED.sub(one, text)
