"""From another program's copy of a 2 KB letter to its marks painted in the open window."""

import statistics
import sys
import time

from on_screen import OnScreen
from PySide6.QtCore import QEvent, QObject, QTimer
from table import head, row

from cloakroom.paths import resource

RUNS = 30


class Painted(QObject):
    """Notes when the sheet was painted with marks on the text that is waited for."""

    def __init__(self, screen: OnScreen) -> None:
        super().__init__()
        self.at = 0.0
        self.wanted = ""
        self._page = screen.app.window.review
        self._page.sheet.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.at and self._shows():
            QTimer.singleShot(0, self._note)  # runs when this painting is over
        return False

    def _note(self) -> None:
        self.at = self.at or time.monotonic()

    def _shows(self) -> bool:
        marked = bool(self._page.sheet.patches)
        return marked and self._page.sheet.toPlainText().startswith(self.wanted)


def main() -> int:
    screen = OnScreen()
    painted = Painted(screen)
    letter = (resource("sample") / "letter.txt").read_text(encoding="utf-8")
    letter = (letter + letter)[:2000]
    took = []
    for number in range(RUNS + 5):
        painted.wanted, painted.at = f"Copy {number}: ", 0.0
        screen.copy(painted.wanted + letter)
        screen.until(lambda: bool(painted.at and screen.copied_at), 20)
        took.append(1000 * (painted.at - screen.copied_at))
    screen.close()
    warm = sorted(took[5:])
    head()
    kept = row(f"copy elsewhere → marks painted, 2 KB (median of {RUNS})",
               statistics.median(warm), "ms", 100)
    row("the same, slowest tenth begins at", warm[int(RUNS * 0.9)], "ms")
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())
