"""At most one turn per satellite: the old one is gone before the new one starts."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from shared.messages import TurnOutcome
from shared.tasks import cancel

Start = Callable[[], Coroutine[Any, Any, None]]


class TurnSlot:
    """Holds the running turn. `replace` never waits; the waiting is done by the new turn's own task."""

    def __init__(self) -> None:
        self._task: asyncio.Task[None] | None = None
        self._why = TurnOutcome.CANCELLED

    @property
    def why(self) -> TurnOutcome:
        """Why the turn that is being cancelled is cancelled."""
        return self._why

    @property
    def is_free(self) -> bool:
        """No turn is running."""
        return self._task is None or self._task.done()

    def replace(self, start: Start, name: str) -> None:
        """End the running turn, if any, as `replaced`, then run the new one."""
        old = self._task
        self._why = TurnOutcome.REPLACED
        if old is not None:
            old.cancel()
        self._task = asyncio.create_task(self._after(old, start), name=name)

    def cancel(self, why: TurnOutcome) -> None:
        """Tell the running turn, if any, to end."""
        self._why = why
        if self._task is not None:
            self._task.cancel()

    async def clear(self, why: TurnOutcome = TurnOutcome.CANCELLED) -> None:
        """End the running turn, if any, and wait until it is gone."""
        self._why = why
        await cancel(self._task)

    async def free(self) -> None:
        """Wait until no turn is running."""
        while not self.is_free:
            assert self._task is not None
            await asyncio.wait([self._task])

    async def _after(self, old: asyncio.Task[None] | None, start: Start) -> None:
        if old is not None:
            try:
                await asyncio.wait([old])
            except asyncio.CancelledError:
                await asyncio.wait([old])  # The next in line waits for us alone, so we outlast whom we wait for.
                raise
        self._why = TurnOutcome.CANCELLED
        await start()
