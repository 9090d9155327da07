"""The strings of a PDF that no page shows: properties, comments, form fields, bookmarks, names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import pikepdf

from cloakroom.documents.pdf.objects import Located, is_text
from cloakroom.documents.pdf.plain import Shape, dictionary_of, name_of

_PLACES: Final = {
    "/Contents": "comment",
    "/RC": "comment",
    "/Subj": "subject of a comment",
    "/V": "form field",
    "/DV": "form field",
    "/RV": "form field",
    "/TU": "help for a form field",
    "/TM": "name of a form field",
    "/Opt": "choices of a form field",
    "/CA": "button",
    "/AC": "button",
    "/Title": "bookmark",
    "/ActualText": "text for screen readers",
    "/Alt": "text for screen readers",
    "/E": "text for screen readers",
    "/URI": "link",
    "/F": "name of a file",
    "/UF": "name of a file",
    "/Desc": "description of a file",
    "/P": "page label",
    "/Name": "layer",
    "/JS": "script",
    "/Metadata": "document properties",
    "/XFA": "form data",
    "/Names": "name of a place in the file",
    "/Dest": "name of a place in the file",
    "/D": "name of a place in the file",
}
_OTHER: Final = "hidden text"
MARKED_UP: Final = frozenset({"/RC", "/RV"})
STREAMS: Final = frozenset({"/JS", "/RC", "/RV", "/Metadata", "/XFA"})
_TAG = re.compile(r"<[^>]*>")
_SAID = re.compile(r">([^<>]+)<|=\"([^\"]*)\"|='([^']*)'")
_SEEN: Final = frozenset({"/V"})


@dataclass(frozen=True, slots=True)
class HiddenText:
    """``plain``: ``text`` is what stands there; else it is what the marks there say. ``seen``: the
    page shows it too."""

    found: Located
    text: str = field(repr=False)
    place: str
    plain: bool
    seen: bool


def hidden_texts(pdf: pikepdf.Pdf, everything: Iterable[Located]) -> Iterator[HiddenText]:
    """In the order of the objects, the same for the same file. Those without a letter or digit
    are left out."""
    information = _identity(pdf.trailer.get("/Info"))
    for found in everything:
        text = said_at(found)
        if any(map(str.isalnum, text)) and (len(text) > 1 or found.key != "/CA"):
            properties = information is not None and _identity(found.owner) == information
            place = "document properties" if properties else _place(found)
            plain = found.shape is Shape.STRING and found.key not in MARKED_UP
            yield HiddenText(found, text, place, plain, found.key in _SEEN)


def said_at(found: Located) -> str:
    """What is said at this place, without the marks of XML; empty where nothing is."""
    if is_text(found):
        written = str(found.value)
        return _without_references(_TAG.sub("", written)) if found.key in MARKED_UP else written
    if found.key not in STREAMS or found.shape is not Shape.STREAM:
        return ""
    data = found.value.read_bytes()
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    written = data.decode("utf-16" if wide else "utf-8", "replace")
    return written if found.key == "/JS" else "\n".join(said_in_xml(written))


def said_in_xml(written: str) -> Iterator[str]:
    """Texts and attributes, without the addresses of name spaces."""
    for match in _SAID.finditer(written):
        said = _without_references(next(filter(None, match.groups()), "").strip())
        if said and "://" not in said:
            yield said


def _without_references(text: str) -> str:
    for reference, char in (
        ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&#39;", "'"),
        ("&amp;", "&"),
    ):  # fmt: skip
        text = text.replace(reference, char)
    return text


def _identity(value: Any) -> tuple[int, int] | None:
    dictionary = dictionary_of(value)
    return dictionary.objgen if dictionary is not None and dictionary.objgen[0] else None


def _place(found: Located) -> str:
    if found.key == "/T":
        markup = name_of(found.owner.get("/Subtype")) not in ("", "Widget")
        return "author of a comment" if markup else "name of a form field"
    return _PLACES.get(found.key, _OTHER)
