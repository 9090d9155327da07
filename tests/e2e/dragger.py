"""A program that a file can be dragged out of, as a file manager is: a square at the lower left
corner of the screen. It says what the drag has come to: ``ready``, ``dragging``, what the program
below the mouse would do with the file, and at the end what it did."""

import sys

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

SIDE = 60
BOTH = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction


class Source(QWidget):
    """The drag begins when the mouse is moved with its button down."""

    def __init__(self, path: str) -> None:
        super().__init__(None, Qt.WindowType.X11BypassWindowManagerHint)
        self._url, self._drags = QUrl.fromLocalFile(path), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drags:
            return
        self._drags = True
        drag, data = QDrag(self), QMimeData()
        data.setUrls([self._url])
        drag.setMimeData(data)
        drag.actionChanged.connect(lambda action: say(action.name))
        QTimer.singleShot(0, lambda: say("dragging"))
        # it offers to move the file: that it is copied can only be the answer of the other side
        say(f"did {drag.exec(BOTH, Qt.DropAction.MoveAction).name}")


def say(word: str) -> None:
    print(word, flush=True)


app = QApplication(["dragger"])
source = Source(sys.argv[1])
screen = app.primaryScreen().geometry()
source.setGeometry(0, screen.height() - SIDE, SIDE, SIDE)
source.show()
QTimer.singleShot(0, lambda: say(f"ready {source.mapToGlobal(QPoint(0, 0)).y()}"))
app.exec()
