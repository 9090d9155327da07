"""Where the findings of a file stand on its pages: asked for aside, each once."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from cloakroom.documents.base import Box
from cloakroom.errors import CloakroomError
from cloakroom.files.client import FileWorker
from cloakroom.files.copying import OpenFile
from cloakroom.model import Finding
from cloakroom.ui.files.hand import FileHand

Spans = list[tuple[int, int, int]]


class Places(QObject):
    """``found`` when more places are known."""

    found = Signal()

    def __init__(self, eyes: FileHand, parent: QObject) -> None:
        super().__init__(parent)
        self._eyes = eyes
        self._file: OpenFile | None = None
        self._known: dict[tuple[int, int], list[Box]] = {}
        self._asked: set[tuple[int, int]] = set()

    def of(self, finding: Finding) -> Sequence[Box]:
        return self._known.get((finding.start, finding.end), ())

    def ask(self, file: OpenFile | None, findings: Sequence[Finding]) -> None:
        """For those of ``findings`` that are not known yet."""
        if file is not self._file:
            self._file, self._known, self._asked = file, {}, set()
        wanted = [key for each in findings if (key := (each.start, each.end)) not in self._asked]
        if file is None or not wanted:
            return
        self._asked.update(wanted)
        self._eyes.do(lambda worker: _places(worker, file, wanted),
                      lambda known: self._told(file, known), self._nothing)

    def _told(self, file: OpenFile, known: dict[tuple[int, int], list[Box]]) -> None:
        if file is self._file:
            self._known.update(known)
            self.found.emit()

    def _nothing(self, _: CloakroomError) -> None:
        """Without its boxes a page still shows."""


def _places(
    worker: FileWorker, file: OpenFile, wanted: Sequence[tuple[int, int]]
) -> dict[tuple[int, int], list[Box]]:
    spans: Spans = []
    owners: list[tuple[int, int]] = []
    for key in wanted:
        for span in file.reading.spans(*key):
            spans.append(span)
            owners.append(key)
    places: dict[tuple[int, int], list[Box]] = {key: [] for key in wanted}
    for key, boxes in zip(owners, worker.boxes(file.path, spans), strict=True):
        places[key] += boxes
    return places
