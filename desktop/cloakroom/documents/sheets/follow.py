"""Names that had to change: of sheets, ranges, tables and columns, and where they are told."""

from collections.abc import Callable, Mapping
from typing import Final

from lxml import etree

from cloakroom.documents.ooxml.put import put
from cloakroom.documents.sheets.formulas import Renamed, legal_name, legal_sheet
from cloakroom.documents.sheets.parts import FORMULAS
from cloakroom.documents.sheets.strings import local
from cloakroom.documents.xml_part import XmlPart

_BUILT_IN: Final = "_xlnm."
_TOLD: Final = frozenset({"location", "fmlaLink", "fmlaRange", "fmlaGroup", "fmlaTxbx"})


def settle(renamed: Renamed, sheets: Mapping[str, str], names: Mapping[str, str]) -> None:
    """Old names to what they should be (legal or not, and maybe the same) in ``renamed``."""
    _settle(sheets, renamed.sheets, legal_sheet)
    _settle({old: new for old, new in names.items() if not old.startswith(_BUILT_IN)},
            renamed.names, legal_name)


def _settle(
    wanted: Mapping[str, str], out: dict[str, str], legal: Callable[[str, set[str]], str]
) -> None:
    used = {old.casefold() for old, new in wanted.items() if old == new}
    for old, new in wanted.items():
        if old != new:
            out[old.casefold()] = legal(new, used)


def follow(part: XmlPart, renamed: Renamed, numbers: Mapping[str, str]) -> None:
    """The new names into the formulas, links and lists of ``part``, and stand-ins for
    ``numbers`` into its caches."""
    for element in part.root.iter(etree.Element):
        kind = local(element)
        if renamed:
            if kind in FORMULAS and element.text:
                part.put(element, None, renamed.followed(element.text))
            _name(part, element, kind, renamed)
        if numbers and kind in ("v", "n", "d"):
            slot = None if kind == "v" else "v"
            stand_in = numbers.get(part.text(element, slot))
            if stand_in is not None:
                put(part, element, slot, stand_in)


def _name(part: XmlPart, element: etree._Element, kind: str, renamed: Renamed) -> None:
    for key, value in element.items():
        own = str(key)
        if own in _TOLD:
            part.put(element, own, renamed.followed(str(value)))
        elif own == "sheet" or (own == "name" and kind == "sheet"):
            part.put(element, own, renamed.sheets.get(str(value).casefold(), str(value)))
        elif own in ("name", "displayName") and kind in _NAMED:
            part.put(element, own, renamed.names.get(str(value).casefold(), str(value)))
    if kind == "lpstr" and element.text:
        text = renamed.sheets.get(element.text.casefold(), element.text)
        text = renamed.names.get(text.casefold(), text)
        part.put(element, None, renamed.followed(text) if "!" in text else text)


_NAMED: Final = frozenset({"definedName", "table", "worksheetSource"})
