"""One thread that owns one model; when it may work is up to the arbiter of all models.

Models block and may not be entered twice, so each has a thread of its own.
"""

from __future__ import annotations

import asyncio
import math
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar, cast

from hub.engines.cores import Cores, Priority
from shared.errors import EngineError
from shared.tasks import cancel

T = TypeVar("T")


class Worker:
    """Runs blocking pieces one at a time in its own thread, when `cores` lets it; used from one event loop."""

    def __init__(self, name: str, cores: Cores | None = None) -> None:
        """`name` is shown in errors and as the thread's name, and is the only one of its kind in `cores`.

        Without `cores` there is nothing to share them with.
        """
        self._name = name
        self._cores = cores or Cores()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._closed = False

    async def run(
        self,
        work: Callable[[], T],
        priority: Priority = Priority.FINAL,
        *,
        client: object = None,
        deadline: float = math.inf,
        idle: bool = False,
    ) -> T:
        """Run `work` in the thread and return its result; everything else as in `Cores.run`.

        Raises what `work` raises, `TooLateError`, and `EngineError` when closed or overloaded.
        """
        if self._closed:
            raise EngineError(f"{self._name} is closed")
        return await self._cores.run(
            work, self._thread, model=self._name, priority=priority, client=client, deadline=deadline, idle=idle
        )

    async def iterate(
        self,
        begin: Callable[[], Iterator[T]],
        priority: Priority = Priority.FINAL,
        *,
        then: Priority | None = None,
        pause: Callable[[T], bool] = lambda item: True,
        client: object = None,
    ) -> AsyncIterator[T]:
        """Walk a blocking iterator; every item comes as soon as it is made, and no more are made once it is left.

        Others may run after those items of which `pause`, called in the thread, says so; from then on it goes on with
        the priority `then`. What is made and not taken yet has no bound but the next pause. Errors as in `run`.
        """
        loop = asyncio.get_running_loop()
        items: Iterator[T] | None = None
        is_left = threading.Event()
        made: asyncio.Queue[T | object] = asyncio.Queue()
        end = object()

        def walk() -> bool:
            """Make items up to the next pause; tell whether there may be more."""
            nonlocal items
            items = items or begin()
            for item in items:
                loop.call_soon_threadsafe(made.put_nowait, item)
                if is_left.is_set() or pause(item):
                    return True
            return False

        more = True
        while more:
            walking = asyncio.create_task(self.run(walk, priority, client=client), name=f"{self._name} at work")
            walking.add_done_callback(lambda _: made.put_nowait(end))
            try:
                while (item := await made.get()) is not end:
                    yield cast(T, item)
            except BaseException:
                is_left.set()
                await cancel(walking)
                raise
            more = await walking
            priority = priority if then is None else then

    async def close(self) -> None:
        """Refuse new pieces, fail those that wait with `EngineError`, and wait for the one that runs."""
        self._closed = True
        await self._cores.close(self._name)
        self._thread.shutdown(wait=False)
