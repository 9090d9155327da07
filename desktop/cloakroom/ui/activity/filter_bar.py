"""Above the table: words, kinds and days, and what can be done with all that is shown."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from cloakroom.audit.search import Wanted
from cloakroom.ui.activity.row import DAYS, KINDS, wanted
from cloakroom.ui.parts import ComboBox, row

_SOON_MS = 150


class FilterBar(QWidget):
    """``changed`` when the choice is another one, a moment after the last key."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = QLineEdit()
        self.words.setPlaceholderText("Filter: a deployment, a kind, an outcome, a request number")
        self.words.setAccessibleName("Filter the records by words")
        self.words.setClearButtonEnabled(True)
        self.kinds = _choice("Which kinds of records", KINDS)
        self.days = _choice("Which days", DAYS)
        line = row()
        line.addWidget(self.words, 1)
        line.addWidget(self.kinds)
        line.addWidget(self.days)
        self.setLayout(line)
        self._typing = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._typing.timeout.connect(self.changed)
        self.words.textChanged.connect(lambda _: self._typing.start())
        self.kinds.activated.connect(lambda _: self.changed.emit())
        self.days.activated.connect(lambda _: self.changed.emit())

    def wanted(self) -> Wanted:
        return wanted(self.kinds.currentText(), self.days.currentText(), date.today())

    @property
    def everything(self) -> bool:
        return self.wanted().everything and not self.words.text().strip()

    def clear(self) -> None:
        self.words.clear()
        self.kinds.setCurrentIndex(0)
        self.days.setCurrentIndex(0)
        self.changed.emit()


def _choice(name: str, choices: Iterable[str]) -> ComboBox:
    made = ComboBox()
    made.setAccessibleName(name)
    made.setMinimumWidth(150)
    for words in choices:
        made.addItem(words)
    return made
