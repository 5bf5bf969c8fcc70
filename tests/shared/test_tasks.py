"""Whatever happens to a cancellation, no task outlives its owner."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from shared.tasks import Owner, cancel, first_of


async def deaf(begun: asyncio.Event) -> None:
    """Lose the first cancellation, as `asyncio.wait_for` can, and go on."""
    begun.set()
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        await asyncio.sleep(3600)


async def by_itself(begun: asyncio.Event) -> None:
    task = asyncio.create_task(deaf(begun))
    await begun.wait()
    await cancel(task)
    assert task.cancelled()


async def by_its_owner(begun: asyncio.Event) -> None:
    async with Owner() as owner:
        task = owner.start(deaf(begun), "deaf")
        await begun.wait()
    assert task.cancelled()


async def beside_another(begun: asyncio.Event) -> None:
    await first_of(deaf(begun), begun.wait())


@pytest.mark.virtual_time
@pytest.mark.parametrize("ended", [by_itself, by_its_owner, beside_another])
async def test_a_lost_cancellation_is_said_again(ended: Callable[[asyncio.Event], Coroutine[Any, Any, None]]) -> None:
    before = asyncio.get_running_loop().time()
    await ended(asyncio.Event())
    assert asyncio.get_running_loop().time() - before < 60


async def test_an_error_of_what_is_stopped_is_told(caplog: pytest.LogCaptureFixture) -> None:
    async def stubborn() -> None:
        try:
            await asyncio.sleep(3600)
        finally:
            raise ValueError("left open")

    task = asyncio.create_task(stubborn(), name="stubborn")
    await asyncio.sleep(0)
    await cancel(task)
    assert "task stubborn failed while it was being stopped: ValueError('left open')" in caplog.text
