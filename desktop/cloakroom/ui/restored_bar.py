"""What came of putting values back into a document: its name, or why it could not be done."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from cloakroom.errors import CloakroomError
from cloakroom.ui.files.put_back import Answered
from cloakroom.ui.parts import button, column, label


class RestoredBar(QFrame):
    """Hidden until a document is at work."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._path = Path()
        self.said = label("", "heading", wrap=True)
        self.detail = label("", "quiet", wrap=True)
        self.progress = QProgressBar(textVisible=False)
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName("Values are put back into a document")
        self.folder = button("Show in folder", "link", self._show_in_folder)
        words = column(gap=2)
        for part in (self.said, self.detail, self.progress):
            words.addWidget(part)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 8, 8, 8)
        line.addLayout(words, 1)
        line.addWidget(self.folder)
        self.hide()

    def show_work(self, path: Path) -> None:
        self._say("Putting the values back…", path.name, busy=True)

    def show_done(self, answered: Answered) -> None:
        self._path = answered.path
        put = answered.outcome.restored.recovered
        said = "✓  Saved with the values put back" if put else \
            "!  Saved, but no placeholder of yours was in it"
        self._say(said, f"{self._path.name} holds real values. The document that came is as it was."
                  if put else f"{self._path.name} says what the document that came says.",
                  saved=True)

    def show_problem(self, error: CloakroomError) -> None:
        self._say(error.title, error.sentence)

    def _say(self, said: str, detail: str, *, busy: bool = False, saved: bool = False) -> None:
        self.said.setText(said)
        self.detail.setText(detail)
        self.progress.setVisible(busy)
        self.folder.setVisible(saved)
        self.show()

    def _show_in_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))
