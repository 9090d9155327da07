"""An answer in, the same answer with the real values out, and what became of each placeholder."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from cloakroom.entity_types import Group
from cloakroom.model import Recovery, Restored
from cloakroom.redact.restore import restore
from cloakroom.ui.exchange import Exchange
from cloakroom.ui.parts import button, column, frame, label, row
from cloakroom.ui.review.marks import Patch
from cloakroom.ui.review.sheet import Sheet
from cloakroom.ui.session import Session
from cloakroom.ui.theme import Theme

_EMPTY = "Paste an answer that holds placeholders such as [PERSON_1]. The values come back here."
_LOOK = {
    Recovery.EXACT: Group.NAMES,
    Recovery.ALTERED: Group.CONTACT,
    Recovery.UNKNOWN: Group.SECRETS,
}


class RestorePage(QWidget):
    """Restores as the user pastes or types; nothing leaves the page until it is copied."""

    def __init__(self, session: Session, exchange: Exchange) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session, self._exchange = session, exchange
        self._restored = Restored("", ())
        self.answer = QPlainTextEdit()
        self.answer.setPlaceholderText(_EMPTY)
        self.answer.setAccessibleName("The answer with placeholders")
        self.answer.setFrameStyle(0)
        self.result = Sheet()
        self.result.setAccessibleName("The answer with the values put back")
        self.report = label("", "quiet", wrap=True)
        self.paste = button("Paste the answer", "link", self.paste_answer)
        self.copy = button("Copy the restored answer", "primary", self._copy)
        self._typing = QTimer(self, singleShot=True, interval=150)
        self._typing.timeout.connect(self.refresh)
        self._lay_out()
        self.answer.textChanged.connect(self._typing.start)
        session.matter_changed.connect(self.refresh)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        self.result.set_theme(theme)

    def _lay_out(self) -> None:
        whole = column(24, 10)
        above = row()
        above.addWidget(label("The answer", "heading"))
        above.addStretch()
        above.addWidget(self.paste)
        whole.addLayout(above)
        whole.addWidget(_on_paper(self.answer, 14), 2)
        whole.addWidget(label("With the values back", "heading"))
        whole.addWidget(_on_paper(self.result, 2), 3)
        below = row(gap=16)
        below.addWidget(self.report, 1)
        below.addWidget(self.copy)
        whole.addLayout(below)
        self.setLayout(whole)

    def paste_answer(self) -> None:
        self.answer.setPlainText(QGuiApplication.clipboard().text())
        self.refresh()

    def enter(self) -> None:
        """When the page is opened: an answer that waits on the clipboard is taken over."""
        if self._session.restorable and not self.answer.toPlainText():
            self.paste_answer()
        self.refresh()

    def refresh(self) -> None:
        text = self.answer.toPlainText()
        self._restored = restore(text, self._session.ledger)
        self.result.set_text(self._restored.text)
        self.result.set_patches(
            [Patch(t.start, t.end, _LOOK[t.recovery]) for t in self._restored.tickets]
        )
        self.copy.setEnabled(bool(text))
        self.report.setText(_report(self._restored, len(self._session.ledger)) if text else _held(
            len(self._session.ledger)))

    def _copy(self) -> None:
        self.refresh()  # what was typed a moment ago counts
        self._exchange.copy(self._restored.text)


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


def _report(restored: Restored, held: int) -> str:
    exact, altered, unknown = (restored.count(kind) for kind in Recovery)
    if not restored.tickets:
        return f"No placeholder of yours is in this text. {_held(held)}"
    words = [f"{exact} put back"]
    if altered:
        words.append(f"{altered} put back although written a little differently")
    if unknown:
        words.append(f"{unknown} unknown, left as {'it is' if unknown == 1 else 'they are'}")
    return " · ".join(words)
