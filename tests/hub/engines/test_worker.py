from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest

from hub.engines.worker import Worker
from shared.errors import EngineError


@asynccontextmanager
async def busy(worker: Worker) -> AsyncIterator[None]:
    """Keep the worker's thread occupied until the block ends."""
    go, begun = threading.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def hold() -> None:
        loop.call_soon_threadsafe(begun.set)
        go.wait()

    holding = asyncio.create_task(worker.run(hold))
    await begun.wait()
    try:
        yield
    finally:
        go.set()
        await holding


async def test_pieces_run_one_at_a_time_in_one_thread_that_is_not_the_loops() -> None:
    worker = Worker("model")
    names = await asyncio.gather(*(worker.run(lambda: threading.current_thread().name) for _ in range(5)))
    assert len(set(names)) == 1
    assert threading.current_thread().name not in names
    await worker.close()


async def test_errors_reach_the_caller_and_the_worker_goes_on() -> None:
    worker = Worker("model")
    with pytest.raises(ZeroDivisionError):
        await worker.run(lambda: 1 // 0)
    assert await worker.run(lambda: 7) == 7
    await worker.close()


async def test_a_piece_cancelled_while_it_waits_never_runs() -> None:
    worker = Worker("model")
    ran: list[str] = []
    async with busy(worker):
        task = asyncio.create_task(worker.run(lambda: ran.append("cancelled")))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
    await worker.run(lambda: ran.append("next"))
    assert ran == ["next"]
    await worker.close()


async def test_the_result_of_a_piece_cancelled_while_it_runs_is_dropped() -> None:
    worker = Worker("model")
    begun, go = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def piece() -> int:
        loop.call_soon_threadsafe(begun.set)
        go.wait()
        return 1

    task = asyncio.create_task(worker.run(piece))
    await begun.wait()
    task.cancel()
    await asyncio.wait([task])
    assert task.cancelled()
    go.set()
    assert await worker.run(lambda: 2) == 2
    await worker.close()


async def test_closing_waits_for_the_running_piece_and_fails_the_others() -> None:
    worker = Worker("model")
    ended: list[str] = []
    async with busy(worker):
        waiting = asyncio.create_task(worker.run(lambda: ended.append("waiting")))
        await asyncio.sleep(0)
        closing = asyncio.create_task(worker.close())
        with pytest.raises(EngineError, match="closed"):
            await waiting
        assert not closing.done()
    await closing
    assert ended == []
    with pytest.raises(EngineError, match="closed"):
        await worker.run(lambda: 1)


async def test_a_blocking_iterator_is_walked_item_by_item() -> None:
    worker = Worker("model")
    made: list[int] = []

    def numbers() -> Iterator[int]:
        for i in range(3):
            made.append(i)
            yield i

    seen = []
    async for number in worker.iterate(numbers):
        assert made == list(range(number + 1))
        seen.append(number)
    assert seen == [0, 1, 2]
    await worker.close()


async def test_an_iterator_may_be_left_early_and_may_fail() -> None:
    worker = Worker("model")

    def endless() -> Iterator[int]:
        yield 1
        raise EngineError("broken")

    async for number in worker.iterate(endless):
        assert number == 1
        break
    with pytest.raises(EngineError, match="broken"):
        async for _ in worker.iterate(endless):
            pass
    assert await worker.run(lambda: 3) == 3
    await worker.close()
