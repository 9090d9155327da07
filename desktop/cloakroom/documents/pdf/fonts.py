"""The codes of a font: where each begins in a string, how wide its glyph is, what it means.

Widths and encodings are those of ISO 32000-1, sections 9.6 to 9.10, as pdfminer.six knows them.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from io import BytesIO
from typing import Any, Final

import pikepdf
from pdfminer.cmapdb import CMap, CMapParser, FileCMap, IdentityCMap, IdentityCMapByte
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdffont import PDFCIDFont, PDFFont, PDFTrueTypeFont, PDFType1Font
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream
from pdfminer.psexceptions import PSException
from pdfminer.psparser import LIT

from cloakroom.documents.pdf.plain import array_of, dictionary_of, name_of, number_of

_DEEPEST: Final = 6
_UNREADABLE: Final = (
    PDFException, PSException, ValueError, TypeError, KeyError, IndexError,
    AttributeError, AssertionError, OverflowError,
)  # fmt: skip


Code = tuple[int, int, float, bool]
"""One code of a shown string: its bytes ``[start, end)``, the width of its glyph in parts of the
font's size, and whether word spacing applies (section 9.3.3: a single byte 32)."""


class Font:
    """A font of a page. ``provable``: its codes can be told apart and measured; where it is not,
    nothing in it is cut."""

    def __init__(self, spec: pikepdf.Dictionary) -> None:
        self._kind = name_of(spec.get("/Subtype"))
        self._known: dict[int, tuple[float, str]] = {}
        try:
            self._font: PDFFont | None = _pdfminer_font(spec, self._kind)
        except _UNREADABLE:
            self._font = None
        self.provable = self._font is not None and not self._font.is_vertical()

    def codes(self, shown: bytes) -> Iterable[Code]:
        if self._font is None:
            return ()
        if self._bytes is not None:
            measured = self._bytes
            return [(at, at + 1, measured[code][0], code == 32) for at, code in enumerate(shown)]
        return self._split_codes(self._font, shown)

    def _split_codes(self, font: PDFFont, shown: bytes) -> Iterator[Code]:
        for start, end, cid in _split(font, shown):
            width, _ = self._measured(font, cid)
            yield start, end, width, end - start == 1 and shown[start] == 32

    def said(self, shown: bytes) -> str:
        """What the codes mean by the font's own tables."""
        font = self._font
        if font is None:
            return shown.decode("latin-1")
        if self._bytes is not None:
            meanings = self._bytes
            return "".join([meanings[code][1] for code in shown])
        return "".join(self._measured(font, cid)[1] for _, _, cid in _split(font, shown))

    @cached_property
    def _bytes(self) -> list[tuple[float, str]] | None:
        """Width and meaning of each byte, where a byte is a code."""
        font = self._font
        if font is None or not _takes_bytes(font):
            return None
        return [self._measured(font, code) for code in range(256)]

    def _measured(self, font: PDFFont, cid: int) -> tuple[float, str]:
        known = self._known.get(cid)
        if known is None:
            try:
                width = float(font.char_width(cid))
            except _UNREADABLE:
                width = 0.0
            try:
                text = font.to_unichr(cid)
            except _UNREADABLE:
                text = ""
            known = self._known[cid] = (width, text)
        return known


def _pdfminer_font(spec: pikepdf.Dictionary, kind: str) -> PDFFont | None:
    if kind == "Type0":
        return _composite(spec)
    if kind in ("Type1", "MMType1", "TrueType"):
        plain = _plain(spec, 0)
        made = PDFTrueTypeFont if kind == "TrueType" else PDFType1Font
        font = made(PDFResourceManager(caching=False), plain)
        # pdfminer prefers its own widths for the standard fonts, readers those of the file
        widths = array_of(spec.get("/Widths"))
        first = int(number_of(spec.get("/FirstChar"), 0))
        own: dict[int | str, float] = {
            first + at: number_of(width, 0) for at, width in enumerate(widths)
        }
        font.widths = {**font.widths, **own}
        return font
    return None  # a Type 3 font draws what it likes


def _composite(spec: pikepdf.Dictionary) -> PDFFont | None:
    below = array_of(spec.get("/DescendantFonts"))
    child = dictionary_of(below[0]) if below else None
    if child is None:
        return None
    plain = {**_plain(child, 0), **_plain(spec, 0, without=("/DescendantFonts",))}
    font = PDFCIDFont(PDFResourceManager(caching=False), plain)
    encoding = spec.get("/Encoding")
    if isinstance(encoding, pikepdf.Stream):
        own = FileCMap()
        CMapParser(own, BytesIO(encoding.read_bytes())).run()
        if own.code2cid:
            font.cmap = own
    known = isinstance(font.cmap, IdentityCMap) or getattr(font.cmap, "code2cid", None)
    return font if known else None


def _takes_bytes(font: PDFFont) -> bool:
    return not isinstance(font, PDFCIDFont) or isinstance(font.cmap, IdentityCMapByte)


def _split(font: PDFFont, shown: bytes) -> Iterator[tuple[int, int, int]]:
    """(start, end, cid) of each code."""
    cmap = font.cmap if isinstance(font, PDFCIDFont) else None
    if _takes_bytes(font):
        yield from ((at, at + 1, code) for at, code in enumerate(shown))
    elif isinstance(cmap, IdentityCMap):
        for at in range(0, len(shown) - 1, 2):
            yield at, at + 2, shown[at] << 8 | shown[at + 1]
    elif isinstance(cmap, CMap):
        yield from _walked(cmap.code2cid, shown)


def _walked(tree: Mapping[int, Any], shown: bytes) -> Iterator[tuple[int, int, int]]:
    start, branch = 0, tree
    for at, byte in enumerate(shown):
        found = branch.get(byte)
        if isinstance(found, int):
            yield start, at + 1, found
        elif found is not None:
            branch = found
            continue
        start, branch = at + 1, tree


def _plain(value: Any, depth: int, without: tuple[str, ...] = ()) -> Any:
    """A value of pikepdf as pdfminer has it, streams inflated."""
    if depth > _DEEPEST:
        return None
    if isinstance(value, pikepdf.Stream):
        attributes = {
            key[1:]: _plain(item, depth + 1)
            for key, item in value.items() if key not in ("/Filter", "/DecodeParms")
        }
        return PDFStream(attributes, value.read_bytes())
    if isinstance(value, pikepdf.Dictionary):
        return {
            key[1:]: _plain(item, depth + 1) for key, item in value.items() if key not in without
        }
    if isinstance(value, pikepdf.Array):
        return [_plain(item, depth + 1) for item in value]
    return _plain_single(value)


def _plain_single(value: Any) -> Any:
    if isinstance(value, pikepdf.Name):
        return LIT(str(value)[1:])
    if isinstance(value, pikepdf.String):
        return bytes(value)
    return value if isinstance(value, int | bool) or value is None else float(value)
