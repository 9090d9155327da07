"""What stands in place of the text while a file is read, or where it could not be."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from cloakroom.ui.files.desk import FileDesk
from cloakroom.ui.files.item import AT_WORK, RETRY, FileItem, FileState
from cloakroom.ui.parts import button, label, row


class Waiting(QWidget):
    def __init__(self, desk: FileDesk) -> None:
        super().__init__()
        self._desk = desk
        self.lead, self.sentence = label("", "lead"), label("", "quiet", wrap=True)
        self.lead.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.sentence.setFixedWidth(480)
        self.progress = QProgressBar(textVisible=False)
        self.progress.setFixedWidth(320)
        self.progress.setAccessibleName("How far the file has been looked through")
        self.stop = button("Stop", "link", self._stop)
        self.retry = button("Try again", "primary", self._retry)
        middle = QVBoxLayout(self)
        middle.setSpacing(14)
        middle.addStretch(3)
        for part in (self.lead, self.sentence, self.progress, self.stop, self.retry):
            line = row()
            line.addStretch()
            line.addWidget(part)
            line.addStretch()
            middle.addLayout(line)
        middle.addStretch(4)
        desk.progress.connect(self._show_progress)

    def refresh(self, item: FileItem) -> None:
        at_work = item.state in AT_WORK
        self.lead.setText({
            FileState.REFUSED: "This file could not be read",
            FileState.STOPPED: "Stopped",
        }.get(item.state, "Reading the file…"))
        self.sentence.setText(
            item.sentence or ("" if at_work else "Nothing was changed. Try again when you like."))
        self.progress.setRange(0, 0)
        self.progress.setVisible(at_work)
        self.stop.setVisible(at_work)
        self.retry.setVisible(item.state in RETRY)

    def _show_progress(self, done: int, total: int) -> None:
        self.lead.setText("Looking through the text…")
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _stop(self) -> None:
        if self._desk.current is not None:
            self._desk.stop_one(self._desk.current)

    def _retry(self) -> None:
        if self._desk.current is not None:
            self._desk.retry([self._desk.current])
