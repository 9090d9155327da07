"""Beside the text: what was found, why, and the one button that says exactly what it will do."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from cloakroom.entity_types import entity_type
from cloakroom.model import Redacted
from cloakroom.redact.ledger import Ledger
from cloakroom.review import Row
from cloakroom.scrub import take_out
from cloakroom.ui.exchange import Exchange
from cloakroom.ui.operator_words import OPERATOR_WORDS
from cloakroom.ui.parts import ComboBox, button, column, frame, label, row
from cloakroom.ui.review.findings_view import FindingsView
from cloakroom.ui.review.switch import BeforeAfter
from cloakroom.ui.review.why import Why, same_row
from cloakroom.ui.session import Session
from cloakroom.ui.state import State
from cloakroom.ui.theme import Theme
from cloakroom.ui.wanted import method_for, style_for

WIDTH = 352
_MOST_NAMED = 3


class Panel(QFrame):
    """``after_shown`` when the user turns between before and after."""

    after_shown = Signal()
    restore_asked = Signal()

    def __init__(self, session: Session, exchange: Exchange) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFixedWidth(WIDTH)
        self._session, self._exchange = session, exchange
        self.title = label("", "heading", wrap=True)
        self.findings = FindingsView()
        self.why = Why(session, lambda: session.matter.kept)
        self.operator = ComboBox()
        self.operator.setAccessibleName("Replace with")
        for operator, words in OPERATOR_WORDS.items():
            self.operator.addItem(words, operator.value)
        self.otherwise = label("", "quiet", wrap=True)
        self.before_after = BeforeAfter()
        self.hint = label("Select text to take out what was missed.", "quiet", wrap=True)
        self.take_out = button("", "primary", self._take_out)
        self.undo = button("Undo", "link", self._exchange.undo)
        self.step_back = button("Undo last decision", "link", session.take_step_back)
        self.restore = button("Restore an answer", "link", self.restore_asked.emit)
        self._lay_out()
        self._connect()

    def set_theme(self, theme: Theme) -> None:
        self.findings.set_theme(theme)
        self.before_after.set_theme(theme)

    def _lay_out(self) -> None:
        head = column(20, 0)
        head.setContentsMargins(20, 20, 20, 8)
        head.addWidget(self.title)
        head.addWidget(self.hint)
        around = column()
        around.setContentsMargins(20, 8, 20, 12)
        around.addWidget(self.why)
        foot = frame("foot")
        lines = QVBoxLayout(foot)
        lines.setContentsMargins(20, 14, 20, 12)
        lines.setSpacing(12)
        lines.addWidget(self.operator)
        lines.addWidget(self.otherwise)
        lines.addWidget(self.before_after)
        lines.addWidget(self.take_out)
        below = row()
        below.addWidget(self.undo)
        below.addWidget(self.step_back)
        below.addStretch()
        below.addWidget(self.restore)
        lines.addLayout(below)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)  # the line at the left stays free
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.findings, 1)
        whole.addLayout(around)
        whole.addWidget(foot)

    def _connect(self) -> None:
        self.findings.findings.decided.connect(self._session.choose)
        self.before_after.turned.connect(lambda _: self.after_shown.emit())
        self.operator.activated.connect(
            lambda number: self._session.change_setting("operator", self.operator.itemData(number))
        )

    # ---- showing

    @property
    def shows_after(self) -> bool:
        return self.before_after.after

    def preview(self) -> Redacted:
        """What will be written, with tickets of a ledger that is thrown away; once scrubbed, what
        was written."""
        if self._session.clean:
            return self._session.clean.plain.redacted
        review = self._session.review
        settings = self._session.settings
        spare = Ledger.from_json(self._session.ledger.to_json())
        spare.style = style_for(settings)
        return take_out(review.text, review.decisions, ledger=spare, method=method_for(settings))

    def refresh(self) -> None:
        session = self._session
        review, scrubbed = session.review, session.state is State.SCRUBBED
        self.findings.findings.show(review)
        self.title.setText(_title(review.to_take_out, review.kept, scrubbed=scrubbed))
        self.hint.setVisible(session.state is State.REVIEW)
        self.take_out.setText(_button_text(session, review.to_take_out))
        if self.take_out.property("done") != scrubbed:
            self.take_out.setProperty("done", scrubbed)
            self.take_out.style().polish(self.take_out)
        something = review.to_take_out + session.restorable > 0
        self.take_out.setEnabled(session.state is State.REVIEW and something)
        self.operator.setCurrentIndex(self.operator.findData(session.settings.text("operator")))
        self.operator.setEnabled(session.state is State.REVIEW)
        self.otherwise.setText(_otherwise(session.settings.operators("operator_by_kind")))
        self.otherwise.setVisible(bool(self.otherwise.text()))
        self.findings.setEnabled(session.state is State.REVIEW)
        if session.state is not State.SCRUBBING:
            self.before_after.follow(scrubbed)
        self.before_after.setEnabled(bool(review.decisions))
        self.undo.setVisible(self._exchange.can_undo)
        self.step_back.setVisible(session.can_step_back)
        self.explain(same_row(self.why.row, review))

    def explain(self, item: Row | None) -> None:
        self.why.explain(item, shown=self._session.state is State.REVIEW)

    # ---- what the user does

    def _take_out(self) -> None:
        if self._session.review.to_take_out:
            self._exchange.scrub()
        else:
            self._exchange.restore_clipboard()


def _otherwise(kinds: Collection[str]) -> str:
    """The settings may replace some kinds in another way than all the rest."""
    names = sorted(entity_type(kind).plural for kind in kinds)
    if len(names) > _MOST_NAMED:
        return f"{len(names)} kinds otherwise: see Settings."
    return f"Otherwise, as set: {', '.join(names)}." if names else ""


def _title(number: int, kept: int, *, scrubbed: bool) -> str:
    if scrubbed:
        words = f"{number} taken out"
    elif number:
        words = f"{number} {'thing' if number == 1 else 'things'} to take out"
    else:
        words = "Nothing to take out"
    return f"{words} · {kept} kept" if kept else words


def _button_text(session: Session, number: int) -> str:
    if session.state is State.SCRUBBING:
        return "Taking out, and looking again…"
    if session.state is State.SCRUBBED:
        return "✓  On the clipboard, scrubbed"
    if not number and session.restorable:
        back = session.restorable
        return f"Put {back} {'value' if back == 1 else 'values'} back\non the clipboard"
    if not number:
        return "Nothing to take out"
    return f"Take out {number} and put back on\nthe clipboard"
