"""The entries of a ledger as rows: the ticket, its kind, and the value while it is revealed."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from cloakroom.entity_types import entity_type
from cloakroom.redact.entry import Entry
from cloakroom.redact.ledger import Ledger
from cloakroom.ui.review.findings_model import one_line

HIDDEN = "••••••••"
HEADINGS = ("Ticket", "Kind", "Value")
TICKET, KIND, VALUE = range(3)
NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class LedgerModel(QAbstractTableModel):
    """Values are covered unless ``reveal`` is on: somebody may look over the shoulder."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Entry, ...] = ()
        self._rows: tuple[Entry, ...] = ()
        self._words = ""
        self._revealed = False

    def show(self, ledger: Ledger) -> None:
        """All rows that are in use: a retired one only waits for answers to older texts."""
        self._all = tuple(entry for entry in ledger if not entry.retired)
        self._filter()

    def search(self, words: str) -> None:
        """Rows whose ticket, kind or value holds ``words``, whatever the case."""
        self._words = words.casefold().strip()
        self._filter()

    def reveal(self, on: bool) -> None:
        self._revealed = on
        if self._rows:
            self.dataChanged.emit(self.index(0, VALUE), self.index(len(self._rows) - 1, VALUE))

    def entry(self, index: Index) -> Entry:
        return self._rows[index.row()]

    def row_of(self, placeholder: str) -> int:
        """-1 where it is not shown."""
        rows = (n for n, entry in enumerate(self._rows) if entry.placeholder == placeholder)
        return next(rows, -1)

    def _filter(self) -> None:
        self.beginResetModel()
        self._rows = tuple(entry for entry in self._all if self._holds(entry))
        self.endResetModel()

    def _holds(self, entry: Entry) -> bool:
        texts = (entry.placeholder, entity_type(entry.entity_type).label, entry.value)
        return any(self._words in text.casefold() for text in texts)

    # ---- Qt's questions

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        return HEADINGS[section] if across and role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        entry = self._rows[index.row()]
        if index.column() == VALUE:
            return one_line(entry.value) if self._revealed else HIDDEN
        if index.column() == KIND:
            return entity_type(entry.entity_type).label
        return entry.placeholder
