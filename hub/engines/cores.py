"""One arbiter for all work on models: whose turn it is on the processor's cores.

Which piece runs next is decided by a pure function. A piece that runs is never interrupted, so work is cut into pieces
of at most a few hundred milliseconds.
"""

from __future__ import annotations

import asyncio
import enum
import functools
import itertools
import logging
import math
from collections.abc import Callable, Collection, Iterable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from shared.errors import EngineError, TooLateError

log = logging.getLogger(__name__)

T = TypeVar("T")

CAPACITY = 64
"""Pieces that may wait; more than that and the machine is hopelessly behind."""


class Priority(enum.IntEnum):
    """What goes first, the lowest number; waking and playing are the satellites' and never wait for any of it."""

    FINAL = 0
    """Words of somebody who has finished."""
    FIRST_SOUND = 1
    """The first second of a reply: somebody waits in silence."""
    LOOK = 2
    """Words of somebody who pauses and may have finished."""
    AGAIN = 3
    """A further try at words that were not understood: it takes long and seldom helps."""
    SPEECH = 4
    """The rest of a reply, while its beginning sounds."""
    PARTIAL = 5
    """Words of somebody who is still speaking."""
    BACKGROUND = 6
    """What nobody waits for. It may wait for as long as anything else is wanted."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of work that waits."""

    model: str
    """Name of what it runs on, which does one piece at a time."""
    priority: Priority
    arrival: int
    """Counts up."""
    client: object = None
    """Whom it is for, such as an utterance. Those of the same priority take turns."""
    deadline: float = math.inf
    """Loop time at which it must have begun to be of any use."""
    idle: bool = False
    """It keeps no core busy: it loads or fetches a model."""


def order(piece: Piece, served: Mapping[object, int]) -> tuple[int, int, int]:
    """Return a piece's place among those that wait, the lowest first: priority, who waited longest, arrival.

    `served` counts up with every piece begun: the count at which a client was last served, nothing for new ones.
    """
    return (piece.priority, served.get(piece.client, -1), piece.arrival)


def choose(
    waiting: Iterable[Piece], busy: Collection[str], free_cores: int, served: Mapping[object, int]
) -> Piece | None:
    """Return the piece to begin now, `None` when all must wait.

    `busy` are the models at work, `free_cores` how many more pieces may run.
    """
    fit = (each for each in waiting if each.model not in busy and (free_cores > 0 or each.idle))
    return min(fit, key=lambda each: order(each, served), default=None)


@dataclass(slots=True)
class _Job:
    """What a piece does, and who waits for it."""

    work: Callable[[], Any]
    thread: Executor
    result: asyncio.Future[Any]
    timer: asyncio.TimerHandle | None = None


class Cores:
    """Runs blocking pieces, at most `at_once` at a time and one at a time on each model; used from one event loop.

    At most `capacity` pieces wait. When one more comes, the one that would run last is refused with `EngineError`.
    One at a time, each with all threads, is best also for two rooms: docs/measurements.md has the figures.
    """

    def __init__(self, at_once: int = 1, capacity: int = CAPACITY) -> None:
        """Begin with nothing to do."""
        self._at_once = at_once
        self._capacity = capacity
        self._waiting: dict[Piece, _Job] = {}
        self._running: dict[str, tuple[Piece, asyncio.Future[Any]]] = {}
        """By model."""
        self._served: dict[object, int] = {}
        self._count = itertools.count()

    async def run(
        self,
        work: Callable[[], T],
        thread: Executor,
        *,
        model: str,
        priority: Priority,
        client: object = None,
        deadline: float = math.inf,
        idle: bool = False,
    ) -> T:
        """Run `work` in `thread` when its turn has come (arguments as in `Piece`) and return its result.

        Cancelled while it waits, the piece never runs; cancelled while it runs, its result is dropped. Raises what
        `work` raises, `TooLateError` when it could not begin before its deadline, `EngineError` when too much waits.
        """
        loop = asyncio.get_running_loop()
        piece = Piece(model, priority, next(self._count), client, deadline, idle)
        job = self._waiting[piece] = _Job(work, thread, loop.create_future())
        if deadline < math.inf:
            job.timer = loop.call_at(deadline, self._refuse, piece, TooLateError(f"{model} had no time in time"))
        self._refuse_excess()
        self._start()
        try:
            return cast(T, await job.result)
        finally:
            if self._waiting.pop(piece, None) is not None:
                _stop(job.timer)

    async def close(self, model: str) -> None:
        """Fail what waits for a model with `EngineError` and wait for the piece that runs on it."""
        for piece in [each for each in self._waiting if each.model == model]:
            self._refuse(piece, EngineError(f"{model} is closed"))
        if (running := self._running.get(model)) is not None:
            await asyncio.wait([running[1]])

    def _refuse(self, piece: Piece, error: EngineError) -> None:
        job = self._waiting.pop(piece)
        _stop(job.timer)
        if not job.result.done():
            job.result.set_exception(error)

    def _refuse_excess(self) -> None:
        if len(self._waiting) > self._capacity:
            last = max(self._waiting, key=lambda each: order(each, self._served))
            self._refuse(last, EngineError(f"{last.model} is overloaded: {self._capacity} pieces of work wait"))

    def _start(self) -> None:
        while True:
            free = self._at_once - sum(not piece.idle for piece, _ in self._running.values())
            waiting = (piece for piece, job in self._waiting.items() if not job.result.done())
            piece = choose(waiting, self._running, free, self._served)
            if piece is None:
                return
            self._begin(piece)

    def _begin(self, piece: Piece) -> None:
        job = self._waiting.pop(piece)
        _stop(job.timer)
        self._served.pop(piece.client, None)
        self._served[piece.client] = next(self._count)
        if len(self._served) > self._capacity:
            del self._served[next(iter(self._served))]
        running = asyncio.get_running_loop().run_in_executor(job.thread, job.work)
        self._running[piece.model] = (piece, running)
        running.add_done_callback(functools.partial(self._ended, piece, job))

    def _ended(self, piece: Piece, job: _Job, done: asyncio.Future[Any]) -> None:
        del self._running[piece.model]
        error = done.exception()
        if job.result.done():
            if error is not None:
                log.warning("%s: a piece of work nobody waits for failed: %s", piece.model, type(error).__name__)
        elif error is not None:
            job.result.set_exception(error)
        else:
            job.result.set_result(done.result())
        self._start()


def _stop(timer: asyncio.TimerHandle | None) -> None:
    if timer is not None:
        timer.cancel()
