"""The network half of the chat: ``python tests/benchmarks/chat.py``.

A deployment on loopback with TLS, the real SDK, the chat's own loop and thread. Prints a Markdown
table; exits with 1 when a limit of the issue is missed.
"""

import asyncio
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager, suppress
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from table import head, row

from cloakroom.chat.client.client import Client
from cloakroom.chat.loop import ChatLoop
from cloakroom.chat.practice.server import Practice
from cloakroom.chat.wire import Ended, Text
from fakes.asking import KeySource, asked, question
from fakes.azure_server import (
    DONE,
    FIRST,
    AzureServer,
    Step,
    authority,
    chunk,
    serving,
    streamed,
)

TRIES, CHUNKS, PIECE = 40, 400, "lorem [PERSON_1] ipsum and more text, fifty letters"
FIRST_LIMIT_MS, CANCEL_LIMIT_MS = 50, 100


@asynccontextmanager
async def client() -> AsyncIterator[Client]:
    made = Client()
    try:
        yield made
    finally:
        await made.close()


async def first_characters(server: AzureServer) -> list[float]:
    """From the moment the server writes the first text to its event."""
    server.usual = streamed(FIRST, chunk({"content": "Dear"}), chunk({}, "stop"), DONE)
    seconds = []
    async with client() as ours:
        for _ in range(TRIES):
            server.writes.clear()
            request = question(server.deployment())
            async with aclosing(ours.answer(request, KeySource())) as events:
                async for event in events:
                    if isinstance(event, Text):
                        seconds.append(time.perf_counter() - server.writes[1])
    return seconds


async def many_chunks(server: AzureServer) -> tuple[float, float]:
    """Seconds of an answer of 20 KB in 400 parts, and of processor time of this whole process,
    server included."""
    server.usual = streamed(FIRST, *[chunk({"content": PIECE})] * CHUNKS, chunk({}, "stop"), DONE)
    async with client() as ours:
        await ours.check(server.deployment())
        wall, cpu = time.perf_counter(), time.process_time()
        events = await asked(ours, question(server.deployment()))
        spent = time.perf_counter() - wall, time.process_time() - cpu
    assert sum(isinstance(event, Text) for event in events) == CHUNKS
    assert isinstance(events[-1], Ended)
    return spent


async def cancels(server: AzureServer) -> list[float]:
    """From ``cancel()`` to the end of the task, in the middle of a stream."""
    server.usual = streamed(FIRST, chunk({"content": "Dear"}), Step.STALL)
    seconds = []
    async with client() as ours:
        for _ in range(TRIES):
            reached = asyncio.Event()
            answer = ours.answer(question(server.deployment()), KeySource())

            async def read(answer: object = answer, reached: asyncio.Event = reached) -> None:
                async with aclosing(answer) as events:  # type: ignore[type-var]
                    async for event in events:
                        if isinstance(event, Text):
                            reached.set()

            task = asyncio.create_task(read())
            await reached.wait()
            started = time.perf_counter()
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
            seconds.append(time.perf_counter() - started)
    return seconds


async def looks(server: AzureServer) -> list[float]:
    seconds = []
    for _ in range(10):
        async with client() as ours:
            seconds.append((await ours.check(server.deployment())).seconds)
    return seconds


async def practice() -> float:
    """From nothing to a practice deployment that was looked at."""
    started = time.perf_counter()
    server, ours = Practice(pace=0), Client()
    await ours.check(await server.deployment())
    seconds = time.perf_counter() - started
    await ours.close()
    await server.stop()
    return seconds


def cold() -> float:
    """The libraries, in a fresh process."""
    code = "import time; t = time.perf_counter(); import openai; print(time.perf_counter() - t)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)


async def measure(server: AzureServer) -> bool:
    """Everything in one loop, as in the program."""
    await Client().warm()
    look = await looks(server)
    kept = row("the look before the first text, median", ms(median(look)), "ms")
    first = await first_characters(server)
    kept &= row("first character to its event, median", ms(median(first)), "ms", FIRST_LIMIT_MS)
    kept &= row("first character to its event, worst", ms(max(first)), "ms", FIRST_LIMIT_MS)
    wall, cpu = await many_chunks(server)
    kept &= row(f"answer of 20 KB in {CHUNKS} parts", ms(wall), "ms")
    kept &= row("of it processor time, that of the server included", ms(cpu), "ms")
    cancel = await cancels(server)
    kept &= row("cancel in the middle of an answer, median", ms(median(cancel)), "ms")
    kept &= row("cancel in the middle of an answer, worst", ms(max(cancel)), "ms", CANCEL_LIMIT_MS)
    own = await practice()
    return kept & row("practice deployment, started and looked at", ms(own), "ms")


def main() -> int:
    head()
    row("libraries, after the start and off the window's thread", ms(cold()), "ms")
    loop = ChatLoop()
    with tempfile.TemporaryDirectory() as folder:
        trusted = authority(Path(folder))
        with serving(trusted.context(), trusted.file) as server:
            kept = loop.submit(measure(server)).result()
            loop.stop()
    return int(not kept)


def ms(seconds: float) -> float:
    return seconds * 1000


if __name__ == "__main__":
    sys.exit(main())
