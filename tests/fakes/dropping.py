"""Another program drags something over a widget and lets it go."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget


class Silent(QMimeData):
    """What another program offers but has not sent: the kind is told, and nothing is in it."""

    def hasFormat(self, kind: str) -> bool:
        return kind == "text/uri-list"

    def formats(self) -> list[str]:
        return ["text/uri-list"]


def drop(widget: QWidget, *urls: QUrl, forgotten: bool = False, late: bool = False) -> bool:
    """Whether a drag of ``urls`` is taken; where it is, they are dropped. ``late``: what it is
    comes when it is let go; ``forgotten``: by then it does not come any more."""
    data = QMimeData() if urls else Silent()
    data.setUrls(list(urls))
    point = QPoint(5, 5)
    both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    entering = Silent() if late else data
    enter = QDragEnterEvent(point, both, entering, Qt.MouseButton.LeftButton,
                            Qt.KeyboardModifier.NoModifier)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    if forgotten:
        data = QMimeData()
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(
            QPointF(point), both, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier))
    return enter.isAccepted()
