"""Plain Python work off the Qt thread: taking a page of HTML apart, putting it together again."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QThreadPool, Signal

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

    def start(self) -> None:
        QThreadPool.globalInstance().start(self._run)

    def _run(self) -> None:
        try:
            result = self._work()
        except CloakroomError as error:
            self.failed.emit(error)
        except Exception as error:  # noqa: BLE001 - unheard in a thread, it would be waited for for ever
            _log.error("work aside failed: %s", type(error).__name__)
            self.failed.emit(CloakroomError("That could not be done. Nothing was changed."))
        else:
            self.done.emit(result)
