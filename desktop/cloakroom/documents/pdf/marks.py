"""What stands where something was taken out: a black box, and on it the words that stand in.

The words are text, so that they can be copied and searched for. They are set in Helvetica, which
every reader has (ISO 32000-1, section 9.6.2.2), as long as they fit; else, and as the text of a
page that became a picture, in a font without shapes, unseen.
"""

from dataclasses import dataclass
from typing import Any, Final

import pikepdf
from pdfminer.pdffont import FontMetricsDB
from pikepdf import Array, Dictionary, Name

from cloakroom.documents.pdf.plain import Matrix, dictionary_of, numerals

_SHOWN, _UNSEEN, _OPAQUE = b"/CloakroomLabel", b"/CloakroomText", b"/CloakroomBox"
_INVISIBLE: Final = 3  # text mode: neither filled nor stroked
_SMALLEST: Final = 3.5
_NARROWEST: Final = 0.6
_PADDING: Final = 0.06
_HALF_LETTER: Final = 0.35
_UNSEEN_WIDTH: Final = 0.5


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle along a line of text. ``matrix`` leads from it to the page: its origin is
    where the line of letters begins, its first axis follows it. Measured in points."""

    matrix: Matrix
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left


class Marks:
    """Draws in one PDF, in the words of a content stream. ``finish`` once all is drawn."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._resources: dict[bytes, Any] = {}
        self._used: set[int] = set()

    def box(self, frame: Frame, words: str) -> bytes:
        """Black, with ``words`` on it."""
        wide, high = frame.width, frame.top - frame.bottom
        return b"q %s cm %s gs 0 g %s re f\n%s\nQ" % (
            numerals(frame.matrix), _OPAQUE, numerals((frame.left, frame.bottom, wide, high)),
            self._label(frame, words),
        )  # fmt: skip

    def unseen(self, frame: Frame, words: str) -> bytes:
        """``words`` as text nobody sees, from the left edge of ``frame`` to its right."""
        size = max(frame.top - frame.bottom, 0.1)
        stretch = frame.width / (size * _UNSEEN_WIDTH * len(words)) if words else 1.0
        codes = self._codes(words)
        text = _text(_UNSEEN, (size, max(stretch, 0.001), frame.left, 0.0), codes, mode=_INVISIBLE)
        return b"q %s cm %s\nQ" % (numerals(frame.matrix), text)

    def provide(self, resources: Any) -> None:
        """Gives ``resources`` of a content stream what the marks in it name."""
        for kind, name, make in (
            ("/Font", _SHOWN, self._label_font),
            ("/Font", _UNSEEN, self._unseen_font),
            ("/ExtGState", _OPAQUE, _opaque_state),
        ):
            if name not in self._resources:
                self._resources[name] = self._pdf.make_indirect(make())
            if dictionary_of(resources.get(kind)) is None:
                resources[kind] = Dictionary()
            resources[kind][name.decode()] = self._resources[name]

    def finish(self) -> None:
        """The meaning of each code of the unseen font is known only now."""
        font = self._resources.get(_UNSEEN)
        if font is not None:
            font.ToUnicode = self._pdf.make_stream(_meanings(sorted(self._used)))

    def _label(self, frame: Frame, words: str) -> bytes:
        if not words:
            return b""
        try:
            codes = words.encode("cp1252")
        except UnicodeEncodeError:
            codes = b""
        height = frame.top - frame.bottom
        room = frame.width * (1 - _PADDING)
        natural = sum(map(_letter_width, words))
        size = min(height * 0.8, room / (natural * _NARROWEST)) if natural else 0.0
        if not codes or size < _SMALLEST:
            unseen = Frame((1, 0, 0, 1, 0, 0), frame.left, frame.bottom, frame.right, frame.top)
            return self.unseen(unseen, words)
        stretch = min(1.0, room / (natural * size))
        left = frame.left + (frame.width - natural * size * stretch) / 2
        base = (frame.bottom + frame.top) / 2 - _HALF_LETTER * size
        return b"1 g " + _text(_SHOWN, (size, stretch, left, base), codes)

    def _codes(self, words: str) -> bytes:
        """UTF-16: a code is what it means."""
        codes = words.encode("utf-16-be", "replace")
        self._used |= {codes[at] << 8 | codes[at + 1] for at in range(0, len(codes), 2)}
        return codes

    def _label_font(self) -> Dictionary:
        return Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica,
            Encoding=Name.WinAnsiEncoding,
        )  # fmt: skip

    def _unseen_font(self) -> Dictionary:
        about = Dictionary(
            Type=Name.FontDescriptor, FontName=Name("/CloakroomText"), Flags=4, ItalicAngle=0,
            FontBBox=Array([0, -200, 500, 800]), Ascent=800, Descent=-200, CapHeight=700, StemV=80,
        )  # fmt: skip
        child = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/CloakroomText"),
            CIDSystemInfo=Dictionary(
                Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0
            ),
            FontDescriptor=self._pdf.make_indirect(about), DW=int(_UNSEEN_WIDTH * 1000),
            CIDToGIDMap=Name.Identity,
        )  # fmt: skip
        return Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/CloakroomText"),
            Encoding=Name("/Identity-H"), DescendantFonts=Array([self._pdf.make_indirect(child)]),
        )  # fmt: skip


def _opaque_state() -> Dictionary:
    return Dictionary(Type=Name.ExtGState, ca=1, CA=1, BM=Name.Normal, SMask=Name("/None"))


def _text(
    font: bytes, how: tuple[float, float, float, float], codes: bytes, *, mode: int = 0
) -> bytes:
    """``how``: size, stretch, and where it starts."""
    size, stretch, *start = how
    return b"BT %s %s Tf %d Tr 0 Tc 0 Tw 0 Ts %s Tz 1 0 0 1 %s Tm (%s) Tj ET" % (
        font, numerals([size]), mode, numerals([stretch * 100]), numerals(start), _literal(codes),
    )  # fmt: skip


def _literal(codes: bytes) -> bytes:
    """Inside a string in brackets (section 7.3.4.2)."""
    for sign, written in ((b"\\", b"\\\\"), (b"(", b"\\("), (b")", b"\\)"), (b"\r", b"\\r")):
        codes = codes.replace(sign, written)
    return codes


def _letter_width(letter: str) -> float:
    widths = FontMetricsDB.get_metrics("Helvetica")[1]
    return float(widths.get(letter, 556)) / 1000


def _meanings(codes: list[int]) -> bytes:
    """A ToUnicode map (section 9.10.3) in which each code means itself."""
    lines = [f"<{code:04x}> <{code:04x}>" for code in codes]
    blocks = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    body = "".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CMapName /CloakroomText def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{body}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
