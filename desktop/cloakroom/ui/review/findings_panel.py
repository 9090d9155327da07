"""Beside a text under review, be it of a clip or of a file: what was found, why, how it is
replaced, and below that what its place is for."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from cloakroom.entity_types import entity_type
from cloakroom.review import Review, Row
from cloakroom.ui.operator_words import OPERATOR_WORDS
from cloakroom.ui.parts import ComboBox, column, frame, label, row
from cloakroom.ui.review.findings_view import FindingsView
from cloakroom.ui.review.switch import BeforeAfter
from cloakroom.ui.review.why import Decider, Why, same_row
from cloakroom.ui.session import Session
from cloakroom.ui.theme import Theme
from cloakroom.ui.wanted import SET_BY, is_set

WIDTH = 352
_MOST_NAMED = 3


class FindingsPanel(QFrame):
    """``after_shown`` when the user turns between before and after. Who makes one adds its foot,
    and says with ``show_review`` what is decided and whether that may be changed."""

    after_shown = Signal()

    def __init__(self, session: Session, decider: Decider, learns: Callable[[], bool]) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFixedWidth(WIDTH)
        self._session, self._free = session, False
        self._review: Review | None = None
        self.title = label("", "heading", wrap=True)
        self.hint = label("Select text to take out what was missed.", "quiet", wrap=True)
        self.findings = FindingsView()
        self.why = Why(decider, learns)
        self.operator = ComboBox()
        self.operator.setAccessibleName("Replace with")
        for operator, words in OPERATOR_WORDS.items():
            self.operator.addItem(words, operator.value)
        self.otherwise = label("", "quiet", wrap=True)
        self.before_after = BeforeAfter()
        self.findings.findings.decided.connect(decider.choose)
        self.before_after.turned.connect(lambda _: self.after_shown.emit())
        self.operator.activated.connect(
            lambda number: session.change_setting("operator", self.operator.itemData(number)))

    def set_theme(self, theme: Theme) -> None:
        self.findings.set_theme(theme)
        self.before_after.set_theme(theme)

    def lay_out(
        self, doing: Sequence[QWidget], left: Sequence[QWidget], right: Sequence[QWidget]
    ) -> None:
        """``doing`` is the big button and what belongs to it; the quieter ones stand below it, at
        the ``left`` and at the ``right``."""
        head = column()
        head.setContentsMargins(20, 20, 20, 8)
        head.addWidget(self.title)
        head.addWidget(self.hint)
        around = column()
        around.setContentsMargins(20, 8, 20, 12)
        around.addWidget(self.why)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)  # the line at the left stays free
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.findings, 1)
        whole.addLayout(around)
        whole.addWidget(self._foot(doing, left, right))

    def _foot(
        self, doing: Sequence[QWidget], left: Sequence[QWidget], right: Sequence[QWidget]
    ) -> QFrame:
        foot = frame("foot")
        lines = QVBoxLayout(foot)
        lines.setContentsMargins(20, 14, 20, 12)
        lines.setSpacing(12)
        for part in (self.operator, self.otherwise, self.before_after, *doing):
            lines.addWidget(part)
        below = row()
        for link in left:
            below.addWidget(link)
        below.addStretch()
        for link in right:
            below.addWidget(link)
        lines.addLayout(below)
        return foot

    # ---- showing

    @property
    def shows_after(self) -> bool:
        return self.before_after.after

    def show_review(self, review: Review, *, free: bool) -> None:
        """``free``: whether anything may be decided now."""
        self._free = free
        if review is not self._review:
            self._review = review
            self.findings.findings.show(review)
            self.why.row = same_row(self.why.row, review)
        self.explain(self.why.row)
        self.findings.setEnabled(free)
        self.hint.setVisible(free)
        settings = self._session.settings
        self.operator.setCurrentIndex(self.operator.findData(settings.text("operator")))
        firm = is_set("operator", self._session.rules)
        self.operator.setEnabled(free and not firm)
        self.operator.setToolTip(SET_BY if firm else "")
        self.otherwise.setText(_otherwise(settings.operators("operator_by_kind")))
        self.otherwise.setVisible(bool(self.otherwise.text()))
        self.before_after.setEnabled(bool(review.decisions))

    def explain(self, item: Row | None) -> None:
        self.why.explain(item, shown=self._free)


def title_of(review: Review, *, taken_out: bool = False) -> str:
    number = review.to_take_out
    if taken_out:
        words = f"{number} taken out"
    elif number:
        words = f"{number} {'thing' if number == 1 else 'things'} to take out"
    else:
        words = "Nothing to take out"
    return f"{words} · {review.kept} kept" if review.kept else words


def show_done(button: QPushButton, *, done: bool) -> None:
    """A button that has done what it says looks otherwise."""
    if button.property("done") != done:
        button.setProperty("done", done)
        button.style().polish(button)


def _otherwise(kinds: Collection[str]) -> str:
    """The settings may replace some kinds in another way than all the rest."""
    names = sorted(entity_type(kind).plural for kind in kinds)
    if len(names) > _MOST_NAMED:
        return f"{len(names)} kinds otherwise: see Settings."
    return f"Otherwise, as set: {', '.join(names)}." if names else ""
