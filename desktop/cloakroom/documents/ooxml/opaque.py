"""Parts that nobody reads: what they are, and what goes with them."""

import gzip
import posixpath
import re
import struct
from collections.abc import Mapping
from typing import Final, NamedTuple

from lxml import etree

from cloakroom.documents.base import Kind
from cloakroom.documents.ooxml.units import local
from cloakroom.documents.pictures.grey import grey
from cloakroom.documents.xml_part import XmlPart


class Why(NamedTuple):
    kind: Kind
    place: str
    why: str


PREVIEW: Final = Why(Kind.PREVIEW, "preview", "A picture of the document as it was.")
MACRO: Final = Why(Kind.MACRO, "macros", "Programs are not read.")
OBJECT: Final = Why(Kind.OBJECT, "embedded object", "Objects of other programs are not read.")
SIGNATURE: Final = Why(Kind.SIGNATURE, "signature", "It names the signer, and no longer holds.")
METADATA: Final = Why(Kind.METADATA, "document properties",
                      "Authors, company, editing sessions and the like are about the file.")
HISTORY: Final = Why(Kind.HISTORY, "leftovers", "Nothing in the document refers to it.")
REVISIONS: Final = Why(Kind.HISTORY, "changes", "The log of changes repeats what was changed.")
METAFILE: Final = Why(Kind.PREVIEW, "drawing",
                      "A metafile can hold text; an empty one is put in its place.")
SECOND_COPY: Final = Why(Kind.PREVIEW, "drawing", "A packed second copy of a drawing.")
FIELD_DATA: Final = Why(Kind.OTHER, "field", "Packed data of a field.")
PICTURE: Final = Why(Kind.PICTURE, "picture", "What the picture shows was not read.")
RECORDING: Final = Why(Kind.OTHER, "sound or film", "What it tells was not read.")
BLANKED: Final = (METAFILE, PICTURE)
"""What leaves its room behind."""
UNKNOWN: Final = Why(Kind.OTHER, "another part", "A part of a kind that is not read.")

BY_LINK: Final[Mapping[str, Why]] = {
    "thumbnail": PREVIEW,
    "vbaProject": MACRO,
    "vbaProjectSignature": MACRO,
    "vbaProjectSignatureAgile": MACRO,
    "vbaProjectSignatureV3": MACRO,
    "wordVbaData": MACRO,
    "attachedToolbars": MACRO,
    "oleObject": OBJECT,
    "control": OBJECT,
    "activeXControlBinary": OBJECT,
    "printerSettings": Why(Kind.PRINTER, "printer settings", "They name the printer."),
    "origin": SIGNATURE,
    "signature": SIGNATURE,
    "certificate": SIGNATURE,
    "attachedTemplate": METADATA,
    "mailMergeSource": METADATA,
    "mailMergeHeaderSource": METADATA,
    "recipientData": METADATA,
    "mailMergeRecipientData": METADATA,
    "revisionInfo": METADATA,
    "classificationlabels": METADATA,
    "customProperty": Why(Kind.OTHER, "data stored with a sheet", "Data of other programs."),
    "revisionHeaders": REVISIONS,
    "revisionLog": REVISIONS,
    "usernames": REVISIONS,
    "changesInfo": Why(Kind.HISTORY, "changes", "The log of changes repeats what was changed."),
}
"""By the kind of relationship that leads to a part; a link to a file outside goes likewise."""

PACKED: Final = ((b" o:gfxdata=", SECOND_COPY), (b":fldData", FIELD_DATA))
"""What says that a part holds something packed, and what that is."""

NESTED: Final = frozenset({"package", "oleObject", "aFChunk", "subDocument"})
RASTER: Final = frozenset({".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".gif", ".bmp", ".dib",
                           ".tif", ".tiff", ".webp", ".wdp"})
_FILES: Final = frozenset({
    ".docx", ".docm", ".dotx", ".dotm", ".xlsx", ".xlsm", ".xltx", ".xltm", ".pptx", ".pptm",
    ".ppsx", ".ppsm", ".potx", ".potm", ".sldx", ".odt", ".ods", ".odp", ".pdf", ".rtf", ".txt",
    ".htm", ".html", ".eml", ".xml",
})
_BY_START: Final = {b"{\\rtf": ".rtf", b"<html": ".html", b"<!doctype html": ".html",
                    b"mime-version:": ".eml", b"from:": ".eml"}
