"""What waits may be left behind, and its error reaches whoever waits."""

import asyncio
import threading

import pytest

from cloakroom.chat.aside import aside
from cloakroom.send_errors import SignInNeeded


def test_work_aside_can_be_left_behind() -> None:
    """GIVEN a browser that nobody answers WHEN the wait is cancelled THEN nothing hangs."""
    gate = threading.Event()

    async def run() -> None:
        waiting = asyncio.ensure_future(aside(lambda: gate.wait(30)))
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting

    asyncio.run(run())
    gate.set()


def test_an_error_aside_reaches_who_waits() -> None:
    def fail() -> None:
        raise SignInNeeded("again")

    with pytest.raises(SignInNeeded, match="again"):
        asyncio.run(aside(fail))


def test_a_result_that_nobody_waits_for_is_dropped() -> None:
    """GIVEN a loop that ended THEN the thread ends too, without a word."""
    gate = threading.Event()
    threads = threading.active_count()

    async def run() -> None:
        waiting = asyncio.ensure_future(aside(lambda: gate.wait(30)))
        await asyncio.sleep(0)
        waiting.cancel()

    asyncio.run(run())
    gate.set()
    for thread in threading.enumerate():
        if thread.name == "aside":
            thread.join(10)
    assert threading.active_count() <= threads
