"""An event loop whose clock jumps to the next timer instead of waiting for it, and a wall clock that goes by it."""

from __future__ import annotations

import asyncio
import selectors
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from hub.clock import Clock, Spot


class _JumpingSelector(selectors.DefaultSelector):
    """Never waits: a wish to wait becomes a jump of the loop's clock."""

    loop: VirtualLoop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if not ready and timeout is None:
            raise RuntimeError("the test waits for something that will never happen")
        if not ready and timeout:
            self.loop.jump(timeout)
        return ready


class VirtualLoop(asyncio.SelectorEventLoop):
    """For logic that waits but does no real I/O and uses no threads."""

    def __init__(self) -> None:
        self._now = 0.0
        selector = _JumpingSelector()
        selector.loop = self
        super().__init__(selector)

    def time(self) -> float:
        return self._now

    def jump(self, seconds: float) -> None:
        self._now += seconds

    def run_in_executor(self, executor: Any, func: Any, *args: Any) -> Any:  # type: ignore[override]
        raise RuntimeError("virtual time and threads do not mix")


class LoopClock(Clock):
    """Shows a wall-clock time that passes as the loop's does, and can be set."""

    def __init__(self, zone: str, begin: str, spot: Spot | None = None) -> None:
        """`begin`: local time such as `2026-03-28T20:00`, when the test begins."""
        super().__init__(ZoneInfo(zone), spot)
        self._begin = datetime.fromisoformat(begin).replace(tzinfo=self.zone).timestamp()
        self._loop_began = asyncio.get_running_loop().time()
        self.set_by_s = 0.0
        """How far somebody has set it since, in seconds."""

    def now(self) -> datetime:
        return datetime.fromtimestamp(self._begin + self.set_by_s + self.steady(), self.zone)

    def steady(self) -> float:
        return asyncio.get_running_loop().time() - self._loop_began
