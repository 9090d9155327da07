"""What has to change with a value so that a part stays valid: typed values of caches."""

import re
from typing import Final

from lxml import etree

from cloakroom.documents.sheets.strings import local
from cloakroom.documents.xml_part import XmlPart

_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z?")
_TYPED: Final = {"n": _NUMBER, "d": _DATE}
_ABOUT_TYPES: Final = (
    "containsSemiMixedTypes", "containsNonDate", "containsString", "minValue", "maxValue",
    "minDate", "maxDate", "containsInteger",
)


def mend(part: XmlPart) -> None:
    """After values were taken out of ``part``."""
    kind = local(part.root)
    if kind in ("pivotCacheDefinition", "pivotCacheRecords"):
        _mend_cache(part)
    elif kind == "externalLink":
        for cell in part.root.iter("{*}cell"):
            value = cell.findtext("{*}v") or ""
            if cell.get("t") in (None, "n") and value and not _NUMBER.fullmatch(value):
                part.put(cell, "t", "str")


def _mend_cache(part: XmlPart) -> None:
    """A number or date that became a word is a string, and its field is of mixed kinds."""
    changed = False
    for element in list(part.root.iter("{*}n", "{*}d")):
        if not _TYPED[local(element)].fullmatch(element.get("v") or ""):
            element.tag = str(element.tag)[: -1] + "s"
            changed = True
            _mix(part, element.getparent())
    if changed and local(part.root) == "pivotCacheDefinition":
        part.put(part.root, "refreshOnLoad", "1")


def _mix(part: XmlPart, items: etree._Element | None) -> None:
    if items is None or local(items) != "sharedItems":
        return
    for key in _ABOUT_TYPES:
        part.drop(items, key)
    kinds = {local(item) for item in items}
    part.put(items, "containsMixedTypes", "1" if len(kinds) > 1 else "0")
    if "n" not in kinds:
        part.drop(items, "containsNumber")
    if "d" not in kinds:
        part.drop(items, "containsDate")
