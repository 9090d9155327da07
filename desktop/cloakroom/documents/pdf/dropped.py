"""What goes by default: what is about the file rather than in it, what runs, what nobody reads."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import pikepdf

from cloakroom.documents.base import Kind, Opaque
from cloakroom.documents.pdf.objects import Located
from cloakroom.documents.pdf.plain import Shape, array_of, dictionary_of, name_of

_KEYS: Final[Mapping[str, Kind]] = {
    "/Info": Kind.METADATA,
    "/Metadata": Kind.METADATA,
    "/PieceInfo": Kind.METADATA,
    "/LastModified": Kind.METADATA,
    "/SpiderInfo": Kind.METADATA,
    "/Thumb": Kind.PREVIEW,
    "/JavaScript": Kind.SCRIPT,
    "/AA": Kind.SCRIPT,
    "/JS": Kind.SCRIPT,
    "/XFA": Kind.FORM,
    "/Perms": Kind.SIGNATURE,
    "/DSS": Kind.SIGNATURE,
    "/Legal": Kind.SIGNATURE,
}
_ACTIONS: Final[Mapping[str, Kind]] = {
    "JavaScript": Kind.SCRIPT,
    "Launch": Kind.SCRIPT,
    "SubmitForm": Kind.SCRIPT,
    "ImportData": Kind.SCRIPT,
    "Rendition": Kind.OBJECT,
    "Movie": Kind.OBJECT,
    "Sound": Kind.OBJECT,
    "RichMediaExecute": Kind.OBJECT,
    "GoToE": Kind.ATTACHMENT,
}
_ACTION_KEYS: Final = frozenset({"/A", "/OpenAction", "/Next", "/PA"})
_ANNOTATIONS: Final = frozenset({"Screen", "Movie", "Sound", "3D", "RichMedia", "PrinterMark"})
_WORDS: Final[Mapping[Kind, tuple[str, str]]] = {
    Kind.METADATA: ("document properties", "Who made the file, when and with what."),
    Kind.PREVIEW: ("preview", "A small picture of a page."),
    Kind.SCRIPT: ("script", "A program that runs when the file is opened or used."),
    Kind.FORM: ("form data", "A second form with its own copy of what was filled in (XFA)."),
    Kind.SIGNATURE: ("signature", "It names who signed, and breaks with any change."),
    Kind.HISTORY: ("earlier versions", "What the file held before it was changed."),
    Kind.OBJECT: ("film or sound", "Nobody can read what it says."),
    Kind.ATTACHMENT: ("attachment", "A link into a file that is attached."),
}


def kind_of(found: Located) -> Kind | None:
    """What this value is, if it is one of those that go."""
    if found.at in _KEYS and isinstance(found.at, str):
        return None if found.at == "/Info" and "/Root" not in found.owner else _KEYS[found.at]
    value = found.value
    if found.shape is not Shape.DICTIONARY:
        return None
    if name_of(value.get("/Subtype")) in _ANNOTATIONS and "/Rect" in value:
        return Kind.OBJECT
    if name_of(value.get("/FT")) == "Sig" and "/V" in value:
        return Kind.SIGNATURE
    action = name_of(value.get("/S"))
    return _ACTIONS.get(action) if action and found.key in _ACTION_KEYS else None


def opaque(everything: Iterable[Located], data: bytes) -> Iterator[Opaque]:
    """One of each kind."""
    kinds = {kind: found.address for found in everything if (kind := kind_of(found)) is not None}
    if data.count(b"startxref") > (2 if b"/Linearized" in data[:1024] else 1):
        kinds[Kind.HISTORY] = "earlier versions"
    for kind in Kind:
        if kind in kinds:
            place, why = _WORDS[kind]
            yield Opaque(kinds[kind], kind, place, why)


def drop(pdf: pikepdf.Pdf, everything: Iterable[Located], keep: frozenset[Kind]) -> None:
    """Takes out what goes, but for the kinds in ``keep``."""
    for found in everything:
        kind = kind_of(found)
        if kind is not None and kind not in keep:
            _take_out(found)
    for page in pdf.pages:
        notes = array_of(page.obj.get("/Annots"))
        if notes:
            kept = [each for each in notes if dictionary_of(each) is not None]
            page.obj["/Annots"] = pikepdf.Array(kept)
    if "/ID" in pdf.trailer:  # it ties the copy to the original
        del pdf.trailer["/ID"]


def _take_out(found: Located) -> None:
    field = dictionary_of(found.value)
    if field is not None and name_of(field.get("/FT")) == "Sig":
        _unsign(field)
    elif not isinstance(found.at, str):
        found.holder[found.at] = None
    elif found.at in found.holder:
        del found.holder[found.at]


def _unsign(field: Any) -> None:
    for key in ("/V", "/AP", "/Lock", "/SV"):
        if key in field:
            del field[key]
