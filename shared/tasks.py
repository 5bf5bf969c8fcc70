"""Tasks with an owner: everything started is ended, and a failure is never swallowed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Coroutine, Iterable, Sequence
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Any, Self, TypeVar

T = TypeVar("T")
log = logging.getLogger(__name__)

AGAIN_S = 5.0
"""A task that is still there is cancelled again after so long: a cancellation can be lost, in `asyncio.wait_for` of
Python 3.11 when what it waits for ends at that moment, or when the clean-up raises something else that is caught."""


async def cancel(task: asyncio.Task[Any] | None) -> None:
    """Cancel a task and wait until it is gone; its own result or error is dropped, errors are logged.

    If the caller itself is cancelled meanwhile, that is raised at once; the task has been told to stop all the same.
    """
    if task is None:
        return
    await _ended([task])
    if not task.cancelled() and (error := task.exception()) is not None:
        log.error("task %s failed while it was being stopped: %r", task.get_name(), error)


async def _ended(tasks: Iterable[asyncio.Future[Any]]) -> None:
    """Cancel tasks until all are gone."""
    left = set(tasks)
    while left:
        for task in left:
            task.cancel()
        _, left = await asyncio.wait(left, timeout=AGAIN_S)


class Owner:
    """Owns background tasks that live at most as long as its `async with` block.

    Unlike `asyncio.TaskGroup` a failing task is logged and the others go on: one satellite or one device must not
    take the rest down.
    """

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, Any], name: str) -> asyncio.Task[Any]:
        """Run `work` as a task of this owner."""
        task = asyncio.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return task

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("task %s failed", task.get_name(), exc_info=error)

    async def stop(self) -> None:
        """Cancel every task and wait until all are gone."""
        while self._tasks:
            await _ended(self._tasks)
            await asyncio.sleep(0)

    async def __aenter__(self) -> Self:
        """Begin owning."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End every task."""
        await self.stop()


async def first_of(*work: Coroutine[Any, Any, Any]) -> None:
    """Run coroutines side by side until the first ends, end the others, and raise what the first raised."""
    tasks = [asyncio.ensure_future(each) for each in work]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        await _ended(tasks)
    for task in done:
        task.result()


async def side_by_side(work: Sequence[Coroutine[Any, Any, T]]) -> Sequence[T]:
    """Await several at once; one alone needs no task of its own, which would cost time."""
    return [await work[0]] if len(work) == 1 else await asyncio.gather(*work)


@asynccontextmanager
async def closing(items: AsyncIterator[T]) -> AsyncIterator[AsyncIterator[T]]:
    """Close an async iterator when the block is left, where it can be closed: what it holds is given up at once."""
    try:
        yield items
    finally:
        if isinstance(items, AsyncGenerator):
            await items.aclose()
