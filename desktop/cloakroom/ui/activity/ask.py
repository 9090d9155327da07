"""“Was this text sent?”: a text in, when it went out. The text is compared and let go."""

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from cloakroom.audit.search import Sent
from cloakroom.errors import CloakroomError
from cloakroom.ui.activity.desk import ActivityDesk
from cloakroom.ui.activity.words import of_sent
from cloakroom.ui.parts import button, column, label, row

_ABOUT = (
    "Paste a text as it was sent, with its placeholders, or an answer as it came. It is compared "
    "with the records on this computer and not kept."
)


class AskDialog(QDialog):
    def __init__(self, desk: ActivityDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Was this text sent?")
        self.setObjectName("page")
        self.resize(560, 420)
        self._desk = desk
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("The text to look for")
        self.text.setTabChangesFocus(True)
        self.answer = label("", "notice", wrap=True)
        self.answer.hide()
        self.look = button("Look it up", "primary", self.ask)
        self.look.setEnabled(False)
        self.done_with = button("Close", "", self.accept)
        self._lay_out()
        self.text.textChanged.connect(self._changed)
        desk.found.connect(self._show)
        desk.failed.connect(self._fail)
        self.finished.connect(self._forget)

    def _lay_out(self) -> None:
        below = row()
        below.addStretch()
        below.addWidget(self.done_with)
        below.addWidget(self.look)
        whole = column(20, 12)
        whole.addWidget(label(_ABOUT, "quiet", wrap=True))
        whole.addWidget(self.text, 1)
        whole.addWidget(self.answer)
        whole.addLayout(below)
        self.setLayout(whole)

    def ask(self) -> None:
        self.look.setEnabled(False)
        self._desk.find(self.text.toPlainText())

    def _changed(self) -> None:
        self.answer.hide()
        self.look.setEnabled(bool(self.text.toPlainText().strip()))

    def _show(self, sent: Sent) -> None:
        self._tell(of_sent(sent))

    def _fail(self, error: CloakroomError) -> None:
        self._tell(error.sentence)

    def _tell(self, words: str) -> None:
        self.answer.setText(words)
        self.answer.setAccessibleName(words)
        self.answer.show()
        self.look.setEnabled(True)

    def _forget(self) -> None:
        self.text.clear()
        self._desk.found.disconnect(self._show)
        self._desk.failed.disconnect(self._fail)
