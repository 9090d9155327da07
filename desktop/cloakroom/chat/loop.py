"""The event loop of the chat, in a thread of its own: the window never waits for a network."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Any, TypeVar

Result = TypeVar("Result")

LAST_S = 2.0
"""How long the end of the program waits for what is under way to be let go."""


class _Daemons(ThreadPoolExecutor):
    """Names are looked up in threads, and a look-up cannot be interrupted: those of a usual pool
    would be waited for at the end of the program, for as long as a name server keeps silent."""

    def submit(
        self, fn: Callable[..., Result], /, *args: Any, **kwargs: Any
    ) -> "Future[Result]":
        future: Future[Result] = Future()

        def work() -> None:
            try:
                result = fn(*args, **kwargs)
            except Exception as error:  # noqa: BLE001 - handed on to whoever waits
                future.set_exception(error)
            else:
                future.set_result(result)

        if future.set_running_or_notify_cancel():
            threading.Thread(target=work, name="chat aside", daemon=True).start()
        return future


class ChatLoop:
    """One for the program. The thread starts with the first work and not before; it keeps nobody
    from ending the program."""

    def __init__(self) -> None:
        self._starting = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    def submit(self, work: Coroutine[Any, Any, Result]) -> "Future[Result]":
        """From any thread. Cancelling what is returned cancels the task within the loop, which
        then still does what its ``finally`` says."""
        return asyncio.run_coroutine_threadsafe(work, self._started())

    def stop(self, last: Callable[[], Awaitable[None]] | None = None) -> None:
        """Cancels all that is under way, awaits ``last`` (which closes the connections) and ends
        the thread. Nothing happens where nothing was started."""
        if self._loop is None or self._thread is None:
            return
        asyncio.run_coroutine_threadsafe(_finish(last), self._loop).add_done_callback(
            lambda _: self._stop()
        )
        self._thread.join(LAST_S)
        self._loop = self._thread = None

    def _stop(self) -> None:
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._loop.stop)

    def _started(self) -> asyncio.AbstractEventLoop:
        with self._starting:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._loop.set_default_executor(_Daemons())
                self._thread = threading.Thread(
                    target=_run, args=(self._loop,), name="chat", daemon=True
                )
                self._thread.start()
            return self._loop


def _run(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    try:
        loop.run_forever()
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()


async def _finish(last: Callable[[], Awaitable[None]] | None) -> None:
    this = asyncio.current_task()
    tasks = [task for task in asyncio.all_tasks() if task is not this]
    for task in tasks:
        task.cancel()
    with suppress(TimeoutError):  # what does not let go must not keep the rest from being closed
        await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), LAST_S / 2)
    if last:
        await asyncio.wait_for(last(), LAST_S / 2)
