"""What was done, the newest first, with the details of one record beside it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from cloakroom.audit.export import Exported
from cloakroom.errors import CloakroomError
from cloakroom.ui.activity import words
from cloakroom.ui.activity.ask import AskDialog
from cloakroom.ui.activity.desk import ActivityDesk
from cloakroom.ui.activity.details import Details
from cloakroom.ui.activity.filter_bar import FilterBar
from cloakroom.ui.activity.model import ActivityModel
from cloakroom.ui.activity.row import Row, narrowed
from cloakroom.ui.aside import Errand
from cloakroom.ui.parts import button, column, frame, label, row

_FILES = "Table for a spreadsheet (*.csv);;Records as they stand (*.jsonl)"
_NO_QUESTION = QFileDialog.Option.DontConfirmOverwrite  # nothing is ever written over
_WIDTHS = (140, 116, 112, 0, 84, 84)  # pixels; 0 takes the rest

if TYPE_CHECKING:  # the keyring behind it is not needed before the page is entered
    from cloakroom.audit.verify import Verdict


class ActivityPage(QWidget):
    """Reads nothing before it is entered."""

    def __init__(self, desk: ActivityDesk) -> None:
        super().__init__()
        self.setObjectName("page")
        self.desk = desk
        desk.setParent(self)
        self._all: Sequence[Row] = ()
        self._asked = 0
        self.banner = label("", "problem", wrap=True)
        self.note = label(words.NOT_ANCHORED, "notice", wrap=True)
        self.told = label("", "notice", wrap=True)
        self.filter = FilterBar()
        self.model = ActivityModel()
        self.table = _table(self.model)
        self.empty = label(words.READING, "quiet", wrap=True)
        self.shown = QStackedWidget()
        self.details = Details()
        self.number = label("", "quiet")
        self.was_sent = button("Was this text sent?", "link", self.ask)
        self.check = button("Check again", "link", self._check)
        self.export = button("Export…", "", self._export)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setContentsMargins(80, 0, 80, 0)
        self.shown.addWidget(self.empty)
        self.shown.addWidget(self.table)
        paper = frame("sheet")
        inside = QVBoxLayout(paper)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.addWidget(self.filter)
        inside.addWidget(self.shown, 1)
        below = row()
        below.addWidget(self.number, 1)
        for each in (self.was_sent, self.check, self.export):
            below.addWidget(each)
        left = column(24, 12)
        for above in (self.banner, self.note, self.told):
            above.hide()
            left.addWidget(above)
        left.addWidget(paper, 1)
        left.addLayout(below)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left, 1)
        whole.addWidget(self.details)

    def _connect(self) -> None:
        self.filter.changed.connect(self._narrow)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        self.details.other_asked.connect(self._go_to)
        self.desk.loaded.connect(self._loaded)
        self.desk.checked.connect(self._checked)
        self.desk.exported.connect(self._exported)
        self.desk.failed.connect(self._failed)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence.StandardKey.Find, self, self.filter.words.setFocus, context=within)
        QShortcut(QKeySequence.StandardKey.Refresh, self, self._check, context=within)

    # ---- what the user does

    def enter(self) -> None:
        """The first time all of it is checked, once it is shown."""
        self.desk.load()

    def ask(self) -> None:
        dialog = AskDialog(self.desk, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(True)
        dialog.open()

    def _check(self) -> None:
        self.told.hide()
        self.desk.was_checked = False
        self.desk.load()

    def _export(self) -> None:
        folder = Path(self.desk.export_dir or Path.home())
        name, chosen = QFileDialog.getSaveFileName(
            self, "Export the records", str(folder / "cloakroom-activity.csv"), _FILES,
            options=_NO_QUESTION)
        if name:
            target = Path(name)
            if target.suffix.lower() not in (".csv", ".jsonl"):
                target = target.with_name(target.name + (".jsonl" if "jsonl" in chosen else ".csv"))
            self.desk.export([each.record for each in self.model.rows], target,
                             whole=self.filter.everything)

    def _go_to(self, seq: int) -> None:
        record = self.details.record
        number = self.model.where(record.session, seq) if record else -1
        if number >= 0:
            self.table.selectRow(number)
            self.table.scrollTo(self.model.index(number, 0))
        else:
            self._tell("That record is not in the list: the filter hides it, or it was removed "
                       "after its time.")

    # ---- showing

    def _loaded(self, rows: Sequence[Row]) -> None:
        self._all = rows
        self._narrow()
        self._check_once()

    def _check_once(self) -> None:
        if not self.desk.was_checked:
            self.desk.check()

    def _narrow(self) -> None:
        """Aside; what is asked for later goes before."""
        self._asked += 1
        number, rows, wanted = self._asked, self._all, self.filter.wanted()
        said = self.filter.words.text()
        Errand(lambda: narrowed(rows, wanted, said), lambda made: self._show(number, made), self,
               otherwise=[])

    def _show(self, number: int, rows: Sequence[Row]) -> None:
        if number != self._asked:
            return
        record = self.details.record
        self.model.show(rows)
        again = self.model.where(record.session, record.seq) if record else -1
        if again >= 0:
            self.table.selectRow(again)
        else:
            self.details.show_record(None)
        self.empty.setText(words.NONE_FITS if self._all else words.EMPTY)
        self.details.setVisible(bool(self._all))
        self.shown.setCurrentWidget(self.table if rows else self.empty)
        self.number.setText(words.count(len(rows), len(self._all)) if self._all else "")
        self.export.setEnabled(bool(rows))

    def _choose(self) -> None:
        chosen = self.table.selectionModel().selectedRows()
        if chosen:
            self.details.show_record(self.model.row(chosen[0]).record)

    def _checked(self, verdict: "Verdict", anchored: bool) -> None:
        banner = words.of_verdict(verdict, anchored=anchored)
        self.banner.setText(banner)
        self.banner.setAccessibleName(banner)
        self.banner.setVisible(bool(banner))
        self.note.setVisible(not anchored)
        if verdict.news:
            self.desk.load()  # what was found is a record itself

    def _exported(self, done: Exported, unrecorded: str) -> None:
        more = f" That it was exported is not on record. {unrecorded}" if unrecorded else ""
        self._tell(f"Saved: {done.path.name}, {words.count(done.count, done.count)}. What vouches "
                   f"for it is beside it, in {done.manifest.name}.{more}")
        self.desk.load()

    def _failed(self, error: CloakroomError) -> None:
        if not self._all:
            self.empty.setText(error.sentence)
        self._tell(f"{error.title}. {error.sentence}")

    def _tell(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.setAccessibleName(sentence)
        self.told.show()


def _table(model: ActivityModel) -> QTableView:
    made = QTableView()
    made.setModel(model)
    made.setAccessibleName("What was done, the newest first")
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setTabKeyNavigation(False)
    made.setShowGrid(False)
    made.setWordWrap(False)
    made.setFrameStyle(0)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.verticalHeader().hide()
    made.verticalHeader().setDefaultSectionSize(34)
    across = made.horizontalHeader()
    across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    across.setHighlightSections(False)
    for number, width in enumerate(_WIDTHS):
        if width:
            across.resizeSection(number, width)
        else:
            across.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
    return made
