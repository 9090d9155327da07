"""One message on its way: sent in the loop of the office, its answer restored on this thread."""

import time

from PySide6.QtCore import QObject, Signal

from cloakroom.chat.wire import Began, Quiet, Text, Waiting
from cloakroom.errors import Cancelled, CloakroomError
from cloakroom.model import Cleared
from cloakroom.redact.ledger import Ledger
from cloakroom.talk.answer import Answer
from cloakroom.talk.sending import Leaving, Sending, Step
from cloakroom.ui.aside import Chore
from cloakroom.ui.chat.flow import Flow
from cloakroom.ui.chat.message import Message, Phase
from cloakroom.ui.chat.office import Loop, Office

_PHASES: dict[type, Phase] = {
    Leaving: Phase.SENT, Waiting: Phase.BUSY, Began: Phase.ANSWERING, Text: Phase.ANSWERING,
}


class Outgoing(QObject):
    """``moved`` when the message is in another phase, ``grew`` when its answer is longer;
    ``settled`` once, with its turn in place."""

    moved = Signal()
    grew = Signal()
    settled = Signal()

    def __init__(self, message: Message, office: Office, loop: Loop, *, ledger: Ledger) -> None:
        super().__init__()
        self.message = message
        self._office, self._loop = office, loop
        self._answer = Answer(message.prepared, ledger)
        self._flow: Flow | None = None
        self._over = False

    def start(self, reason: Cleared | None) -> None:
        """``reason`` is the user's for going on in spite of a block."""
        if not self._over:
            Chore(self._office.sending, lambda sending: self._send(sending, reason),
                  self._end, self)

    def stop(self) -> None:
        if self._flow is not None:
            self._flow.stop()
        else:
            self._end(Cancelled())

    def _send(self, sending: Sending, reason: Cleared | None) -> None:
        if self._over:  # stopped while the libraries were loaded
            return
        flow = self._flow = Flow(self._loop, self)
        flow.stepped.connect(self._step)
        flow.done.connect(lambda _: self._end(None))
        flow.failed.connect(self._end)
        flow.run(sending.send(self.message.prepared, reason=reason))

    def _step(self, step: Step) -> None:
        message, before = self.message, self.message.phase
        after_busy = Phase.SENT if before is Phase.BUSY else before
        message.phase = _PHASES.get(type(step), after_busy)
        quiet, message.quiet = message.quiet, step if isinstance(step, Quiet) else None
        message.waiting = step if isinstance(step, Waiting) else None
        message.waiting_since = time.monotonic() if message.waiting else 0.0
        message.may_have_left = True  # Leaving comes first
        if isinstance(step, Leaving):
            self.moved.emit()
            return
        part = self._answer.feed(step)
        if part.restored:
            message.text += part.restored
            message.tickets = self._answer.tickets
            self.grew.emit()
        if message.phase is not before or message.waiting or message.quiet is not quiet:
            self.moved.emit()

    def _end(self, error: CloakroomError | None) -> None:
        if self._over:
            return
        self._over = True
        message = self.message
        message.stopped = isinstance(error, Cancelled)
        message.turn = self._answer.turn(None if message.stopped else error)
        if message.turn.restored is not None:
            whole = message.turn.restored
            message.text, message.tickets = whole.text, whole.tickets
        message.phase, message.waiting, message.quiet = Phase.SETTLED, None, None
        self.settled.emit()
        self.deleteLater()
