"""The list of findings: painted rows, real switches for the keyboard and for screen readers."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from cloakroom.entity_types import entity_type
from cloakroom.review import Row, Section
from cloakroom.ui.review.findings_model import ROW, FindingsModel, Index, certainty, one_line
from cloakroom.ui.review.marks import draw_line
from cloakroom.ui.theme import LIGHT, Theme

ROW_HEIGHT, EDGE = 36, 20
SWITCH = QSize(34, 20)
VALUE_SHARE = 0.78
RIGHT = Qt.TextElideMode.ElideRight


class FindingsView(QTreeView):
    """``pointed`` with the row that became current (None for a section)."""

    pointed = Signal(object)  # review.Row | None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)  # else each of ten thousand rows is asked for its height
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(True)
        self.setMouseTracking(True)
        self.setAccessibleName("Findings")
        self.findings = FindingsModel()
        self.setModel(self.findings)
        self.painter_of_rows = _RowPainter(self)
        self.setItemDelegate(self.painter_of_rows)
        self.findings.modelReset.connect(self.expandAll)

    def set_theme(self, theme: Theme) -> None:
        self.painter_of_rows.theme = theme
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        item = current.data(ROW) if current.isValid() else None
        self.pointed.emit(item if isinstance(item, Row) else None)


class _RowPainter(QStyledItemDelegate):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        item = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        field = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(field, QColor(self.theme.soft))
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.fillRect(QRectF(field.left(), field.top(), 3, field.height()),
                                 QColor(self.theme.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(field, QColor(self.theme.background))
        if isinstance(item, Section):
            self._paint_section(painter, field, item, option.font)
        else:
            self._paint_row(painter, field, item, option.font)
        self._paint_switch(painter, _switch(field), Qt.CheckState(
            index.data(Qt.ItemDataRole.CheckStateRole)))
        painter.restore()

    def _paint_section(
        self, painter: QPainter, field: QRectF, section: Section, font: QFont
    ) -> None:
        mark = self.theme.marks[section.group]
        key = QRectF(field.left() + EDGE, field.center().y() - 7, 16, 14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mark.field))
        painter.drawRoundedRect(key, 3, 3)
        draw_line(painter, mark, key, QColor(mark.line))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.quiet))
        words = field.adjusted(EDGE + 26, 0, -SWITCH.width() - EDGE - 12, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignLeft, section.group.value)
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignRight, str(len(section.rows)))

    def _paint_row(self, painter: QPainter, field: QRectF, row: Row, font: QFont) -> None:
        words = field.adjusted(EDGE + 26, 0, -SWITCH.width() - EDGE - 12, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        quiet = QFont(font)
        quiet.setPixelSize(12)
        painter.setFont(quiet)
        painter.setPen(QColor(self.theme.quiet))
        # the value first: what it is stands in full below the list
        value, room = one_line(row.value), words.width() - 12
        wide = min(QFontMetricsF(font).horizontalAdvance(value) + 2, room * VALUE_SHARE)
        aside = QFontMetricsF(quiet).elidedText(_aside(row), RIGHT, room - wide)
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignRight, aside)
        rest = room - QFontMetricsF(quiet).horizontalAdvance(aside)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.quiet if row.kept else self.theme.ink))
        value = QFontMetricsF(font).elidedText(value, Qt.TextElideMode.ElideMiddle, rest)
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignLeft, value)

    def _paint_switch(self, painter: QPainter, place: QRectF, state: Qt.CheckState) -> None:
        """On: filled, knob right. Off: a ring, knob left. Some: a ring, knob in the middle."""
        on, some = state == Qt.CheckState.Checked, state == Qt.CheckState.PartiallyChecked
        colour = QColor(self.theme.accent if on or some else self.theme.quiet)
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(colour if on else QColor(self.theme.panel))
        painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
        radius = place.height() / 2 - 4
        left, right = place.left() + radius + 4, place.right() - radius - 4
        across = right if on else (left + right) / 2 if some else left
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.on_accent) if on else colour)
        painter.drawEllipse(QRectF(across - radius, place.center().y() - radius,
                                   2 * radius, 2 * radius))

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            around = _switch(QRectF(option.rect)).adjusted(-8, -8, 12, 8)
            if around.contains(event.position()):
                checked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
                fresh = Qt.CheckState.Unchecked if checked == Qt.CheckState.Checked \
                    else Qt.CheckState.Checked
                return model.setData(index, fresh.value, Qt.ItemDataRole.CheckStateRole)
            return False
        return super().editorEvent(event, model, option, index)


def _switch(field: QRectF) -> QRectF:
    left = field.right() - EDGE - SWITCH.width()
    return QRectF(left, field.center().y() - SWITCH.height() / 2, SWITCH.width(), SWITCH.height())


def _aside(row: Row) -> str:
    """At the right of a row: how often, what it is where the group does not say, how certain."""
    if row.kept:
        return "kept"
    kind = entity_type(row.entity_type)
    said = kind.brief if row.entity_type != "PERSON" else certainty(row.score)
    return f"{len(row.decisions)} × · {said}" if len(row.decisions) > 1 else said
