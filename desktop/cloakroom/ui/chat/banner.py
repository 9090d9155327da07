"""Across the chat: why sending is off, or what has to be known of the deployment, in words."""

from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from cloakroom.ui.parts import button, label, row


class Banner(QFrame):
    """To be seen only while it says something. A problem can be put away; a refusal cannot."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._said: tuple[str, bool, bool] | None = None
        self.words = label("", wrap=True)
        self.dismiss = button("Dismiss", "link", lambda: self.say(""))
        line = row(gap=12)
        line.addWidget(self.words, 1)
        line.addWidget(self.dismiss)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 6, 6, 6)
        whole.addLayout(line)
        self.hide()

    def say(self, words: str, *, problem: bool = False, stays: bool = False) -> None:
        """'' hides it."""
        said, self._said = self._said, (words, problem, stays)
        if said == self._said:
            return
        self.words.setText(words)
        self.setVisible(bool(words))
        self.dismiss.setVisible(not stays)
        self.setObjectName("problem" if problem else "notice")
        self.style().polish(self)
        if words:
            alert = QAccessibleEvent(self.words, QAccessible.Event.Alert)  # for screen readers
            QAccessible.updateAccessibility(alert)
