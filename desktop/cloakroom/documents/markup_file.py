"""XML and HTML files: texts, attributes and comments in place, everything else to the byte."""

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Final

from cloakroom.documents.base import Document, File, Kind, Opaque
from cloakroom.documents.markup import Range, What, ranges
from cloakroom.documents.markup_words import WORDS
from cloakroom.documents.spliced import Hole, Part, SplicedDocument
from cloakroom.documents.sweep import Sweep
from cloakroom.documents.text import decode
from cloakroom.errors import UnsafeFile
from cloakroom.model import Segment, Stream

_CHARSET = re.compile(rb"(?:encoding|charset)\s*=\s*[\"']?([A-Za-z0-9._-]+)")
_HEAD: Final = 1024  # where the standards look for it
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_INLINE: Final = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn",
    "em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})
_CELLS: Final = frozenset({"td", "th"})
_ADDRESSES: Final = frozenset({
    "href", "src", "action", "cite", "data", "formaction", "longdesc", "poster", "srcset",
    "background", "xlink:href",
})
_TOLD: Final = frozenset({
    "title", "alt", "placeholder", "content", "value", "label", "summary", "aria-label",
    "aria-description", "srcdoc", "download",
})
_DATA = re.compile(r"\s*data:[^,]*;base64,", re.IGNORECASE)
_NOTHING: Final = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="
_PLACES: Final = {
    What.COMMENT: "comment", What.RAW: "script", What.DECLARATION: "declaration",
}


def open_html(file: File) -> Document:
    text = decode(file.data, file.name, declared=_declared(file.data))
    return SplicedDocument(text, file.suffix, list(_Html(text.text).parts()), words=WORDS)


def open_xml(file: File) -> Document:
    """XML and its kin. Refuses entities of the file's own: they hide text, and they explode."""
    text = decode(file.data, file.name, declared=_declared(file.data))
    if _ENTITY.search(text.text):
        raise UnsafeFile(
            f"{file.name} declares entities of its own, which Cloakroom does not open. "
            "Nothing was changed."
        )
    return SplicedDocument(text, file.suffix, list(_Xml(text.text).parts()), words=WORDS)


def _declared(data: bytes) -> str:
    """The encoding that the file says it is in; empty if it does not."""
    found = _CHARSET.search(data[:_HEAD])
    return found[1].decode("ascii") if found else ""


class _Markup:
    """Ranges as parts; what stands between two texts says how they are read together."""

    html = False

    def __init__(self, source: str) -> None:
        self._source = source
        self._joint = "\n"
        self._number = 0

    def parts(self) -> Iterator[Part | Hole]:
        for each in ranges(self._source, html=self.html):
            raw = self._source[each.start : each.end]
            if each.what in {What.START, What.END, What.EMPTY}:
                self.tag(each)
            elif each.what in {What.VALUE, What.BARE}:
                yield self._attribute(each, raw)
            elif raw.strip():
                yield self._text(each, raw)
            elif raw and self._joint == "":
                self._joint = " "

    def tag(self, each: Range) -> None:
        raise NotImplementedError

    def after_text(self) -> None:
        self._joint = ""

    def silent(self, name: str) -> bool:
        raise NotImplementedError

    def _text(self, each: Range, raw: str) -> Part:
        self._number += 1
        place = _PLACES.get(each.what, "")
        hidden = bool(place)
        plain = each.what not in {What.TEXT}
        segment = Segment(
            f"#{self._number}", raw if plain else unescape(raw), place, hidden,
            Stream.FIELD if hidden else Stream.VISIBLE, "\n" if hidden else self._joint,
        )
        if not hidden:
            self.after_text()
        silent = each.what is What.DECLARATION or each.name == "style"
        encode = _ENCODED.get(each.what, _escaped)
        return Part(each.start, each.end, segment, encode, silent=silent)

    def _attribute(self, each: Range, raw: str) -> Part | Hole:
        self._number += 1
        address, place = f"#{self._number}@{each.name}", f"attribute “{each.name}”"
        if _DATA.match(raw):
            why = "A picture or file in the page itself is not read."
            return Hole(each.start, each.end, Opaque(address, Kind.PICTURE, place, why), _NOTHING)
        segment = Segment(
            address, unescape(raw), place, True, Stream.ATTRIBUTE, f"\n{each.name}: "
        )
        silent = self.silent(each.name)
        swept = Sweep.address if each.name in _ADDRESSES else Sweep.name if silent else Sweep.text
        encode = _ENCODED.get(each.what, _quoted)
        return Part(each.start, each.end, segment, encode, swept, silent)


class _Html(_Markup):
    html = True

    def tag(self, each: Range) -> None:
        if each.name in _CELLS:
            self._joint = "\t" if self._joint != "\n" or each.what is What.END else self._joint
        elif each.name not in _INLINE:
            self._joint = "\n"

    def silent(self, name: str) -> bool:
        return name not in _TOLD | _ADDRESSES


class _Xml(_Markup):
    """A text that has others beside it in its element goes on in the same line; any other gets
    the name of its element before it, as a form would."""

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self._mixed = [False]

    def tag(self, each: Range) -> None:
        if each.what is What.START:
            self._joint = "" if self._mixed[-1] else f"\n{each.name}: "
            self._mixed.append(False)
        elif each.what is What.END and len(self._mixed) > 1:
            self._mixed.pop()
            self._joint = "" if self._mixed[-1] else "\n"

    def after_text(self) -> None:
        self._mixed[-1] = True
        self._joint = ""

    def silent(self, name: str) -> bool:
        return name.startswith(("xmlns", "xml:", "xsi:"))


def _escaped(text: str) -> str:
    return escape(text, quote=False)


def _quoted(text: str) -> str:
    return escape(text).replace("&#x27;", "&#39;")


def _in_quotes(text: str) -> str:
    return f'"{_quoted(text)}"'


def _plain(text: str) -> str:
    return text


def _comment(text: str) -> str:
    return text.replace("--", "- -").removesuffix("-")


def _cdata(text: str) -> str:
    return text.replace("]]>", "]]]]><![CDATA[>")


_ENCODED: Final = {
    What.BARE: _in_quotes,
    What.DECLARATION: _plain,
    What.RAW: _plain,
    What.COMMENT: _comment,
    What.CDATA: _cdata,
}
