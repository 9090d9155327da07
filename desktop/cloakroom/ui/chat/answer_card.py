"""An answer in the conversation: its words while they come, how it ended, and what to do next."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cloakroom.ui.chat.message import Message, Phase
from cloakroom.ui.chat.paper import Paper
from cloakroom.ui.chat.words import Notice, notice, progress, restored, worth_noting
from cloakroom.ui.parts import button, frame, label, row
from cloakroom.ui.theme import Theme


class AnswerCard(QFrame):
    """``copied`` with text for the clipboard; the other signals are what the user asked for."""

    copied = Signal(str)
    link_asked = Signal(str)
    stop_asked = Signal()
    retry_asked = Signal()
    go_on_asked = Signal()

    def __init__(self, message: Message) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self.setAccessibleName(f"Answer {message.number}")
        self.message = message
        self.paper = Paper(f"Answer {message.number}")
        self.progress = label("", "quiet", wrap=True)
        self.cancel = button("Cancel", "link", self.stop_asked.emit)
        self.notice = frame("notice")
        self.sentence = label("", wrap=True)
        self.retry = button("Try again", "link", self.retry_asked.emit)
        self.wait_on = button("Keep waiting", "link", self._wait_on)
        self.stop = button("Stop", "link", self.stop_asked.emit)
        self.go_on = button("Continue", "link", self.go_on_asked.emit)
        self.details = button("Copy details for your IT desk", "link", self._copy_details)
        self.remarks = label("", "problem", wrap=True)
        self.report = label("", "quiet")
        self.copy = button("Copy restored", "link", lambda: self.copied.emit(message.text))
        self.copy_scrubbed = button("Copy scrubbed", "link", self._copy_scrubbed)
        self._said: Notice | None = None
        self._lay_out()
        self.paper.copy_asked.connect(self.copied)
        self.paper.link_asked.connect(self.link_asked)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        self.paper.set_theme(theme)

    def _lay_out(self) -> None:
        told = QVBoxLayout(self.notice)
        told.setContentsMargins(12, 8, 12, 6)
        told.setSpacing(2)
        told.addWidget(self.sentence)
        links = row(gap=4)
        for each in (self.wait_on, self.stop, self.go_on, self.retry, self.details):
            links.addWidget(each)
        links.addStretch()
        told.addLayout(links)
        going = row(gap=8)
        going.addWidget(self.progress, 1)
        going.addWidget(self.cancel)
        self.foot = row(gap=4)
        self.foot.addWidget(self.report)
        self.foot.addStretch()
        self.foot.addWidget(self.copy)
        self.foot.addWidget(self.copy_scrubbed)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(20, 14, 20, 8)
        inside.setSpacing(8)
        inside.addWidget(self.paper)
        inside.addLayout(going)
        inside.addWidget(self.notice)
        inside.addWidget(self.remarks)
        inside.addLayout(self.foot)

    # ---- showing

    def grow(self) -> None:
        """What came since the last time."""
        if not self.message.hidden:
            self.paper.show_text(self.message.text, self.message.tickets)
        self.paper.setVisible(bool(self.message.text) and not self.message.hidden)

    def tick(self) -> None:
        """Once a second while it is on its way."""
        self.progress.setText(progress(self.message))

    def refresh(self) -> None:
        message = self.message
        if message.hidden:
            self.paper.show_text("", ())  # hidden is gone from the window too
        self.grow()
        self.tick()
        self.progress.setVisible(message.at_work)
        self.cancel.setVisible(message.phase is Phase.BUSY)
        self._show_notice(notice(message))
        self.remarks.setText("\n".join(worth_noting(message)))
        self.remarks.setVisible(bool(self.remarks.text()))
        shown = bool(message.turn and message.turn.answer) and not message.hidden
        self.report.setText(restored(message.turn.restored) if message.turn and shown else "")
        for part in (self.copy, self.copy_scrubbed):
            part.setVisible(shown)

    def _show_notice(self, said: Notice | None) -> None:
        new, self._said = said != self._said, said
        self.notice.setVisible(said is not None)
        if said is None:
            if not self.message.at_work:
                _announce(self.paper)
            return
        self.sentence.setText(said.sentence)
        self.wait_on.setVisible(said.wait_on)
        self.stop.setVisible(said.wait_on)
        self.retry.setVisible(said.retry)
        self.go_on.setVisible(said.go_on)
        self.details.setVisible(bool(said.details))
        self.notice.setObjectName("problem" if said.problem else "notice")
        self.notice.style().polish(self.notice)
        if new:
            _announce(self.sentence)

    # ---- what the user does

    def _wait_on(self) -> None:
        """Until the next time that it is silent for as long."""
        self.message.quiet = None
        self.refresh()

    def _copy_details(self) -> None:
        if self._said:
            self.copied.emit(self._said.details)

    def _copy_scrubbed(self) -> None:
        if self.message.turn:
            self.copied.emit(self.message.turn.answer)


def _announce(part: QWidget) -> None:
    """To screen readers."""
    QAccessible.updateAccessibility(QAccessibleEvent(part, QAccessible.Event.Alert))
