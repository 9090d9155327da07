"""The review: the text on its sheet at the left, the findings at the right, one big button."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from cloakroom.errors import CloakroomError
from cloakroom.model import Finding
from cloakroom.review import Row
from cloakroom.ui.exchange import Exchange
from cloakroom.ui.learning import Scope
from cloakroom.ui.parts import column, frame, label
from cloakroom.ui.review.empty import EmptyState
from cloakroom.ui.review.kinds import kinds_menu
from cloakroom.ui.review.lessons import fill
from cloakroom.ui.review.marks import Patch, marks_after, marks_of
from cloakroom.ui.review.panel import Panel
from cloakroom.ui.review.picture_page import PicturePage
from cloakroom.ui.review.sheet import Sheet
from cloakroom.ui.session import Session
from cloakroom.ui.state import State
from cloakroom.ui.theme import Theme

_SHOWS_TEXT = (State.REVIEW, State.SCRUBBING, State.SCRUBBED)
_SHOWS_PICTURE = (State.PICTURE, State.SCRUBBING, State.SCRUBBED)


class ReviewPage(QWidget):
    """Shows the session and passes on what the user asks."""

    restore_asked = Signal()

    def __init__(self, session: Session, exchange: Exchange) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session, self._exchange = session, exchange
        self._theme: Theme | None = None
        self.picture: PicturePage | None = None
        self._shown_text: str | None = None
        self._current: Row | None = None
        self._here: Finding | None = None
        self.sheet = Sheet()
        self.panel = Panel(session, exchange)
        self.empty = EmptyState(session)
        self.notice = label("", "notice", wrap=True)
        self.problem = label("", "problem", wrap=True)
        self._lay_out()
        self._connect()
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.sheet.set_theme(theme)
        self.panel.set_theme(theme)
        if self.picture is not None:
            self.picture.paper.set_theme(theme)

    # ---- making

    def _lay_out(self) -> None:
        paper = frame("sheet")
        inner = QVBoxLayout(paper)
        inner.setContentsMargins(4, 4, 4, 4)
        inner.addWidget(self.sheet)
        left = column(24, 12)
        left.addWidget(self.problem)
        left.addWidget(self.notice)
        left.addWidget(paper, 1)
        side_by_side = QHBoxLayout()
        side_by_side.setContentsMargins(0, 0, 0, 0)
        side_by_side.setSpacing(0)
        side_by_side.addLayout(left, 1)
        side_by_side.addWidget(self.panel)
        self._text = QWidget()
        self._text.setLayout(side_by_side)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._text)
        whole = column()
        whole.addWidget(self._stack)
        self.setLayout(whole)
        self.problem.hide()

    def _connect(self) -> None:
        self._session.changed.connect(self.refresh)
        self._exchange.failed.connect(self.show_problem)
        self._session.failed.connect(self.show_problem)
        self.sheet.clicked.connect(self._clicked)
        self.sheet.mark_asked.connect(self._offer_kinds)
        self.panel.findings.pointed.connect(self._pointed)
        self.panel.after_shown.connect(self.refresh)
        self.panel.restore_asked.connect(self.restore_asked)
        QShortcut(QKeySequence("F3"), self._text, lambda: self._step(1))
        QShortcut(QKeySequence("Shift+F3"), self._text, lambda: self._step(-1))
        QShortcut(QKeySequence.StandardKey.Undo, self._text, self._session.take_step_back)

    # ---- showing

    def refresh(self) -> None:
        session = self._session
        shows = session.state in _SHOWS_TEXT and not session.picture
        self._stack.setCurrentIndex(1 if shows else 0)
        self.empty.refresh()
        if session.picture and session.state in _SHOWS_PICTURE:
            self._show_picture()
        if not shows:
            self._forget()
            return
        self.problem.setVisible(not self.problem.isHidden() and session.state is State.REVIEW)
        self.panel.refresh()
        self.notice.setText(" ".join(self._notes()))
        self.notice.setVisible(bool(self.notice.text()))
        text, patches = self._after() if self.panel.shows_after else self._before()
        if text != self._shown_text:
            self.sheet.set_text(text)
            self._shown_text = text
        self.sheet.set_patches(patches)

    def _show_picture(self) -> None:
        """Its page is made when the first picture comes."""
        if self.picture is None:
            self.picture = PicturePage(self._session, self._exchange)
            if self._theme is not None:
                self.picture.paper.set_theme(self._theme)
            self._stack.addWidget(self.picture)
        self._stack.setCurrentWidget(self.picture)
        self.picture.refresh()

    def _forget(self) -> None:
        """A page that is not shown holds no text either."""
        if self._shown_text is not None:
            self._shown_text = self._current = self._here = None
            self.sheet.set_text("")
            self.panel.refresh()
        self.problem.hide()

    def show_problem(self, error: CloakroomError) -> None:
        self.problem.setText(f"{error.title}. {error.sentence}")
        self.problem.show()

    def _notes(self) -> list[str]:
        session, notes = self._session, list(self._session.notes)
        if session.worker.note:
            notes.insert(0, session.worker.note)
        if session.restorable:
            notes.append(f"This looks like an answer: {session.restorable} of your placeholders "
                         "can be put back.")
        if session.state is State.SCRUBBED:
            notes.append("The clipboard now holds the scrubbed text. Paste it where you need it; "
                         "the values stay here.")
        return notes

    def _before(self) -> tuple[str, Sequence[Patch]]:
        review = self._session.review
        return review.text, marks_of(review, self._current)

    def _after(self) -> tuple[str, Sequence[Patch]]:
        redacted = self.panel.preview()
        return redacted.text, marks_after(redacted.replacements)

    # ---- what the user does

    def _pointed(self, row: Row | None) -> None:
        self._current = row
        self.panel.explain(row)
        if row and not self.panel.shows_after:
            self.sheet.set_patches(self._before()[1])
            places = [decision.finding for decision in row.decisions]
            self._here = self._here if self._here in places else places[0]
            self.sheet.reveal(self._here.start, self._here.end)

    def _clicked(self, point: int) -> None:
        decision = self._session.review.at(point)
        if decision is not None and not self.panel.shows_after:
            self._go_to(decision.finding)

    def _step(self, by: int) -> None:
        """To the next or the previous finding, round and round."""
        finding = self._session.review.beside(self._here, by)
        if finding is not None and not self.panel.shows_after:
            self._go_to(finding)

    def _go_to(self, finding: Finding) -> None:
        self._here = finding
        self.panel.findings.setCurrentIndex(self.panel.findings.findings.find(finding))
        self.sheet.reveal(finding.start, finding.end)

    def _offer_kinds(self, start: int, end: int, corner: QPoint) -> None:
        if self.panel.shows_after or self._session.state is not State.REVIEW:
            return
        menu = kinds_menu(self)
        self._offer_lessons(menu, start, end)
        chosen = menu.exec(corner)
        if chosen and chosen.data():
            self._session.add(start, end, chosen.data())
        if chosen:
            self.sheet.forget_selection()

    def _offer_lessons(self, menu: QMenu, start: int, end: int) -> None:
        session, kept = self._session, self._session.matter.kept
        menu.addSeparator()
        for words, name in (("Always take out as a name", "PERSON"),
                            ("Always take out as a word", "CUSTOM")):
            fill(menu.addMenu(words), partial(session.always, start, end, name), kept=kept)
        fill(menu.addMenu("Never flag"), partial(self._never, start, end), kept=kept)

    def _never(self, start: int, end: int, scope: Scope) -> None:
        """What the selection touches; where that is nothing, the selected words."""
        review = self._session.review
        touched = {review.value(d.finding) for d in review.touched(start, end)}
        for value in sorted(touched) or filter(None, [review.text[start:end].strip()]):
            self._session.never(value, scope)
