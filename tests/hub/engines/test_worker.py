from __future__ import annotations

import asyncio
import itertools
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest

from hub.engines.cores import Cores, Priority
from hub.engines.worker import Worker
from shared.errors import EngineError
from shared.tasks import closing


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


async def test_items_come_while_more_are_made_up_to_the_next_pause() -> None:
    cores = Cores()
    worker, beside = Worker("model", cores), Worker("another", cores)
    goes_on = threading.Event()

    def numbers() -> Iterator[int]:
        yield 1
        goes_on.wait()
        yield from (2, 3, 4)

    order: list[str] = []

    async def others() -> None:
        await beside.run(lambda: order.append("other"), Priority.LOOK)

    seen = []
    items = worker.iterate(numbers, Priority.FIRST_SOUND, then=Priority.SPEECH, pause=lambda number: number == 3)
    async for number in items:
        if number == 1:
            other = asyncio.create_task(others())
            await asyncio.sleep(0.01)
            assert order == [], "the others wait for the pause"
            goes_on.set()
        seen.append(number)
        order.append(str(number))
    await other
    assert seen == [1, 2, 3, 4]
    assert order.index("other") < order.index("4"), "they are more urgent than what comes after the pause"
    await worker.close()
    await beside.close()


async def test_no_more_is_made_once_the_items_are_left_between_pauses() -> None:
    worker = Worker("model")
    made: list[int] = []
    goes_on = threading.Event()

    def endless() -> Iterator[int]:
        for number in itertools.count():
            made.append(number)
            yield number
            goes_on.wait()

    items = worker.iterate(endless, pause=lambda number: False)
    async with closing(items):
        assert await anext(items) == 0
    goes_on.set()
    assert await worker.run(lambda: 5) == 5
    assert len(made) <= 2, "the one that was being made may have become whole"
    await worker.close()
