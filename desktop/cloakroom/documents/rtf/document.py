"""RTF as a document: the bytes of a value's letters are cut, everything between them stays."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from cloakroom.documents.base import NO_WISHES, Edit, File, Kind, Opaque, Rewritten, Wishes
from cloakroom.documents.rtf.letters import OPAQUE, SILENT, Line, Reader, Shut
from cloakroom.documents.splice import by_segment
from cloakroom.documents.sweep import Sweep
from cloakroom.errors import DamagedFile
from cloakroom.model import Segment, Stream

_ABOUT: Final = frozenset({
    "title", "subject", "author", "operator", "manager", "company", "category", "keywords",
    "doccomm", "comment", "hlinkbase", "userprops", "propname", "staticval", "template", "info",
    "wgrffmtfilter", "xmlns", "docvar",
})
_FIELDS: Final = frozenset({"fldinst", "sn", "objclass", "objname", "bkmkstart", "bkmkend", "xe"})
_PLACES: Final = {
    "footnote": "footnote", "annotation": "comment", "atnid": "author of a comment",
    "atnauthor": "author of a comment", "fldinst": "field code", "shptxt": "text box",
    "sv": "property of a shape", "bkmkstart": "bookmark", "bkmkend": "bookmark",
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footer"),
}
_VISIBLE: Final = frozenset({"", "result", "pntext", "shptxt", "footnote", "nonshppict", "shppict"})
_KINDS: Final = {
    "pict": Kind.PICTURE, "objdata": Kind.OBJECT, "datastore": Kind.OBJECT,
    "generator": Kind.METADATA, "rsidtbl": Kind.METADATA,
}
_OPEN_WORD = re.compile(rb"(?<!\\)(?:\\\\)*\\[a-zA-Z]{1,32}(?:-?\d{1,10})?\Z")
_LONGEST_WORD: Final = 60
_WHY: Final = "Nobody reads this part of the file."


def open_rtf(file: File) -> "RtfDocument":
    if not file.data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf"):
        raise DamagedFile(f"{file.name} is no RTF file, whatever its name says.")
    return RtfDocument(file)


class RtfDocument:
    notes: Sequence[str] = ()

    def __init__(self, file: File) -> None:
        self._data = file.data
        reader = Reader(file.data)
        told = [line for line in reader.lines if line.destination not in SILENT | _ABOUT]
        self._told = sorted(told, key=_order)
        self._silent = [line for line in reader.lines if line.destination in SILENT]
        self._about = [line for line in reader.lines if line.destination in _ABOUT]
        self._shut = reader.shut
        self.segments: Sequence[Segment] = tuple(
            _segment(number, line) for number, line in enumerate(self._told, start=1)
        )
        about = [_metadata(line) for line in self._about]
        self.opaque: Sequence[Opaque] = (*map(_opaque, self._shut), *about)

    def rewritten(
        self, edits: Sequence[Edit], sweep: Sweep, wishes: Wishes = NO_WISHES
    ) -> Rewritten:
        cuts = [*self._edits(edits, sweep), *self._silent_cuts(sweep), *self._drops(wishes, sweep)]
        out, at = bytearray(), 0
        for start, end, new in sorted(cuts):
            if start >= at:
                out += self._data[at:start]
                out += _apart(out, new or self._data[end : end + 1])
                out += new
                at = end
        kept = tuple(
            replace(each, dropped=False) for each in map(_opaque, self._shut)
            if each.kind in wishes.keep and each.kind is not Kind.METADATA
        )
        return Rewritten(bytes(out) + self._data[at:], ".rtf", kept)

    def _edits(self, edits: Sequence[Edit], sweep: Sweep) -> Iterator[tuple[int, int, bytes]]:
        edited = by_segment(edits)
        for index, line in enumerate(self._told):
            own = [(edit.start, edit.end, edit.text) for edit in edited.get(index, [])]
            yield from _cuts(line, [*own, *_more(line, own, sweep)])

    def _silent_cuts(self, sweep: Sweep) -> Iterator[tuple[int, int, bytes]]:
        for line in self._silent:
            yield from _cuts(line, _more(line, [], sweep))

    def _drops(self, wishes: Wishes, sweep: Sweep) -> Iterator[tuple[int, int, bytes]]:
        for shut in self._shut:
            if _opaque(shut).kind not in wishes.keep:
                yield shut.start, shut.end, b""
        for line in self._about:
            if Kind.METADATA in wishes.keep:
                yield from _cuts(line, _more(line, [], sweep))
            else:
                yield from _cuts(line, [(0, len(line.chars), "")])


def _more(
    line: Line, own: Sequence[tuple[int, int, str]], sweep: Sweep
) -> list[tuple[int, int, str]]:
    """What the sweep finds in a line where no edit is."""
    return [
        (start, end, taken.stand_in) for start, end, taken in sweep.spans(line.text)
        if not any(a < end and start < b for a, b, _ in own)
    ]


def _cuts(
    line: Line, changes: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[int, int, bytes]]:
    """The bytes of each letter go, what stands between them (a control word, a brace) stays."""
    for start, end, text in changes:
        new = _encoded(text)
        for index in range(start, end):
            yield line.starts[index], line.ends[index], new
            new = b""


def _apart(before: bytearray, after: bytes) -> bytes:
    """A blank where a letter that was cut kept a control word from the letter behind it."""
    if after[:1].isalnum() or after[:1] in {b" ", b"-"}:
        return b" " if _OPEN_WORD.search(before[-_LONGEST_WORD:]) else b""
    return b""


def _encoded(text: str) -> bytes:
    """Seven bits, whatever the charset: other letters as ``\\u``."""
    units = text.encode("utf-16-le", "surrogatepass")
    codes = [int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2)]
    return b"".join(_unit(code) for code in codes)


def _unit(code: int) -> bytes:
    if code > 126 or code < 32:
        return b"\\u%d?" % (code - 0x10000 if code > 0x7FFF else code)
    return b"\\" + bytes([code]) if chr(code) in "\\{}" else bytes([code])


def _order(line: Line) -> tuple[bool, int]:
    return line.destination not in _VISIBLE, line.starts[0]


def _segment(number: int, line: Line) -> Segment:
    where = line.destination
    place = _PLACES.get(where, "" if where in _VISIBLE else "hidden text")
    stream = Stream.FIELD if where in _FIELDS else Stream.VISIBLE
    return Segment(f"line {number}", line.text, place, where not in _VISIBLE, stream)


def _opaque(shut: Shut) -> Opaque:
    kind = _KINDS.get(shut.destination, Kind.OTHER)
    return Opaque(f"byte {shut.start}", kind, OPAQUE[shut.destination], _WHY)


def _metadata(line: Line) -> Opaque:
    why = "It tells about the file and who wrote it."
    return Opaque(f"byte {line.starts[0]}", Kind.METADATA, "document properties", why)
