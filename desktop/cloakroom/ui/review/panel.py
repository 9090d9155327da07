"""Beside the text of a clip: what was found, and the one button that says exactly what it will
do."""

from PySide6.QtCore import Signal

from cloakroom.model import Redacted
from cloakroom.redact.ledger import Ledger
from cloakroom.scrub import take_out
from cloakroom.ui.exchange import Exchange
from cloakroom.ui.parts import button
from cloakroom.ui.review.findings_panel import FindingsPanel, show_done, title_of
from cloakroom.ui.session import Session
from cloakroom.ui.state import State
from cloakroom.ui.wanted import method_for, style_for


class Panel(FindingsPanel):
    """``restore_asked`` for the page that restores answers."""

    restore_asked = Signal()

    def __init__(self, session: Session, exchange: Exchange) -> None:
        super().__init__(session, session, lambda: session.matter.kept)
        self._exchange = exchange
        self.take_out = button("", "primary", self._take_out)
        self.undo = button("Undo", "link", exchange.undo)
        self.step_back = button("Undo last decision", "link", session.take_step_back)
        self.restore = button("Restore an answer", "link", self.restore_asked.emit)
        self.lay_out([self.take_out], [self.undo, self.step_back], [self.restore])

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
        self.show_review(review, free=session.state is State.REVIEW)
        self.title.setText(title_of(review, taken_out=scrubbed))
        self.take_out.setText(_button_text(session, review.to_take_out))
        show_done(self.take_out, done=scrubbed)
        something = review.to_take_out + session.restorable > 0
        self.take_out.setEnabled(session.state is State.REVIEW and something)
        if session.state is not State.SCRUBBING:
            self.before_after.follow(scrubbed)
        self.undo.setVisible(self._exchange.can_undo)
        self.step_back.setVisible(session.can_step_back)

    def _take_out(self) -> None:
        if self._session.review.to_take_out:
            self._exchange.scrub()
        else:
            self._exchange.restore_clipboard()


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
