"""Plain text, Markdown, logs and source code: one segment, the whole text."""

from collections.abc import Sequence

from cloakroom.documents.base import NO_WISHES, Edit, File, Opaque, Rewritten, Wishes
from cloakroom.documents.splice import spliced
from cloakroom.documents.sweep import Sweep
from cloakroom.documents.text import TextFile, decode
from cloakroom.model import Segment


def open_text(file: File) -> "TextDocument":
    return TextDocument(decode(file.data, file.name), file.suffix)


class TextDocument:
    """``TextFile`` as a document: encoding, byte order mark and line ends stay."""

    opaque: Sequence[Opaque] = ()
    notes: Sequence[str] = ()

    def __init__(self, file: TextFile, suffix: str) -> None:
        self._file = file
        self._suffix = suffix
        self.segments: Sequence[Segment] = (Segment("text", file.text),)

    def rewritten(
        self, edits: Sequence[Edit], sweep: Sweep, wishes: Wishes = NO_WISHES
    ) -> Rewritten:
        text = sweep.text(spliced(self._file.text, edits))
        return Rewritten(self._file.encode(text), self._suffix)
