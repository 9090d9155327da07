"""Beside a restored answer: how the placeholders fared, each to be found by a click or a key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout

from cloakroom.ui.parts import button, column, frame, label, row
from cloakroom.ui.restore_model import RestoreModel
from cloakroom.ui.restoring import Fate, Outcome, Row
from cloakroom.ui.theme import Theme

WIDTH = 320


class RestorePanel(QFrame):
    """``chosen`` with the row that the user points at, None where there is none."""

    chosen = Signal(object)  # Row | None

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFixedWidth(WIDTH)
        self.rows = RestoreModel()
        self.list = QListView()
        self.list.setModel(self.rows)
        self.list.setUniformItemSizes(True)
        self.list.setFrameStyle(0)
        self.list.setSpacing(2)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("What became of each placeholder")
        self.counts = label("", "quiet", wrap=True)
        self.why = frame("why")
        self.fate, self.detail = label("", "heading"), label("", "quiet", wrap=True)
        self.previous = button("Previous", "link", lambda: self.step(-1))
        self.next = button("Next", "link", lambda: self.step(1))
        self.previous.setToolTip("Shift+F3")
        self.next.setToolTip("F3")
        self._lay_out()
        self.list.selectionModel().selectionChanged.connect(self._selected)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self.why)
        inside.setContentsMargins(14, 10, 14, 10)
        inside.addWidget(self.fate)
        inside.addWidget(self.detail)
        around = column(20, 10)
        around.addWidget(label("What became of each", "heading"))
        around.addWidget(self.counts)
        around.addWidget(self.list, 1)
        around.addWidget(self.why)
        steps = row(gap=4)
        steps.addWidget(self.previous)
        steps.addWidget(self.next)
        steps.addStretch()
        around.addLayout(steps)
        self.setLayout(around)
        self.why.hide()

    def set_theme(self, theme: Theme) -> None:
        self.rows.set_theme(theme)
        self.list.viewport().update()

    # ---- showing

    def show_outcome(self, outcome: Outcome, scope: str) -> None:
        """``scope`` says of what the placeholders are that were never used."""
        self.rows.show(outcome)
        self.counts.setText(_counts(outcome, scope))
        for each in (self.previous, self.next):
            each.setEnabled(bool(outcome.lines))
        self._selected()

    def step(self, by: int) -> None:
        """To the next row, or the one before; around the ends."""
        here = self.list.currentIndex()
        start = here.row() if here.isValid() else (-1 if by > 0 else 0)
        self._choose(self.rows.after(start, by) if self.rows.rowCount() else -1)

    def choose_at(self, position: int) -> None:
        self._choose(self.rows.at(position))

    def _choose(self, line: int) -> None:
        if line >= 0:
            self.list.setCurrentIndex(self.rows.index(line))

    def _selected(self) -> None:
        chosen = self.list.selectionModel().selectedIndexes()
        row = self.rows.row(chosen[0]) if chosen else None
        self._explain(row)
        self.chosen.emit(row)

    def _explain(self, row: Row | None) -> None:
        self.why.setVisible(row is not None)
        if row is not None:
            self.fate.setText(row.fate.value)
            self.detail.setText(row.detail)


def _counts(outcome: Outcome, scope: str) -> str:
    restored, altered, unknown, unused = (
        outcome.counts[fate] for fate in (Fate.RESTORED, Fate.ALTERED, Fate.UNKNOWN, Fate.UNUSED)
    )
    of = f" of {scope}" if unused else ""
    return f"restored {restored} · altered {altered} · unknown {unknown} · never used {unused}{of}"
