"""Which elements and attributes of WordprocessingML, PresentationML, DrawingML, charts and VML
hold human text (ECMA-376 parts 1 and 4, and Microsoft's [MS-DOCX] and [MS-PPTX]).

Elements go by their local names, so that the strict namespaces and those of extensions are the
same to a reader.
"""

import re
from collections.abc import Mapping
from enum import Enum, auto
from typing import Final, NamedTuple


class Form(Enum):
    """How a value is written where it stands, and so what may stand in for it."""

    TEXT = auto()
    NAME = auto()
    FIELD = auto()
    ADDRESS = auto()


class Attribute(NamedTuple):
    name: str
    form: Form
    place: str


def _text(place: str, *names: str) -> tuple[Attribute, ...]:
    return tuple(Attribute(name, Form.TEXT, place) for name in names)


def _names(place: str, *names: str) -> tuple[Attribute, ...]:
    return tuple(Attribute(name, Form.NAME, place) for name in names)


FIXED: Final[Mapping[str, str]] = {
    "br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-",
}
"""Characters that are elements. A ``tab`` in the list of tab stops is none."""

INSERTED: Final = frozenset({"ins", "moveTo"})
DELETED: Final = frozenset({"del", "moveFrom"})
LEAVES: Final = frozenset({"v", "text", "pt"})
"""Elements that are a paragraph of their own: cached cells of charts, comments of slides."""

SCOPES: Final[Mapping[str, str]] = {
    "comment": "comment {}", "cm": "comment {}", "footnote": "footnote {}",
    "endnote": "endnote {}", "txbxContent": "text box", "docPart": "building block {}",
}
"""Where a paragraph stands, for people; numbered within the part where it says ``{}``."""

TRACKED: Final = (
    "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange",
    "trPrChange", "tcPrChange", "tblGridChange", "tblPrExChange", "numberingChange", "cellIns",
    "cellDel", "cellMerge", "moveFromRangeStart", "moveToRangeStart", "customXmlInsRangeStart",
    "customXmlDelRangeStart", "customXmlMoveFromRangeStart", "customXmlMoveToRangeStart",
)
_AUTHOR: Final = "author of a comment or change"
_DRAWN: Final = _text("alternative text", "descr", "title", "name")
_LINK: Final = (*_text("link", "tooltip"), *_names("link", "anchor", "docLocation"))
_FORM: Final = _text("form field", "val")
_MERGE: Final = _text("mail merge", "val")
VML: Final = "{urn:schemas-microsoft-com:vml}*"
SHAPE: Final = (
    *_text("alternative text", "alt", "title", "string"),
    Attribute("href", Form.ADDRESS, "link"),
)

ATTRIBUTES: Final[Mapping[str, tuple[Attribute, ...]]] = {
    **dict.fromkeys(TRACKED, _text(_AUTHOR, "author")),
    "comment": _text(_AUTHOR, "author", "initials"),
    "person": _text(_AUTHOR, "author"),
    "presenceInfo": _text(_AUTHOR, "userId"),
    "cmAuthor": _text(_AUTHOR, "name", "initials"),
    "author": _text(_AUTHOR, "name", "initials", "userId"),
    "docPr": _DRAWN,
    "cNvPr": _DRAWN,
    "hlinkClick": _text("link", "tooltip"),
    "hlinkHover": _text("link", "tooltip"),
    "hyperlink": _LINK,
    "fldSimple": (Attribute("instr", Form.FIELD, "field code"),),
    "bookmarkStart": _names("bookmark", "name"),
    "docVar": _text("document variable", "name", "val"),
    "alias": _text("content control", "val"),
    "tag": _text("content control", "val", "name"),
    "attr": _text("smart tag", "val"),
    "permStart": _text("who may edit", "ed"),
    "listItem": _text("content control", "displayText", "value"),
    "name": _text("name of a building block or field", "val"),
    "description": _text("building block", "val"),
    "default": _FORM,
    "helpText": _FORM,
    "statusText": _FORM,
    "listEntry": _FORM,
    "query": _MERGE,
    "connectString": _MERGE,
    "mailSubject": _MERGE,
    "udl": _MERGE,
    "sourceFileName": _text("frame", "val"),
    "section": _text("section", "name"),
    "custShow": _text("custom show", "name"),
    "cSld": _text("name of a slide", "name"),
    "oleObj": _text("embedded object", "name"),
    "control": _text("control", "name"),
}

