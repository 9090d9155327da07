"""E-mail as a document: fields and bodies in place, attachments as documents of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from email.message import Message
from typing import Final

from cloakroom.documents.base import (
    NO_WISHES,
    Document,
    Edit,
    File,
    Kind,
    Opaque,
    Rewritten,
    Wishes,
)
from cloakroom.documents.mail.bodies import charset, name_of, packed, unpacked
from cloakroom.documents.mail.fields import STRUCTURE, is_trace, value_of, written
from cloakroom.documents.mail.line import Line
from cloakroom.documents.mail.parameters import file_name, rebuilt
from cloakroom.documents.mail.structure import (
    Body,
    Field,
    Loose,
    Range,
    TooManyParts,
    messages,
    ranges,
)
from cloakroom.documents.nested import Child, Nest
from cloakroom.documents.sweep import Sweep
from cloakroom.errors import DamagedFile, InputError, UnsafeFile
from cloakroom.model import Segment

_SEALED: Final = {
    "application/pkcs7-mime": Kind.ENCRYPTED,
    "application/x-pkcs7-mime": Kind.ENCRYPTED,
    "application/pgp-encrypted": Kind.ENCRYPTED,
    "application/pkcs7-signature": Kind.SIGNATURE,
    "application/x-pkcs7-signature": Kind.SIGNATURE,
    "application/pgp-signature": Kind.SIGNATURE,
    "application/ms-tnef": Kind.ATTACHMENT,
}
_UNREAD: Final = "This attachment could not be opened, so the copy does not hold its content."


def open_eml(file: File) -> Document:
    if not file.data.strip():
        raise DamagedFile(f"{file.name} is empty. Nothing was changed.")
    if file.data.startswith(b"From "):
        return open_mbox(file)
    return MailDocument(file, [(0, len(file.data))])


def open_mbox(file: File) -> Document:
    found = list(messages(file.data)) or [(0, len(file.data))]
    return MailDocument(file, found)


@dataclass(frozen=True, slots=True, repr=False)
class _Piece:
    """A range of the file; ``child`` is its number in the nest, None where nobody reads it."""

    start: int
    end: int
    range: Range | None
    child: int | None = None
    opaque: Opaque | None = None


class MailDocument:
    """One message, or the messages of a mailbox."""

    def __init__(
        self, file: File, places: Sequence[tuple[int, int]], *, notes: Sequence[str] = ()
    ) -> None:
        self.notes = notes
        self._file = file
        self._line_end = b"\r\n" if b"\r\n" in file.data[:4096] else b"\n"
        self._children: list[Child] = []
        self._pieces: list[_Piece] = []
        at = 0
        for number, (start, end) in enumerate(places, start=1):
            if at < start:
                self._add_line(at, start, number)
            for each in self._ranges(start, end):
                self._add(each, start, f"message {number} " if len(places) > 1 else "")
            at = end
        self._nest = Nest(self._children)
        self.segments: Sequence[Segment] = tuple(self._nest.segments)
        own = [piece.opaque for piece in self._pieces if piece.opaque is not None]
        self.opaque: Sequence[Opaque] = (*own, *self._nest.opaque)

    def _ranges(self, start: int, end: int) -> list[Range]:
        try:
            return ranges(self._file.data[start:end])
        except TooManyParts as error:
            raise UnsafeFile(
                f"{self._file.name} has too many parts to be opened safely. Nothing was changed."
            ) from error

    def _add_line(self, start: int, end: int, number: int) -> None:
        """The ``From `` line of a mailbox."""
        text = self._file.data[start:end].decode("utf-8", "surrogateescape")
        child = Child(Line(text), f"from {number}", "line between messages", True)
        self._keep(_Piece(start, end, None), child)

    def _add(self, each: Range, base: int, message: str) -> None:
        start, end = base + each.start, base + each.end
        address = f"{message}part {each.part}"
        if isinstance(each, Field):
            self._add_field(each, start, end, address)
        elif isinstance(each, Loose):
            text = self._file.data[start:end].decode("utf-8", "surrogateescape")
            child = Child(Line(text), f"{address} outside {start}", "outside the parts", True)
            self._keep(_Piece(start, end, each), child)
        else:
            self._add_body(each, start, end, address)

    def _add_field(self, field: Field, start: int, end: int, address: str) -> None:
        address = f"{address} {field.name} {start}"
        if is_trace(field.name):
            opaque = Opaque(address, Kind.METADATA, "header", "It tells how the message travelled.")
            self._pieces.append(_Piece(start, end, field, opaque=opaque))
            return
        text = value_of(self._file.data[start:end])
        if text:
            if field.name.lower() in STRUCTURE:
                text = file_name(text)
            place, joint = f"header {field.name}", f"\n{field.name}: "
            child = Child(Line(text, silent=not text), address, place, joint=joint)
            self._keep(_Piece(start, end, field), child)

    def _add_body(self, body: Body, start: int, end: int, address: str) -> None:
        data = self._file.data[start:end]
        if not data.strip():
            return
        kind = _SEALED.get(body.head.get_content_type())
        document = None if kind else self._opened(data, body)
        if document is None:
            named = body.head.get_filename() is not None
            place = "attachment" if named else f"part {body.part}"
            opaque = Opaque(address, kind or Kind.ATTACHMENT, place, _UNREAD)
            self._pieces.append(_Piece(start, end, body, opaque=opaque))
            return
        place = "attachment" if body.head.get_filename() else ""
        self._keep(_Piece(start, end, body), Child(document, address, place))

    def _keep(self, piece: _Piece, child: Child) -> None:
        self._pieces.append(
            _Piece(piece.start, piece.end, piece.range, len(self._children), piece.opaque)
        )
        self._children.append(child)

    def _opened(self, data: bytes, body: Body) -> Document | None:
        inside = unpacked(data, body.head)
        encoding = charset(body.head, inside)
        if encoding:
            inside = inside.decode(encoding).encode("utf-8")
        try:
            return self._file.inside(name_of(body.head, body.part), inside)
        except UnsafeFile:
            raise
        except InputError:
            return None

    def rewritten(
        self, edits: Sequence[Edit], sweep: Sweep, wishes: Wishes = NO_WISHES
    ) -> Rewritten:
        writer = _Writer(self._file.data, self._line_end, sweep, wishes)
        at = 0
        for piece in sorted(self._pieces, key=lambda each: each.start):
            writer.copy(at, piece.start)
            at = piece.end
            if piece.child is None:
                writer.opaque(piece)
            else:
                child = self._nest.children[piece.child]
                writer.child(piece, child.document, self._nest.edits(child, edits))
        writer.copy(at, len(self._file.data))
        suffix = self._file.suffix if self._file.suffix in {".eml", ".mbox"} else ".eml"
        return Rewritten(b"".join(writer.parts), suffix, tuple(writer.kept), tuple(writer.notes))


class _Writer:
    def __init__(self, data: bytes, line_end: bytes, sweep: Sweep, wishes: Wishes) -> None:
        self._data = data
        self._line_end = line_end
        self._sweep = sweep
        self._wishes = wishes
        self.parts: list[bytes] = []
        self.kept: list[Opaque] = []
        self.notes: list[str] = []

    def copy(self, start: int, end: int) -> None:
        """Boundaries and blank lines: a boundary can hold a value, the same one everywhere."""
        self.parts.append(self._swept(self._data[start:end]))

    def opaque(self, piece: _Piece) -> None:
        raw = self._data[piece.start : piece.end]
        if piece.opaque is not None and piece.opaque.kind in self._wishes.keep:
            if isinstance(piece.range, Field):
                self.parts.append(self._swept(raw))
                return
            self.kept.append(_kept(piece.opaque))
            self.parts.append(raw)

    def child(self, piece: _Piece, document: Document, edits: Sequence[Edit]) -> None:
        raw = self._data[piece.start : piece.end]
        made = document.rewritten(edits, self._sweep, self._wishes)
        self.kept += made.opaque
        self.notes += made.notes
        if isinstance(piece.range, Body):
            self.parts.append(self._body(raw, made.data, piece.range.head))
        elif isinstance(piece.range, Field):
            self.parts.append(self._field(raw, made.data.decode("utf-8", "surrogateescape"), piece))
        else:
            self.parts.append(made.data)

    def _field(self, raw: bytes, value: str, piece: _Piece) -> bytes:
        before = value_of(raw)
        name = piece.range.name if isinstance(piece.range, Field) else ""
        if name.lower() in STRUCTURE:
            value = rebuilt(name, before, value, self._sweep)
        if value == before:
            return raw
        return written(name, value, self._line_end.decode("ascii"), raw=not raw.isascii())

    def _body(self, raw: bytes, data: bytes, head: Message) -> bytes:
        before = unpacked(raw, head)
        encoding = charset(head, before)
        if encoding:
            data = data.decode("utf-8").encode(encoding, "replace")
        return raw if data == before else packed(data, head, self._line_end)

    def _swept(self, raw: bytes) -> bytes:
        text = raw.decode("utf-8", "surrogateescape")
        return self._sweep.name(text).encode("utf-8", "surrogateescape")


def _kept(opaque: Opaque) -> Opaque:
    return Opaque(opaque.address, opaque.kind, opaque.place, opaque.why, dropped=False)
