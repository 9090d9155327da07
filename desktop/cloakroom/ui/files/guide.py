"""The text, the list and the pages pointing at one another: clicks, F3, and marking by hand."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from cloakroom.model import Finding
from cloakroom.review import Row
from cloakroom.ui.files.file_sheet import FileSheet
from cloakroom.ui.files.panel import FilePanel
from cloakroom.ui.files.subject import Subject
from cloakroom.ui.learning import Scope
from cloakroom.ui.review.kinds import kinds_menu
from cloakroom.ui.review.lessons import fill


class Guide(QObject):
    """``pointed`` when another finding is the current one."""

    pointed = Signal()

    def __init__(
        self, subject: Subject, sheet: FileSheet, panel: FilePanel, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._subject, self._sheet, self._panel, self._parent = subject, sheet, panel, parent
        self.row: Row | None = None
        self.here: Finding | None = None
        sheet.clicked.connect(self._clicked)
        sheet.mark_asked.connect(self._offer_kinds)
        panel.findings.pointed.connect(self._pointed)

    def forget(self) -> None:
        self.row = self.here = None

    def step(self, by: int) -> None:
        """To the next or the previous finding, round and round."""
        finding = self._subject.review.beside(self.here, by)
        if finding is not None and not self._panel.shows_after:
            self.go_to(finding)

    def go_to(self, finding: Finding) -> None:
        self.here = finding
        self._panel.findings.setCurrentIndex(self._panel.findings.findings.find(finding))
        self._sheet.reveal_source(finding.start, finding.end)
        self.pointed.emit()

    def _pointed(self, row: Row | None) -> None:
        self.row = row
        self._panel.explain(row)
        if row and not self._panel.shows_after:
            places = [decision.finding for decision in row.decisions]
            self.here = self.here if self.here in places else places[0]
            self.pointed.emit()
            self._sheet.reveal_source(self.here.start, self.here.end)

    def _clicked(self, point: int) -> None:
        decision = self._subject.review.at(self._sheet.headed.source(point))
        if decision is not None and not self._panel.shows_after:
            self.go_to(decision.finding)

    # ---- marking

    def _offer_kinds(self, start: int, end: int, corner: QPoint) -> None:
        if self._panel.shows_after or not self._subject.can_change:
            return
        start, end = self._sheet.headed.source(start), self._sheet.headed.source(end)
        menu = kinds_menu(self._parent)
        self._offer_lessons(menu, start, end)
        chosen = menu.exec(corner)
        if chosen and chosen.data():
            self._subject.add(start, end, chosen.data())
        if chosen:
            self._sheet.forget_selection()

    def _offer_lessons(self, menu: QMenu, start: int, end: int) -> None:
        subject, kept = self._subject, self._subject.learns
        menu.addSeparator()
        for words, name in (("Always take out as a name", "PERSON"),
                            ("Always take out as a word", "CUSTOM")):
            fill(menu.addMenu(words), partial(subject.always, start, end, name), kept=kept)
        fill(menu.addMenu("Never flag"), partial(self._never, start, end), kept=kept)

    def _never(self, start: int, end: int, scope: Scope) -> None:
        """What the selection touches; where that is nothing, the selected words."""
        review = self._subject.review
        touched = {review.value(d.finding) for d in review.touched(start, end)}
        for value in sorted(touched) or filter(None, [review.text[start:end].strip()]):
            self._subject.never(value, scope)
