"""An answer in, the same answer with the real values out, and what became of each placeholder."""

from bisect import bisect_left
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from cloakroom.errors import CloakroomError
from cloakroom.redact.targets import Target
from cloakroom.ui.aside import Errand
from cloakroom.ui.exchange import Exchange
from cloakroom.ui.files.choosing import Choosing
from cloakroom.ui.files.hand import FileHand
from cloakroom.ui.files.put_back import Answered, PutBack
from cloakroom.ui.parts import ComboBox, button, column, frame, label, row
from cloakroom.ui.restore_panel import RestorePanel
from cloakroom.ui.restored_bar import RestoredBar
from cloakroom.ui.restoring import NOTHING, Outcome, Row, outcome
from cloakroom.ui.review.sheet import Sheet
from cloakroom.ui.session import Session
from cloakroom.ui.theme import Theme

_EMPTY = "Paste an answer that holds placeholders such as [PERSON_1]. The values come back here."
_FORMATS = {
    Target.TEXT: "Plain text", Target.MARKDOWN: "Markdown", Target.HTML: "HTML",
    Target.JSON: "JSON", Target.CSV: "CSV",
}


class RestorePage(QWidget):
    """Restores as the user pastes or types; nothing leaves the page until it is copied. ``shown``
    when the result is there."""

    shown = Signal()

    def __init__(self, session: Session, exchange: Exchange, hand: FileHand) -> None:
        """``hand`` opens documents and writes them."""
        super().__init__()
        self.setObjectName("page")
        self._session, self._exchange = session, exchange
        self._outcome = NOTHING
        self._asked = 0
        self._to_copy = False
        self._matter = session.matter
        self._document: Answered | None = None
        self.put_back = PutBack(session, hand, self)
        self.choosing = Choosing(session, self)
        self.bar = RestoredBar()
        self.answer = QPlainTextEdit()
        self.answer.setPlaceholderText(_EMPTY)
        self.answer.setAccessibleName("The answer with placeholders")
        self.answer.setFrameStyle(0)
        self.result = Sheet()
        self.result.setAccessibleName("The answer with the values put back")
        self.panel = RestorePanel()
        self.report = label("", "quiet", wrap=True)
        self.format = ComboBox()
        self.format.setAccessibleName("Format of the answer")
        self.format.setMinimumWidth(210)
        self.format.addItem("Automatic", "")
        for target, words in _FORMATS.items():
            self.format.addItem(words, target.value)
        self.paste = button("Paste the answer", "link", self.paste_answer)
        self.open = button("Open a document to restore…", "link", self.open_document)
        self.copy = button("Copy the restored answer", "primary", self._copy)
        self._typing = QTimer(self, singleShot=True, interval=150)
        self._typing.timeout.connect(self.refresh)
        self._lay_out()
        self._connect()
        self._show(0, "", NOTHING)

    def set_theme(self, theme: Theme) -> None:
        self.result.set_theme(theme)
        self.panel.set_theme(theme)

    def _lay_out(self) -> None:
        left = column(24, 10)
        above = row()
        above.addWidget(label("The answer", "heading"))
        above.addStretch()
        above.addWidget(self.format)
        above.addWidget(self.paste)
        above.addWidget(self.open)
        left.addLayout(above)
        left.addWidget(self.bar)
        left.addWidget(_on_paper(self.answer, 14), 2)
        left.addWidget(label("With the values back", "heading"))
        left.addWidget(_on_paper(self.result, 2), 3)
        below = row(gap=16)
        below.addWidget(self.report, 1)
        below.addWidget(self.copy)
        left.addLayout(below)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left, 1)
        whole.addWidget(self.panel)

    def _connect(self) -> None:
        self.answer.textChanged.connect(self._typing.start)
        self.format.activated.connect(lambda _: self.refresh())
        self.panel.chosen.connect(self._point_at)
        self.result.clicked.connect(self.panel.choose_at)
        self._session.matter_changed.connect(self._matter_changed)
        self.put_back.began.connect(self._began)
        self.put_back.done.connect(self._put_back)
        self.put_back.failed.connect(self._not_put_back)
        QShortcut(QKeySequence("F3"), self, lambda: self.panel.step(1))
        QShortcut(QKeySequence("Shift+F3"), self, lambda: self.panel.step(-1))

    # ---- what the user does

    def paste_answer(self) -> None:
        self.answer.setPlainText(QGuiApplication.clipboard().text())
        self.refresh()

    def open_document(self) -> None:
        """One that came back with placeholders in it: a copy with the values goes beside it."""
        if path := self.choosing.document():
            self.put_back.start(path)

    def enter(self) -> None:
        """When the page is opened: an answer that waits on the clipboard is taken over."""
        if self._session.restorable and not self.answer.toPlainText():
            self.paste_answer()
        self.refresh()

    def _copy(self) -> None:
        self._to_copy = True  # what was typed a moment ago counts
        self.refresh()

    # ---- showing

    def refresh(self) -> None:
        """Restores aside; what is asked for later goes before."""
        self._typing.stop()
        self._asked += 1
        number, ledger, asked = self._asked, self._session.ledger, self._session.asked
        text, chosen = self.answer.toPlainText(), self.format.currentData()
        target = Target(chosen) if chosen else None
        if not text:
            self._show(number, text, self._document.outcome if self._document else NOTHING)
            return
        if self._document is not None:
            self._forget_document()
        Errand(lambda: outcome(text, ledger, target=target, asked=asked),
               lambda made: self._show(number, text, made), self, otherwise=None)

    def _show(self, number: int, text: str, made: Outcome | None) -> None:
        if number != self._asked:
            return
        self._outcome = made or NOTHING
        self.result.set_text(self._outcome.restored.text)
        scope = "the text scrubbed last" if self._session.asked else "this matter"
        self.panel.setVisible(bool(text) or self._document is not None)
        self.panel.show_outcome(self._outcome, scope)
        self.copy.setEnabled(bool(text) and made is not None)
        guessed = f": {_FORMATS[self._outcome.target]}" if text else ""
        self.format.setItemText(0, f"Automatic{guessed}")
        held = len(self._session.ledger)
        self.report.setText(_report(self._outcome, held) if text else _held(held))
        if made is None:
            self.report.setText("The answer could not be restored. Nothing was changed.")
        if self._to_copy and made is not None:
            self._exchange.copy(made.restored.text)
        self._to_copy = False
        self.shown.emit()

    # ---- a document

    def _began(self, path: Path) -> None:
        self.answer.clear()
        self._forget_document()
        self.refresh()
        self.open.setEnabled(False)
        self.bar.show_work(path)

    def _put_back(self, answered: Answered) -> None:
        self.open.setEnabled(True)
        self.bar.show_done(answered)
        if not self.answer.toPlainText():  # an answer that was pasted meanwhile stays
            self._document = answered
            self.refresh()

    def _not_put_back(self, error: CloakroomError) -> None:
        self.open.setEnabled(True)
        self.bar.show_problem(error)

    def _matter_changed(self) -> None:
        """What was put back for another matter is not shown any longer."""
        if self._session.matter is not self._matter:
            self._forget_document()
        self._matter = self._session.matter
        self.refresh()

    def _forget_document(self) -> None:
        self._document = None
        if not self.put_back.busy:
            self.bar.hide()

    def _point_at(self, here: Row | None) -> None:
        """Rings the chosen one in the text."""
        patches = list(self._outcome.patches)
        if here is not None and here.end:
            number = bisect_left(patches, here.start, key=lambda patch: patch.start)
            patches[number] = patches[number]._replace(current=True)
        self.result.set_patches(patches)
        if here is not None and here.end:
            self.result.reveal(here.start, here.end)


def _on_paper(widget: QWidget, margin: int) -> QWidget:
    paper = frame("sheet")
    inside = QVBoxLayout(paper)
    inside.setContentsMargins(margin, margin, margin, margin)
    inside.addWidget(widget)
    return paper


def _held(number: int) -> str:
    if not number:
        return "Nothing has been taken out yet, so there is nothing to put back."
    return f"{number} {'value waits' if number == 1 else 'values wait'} here to be put back."


def _report(made: Outcome, held: int) -> str:
    if not made.restored.tickets:
        return f"No placeholder of yours is in this text. {_held(held)}"
    if not made.escaped:
        return ""
    return (f"Written for {_FORMATS[made.target]}: {made.escaped} "
            f"{'value' if made.escaped == 1 else 'values'} with the escapes it needs.")
