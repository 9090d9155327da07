"""Says in every place of the window that a matter was closed because nobody used it, and opens it
again."""

from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame

from cloakroom.ui.matters import MatterDesk
from cloakroom.ui.parts import button, label, row

NOTHING_LOST = (
    "What it held left the window and its memory. Nothing is lost: it is sealed on this computer, "
    "and the clipboard is as it was."
)


class LockBar(QFrame):
    """To be seen only while there is something to open again."""

    def __init__(self, desk: MatterDesk) -> None:
        super().__init__()
        self.setObjectName("bar")
        self._desk = desk
        self.words = label("", wrap=True)
        self.reopen = button("Open it again", "primary", desk.reopen)
        self.dismiss = button("Dismiss", "link", desk.dismiss)
        line = row(gap=12)
        line.setContentsMargins(24, 10, 20, 10)
        line.addWidget(self.words, 1)
        line.addWidget(self.reopen)
        line.addWidget(self.dismiss)
        self.setLayout(line)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        locked = self._desk.locked
        self.reopen.setEnabled(not self._desk.busy)
        if locked is not None and self.isHidden():
            self.words.setText(f"“{locked.name}” was closed {locked.why}. {NOTHING_LOST}")
            alert = QAccessibleEvent(self.words, QAccessible.Event.Alert)  # for screen readers
            QAccessible.updateAccessibility(alert)
        self.setVisible(locked is not None)
