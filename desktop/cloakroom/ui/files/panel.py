"""Beside the text of a file: what was found, why, and the button that saves the clean copy."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout

from cloakroom.review import Review, Row
from cloakroom.ui.files.item import FileItem, FileState
from cloakroom.ui.files.subject import Subject
from cloakroom.ui.operator_words import OPERATOR_WORDS
from cloakroom.ui.parts import ComboBox, button, column, frame, label, row
from cloakroom.ui.review.findings_view import FindingsView
from cloakroom.ui.review.panel import WIDTH
from cloakroom.ui.review.switch import BeforeAfter
from cloakroom.ui.review.why import Why, same_row
from cloakroom.ui.session import Session
from cloakroom.ui.theme import Theme


class FilePanel(QFrame):
    """``save_asked`` for a copy beside the original, ``folder_asked`` for one elsewhere,
    ``stop_asked`` while one is made; ``after_shown`` when the user turns between before and
    after."""

    save_asked = Signal()
    folder_asked = Signal()
    stop_asked = Signal()
    after_shown = Signal()

    def __init__(self, session: Session, subject: Subject) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFixedWidth(WIDTH)
        self._session, self._subject = session, subject
        self._shown: Review | None = None
        self.title = label("", "heading", wrap=True)
        self.hint = label("Select text to take out what was missed.", "quiet", wrap=True)
        self.findings = FindingsView()
        self.why = Why(subject, lambda: subject.learns)
        self.operator = ComboBox()
        self.operator.setAccessibleName("Replace with")
        for operator, words in OPERATOR_WORDS.items():
            self.operator.addItem(words, operator.value)
        self.before_after = BeforeAfter()
        self.save = button("", "primary", self.save_asked.emit)
        self.to_folder = button("Save to folder…", "link", self.folder_asked.emit)
        self.stop = button("Stop", "link", self.stop_asked.emit)
        self.progress = QProgressBar(textVisible=False)
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName("A clean copy is being made and proven")
        self.step_back = button("Undo last decision", "link", subject.take_step_back)
        self._lay_out()
        self.findings.findings.decided.connect(subject.choose)
        self.before_after.turned.connect(lambda _: self.after_shown.emit())
        self.operator.activated.connect(
            lambda number: session.change_setting("operator", self.operator.itemData(number)))

    def set_theme(self, theme: Theme) -> None:
        self.findings.set_theme(theme)
        self.before_after.set_theme(theme)

    def _lay_out(self) -> None:
        head = column()
        head.setContentsMargins(20, 20, 20, 8)
        head.addWidget(self.title)
        head.addWidget(self.hint)
        around = column()
        around.setContentsMargins(20, 8, 20, 12)
        around.addWidget(self.why)
        foot = frame("foot")
        lines = QVBoxLayout(foot)
        lines.setContentsMargins(20, 14, 20, 12)
        lines.setSpacing(12)
        for part in (self.operator, self.before_after, self.save, self.progress):
            lines.addWidget(part)
        below = row()
        below.addWidget(self.to_folder)
        below.addWidget(self.stop)
        below.addStretch()
        below.addWidget(self.step_back)
        lines.addLayout(below)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)  # the line at the left stays free
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.findings, 1)
        whole.addLayout(around)
        whole.addWidget(foot)

    @property
    def shows_after(self) -> bool:
        return self.before_after.after

    def refresh(self, item: FileItem) -> None:
        review, free = item.review, item.can_change
        if review is not self._shown:
            self._shown = review
            self.findings.findings.show(review)
            self.explain(same_row(self.why.row, review))
        self.explain(self.why.row)
        self.findings.setEnabled(free)
        self.title.setText(_title(review))
        self.hint.setVisible(free)
        self.save.setText(_save_words(item))
        self.save.setProperty("done", item.state is FileState.SAVED)
        self.save.style().polish(self.save)
        self.save.setEnabled(item.state is FileState.FOUND and item.is_decided)
        saving = item.state is FileState.SAVING
        self.progress.setVisible(saving)
        self.stop.setVisible(saving)
        self.to_folder.setVisible(not saving)
        self.to_folder.setEnabled(item.can_save)
        self.operator.setCurrentIndex(
            self.operator.findData(self._session.settings.text("operator")))
        self.operator.setEnabled(free)
        self.before_after.setEnabled(bool(review.decisions))
        self.step_back.setVisible(self._subject.can_step_back)

    def explain(self, item: Row | None) -> None:
        self.why.explain(item, shown=self._subject.can_change)


def _title(review: Review) -> str:
    number = review.to_take_out
    words = f"{number} {'thing' if number == 1 else 'things'} to take out" if number \
        else "Nothing to take out"
    return f"{words} · {review.kept} kept" if review.kept else words


def _save_words(item: FileItem) -> str:
    if item.state is FileState.SAVING:
        return "Saving, and proving it clean…"
    if item.state is FileState.SAVED:
        return "✓  Clean copy saved"
    number = item.review.to_take_out + len(item.wishes.boxes)
    return f"Save clean copy\nwithout {number} {'place' if number == 1 else 'places'}" if number \
        else "Save clean copy"
