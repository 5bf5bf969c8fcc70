"""One thread that owns one model; when it may work is up to the arbiter of all models.

Models block and may not be entered twice, so each has a thread of its own.
"""

from __future__ import annotations

import math
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar, cast

from hub.engines.cores import Cores, Priority
from shared.errors import EngineError

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
        self, begin: Callable[[], Iterator[T]], priority: Priority = Priority.FINAL, *, client: object = None
    ) -> AsyncIterator[T]:
        """Walk a blocking iterator, one piece per item, so that others may run in between. Errors as in `run`."""
        end = object()
        items = await self.run(begin, priority, client=client)
        while (item := await self.run(lambda: next(items, end), priority, client=client)) is not end:
            yield cast(T, item)

    async def close(self) -> None:
        """Refuse new pieces, fail those that wait with `EngineError`, and wait for the one that runs."""
        self._closed = True
        await self._cores.close(self._name)
        self._thread.shutdown(wait=False)
