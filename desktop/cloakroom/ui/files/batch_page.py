"""Several files: a list with the state of each, and what can be done with one or with all."""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QProgressBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from cloakroom.ui.files.batch_model import ITEM, BatchModel
from cloakroom.ui.files.desk import FileDesk
from cloakroom.ui.files.item import AT_WORK, RETRY, FileItem, FileState
from cloakroom.ui.parts import button, column, frame, label, row

ROW_HEIGHT = 34
SOON_MS = 30


class BatchPage(QWidget):
    """``add_asked`` for more files, ``save_asked`` for all of them beside the originals,
    ``folder_asked`` for all of them in one folder."""

    add_asked = Signal()
    save_asked = Signal()
    folder_asked = Signal()

    def __init__(self, desk: FileDesk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self.summary = label("", "heading", wrap=True)
        self.progress = QProgressBar(textVisible=False)
        self.progress.setAccessibleName("How many of the files are done")
        self.model = BatchModel(desk)
        self.table = _table()
        self.table.setModel(self.model)
        self.why = label("", "quiet", wrap=True)
        self.review = button("Review", "", self._review)
        self.retry = button("Try again", "", self._retry)
        self.stop = button("Stop", "link", desk.stop)
        self.add = button("Add files…", "link", self.add_asked.emit)
        self.clear = button("Clear the list", "link", desk.clear)
        self.to_folder = button("Save all to folder…", "link", self.folder_asked.emit)
        self.save_all = button("", "primary", self.save_asked.emit)
        self._lay_out()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(1, 220)
        self.table.activated.connect(self._open)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_choice())
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.refresh)
        desk.listed.connect(self.refresh)
        desk.item_changed.connect(self._changed)

    def _lay_out(self) -> None:
        paper = frame("sheet")
        inside = QVBoxLayout(paper)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(self.table)
        one = row()
        for each in (self.review, self.retry, self.add, self.clear):
            one.addWidget(each)
        one.addStretch()
        one.addWidget(self.stop)
        every = row(gap=12)
        every.addStretch()
        every.addWidget(self.to_folder)
        every.addWidget(self.save_all)
        whole = column(24, 12)
        whole.addWidget(self.summary)
        whole.addWidget(self.progress)
        whole.addWidget(paper, 1)
        whole.addWidget(self.why)
        whole.addLayout(one)
        whole.addLayout(every)
        self.setLayout(whole)

    # ---- showing

    def refresh(self) -> None:
        desk, total = self._desk, len(self._desk.items)
        at_work = desk.count(*AT_WORK)
        ready, saved = desk.count(FileState.FOUND), desk.count(FileState.SAVED)
        self.summary.setText(_summary(desk))
        self.progress.setRange(0, max(1, total))
        self.progress.setValue(total - at_work)
        self.progress.setVisible(at_work > 0)
        self.stop.setVisible(desk.busy)
        self.save_all.setText(_save_words(ready, saved))
        self.save_all.setEnabled(ready > 0)
        self.to_folder.setEnabled(ready > 0)
        self._show_choice()

    def _changed(self, _: FileItem) -> None:
        """A thousand at a time are counted once."""
        if not self._soon.isActive():
            self._soon.start()

    @property
    def chosen(self) -> list[FileItem]:
        rows = self.table.selectionModel().selectedRows()
        return [index.data(ITEM) for index in rows]

    def _show_choice(self) -> None:
        chosen = self.chosen
        self.review.setEnabled(len(chosen) == 1)
        self.retry.setEnabled(any(item.state in RETRY for item in chosen))
        why = chosen[0].sentence if len(chosen) == 1 else ""
        self.why.setText(why)
        self.why.setVisible(bool(why))

    # ---- what the user does

    def _open(self, index: QModelIndex) -> None:
        self._desk.open(self.model.item(index))

    def _review(self) -> None:
        if len(self.chosen) == 1:
            self._desk.open(self.chosen[0])

    def _retry(self) -> None:
        self._desk.retry(self.chosen)


def _table() -> QTableView:
    made = QTableView()
    made.setAccessibleName("Files")
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setTabKeyNavigation(False)
    made.setShowGrid(False)
    made.setWordWrap(False)
    made.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    made.verticalHeader().hide()
    made.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
    return made


def _summary(desk: FileDesk) -> str:
    """``12 files · 3 waiting · 8 looked at · 1 refused``."""
    total = len(desk.items)
    told = [f"{total:,} {'file' if total == 1 else 'files'}"]
    for words, states in (
        ("waiting", (FileState.WAITING, FileState.READING)),
        ("looked at", (FileState.FOUND, FileState.SAVING)),
        ("saved", (FileState.SAVED,)),
        ("refused", (FileState.REFUSED,)),
        ("stopped", (FileState.STOPPED,)),
    ):
        if number := desk.count(*states):
            told.append(f"{number:,} {words}")
    return " · ".join(told)


def _save_words(ready: int, saved: int) -> str:
    if not ready:
        return "✓  All clean copies saved" if saved else "Nothing to save yet"
    return f"Save all clean copies ({ready:,})"
