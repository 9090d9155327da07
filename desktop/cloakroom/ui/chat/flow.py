"""From the asyncio loop to the Qt thread: steps as signals, one outcome, and a stop.

Whatever comes from the other thread goes through a signal of an object that lives on this one.
"""

import logging
from asyncio import CancelledError
from collections.abc import AsyncGenerator, Awaitable, Callable
from concurrent.futures import Future
from contextlib import aclosing
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from cloakroom.errors import Cancelled, CloakroomError
from cloakroom.send_errors import ChatError, Left
from cloakroom.ui.chat.office import Loop

_log = logging.getLogger(__name__)


LAST_MS = 1000
"""How long a stop waits for the work over there to be over."""


class Flow(QObject):
    """``stepped`` for each value, in order; then exactly one of ``done`` (with the result of a
    coroutine, None for a generator) and ``failed``. Cancelled is a failure like any other."""

    stepped = Signal(object)
    done = Signal(object)
    failed = Signal(object)  # CloakroomError
    _came = Signal(object)
    _left = Signal(object, object)

    def __init__(self, loop: Loop, parent: QObject) -> None:
        super().__init__(parent)
        self._loop = loop
        self._future: Future[None] | None = None
        self._stopping = self._over = False
        self._came.connect(self._step)
        self._left.connect(self._settled)

    def run(self, steps: AsyncGenerator[Any, None]) -> None:
        self._future = self._loop.submit(self._guarded(lambda: self._steps(steps)))

    def call(self, work: Callable[[], Awaitable[object]]) -> None:
        self._future = self._loop.submit(self._guarded(work))

    def stop(self) -> None:
        """Fails with Cancelled when the work has ended: what it did until then was told by its
        steps, and only so can be said whether a text had left."""
        if self._future is not None and not self._stopping:
            self._stopping = True
            self._future.cancel()
            QTimer.singleShot(LAST_MS, self, self._give_up)

    # ---- in the loop

    async def _steps(self, steps: AsyncGenerator[Any, None]) -> None:
        async with aclosing(steps):
            async for step in steps:
                self._came.emit(step)

    async def _guarded(self, work: Callable[[], Awaitable[object]]) -> None:
        try:
            if self._stopping:  # asyncio still runs the first step of a task that was cancelled
                raise Cancelled
            result = await work()
        except CloakroomError as error:
            self._left.emit(None, error)
        except CancelledError:
            self._left.emit(None, Cancelled())
            raise
        except Exception as error:  # noqa: BLE001 - unheard in the loop, it would be waited for for ever
            _log.error("chat failed: %s", type(error).__name__)
            self._left.emit(None, ChatError(_UNKNOWN, left=Left.MAYBE, check=type(error).__name__))
        else:
            self._left.emit(result, None)

    # ---- on the Qt thread

    def _step(self, step: object) -> None:
        if not self._over:
            self.stepped.emit(step)

    def _settled(self, result: object, error: CloakroomError | None) -> None:
        if self._over:
            return
        self._over = True
        if error is None:
            self.done.emit(result)
        else:
            self.failed.emit(error)
        self.deleteLater()

    def _give_up(self) -> None:
        self._settled(None, ChatError(_DEAF, left=Left.MAYBE, check="stop"))


_UNKNOWN = (
    "Something went wrong in the chat, and Cloakroom has no better words for it. Your text may "
    "have been sent."
)
_DEAF = "Stopped, but the connection did not close in time. Your text may have been sent."
