"""The list of files for a QTableView: what each is called, and how far it is."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from cloakroom.ui.files.desk import FileDesk
from cloakroom.ui.files.item import FileItem

COLUMNS = ("File", "Folder", "State")
ITEM = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class BatchModel(QAbstractTableModel):
    """Rows are the items of the desk, in their order."""

    def __init__(self, desk: FileDesk) -> None:
        super().__init__()
        self._desk = desk
        self._rows: list[FileItem] = []
        self._numbers: dict[int, int] = {}
        desk.listed.connect(self._listed)
        desk.item_changed.connect(self._item_changed)

    def _listed(self) -> None:
        self.beginResetModel()
        self._rows = list(self._desk.items)
        self._numbers = {id(item): number for number, item in enumerate(self._rows)}
        self.endResetModel()

    def _item_changed(self, item: FileItem) -> None:
        number = self._numbers.get(id(item))
        if number is not None:
            self.dataChanged.emit(self.index(number, 2), self.index(number, 2))

    def item(self, index: Index) -> FileItem:
        return self._rows[index.row()]

    # ---- Qt's questions

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self.item(index)
        if role == ITEM:
            return item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return (item.path.name, str(item.path.parent), item.told)[index.column()]
        return None
