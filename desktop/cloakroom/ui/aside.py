"""Plain Python work off the Qt thread: taking a page of HTML apart, putting it together again."""

import logging
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal, SignalInstance, Slot

from cloakroom.errors import CloakroomError

_log = logging.getLogger(__name__)


class Aside(QObject):
    """Exactly one of ``done`` and ``failed`` is emitted, once. Whoever makes it holds it, and
    connects methods of a QObject: these are called on the Qt thread."""

    done = Signal(object)
    failed = Signal(object)  # CloakroomError

    def __init__(self, work: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def start(self, pool: QThreadPool | None = None) -> None:
        (pool or QThreadPool.globalInstance()).start(self._run)

    def _run(self) -> None:
        try:
            result = self._work()
        except CloakroomError as error:
            self._tell(self.failed, error)
        except Exception as error:  # noqa: BLE001 - unheard in a thread, it would be waited for for ever
            _log.error("work aside failed: %s", type(error).__name__)
            self._tell(self.failed, CloakroomError("That could not be done. Nothing was changed."))
        else:
            self._tell(self.done, result)

    def _tell(self, signal: SignalInstance, value: object) -> None:
        with suppress(RuntimeError):  # its owner is gone meanwhile, so nobody waits any more
            signal.emit(value)


class InTurn(QObject):
    """Work aside, one after the other in the order it was asked for. ``settled`` after each."""

    settled = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[Aside] = deque()  # the first one runs

    @property
    def busy(self) -> bool:
        return bool(self._waiting)

    def do(
        self, work: Callable[[], object], then: Callable[[object], object],
        otherwise: Callable[[CloakroomError], object],
    ) -> None:
        """``then`` and ``otherwise`` are methods of a QObject, as for :class:`Aside`."""
        aside = Aside(work, self)
        aside.done.connect(then)
        aside.failed.connect(otherwise)
        aside.done.connect(self._settled)
        aside.failed.connect(self._settled)
        self._waiting.append(aside)
        if len(self._waiting) == 1:
            aside.start()

    @Slot(object)
    def _settled(self, _: object) -> None:
        self._waiting.popleft().deleteLater()
        if self._waiting:
            self._waiting[0].start()
        self.settled.emit()


class Errand(QObject):
    """Work aside whose result goes to ``then``, on the Qt thread; it holds itself by its parent
    until then. Where the work fails, ``then`` gets ``otherwise``."""

    def __init__(
        self, work: Callable[[], object], then: Callable[[Any], None], parent: QObject,
        *, otherwise: object,
    ) -> None:
        super().__init__(parent)
        self._then, self._otherwise = then, otherwise
        aside = Aside(work, self)
        aside.done.connect(self._done)
        aside.failed.connect(self._failed)
        aside.start()

    @Slot(object)
    def _done(self, result: object) -> None:
        self.deleteLater()
        self._then(result)

    @Slot(object)
    def _failed(self, _: CloakroomError) -> None:
        self._done(self._otherwise)


class Chore(QObject):
    """Work aside of which both outcomes are told on the Qt thread: the result to ``then``, the
    error to ``otherwise``. It holds itself by its parent until then."""

    def __init__(
        self, work: Callable[[], object], then: Callable[[Any], None],
        otherwise: Callable[[CloakroomError], None], parent: QObject,
        *, pool: QThreadPool | None = None,
    ) -> None:
        super().__init__(parent)
        self._then, self._otherwise = then, otherwise
        aside = Aside(work, self)
        aside.done.connect(self._done)
        aside.failed.connect(self._failed)
        aside.start(pool)

    @Slot(object)
    def _done(self, result: object) -> None:
        self.deleteLater()
        self._then(result)

    @Slot(object)
    def _failed(self, error: CloakroomError) -> None:
        self.deleteLater()
        self._otherwise(error)