TEXTS: Final = frozenset({"t", "delText"})
FIELDS: Final = frozenset({"instrText", "delInstrText"})
BLOCKS: Final = frozenset({"p", "rt"})
OTHERS: Final = frozenset({"f", "fldChar", "sym", "vanish", "tr", "tc", "Fallback"})

_NAMES: Final = (
    TEXTS | FIELDS | BLOCKS | OTHERS | LEAVES | INSERTED | DELETED
    | FIXED.keys() | SCOPES.keys() | ATTRIBUTES.keys()
)
TAGS: Final = (*(f"{{*}}{name}" for name in sorted(_NAMES)), VML)

MACHINE_ROOTS: Final = frozenset({
    "styles", "fonts", "theme", "themeOverride", "webSettings", "numbering", "tblStyleLst",
    "presentationPr", "viewPr", "layoutDef", "colorsDef", "styleDef", "chartStyle", "colorStyle",
    "Types", "commentsEx", "commentsIds", "commentsExtensible", "clrMapOvr",
})
"""Roots of parts that hold settings: swept, but not read."""

SETTINGS: Final = frozenset({
    "styles", "stylesWithEffects", "fontTable", "theme", "themeOverride", "webSettings",
    "numbering", "tableStyles", "presProps", "viewProps", "diagramLayout", "diagramColors",
    "diagramQuickStyle", "chartStyle", "chartColorStyle",
})
"""Kinds of relationships that lead to such parts: those are not even opened to be read."""

STRUCTURED_ROOTS: Final = frozenset({
    "document", "hdr", "ftr", "footnotes", "endnotes", "comments", "glossaryDocument", "settings",
    "people", "chartSpace", "userShapes", "dataModel", "drawing", "wsDr", "presentation", "sld",
    "sldLayout", "sldMaster", "notes", "notesMaster", "handoutMaster", "cmLst", "cmAuthorLst",
    "authorLst", "tagLst",
})
"""Roots of parts that the tables above describe. Of any other part every text is read."""

_MACHINE = re.compile(
    r"[-+]?\d{1,8}(\.\d+)?(pt|in|cm|mm|px|%)?|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8}"
    r"|[a-z][A-Za-z0-9]*|rId\d+|\{?[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?"
    r"|https?://(schemas\.|purl\.oclc\.org/|www\.w3\.org/)[^\s]*|\W*"
)


_COUNTING_ROOTS: Final = frozenset({"Properties", "coreProperties"})
_SHEET_ROOTS: Final = frozenset({
    "workbook", "worksheet", "chartsheet", "dialogsheet", "macrosheet", "sst", "styleSheet",
    "comments", "ThreadedComments", "personList", "table", "connections", "queryTable",
    "externalLink", "pivotTableDefinition", "pivotCacheDefinition", "pivotCacheRecords",
    "slicers", "slicerCacheDefinition", "timelines", "timelineCacheDefinition", "metadata",
    "formControlPr", "MapInfo", "calcChain", "singleXmlCells", "volTypes",
})
_OPEN_ROOTS: Final = frozenset({
    "document-content", "document-styles", "document-meta", "document-settings", "manifest", "RDF",
})


def has_schema(root: str) -> bool:
    """Whether a part with this root is of a schema that a changed number or word would break;
    any other part is somebody's data."""
    return root in STRUCTURED_ROOTS or root in (
        MACHINE_ROOTS | _COUNTING_ROOTS | _SHEET_ROOTS | _OPEN_ROOTS)


def machine(value: str) -> bool:
    """Whether a value is a measure, an id, a colour or a word of the schema rather than text of
    a person: changing it would break the file."""
    return _MACHINE.fullmatch(value) is not None
