"""Files dropped anywhere on the window. A text field in it would take the path for words, so the
fields are watched too; a dropped text is still theirs."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QWidget

_DROPS = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop})


class Drops(QObject):
    """``dropped`` with the paths."""

    dropped = Signal(object)  # list[Path]

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._paths: list[Path] = []
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        for line in window.findChildren(QLineEdit):
            line.installEventFilter(self)
        for field in window.findChildren(QAbstractScrollArea):
            field.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _DROPS or not isinstance(event, QDropEvent):
            return False
        if event.type() == QEvent.Type.DragEnter:
            self._paths = []
        # Each look fetches the data from the other program anew, and now and then it comes back
        # empty (seen on X11): what came once counts, and what did not come yet may still.
        data = event.mimeData()
        self._paths = self._paths or paths_in(data)
        if not self._paths and (data.urls() or not data.hasUrls()):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)  # never moved away from where they are
        event.accept()
        if event.type() == QEvent.Type.Drop:
            paths, self._paths = self._paths, []
            if paths:
                self.dropped.emit(paths)
        return True


def paths_in(data: QMimeData) -> list[Path]:
    """Files and folders of this computer; an address of the web is none."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
