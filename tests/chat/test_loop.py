import asyncio
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from cloakroom.chat.loop import ChatLoop

DESKTOP = Path(__file__).resolve().parents[2] / "desktop"


async def name() -> str:
    return threading.current_thread().name


def test_work_is_done_in_a_thread_of_its_own() -> None:
    loop = ChatLoop()
    try:
        assert loop.submit(name()).result(5) == "chat"
        assert loop.submit(name()).result(5) == "chat"
        assert [each.name for each in threading.enumerate()].count("chat") == 1
    finally:
        loop.stop()
    assert "chat" not in [each.name for each in threading.enumerate()]


def test_nothing_runs_before_there_is_work() -> None:
    before = threading.active_count()
    loop = ChatLoop()
    assert threading.active_count() == before
    loop.stop()


def test_what_is_cancelled_tidies_up() -> None:
    loop, begun, tidied = ChatLoop(), threading.Event(), threading.Event()

    async def long() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            tidied.set()

    try:
        handle = loop.submit(long())
        assert begun.wait(5)
        assert handle.cancel()
        assert tidied.wait(5)
    finally:
        loop.stop()


def test_stopping_cancels_what_is_under_way_and_then_closes() -> None:
    loop, begun, order = ChatLoop(), threading.Event(), list[str]()

    async def long() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            order.append("cancelled")

    async def close() -> None:
        order.append("closed")

    handle = loop.submit(long())
    assert begun.wait(5)
    loop.stop(close)
    assert order == ["cancelled", "closed"]
    assert handle.cancelled()


def test_it_can_be_started_again() -> None:
    loop = ChatLoop()
    for _ in range(2):
        assert loop.submit(name()).result(5) == "chat"
        loop.stop()


HUNG = """
import asyncio, threading, time
from cloakroom.chat.loop import ChatLoop

async def look_up():
    looking = asyncio.get_running_loop().run_in_executor(None, threading.Event().wait)
    return await looking

loop = ChatLoop()
loop.submit(look_up())
loop.submit(asyncio.sleep(0)).result()
loop.stop()
print("ended")
"""


def test_a_name_server_that_keeps_silent_does_not_keep_the_program_from_ending() -> None:
    done = subprocess.run(
        [sys.executable, "-c", HUNG], cwd=DESKTOP, capture_output=True, text=True, timeout=30,
        check=True,
    )  # fmt: skip
    assert done.stdout == "ended\n"
    assert done.stderr == ""


def test_work_aside_gives_its_result_or_its_failure() -> None:
    loop = ChatLoop()

    async def both() -> tuple[int, str]:
        running = asyncio.get_running_loop()
        with pytest.raises(ZeroDivisionError):
            await running.run_in_executor(None, lambda: 1 // 0)
        return await running.run_in_executor(None, int, "7"), threading.current_thread().name

    try:
        assert loop.submit(both()).result(5) == (7, "chat")
    finally:
        loop.stop()


def test_a_failure_reaches_whoever_asked() -> None:
    loop = ChatLoop()

    async def fail() -> None:
        raise ValueError("no")

    try:
        with pytest.raises(ValueError, match="no"):
            loop.submit(fail()).result(5)
    finally:
        loop.stop()
