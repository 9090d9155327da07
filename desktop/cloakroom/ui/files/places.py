"""Where the findings of a file stand on its pages: asked for aside, each once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from cloakroom.documents.base import Box
from cloakroom.files.client import FileWorker
from cloakroom.files.copying import OpenFile
from cloakroom.model import Finding
from cloakroom.ui.files.hand import FileHand

Span = tuple[int, int]
Spans = list[tuple[int, int, int]]


PORTION = 500
"""Findings asked for at once: an answer is read in one go, and the window waits for it."""


class Places(QObject):
    """``found`` when more places are known."""

    found = Signal()

    def __init__(self, hand: FileHand, parent: QObject) -> None:
        super().__init__(parent)
        self._hand = hand
        self._file: OpenFile | None = None
        self._known: dict[Span, list[Box]] = {}
        self._by_page: dict[int, dict[Span, list[Box]]] = defaultdict(dict)
        self._asked: set[Span] = set()
        self._waiting: list[Span] = []  # the first portion of it is asked for

    def of(self, finding: Finding) -> Sequence[Box]:
        return self._known.get((finding.start, finding.end), ())

    def on(self, page: int) -> Mapping[Span, Sequence[Box]]:
        """What is known of one page, by (start, end)."""
        return self._by_page.get(page, {})

    def ask(self, file: OpenFile | None, findings: Sequence[Finding]) -> None:
        """For those of ``findings`` that are not known yet."""
        if file is not self._file:
            self._file, self._known, self._asked, self._waiting = file, {}, set(), []
            self._by_page.clear()
        wanted = [key for each in findings if (key := (each.start, each.end)) not in self._asked]
        if file is None or not wanted:
            return
        self._asked.update(wanted)
        waits, self._waiting = not self._waiting, [*self._waiting, *wanted]
        if waits:
            self._ask_some(file)

    def _ask_some(self, file: OpenFile) -> None:
        wanted = self._waiting[:PORTION]
        self._hand.do(lambda worker: _places(worker, file, wanted),
                      lambda known: self._told(file, known), lambda _: self._nothing(file))

    def _told(self, file: OpenFile, known: dict[Span, list[Box]]) -> None:
        if file is not self._file:
            return
        self._known.update(known)
        for key, boxes in known.items():
            for box in boxes:
                self._by_page[box.page].setdefault(key, []).append(box)
        del self._waiting[:PORTION]
        if self._waiting:
            self._ask_some(file)
        self.found.emit()

    def _nothing(self, file: OpenFile) -> None:
        """Without its boxes a page still shows. They are asked for again with the next step."""
        if file is self._file:
            self._asked.difference_update(self._waiting)
            self._waiting = []


def _places(
    worker: FileWorker, file: OpenFile, wanted: Sequence[Span]
) -> dict[Span, list[Box]]:
    spans: Spans = []
    owners: list[Span] = []
    for key in wanted:
        for span in file.reading.spans(*key):
            spans.append(span)
            owners.append(key)
    places: dict[Span, list[Box]] = {key: [] for key in wanted}
    for key, boxes in zip(owners, worker.boxes(file.path, spans), strict=True):
        places[key] += boxes
    return places
