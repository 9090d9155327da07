import asyncio

import pytest

from cloakroom.chat.client.allowance import Allowance


def test_what_a_step_takes_is_gone_even_if_it_fails() -> None:
    async def spend() -> tuple[float, float]:
        allowance = Allowance(10)
        await allowance.spend(asyncio.sleep(0.02))
        first = allowance.left
        with pytest.raises(TimeoutError):
            await allowance.spend(asyncio.Event().wait(), most=0.02)
        return first, allowance.left

    first, second = asyncio.run(spend())
    assert 9 < first <= 9.98
    assert 8 < second <= first - 0.02


def test_who_has_no_time_left_gets_none() -> None:
    async def spend() -> None:
        await Allowance(0).spend(asyncio.Event().wait())

    with pytest.raises(TimeoutError):
        asyncio.run(spend())


def test_what_is_between_steps_is_free() -> None:
    async def spend() -> float:
        allowance = Allowance(10)
        await asyncio.sleep(0.02)
        return allowance.left

    assert asyncio.run(spend()) == 10
