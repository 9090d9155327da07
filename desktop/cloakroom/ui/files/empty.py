"""The place of files while there is none: one sentence that says what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cloakroom.ui.icons import TrayState, ticket_icon
from cloakroom.ui.parts import button, label, row

LEAD = "Drop a file here…"
SENTENCE = (
    "Or a folder, or several files. Cloakroom shows what is sensitive in them, hidden places too, "
    "and saves a clean copy of the same format. The original is never touched."
)


class EmptyFiles(QWidget):
    files_asked = Signal()
    folder_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.lead, self.sentence = label(LEAD, "lead"), label(SENTENCE, "quiet", wrap=True)
        self.lead.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.sentence.setFixedWidth(480)
        picture = label("")
        picture.setPixmap(ticket_icon(TrayState.IDLE).pixmap(64, 64))
        self.files = button("Open files…", "primary", self.files_asked.emit)
        self.folder = button("Open a folder…", "link", self.folder_asked.emit)
        middle = QVBoxLayout(self)
        middle.setSpacing(14)
        middle.addStretch(3)
        for part in (picture, self.lead, self.sentence):
            line = row()
            line.addStretch()
            line.addWidget(part)
            line.addStretch()
            middle.addLayout(line)
        buttons = row(gap=12)
        buttons.addStretch()
        buttons.addWidget(self.files)
        buttons.addWidget(self.folder)
        buttons.addStretch()
        middle.addSpacing(6)
        middle.addLayout(buttons)
        middle.addStretch(4)
