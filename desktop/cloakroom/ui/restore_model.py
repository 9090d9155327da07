"""What became of each placeholder, as a list with a heading for each section."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

from cloakroom.ui.restoring import LOOK, Fate, Outcome, Row
from cloakroom.ui.review.marks import draw_line
from cloakroom.ui.theme import LIGHT, Theme

_SWATCH = QSize(24, 18)
NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class RestoreModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[Row | str] = ()
        self._theme = LIGHT

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def show(self, outcome: Outcome) -> None:
        self.beginResetModel()
        self._lines = outcome.lines
        self.endResetModel()

    def row(self, index: Index) -> Row | None:
        """None for a heading."""
        line = self._lines[index.row()] if index.isValid() else None
        return line if isinstance(line, Row) else None

    def after(self, number: int, step: int) -> int:
        """The line of the next row in that direction, around the ends; -1 where there is none."""
        count = len(self._lines)
        around = ((number + step * n) % count for n in range(1, count + 1))
        return next((n for n in around if isinstance(self._lines[n], Row)), -1)

    def at(self, position: int) -> int:
        """The line of what stands at ``position`` in the restored text; -1 where nothing does."""
        lines = enumerate(self._lines)
        return next((n for n, line in lines if isinstance(line, Row)
                     and line.start <= position < line.end), -1)

    # ---- Qt's questions

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading is passed over by the arrow keys."""
        if self.row(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if isinstance(line, str):
            return _heading(line, role, self._theme)
        if role == Qt.ItemDataRole.DisplayRole:
            return line.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.fate.value}: {line.words}"
        if role == Qt.ItemDataRole.DecorationRole:
            return swatch(line.fate, self._theme)
        return None


def _heading(words: str, role: int, theme: Theme) -> Any:
    if role == Qt.ItemDataRole.FontRole:
        font = QFont()
        font.setBold(True)
        return font
    if role == Qt.ItemDataRole.ForegroundRole:
        return QColor(theme.ink)
    return words if role == Qt.ItemDataRole.DisplayRole else None


def swatch(fate: Fate, theme: Theme) -> QPixmap:
    """The mark as it stands in the text; empty for what is not in it."""
    made = QPixmap(_SWATCH)
    made.fill(Qt.GlobalColor.transparent)
    if fate in LOOK:
        mark, field = theme.marks[LOOK[fate]], QRectF(1, 2, 22, 14)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(field, QColor(mark.field))
        draw_line(painter, mark, field, QColor(mark.line))
        painter.end()
    return made
