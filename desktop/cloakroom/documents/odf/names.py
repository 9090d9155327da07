"""Names of sheets: none twice, and formulas that tell one follow it."""

import re
from collections.abc import Callable
from typing import Final

from lxml import etree

from cloakroom.documents.sheets.formulas import legal_sheet
from cloakroom.documents.sweep import Sweep
from cloakroom.documents.xml_part import XmlPart

_NAME: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}name"
_TELLING: Final = ("formula", "-address", "condition", "expression", "print-ranges", "href",
                   "content-validation-name", "cell-range")
_QUOTED = re.compile(r"'((?:[^']|'')*)'(?=\.)|(?<![\w'])([^\W\d]\w*)(?=\.[$A-Z])")

Sheets = dict[etree._Element, str]


def sheet_names(root: etree._Element) -> Sheets:
    """The sheets of a part and what they are called."""
    body = next(root.iter("{*}spreadsheet"), None)
    if body is None:
        return {}
    return {table: table.get(_NAME) or "" for table in body.iterfind("{*}table")}


def follow(part: XmlPart, before: Sheets, sweep: Sweep) -> None:
    """Names that an edit changed, or the sweep will: each made legal and unlike the others, and
    told in formulas. ``before``: the names before the edits."""
    wanted = {table: sweep.name(table.get(_NAME) or "") for table in before}
    used = {old.casefold() for table, old in before.items() if wanted[table] == old}
    new: dict[str, str] = {}
    for table, old in before.items():
        if wanted[table] != old:
            new[old] = legal_sheet(wanted[table], used)
            part.put(table, _NAME, new[old])
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
