"""One file under review: its text by place or its pages at the left, the findings at the right."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from cloakroom.ui.files.after import After, Outlook
from cloakroom.ui.files.choices import Choices
from cloakroom.ui.files.desk import FileDesk
from cloakroom.ui.files.file_sheet import FileSheet
from cloakroom.ui.files.guide import Guide
from cloakroom.ui.files.headings import Headed
from cloakroom.ui.files.item import FileItem
from cloakroom.ui.files.panel import FilePanel
from cloakroom.ui.files.preview import Preview
from cloakroom.ui.files.result import ResultBar
from cloakroom.ui.files.subject import Subject
from cloakroom.ui.files.waiting import Waiting
from cloakroom.ui.parts import ComboBox, button, column, frame, label, row
from cloakroom.ui.review.marks import marks_of
from cloakroom.ui.session import Session
from cloakroom.ui.theme import Theme

VIEWS = ("Text and pages", "Text", "Pages")


class FilePage(QWidget):
    """``list_asked`` to go back to all files."""

    list_asked = Signal()

    def __init__(self, session: Session, desk: FileDesk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session, self._desk = session, desk
        self._shown: Headed | None = None
        self._marked: tuple[object, ...] = ()
        self.subject = Subject(session, desk)
        self.name = label("", "heading")
        self.all_files = button("‹ All files", "link", self.list_asked.emit)
        self.again = button("Look again", "link", self._look_again)
        self.again.setToolTip("Reads the file afresh. What you decided about it is forgotten.")
        self.views = ComboBox()
        self.views.addItems(VIEWS)
        self.views.setAccessibleName("What is shown")
        self.notice = label("", "notice", wrap=True)
        self.problem = label("", "problem", wrap=True)
        self.result = ResultBar()
        self.sheet = FileSheet()
        self.preview = Preview(desk.eyes, desk.hand)
        self.choices = Choices(self.subject)
        self.panel = FilePanel(session, self.subject)
        self.waiting = Waiting(desk)
        self.guide = Guide(self.subject, self.sheet, self.panel, self)
        self.after = After(session, self)
        self._lay_out()
        self._connect()

    def set_theme(self, theme: Theme) -> None:
        for part in (self.sheet, self.panel, self.preview):
            part.set_theme(theme)

    # ---- making

    def _lay_out(self) -> None:
        above = row(gap=12)
        above.addWidget(self.all_files)
        above.addWidget(self.name, 1)
        above.addWidget(self.again)
        above.addWidget(self.views)
        self.paper, self.pages = _paper(self.sheet), _paper(self.preview)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(12)
        for number, each in enumerate((self.paper, self.pages)):
            self.split.addWidget(each)
            self.split.setStretchFactor(number, 1)
        left = column(24, 12)
        left.addLayout(above)
        for part in (self.problem, self.result, self.notice):
            left.addWidget(part)
        left.addWidget(self.split, 1)
        left.addWidget(self.choices)
        review = QWidget()
        whole = QHBoxLayout(review)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left, 1)
        whole.addWidget(self.panel)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.waiting)
        self._stack.addWidget(review)
        outside = column()
        outside.addWidget(self._stack)
        self.setLayout(outside)

    def _connect(self) -> None:
        self.subject.changed.connect(self.refresh)
        self._session.changed.connect(self._refresh_if_seen)
        self._session.failed.connect(lambda error: self.say(f"{error.title}. {error.sentence}"))
        self.views.activated.connect(lambda _: self.refresh())
        self.panel.after_shown.connect(self.refresh)
        self.panel.stop_asked.connect(self._stop)
        self.after.ready.connect(self._show_after)
        self.guide.pointed.connect(self._point)
        self.preview.pointed.connect(self.guide.go_to)
        self.preview.drawn.connect(self.subject.draw)
        self.preview.rubbed_out.connect(self.subject.rub_out)
        QShortcut(QKeySequence("F3"), self, lambda: self.guide.step(1))
        QShortcut(QKeySequence("Shift+F3"), self, lambda: self.guide.step(-1))
        QShortcut(QKeySequence.StandardKey.Undo, self, self.subject.take_step_back)
        QShortcut(QKeySequence.StandardKey.Save, self, self.panel.save.click)

    # ---- showing

    def refresh(self) -> None:
        item = self.subject.item
        ready = item is not None and item.file is not None
        self._stack.setCurrentIndex(1 if ready else 0)
        if item is None or not ready:
            self._forget()
            if item is not None:
                self.waiting.refresh(item)
            return
        self.name.setText(item.path.name)
        self.name.setToolTip(str(item.path) if item.pasted is None else "")
        self.all_files.setVisible(item.pasted is None)
        self.say(item.sentence)
        self.result.show_copy(item.copy if item.pasted is None else None)
        self.notice.setText(" ".join(self._notes(item)))
        self.notice.setVisible(bool(self.notice.text()))
        self.again.setEnabled(item.can_change)
        self.choices.refresh(item)
        self._show_views(item)
        self.panel.refresh(item)
        self._show_text(item)
        self.preview.show_item(item)

    def say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _forget(self) -> None:
        """A page that is not shown holds no text either."""
        self.guide.forget()
        self.after.forget()
        if self._shown is not None:
            self._shown, self._marked = None, ()
            self.sheet.show_text(Headed("", ()))
            self.panel.refresh(FileItem(Path()))
        self.preview.show_item(None)

    def _notes(self, item: FileItem) -> list[str]:
        notes = list(item.file.contents.notes) if item.file else []
        if self._session.worker.note:
            notes.insert(0, self._session.worker.note)
        if item.file is not None and not item.file.reading.text.strip():
            notes.append("There is no text in this file that can be read." + (
                " Draw boxes over what must go." if item.pages else ""))
        return notes

    def _show_views(self, item: FileItem) -> None:
        paged, view = item.pages > 0, self.views.currentIndex()
        self.views.setVisible(paged)
        shown = not paged or view != 2, paged and view != 1
        if shown != (not self.paper.isHidden(), not self.pages.isHidden()):
            self.paper.setVisible(shown[0])
            self.pages.setVisible(shown[1])
            half = self.split.width() // 2  # the user may then move the border
            self.split.setSizes([half, half])

    def _show_text(self, item: FileItem) -> None:
        if item.looked is None:
            return
        if self.panel.shows_after:
            self.after.ask(item)
            return
        self.after.forget()
        self._show(item.looked.headed)
        self._mark(item)

    def _show(self, headed: Headed) -> None:
        if headed is not self._shown:
            self.guide.forget()
            self._shown = headed
            self.sheet.show_text(headed)

    def _mark(self, item: FileItem) -> None:
        """Only where something changed: there may be thousands."""
        marked = item.review, self.guide.row, self._shown
        before = self._marked or (None, None, None)
        if any(new is not old for new, old in zip(marked, before, strict=True)):
            self._marked = marked
            self.sheet.show_patches(marks_of(item.review, self.guide.row))

    def _show_after(self, outlook: Outlook) -> None:
        if self.panel.shows_after:
            self._show(outlook.headed)
            self._marked = ()
            self.sheet.show_patches(outlook.patches)

    def _point(self) -> None:
        item = self.subject.item
        if item is not None and item.file is not None and not self.panel.shows_after:
            self._mark(item)
            self.preview.point(self.guide.row, self.guide.here)

    def _look_again(self) -> None:
        if self.subject.item is not None:
            self._desk.look_again(self.subject.item)

    def _stop(self) -> None:
        if self.subject.item is not None:
            self._desk.stop_one(self.subject.item)

    def _refresh_if_seen(self) -> None:
        if self.isVisible() and self.subject.item is not None:
            self.refresh()


def _paper(inside: QWidget) -> QWidget:
    paper = frame("sheet")
    lines = QVBoxLayout(paper)
    lines.setContentsMargins(4, 4, 4, 4)
    lines.addWidget(inside)
    return paper
