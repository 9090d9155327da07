"""What the review shows while there is no text to show: one sentence that says what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from cloakroom.clip import Clip
from cloakroom.paths import resource
from cloakroom.ui.icons import TrayState, ticket_icon
from cloakroom.ui.parts import button, label, row
from cloakroom.ui.session import Session
from cloakroom.ui.state import State

_LOOKING = "Looking through the text…"
_WORDS = {
    State.EMPTY: (
        "Copy some text anywhere",
        "Cloakroom shows here what is sensitive in it, takes it out with one click, and puts it "
        "back into the answer.",
    ),
    State.SECRET: (
        "A password was copied",
        "The program it comes from marked it as secret, so Cloakroom did not read it.",
    ),
    State.SCANNING: (_LOOKING, ""),
}


class EmptyState(QWidget):
    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self.lead, self.sentence = label("", "lead"), label("", "quiet", wrap=True)
        self.picture = label("")
        self.picture.setPixmap(ticket_icon(TrayState.IDLE).pixmap(64, 64))
        self.progress = QProgressBar(textVisible=False)
        self.progress.setFixedWidth(320)
        self.progress.setAccessibleName("How far the text has been looked through")
        self.look = button("Look at the clipboard", "primary", session.look_at_clipboard)
        self.sample = button("Try a sample letter", "link", self._try_sample)
        self.stop = button("Stop", "link", session.stop)
        self.resume = button("Watch the clipboard again", "link", session.watching.resume)
        self._lay_out()
        session.progress.connect(self._show_progress)

    def _lay_out(self) -> None:
        self.lead.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.sentence.setFixedWidth(480)
        middle = QVBoxLayout(self)
        middle.setSpacing(14)
        middle.addStretch(3)
        for part in (self.picture, self.lead, self.sentence, self.progress):
            middle.addLayout(_centred(part))
        buttons = row(gap=12)
        buttons.addStretch()
        for each in (self.look, self.sample, self.resume, self.stop):
            buttons.addWidget(each)
        buttons.addStretch()
        middle.addSpacing(6)
        middle.addLayout(buttons)
        middle.addStretch(4)

    def refresh(self) -> None:
        session = self._session
        lead, sentence = _WORDS.get(session.state, ("This could not be looked through",
                                                    session.sentence))
        if session.state is State.UNREAD:
            lead = "A picture was copied"
        if session.state is State.EMPTY and session.watching.paused:
            lead, sentence = "Paused", "The clipboard is not being watched."
        if session.broken:
            lead, sentence = session.broken.title, session.broken.sentence
        scanning = session.state is State.SCANNING
        self.lead.setText(lead)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.progress.setVisible(scanning)
        self.stop.setVisible(scanning)
        self.look.setVisible(not scanning and not session.broken)
        self.sample.setVisible(not scanning and not session.broken)
        self.resume.setVisible(session.watching.paused and not scanning)
        if scanning:
            waits = session.picture or not session.worker.is_ready
            self.progress.setRange(0, 0 if waits else 1)
            if session.picture:
                self.lead.setText("Reading the picture…")
            elif not session.worker.is_ready:
                self.lead.setText("Getting the detector ready…")

    def _show_progress(self, done: int, total: int) -> None:
        self.lead.setText(_LOOKING)
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _try_sample(self) -> None:
        letter = resource("sample") / "letter.txt"
        self._session.look(Clip(letter.read_text(encoding="utf-8")), "Sample letter")


def _centred(part: QWidget) -> QHBoxLayout:
    """In the middle of its line; a wrapped sentence keeps its full height."""
    line = row()
    line.addStretch()
    line.addWidget(part)
    line.addStretch()
    return line
