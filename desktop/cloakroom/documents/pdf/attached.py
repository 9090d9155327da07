"""Files within a PDF: opened as documents of their own, or dropped where none can be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import pikepdf

from cloakroom.documents.base import Document, File, Kind, Opaque
from cloakroom.documents.pdf.objects import Located
from cloakroom.documents.pdf.plain import Shape, dictionary_of
from cloakroom.errors import InputError

_WAYS: Final = ("/UF", "/F", "/Unix", "/DOS", "/Mac")


@dataclass(frozen=True, slots=True)
class Attached:
    """``specification`` names the file, ``stream`` is it. Counted from 1 in the order of the
    objects, which is the same for the same file."""

    number: int
    specification: Any
    stream: Any

    @property
    def name(self) -> str:
        for way in _WAYS:
            name = self.specification.get(way)
            if isinstance(name, pikepdf.String) and str(name):
                return str(name).replace("\\", "/").rpartition("/")[2]
        return "attachment"

    @property
    def address(self) -> str:
        return f"attachment {self.number}"

    def replace(self, data: bytes) -> None:
        """The same file with other bytes, and without what was known about the first ones."""
        self.stream.write(data)
        for key in ("/Params", "/Metadata"):
            if key in self.stream:
                del self.stream[key]
        files = self.specification["/EF"]
        for way in list(files.keys()):
            files[way] = self.stream

    def drop(self) -> None:
        for key in list(self.specification.keys()):
            del self.specification[key]


def attachments(everything: Iterable[Located]) -> Iterator[Attached]:
    number = 0
    for found in everything:
        value = found.value
        plain = found.shape is Shape.DICTIONARY
        files = dictionary_of(value.get("/EF")) if plain else None
        if files is None:
            continue
        stream = next((files[way] for way in _WAYS if way in files), None)
        if isinstance(stream, pikepdf.Stream):
            number += 1
            yield Attached(number, value, stream)


def opened(file: File, attached: Attached) -> Document | Opaque:
    """What is attached, as a document; what nobody can read, as that."""
    try:
        return file.inside(attached.name, attached.stream.read_bytes())
    except (InputError, pikepdf.PdfError):
        why = "A file of a kind that cannot be read is attached."
        return Opaque(attached.address, Kind.ATTACHMENT, attached.address, why)