METAFILES: Final = frozenset({".emf", ".wmf", ".emz", ".wmz", ".pict", ".pct"})
RECORDINGS: Final = frozenset({".mp3", ".mp4", ".m4a", ".m4v", ".wav", ".wma", ".wmv", ".avi",
                               ".mov", ".mpg", ".mpeg", ".mid", ".au", ".aiff"})
FONTS: Final = frozenset({".odttf", ".fntdata", ".ttf"})

_DROPPED_WITH_IT: Final = frozenset({
    "OLEObject", "control", "altChunk", "printerSettings", "attachedTemplate", "externalData",
    "dataSource", "headerSource", "recipientData", "subDoc", "sigLine",
})
_RELATIONSHIPS: Final = ("officeDocument/2006/relationships", "officeDocument/relationships")


def suffix(part: str) -> str:
    return posixpath.splitext(part)[1].lower()


def name_inside(part: str, data: bytes) -> str:
    """What the part is called as a file: by its ending, or by how it begins where that says
    nothing. Empty where no format reads it for certain."""
    last, ending = posixpath.basename(part), suffix(part)
    if ending in _FILES or ending in RASTER:
        return last
    start = data[:100].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    known = (kind for mark, kind in _BY_START.items() if start.startswith(mark))
    return "".join(last + kind for kind in [next(known, "")] if kind)


def blank(part: str) -> bytes:
    """A metafile that shows nothing ([MS-EMF] 2.3.4.2, [MS-WMF] 2.3.2.2), or grey in place of a
    picture that could not be opened."""
    if suffix(part) in RASTER:
        return grey()
    data = _EMF if suffix(part) in (".emf", ".emz") else _WMF
    return gzip.compress(data, mtime=0) if suffix(part) in (".emz", ".wmz") else data


_EMF: Final = struct.pack(
    "<2L8l4s3L2H3L4l5L", 1, 108, 0, 0, 1, 1, 0, 0, 26, 26, b" EMF", 0x10000, 128, 2, 1, 0,
    0, 0, 0, 1024, 768, 320, 240, 0, 0, 0, 320_000, 240_000,
) + struct.pack("<5L", 14, 20, 0, 16, 20)
_WMF: Final = struct.pack("<3HLHLH", 1, 9, 0x300, 12, 0, 3, 0) + struct.pack("<LH", 3, 0)


def without_second_copies(data: bytes) -> bytes:
    """The part without the packed copies of its drawings that no reader but Word looks at."""
    return _GFXDATA.sub(b"", data) if b" o:gfxdata=" in data else data


_GFXDATA = re.compile(rb' o:gfxdata="[^"<>]*"(?=[^<>]*>)')


def drop_field_data(part: XmlPart) -> None:
    for element in list(part.root.iter("{*}fldData")):
        part.remove(element)


def unlink(part: XmlPart, ids: frozenset[str]) -> None:
    """Takes out what stands for relationships that are gone."""
    for element in list(part.root.iter(etree.Element)):
        keys = [str(key) for key, value in element.items()
                if value in ids and any(space in str(key) for space in _RELATIONSHIPS)]
        for key in keys:
            _unlink_one(part, element, key)


def _unlink_one(part: XmlPart, element: etree._Element, key: str) -> None:
    name = local(element)
    if name == "oleObj":
        _show_picture(part, element)
    elif name in _DROPPED_WITH_IT:
        part.remove(element)
    else:
        part.drop(element, key)


def _show_picture(part: XmlPart, thing: etree._Element) -> None:
    """An embedded object of a slide becomes the picture that stood for it."""
    frame = next(thing.iterancestors("{*}graphicFrame"), None)
    if frame is None or frame.getparent() is None:  # it is there twice, for older readers too
        return
    picture = next(frame.iter("{*}pic"), None)
    if picture is not None:
        name, own = next(frame.iter("{*}cNvPr")), next(picture.iter("{*}cNvPr"), None)
        if own is not None:
            own.set("id", name.get("id") or "1")
        frame.addprevious(picture)
    part.remove(frame)
