"""A step of an answer that is waited for while somebody is told how long it takes."""

import asyncio
from collections.abc import Coroutine
from types import TracebackType
from typing import Any, Generic, TypeVar

Result = TypeVar("Result")


class Watch(Generic[Result]):
    """``step`` runs from the entering on; leaving stops it and waits until it has stopped.
    ``quiet`` are the seconds it has taken so far, counted in steps of ``every``."""

    def __init__(self, step: Coroutine[Any, Any, Result], every: float) -> None:
        self._step, self._every = step, every
        self.quiet = 0.0

    async def __aenter__(self) -> "Watch[Result]":
        self._task = asyncio.create_task(self._step)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:  # what the step raised meanwhile is taken along, and nobody's concern
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def done(self) -> bool:
        """Waits for the step, but no longer than the time after which it is to be told."""
        done, _ = await asyncio.wait({self._task}, timeout=self._every)
        self.quiet += 0.0 if done else self._every
        return bool(done)

    def result(self) -> Result:
        """Of a step that is done; raises what it raised."""
        return self._task.result()
