"""Another program drags something over a widget and lets it go."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget


def drop(widget: QWidget, *urls: QUrl) -> bool:
    """Whether a drag of ``urls`` is taken; where it is, they are dropped."""
    data = QMimeData()
    data.setUrls(list(urls))
    point = QPoint(5, 5)
    both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    enter = QDragEnterEvent(point, both, data, Qt.MouseButton.LeftButton,
                            Qt.KeyboardModifier.NoModifier)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(
            QPointF(point), both, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier))
    return enter.isAccepted()
