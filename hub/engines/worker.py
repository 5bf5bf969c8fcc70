"""One thread that owns one model, with a bounded queue in front of it.

Models block and may not be entered twice, so each has a thread of its own. What waits is ordered by arrival, and a
final may overtake a partial; but every partial is overtaken a limited number of times, so that nothing starves.
"""

from __future__ import annotations

import asyncio
import enum
import functools
import heapq
import itertools
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from shared.errors import EngineError

log = logging.getLogger(__name__)

T = TypeVar("T")

CAPACITY = 32
"""Pieces that may wait; more than that and the machine is hopelessly behind."""


class Urgency(enum.IntEnum):
    """How many later arrivals a waiting piece lets pass."""

    FINAL = 0
    PARTIAL = 8


@dataclass(order=True, slots=True)
class _Piece:
    rank: int
    arrival: int
    work: Callable[[], Any] = field(compare=False)
    result: asyncio.Future[Any] = field(compare=False)


class Worker:
    """Runs blocking pieces one at a time in its own thread; used from one event loop.

    At most `capacity` pieces wait. When one more comes, the one that would run last is refused with `EngineError`:
    partials before finals, the youngest first.
    """

    def __init__(self, name: str, capacity: int = CAPACITY) -> None:
        """`name` is shown in errors and as the thread's name."""
        self._name = name
        self._capacity = capacity
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._waiting: list[_Piece] = []
        self._arrivals = itertools.count()
        self._running: asyncio.Future[Any] | None = None
        self._closed = False

    async def run(self, work: Callable[[], T], urgency: Urgency = Urgency.FINAL) -> T:
        """Run `work` in the thread and return its result.

        Cancelled while it waits, the piece never runs; cancelled while it runs, its result is dropped and the next
        piece begins when it has ended. Raises what `work` raises, and `EngineError` when closed or overloaded.
        """
        if self._closed:
            raise EngineError(f"{self._name} is closed")
        arrival = next(self._arrivals)
        piece = _Piece(arrival + urgency, arrival, work, asyncio.get_running_loop().create_future())
        heapq.heappush(self._waiting, piece)
        self._refuse_excess()
        self._start_next()
        return cast(T, await piece.result)

    async def iterate(self, begin: Callable[[], Iterator[T]], urgency: Urgency = Urgency.FINAL) -> AsyncIterator[T]:
        """Walk a blocking iterator, one piece per item, so that others may run in between. Errors as in `run`."""
        end = object()
        items = await self.run(begin, urgency)
        while (item := await self.run(lambda: next(items, end), urgency)) is not end:
            yield cast(T, item)

    async def close(self) -> None:
        """Refuse new pieces, fail those that wait with `EngineError`, and wait for the one that runs."""
        self._closed = True
        while self._waiting:
            _refuse(self._waiting.pop(), f"{self._name} is closed")
        if self._running is not None:
            await asyncio.wait([self._running])
        self._thread.shutdown(wait=False)

    def _refuse_excess(self) -> None:
        if len(self._waiting) <= self._capacity:
            return
        self._waiting = [piece for piece in self._waiting if not piece.result.done()]
        heapq.heapify(self._waiting)
        if len(self._waiting) > self._capacity:
            last = max(self._waiting)
            self._waiting.remove(last)
            heapq.heapify(self._waiting)
            _refuse(last, f"{self._name} is overloaded: {self._capacity} pieces of work wait")

    def _start_next(self) -> None:
        while self._running is None and self._waiting:
            piece = heapq.heappop(self._waiting)
            if piece.result.done():
                continue
            self._running = asyncio.get_running_loop().run_in_executor(self._thread, piece.work)
            self._running.add_done_callback(functools.partial(self._ended, piece))

    def _ended(self, piece: _Piece, done: asyncio.Future[Any]) -> None:
        self._running = None
        error = done.exception()
        if piece.result.done():
            if error is not None:
                log.warning("%s: a piece of work nobody waits for failed: %s", self._name, type(error).__name__)
        elif error is not None:
            piece.result.set_exception(error)
        else:
            piece.result.set_result(done.result())
        self._start_next()


def _refuse(piece: _Piece, reason: str) -> None:
    if not piece.result.done():
        piece.result.set_exception(EngineError(reason))
