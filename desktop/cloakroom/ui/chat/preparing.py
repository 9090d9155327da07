"""One question made ready, waiting for the worker between its looks (see ``talk.conversation``)."""

from collections.abc import Generator, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from cloakroom.errors import CloakroomError
from cloakroom.model import Cleared, Decision, Finding
from cloakroom.redact.ledger import Ledger
from cloakroom.scrub import Method, rounds, with_known
from cloakroom.ui.session import Session
from cloakroom.ui.worker import Job

Looks = Generator[list[str], Sequence[Sequence[Finding]], Any]
"""Yields texts to look at, is sent the findings of each, returns what it makes of them."""


class Preparing(QObject):
    """Exactly one of ``done`` (with what the looks return) and ``failed`` is emitted, once."""

    done = Signal(object)
    failed = Signal(object)  # CloakroomError

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None

    def start(self, looks: Looks) -> None:
        self._looks = looks
        self._step(None)

    def stop(self) -> None:
        """Fails as cancelled."""
        if self._job:
            self._session.worker.cancel(self._job)

    def _step(self, findings: list[list[Finding]] | None) -> None:
        try:
            texts = next(self._looks) if findings is None else self._looks.send(findings)
        except StopIteration as end:
            self.done.emit(end.value)
            self.deleteLater()
        except CloakroomError as error:
            self._fail(error)
        else:
            job = self._job = self._session.worker.detect(texts, self._session.options())
            job.done.connect(self._step)
            job.failed.connect(self._fail)

    def _fail(self, error: CloakroomError) -> None:
        self.failed.emit(error)
        self.deleteLater()


def clearing(
    text: str, ledger: Ledger, method: Method
) -> Generator[list[str], Sequence[Sequence[Finding]], Cleared]:
    """For the reason of an override: it is recorded, so nothing personal may be in it."""
    (found,) = yield [text]
    decisions = list(map(Decision, with_known(text, found, ledger)))
    (result,) = yield from rounds([text], [decisions], ledger=ledger, method=method)
    return result.cleared
