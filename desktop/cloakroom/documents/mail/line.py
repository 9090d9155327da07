"""A header field, or what stands outside the parts: a document of one text, or of none."""

from collections.abc import Sequence

from cloakroom.documents.base import NO_WISHES, Edit, Opaque, Rewritten, Wishes
from cloakroom.documents.splice import spliced
from cloakroom.documents.sweep import Sweep
from cloakroom.model import Segment


class Line:
    """``silent``: the text is swept, and no segment."""

    opaque: Sequence[Opaque] = ()
    notes: Sequence[str] = ()

    def __init__(self, text: str, *, silent: bool = False) -> None:
        self._text = text
        self.segments: Sequence[Segment] = () if silent else (Segment("text", text),)

    def rewritten(
        self, edits: Sequence[Edit], sweep: Sweep, wishes: Wishes = NO_WISHES
    ) -> Rewritten:
        text = sweep.text(spliced(self._text, edits))
        return Rewritten(text.encode("utf-8", "surrogateescape"), "")
