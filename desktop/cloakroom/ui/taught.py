"""The words taught, to look at and to take back."""

from PySide6.QtWidgets import QMenu, QPushButton

from cloakroom.ui.learning import Learning
from cloakroom.ui.review.findings_model import one_line

_LONGEST = 60  # characters shown of a word


class TaughtButton(QPushButton):
    """Opens the list; the word that is chosen there is forgotten."""

    def __init__(self, learning: Learning) -> None:
        super().__init__("Words you taught ▾")
        self.setObjectName("link")
        self.setAutoDefault(False)
        self._learning = learning
        self.list = QMenu(self)
        self.clicked.connect(lambda _checked: self._open())

    def _open(self) -> None:
        learnt = self._learning.all
        self.list.clear()
        self.list.addSection("Choose a word to forget it")
        for word in learnt.never:
            self._offer(word, "never flagged")
        for word, _ in learnt.always:
            self._offer(word, "always taken out")
        if not learnt:
            self.list.addAction("Nothing so far").setEnabled(False)
        self.list.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _offer(self, word: str, how: str) -> None:
        shown = one_line(word)[:_LONGEST].replace("&", "&&")
        action = self.list.addAction(f"{shown}  ({how})")
        action.triggered.connect(lambda _=False: self._learning.forget(word))
