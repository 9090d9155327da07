"""The findings as a tree for a QTreeView: a section for each group, a row for each value."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from cloakroom.entity_types import entity_type
from cloakroom.model import Choice, Finding
from cloakroom.review import Review, Row, Section

ROW = Qt.ItemDataRole.UserRole  # a review.Row, or a review.Section for a group
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
CERTAIN, LIKELY = 0.85, 0.65
_FLAGS = (Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
          | Qt.ItemFlag.ItemIsUserCheckable)
_ROW_FLAGS = _FLAGS | Qt.ItemFlag.ItemNeverHasChildren


class FindingsModel(QAbstractItemModel):
    """``decided`` with findings and the choice when a switch is turned."""

    decided = Signal(object, object)  # list[Finding], Choice

    def __init__(self) -> None:
        super().__init__()
        self._review = Review("", ())
        self._sections: list[Section] = []

    def show(self, review: Review) -> None:
        """Keeps the rows in place where only decisions changed, so that nothing jumps."""
        if review.places_of_rows == self._review.places_of_rows:
            self._review, self._sections = review, review.sections
            for number, section in enumerate(review.sections):
                parent = self.index(number, 0)
                self.dataChanged.emit(parent, parent)
                last = self.index(len(section.rows) - 1, 0, parent)
                self.dataChanged.emit(self.index(0, 0, parent), last)
            return
        self.beginResetModel()
        self._review, self._sections = review, review.sections
        self.endResetModel()

    def find(self, finding: Finding) -> QModelIndex:
        """The row that holds ``finding``, or an invalid index."""
        place = self._review.place_of_row(finding)
        return QModelIndex() if place is None else self.index(place[1], 0, self.index(place[0], 0))

    # ---- Qt's questions (internalId: 0 for a section, its number + 1 for a row)

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        # asked for each row when a list is laid out: there may be ten thousand
        if not parent.isValid():
            count, number = len(self._sections), 0
        elif parent.internalId():
            return QModelIndex()
        else:
            count, number = len(self._sections[parent.row()].rows), parent.row() + 1
        if column or not 0 <= row < count:
            return QModelIndex()
        return self.createIndex(row, 0, number)

    def parent(self, index: Index = NOWHERE) -> QModelIndex:  # type: ignore[override]  # Qt has a second parent(), of the object
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        if not parent.isValid():
            return len(self._sections)
        return 0 if parent.internalId() else len(self._sections[parent.row()].rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _ROW_FLAGS if index.internalId() else _FLAGS

    def item(self, index: Index) -> Row | Section:
        number = index.internalId()
        if number:
            return self._sections[number - 1].rows[index.row()]
        return self._sections[index.row()]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self.item(index)
        if role == ROW:
            return item
        if role == Qt.ItemDataRole.CheckStateRole:
            return _check_state(item)
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(item.value) if isinstance(item, Row) else item.group.value
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return spoken(item)
        return None

    def setData(
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        checked = Qt.CheckState(value) == Qt.CheckState.Checked
        item = self.item(index)
        rows = [item] if isinstance(item, Row) else list(item.rows)
        findings = [decision.finding for row in rows for decision in row.decisions]
        self.decided.emit(findings, Choice.REDACT if checked else Choice.KEEP)
        return True


def certainty(score: float) -> str:
    if score >= CERTAIN:
        return "certain"
    return "likely" if score >= LIKELY else "possible"


def one_line(value: str) -> str:
    """A value as a row of the list shows it."""
    line = " ".join(value.replace("\0", "␀").split())
    return line if len(line) <= 80 else line[:79] + "…"


def spoken(item: Row | Section) -> str:
    """What a screen reader says."""
    if isinstance(item, Section):
        return f"{item.group.value}: {item.to_take_out} of {len(item.rows)} will be taken out"
    fate = "kept" if item.kept else "will be taken out"
    times = f", {len(item.decisions)} times" if len(item.decisions) > 1 else ""
    kind = entity_type(item.entity_type).label
    return f"{one_line(item.value)}: {kind}{times}, {certainty(item.score)}, {fate}"


def _check_state(item: Row | Section) -> Qt.CheckState:
    if isinstance(item, Row):
        return Qt.CheckState.Unchecked if item.kept else Qt.CheckState.Checked
    if not item.to_take_out:
        return Qt.CheckState.Unchecked
    if item.to_take_out < len(item.rows):
        return Qt.CheckState.PartiallyChecked
    return Qt.CheckState.Checked
