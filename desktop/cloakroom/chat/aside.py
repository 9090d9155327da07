"""Waiting for what waits itself (a keyring, a browser, a library without a loop) from the loop of
the chat."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

Result = TypeVar("Result")


async def aside(work: Callable[[], Result]) -> Result:
    """``work`` in a thread that nobody waits for: a browser that is never answered must not keep
    the program from ending, as a thread of a pool would."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[Result] = loop.create_future()

    def settle(result: Result | None, error: Exception | None) -> None:
        if done.done():
            return
        if error:
            done.set_exception(error)
        else:
            done.set_result(result)  # type: ignore[arg-type]  # a result where there is no error

    def run() -> None:
        result: Result | None = None
        failed: Exception | None = None
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - handed on to whoever waits
            failed = error
        with suppress(RuntimeError):  # the loop ended meanwhile: nobody waits any more
            loop.call_soon_threadsafe(settle, result, failed)

    threading.Thread(target=run, name="aside", daemon=True).start()
    return await done
