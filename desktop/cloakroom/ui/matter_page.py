"""The matter at hand: what its ledger holds, and whether it is kept."""

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTableView, QVBoxLayout, QWidget

from cloakroom.errors import CloakroomError
from cloakroom.ui.days import in_words
from cloakroom.ui.ledger_actions import LedgerActions
from cloakroom.ui.ledger_model import LedgerModel
from cloakroom.ui.matter_actions import MatterActions
from cloakroom.ui.matters import MatterDesk
from cloakroom.ui.parts import button, column, frame, label, row
from cloakroom.ui.session import Session

_IN_MEMORY = (
    "In memory only: forgotten when you quit. Keep it, and it is sealed in a file of its own; the "
    "key lies in the keyring of this computer."
)


class MatterPage(QWidget):
    def __init__(self, session: Session, desk: MatterDesk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session, self._desk = session, desk
        self.name = label("", "lead")
        self.about = label("", "quiet", wrap=True)
        self.told = label("", "notice", wrap=True)
        self.problem = label("", "problem", wrap=True)
        self.steps = MatterActions(desk)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search tickets, kinds and values")
        self.search.setClearButtonEnabled(True)
        self.show_values = button("Hold to show values", "link", lambda: None)
        self.changes = LedgerActions(session)
        self.ledger = LedgerModel()
        self.table = QTableView()
        self._make_table()
        self._lay_out()
        self._connect()
        self.refresh()

    def _make_table(self) -> None:
        self.table.setModel(self.ledger)
        self.table.setAccessibleName("Values taken out in this matter")
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setFrameStyle(0)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(36)
        across = self.table.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setHighlightSections(False)

    def _lay_out(self) -> None:
        words = column(gap=4)
        words.addWidget(self.name)
        words.addWidget(self.about)
        words.addWidget(self.steps)
        paper = frame("sheet")
        inside = QVBoxLayout(paper)
        inside.setContentsMargins(16, 12, 16, 12)
        find = row()
        find.addWidget(self.search, 1)
        find.addWidget(self.show_values)
        inside.addLayout(find)
        inside.addWidget(self.table)
        inside.addWidget(self.changes)
        whole = column(24, 14)
        whole.addLayout(words)
        whole.addWidget(self.told)
        whole.addWidget(self.problem)
        whole.addWidget(paper, 1)
        self.setLayout(whole)
        self.told.hide()
        self.problem.hide()

    def _connect(self) -> None:
        self.search.textChanged.connect(self.ledger.search)
        self.show_values.pressed.connect(lambda: self.ledger.reveal(True))
        self.show_values.released.connect(lambda: self.ledger.reveal(False))
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.ledger.modelReset.connect(self._selected)
        self.changes.done.connect(self._edited)
        self.changes.failed.connect(self.show_problem)
        self.steps.asked.connect(self._quieten)
        self._desk.changed.connect(self.refresh)
        self._desk.failed.connect(self.show_problem)
        self._desk.told.connect(self._tell)

    # ---- showing

    def refresh(self) -> None:
        matter = self._desk.current
        number = sum(not entry.retired for entry in matter.ledger)
        held = f"{number} {'value' if number == 1 else 'values'} taken out"
        self.name.setText(matter.info.name if matter.kept else "Default matter")
        self.about.setText(f"{held} · {_kept_words(self._desk)}")
        self.steps.refresh()
        self.ledger.show(matter.ledger)
        self.table.selectionModel().setCurrentIndex(
            self.ledger.index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate)

    def show_problem(self, error: CloakroomError) -> None:
        self.problem.setText(f"{error.title}. {error.sentence}")
        self.problem.show()

    def _tell(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.show()

    def _quieten(self) -> None:
        self.told.hide()
        self.problem.hide()

    def _selected(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        self.changes.select(self.ledger.entry(rows[0]) if rows else None)

    def _edited(self, placeholder: str) -> None:
        self._quieten()
        self.refresh()
        number = self.ledger.row_of(placeholder)
        if number >= 0:
            self.table.selectRow(number)


def _kept_words(desk: MatterDesk) -> str:
    info = desk.current.info
    if not desk.current.kept:
        return _IN_MEMORY
    until = f"until the end of {in_words(info.expires)}" if info.expires else "for ever"
    return f"kept since {in_words(info.created)}, {until}, sealed on this computer"
