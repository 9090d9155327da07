"""The time that a whole answer may take."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

Result = TypeVar("Result")


class Allowance:
    """``left`` are seconds. Only what is spent here counts: not the waits between tries."""

    def __init__(self, seconds: float) -> None:
        self.left = seconds

    async def spend(self, step: Awaitable[Result], most: float | None = None) -> Result:
        """TimeoutError when the step takes more than is left, or more than ``most``."""
        loop = asyncio.get_running_loop()
        started = loop.time()
        try:
            async with asyncio.timeout(self.left if most is None else most):
                return await step
        finally:
            self.left -= loop.time() - started
