"""Clocks for measuring: a microphone's and this process's brought together, and one that runs as sound does."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable
from typing import Any


class _WaitingSelector(selectors.DefaultSelector):
    loop: SoundLoop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if ready or timeout == 0:
            return ready
        if self.loop.working or timeout is None:
            return super().select(None)
        self.loop.now += timeout
        return []


class SoundLoop(asyncio.SelectorEventLoop):
    """An event loop whose clock stands still while threads work, and otherwise jumps to the next timer.

    What is paced by its clock, as sound in real time is, runs as fast as the machine can and finds the same on a busy
    one; but work takes no time on this clock.
    """

    def __init__(self) -> None:
        self.now = 0.0
        self.working = 0
        selector = _WaitingSelector()
        selector.loop = self
        super().__init__(selector)

    def time(self) -> float:
        """Return the time of this clock, in seconds."""
        return self.now

    def run_in_executor(self, executor: Any, func: Callable[..., Any], *args: Any) -> Any:  # type: ignore[override]
        """Run work in a thread; the clock waits for it."""
        self.working += 1
        future = super().run_in_executor(executor, func, *args)
        future.add_done_callback(self._worked)
        return future

    def _worked(self, _: object) -> None:
        self.working -= 1


class MicrophoneClock:
    """Tells when, on this process's clock, a position of a microphone was.

    What a satellite reports reaches us some time after it happened, never before. So the report that took least is
    the best one, and what remains is its delay: some milliseconds by which the microphone seems to be late.
    """

    def __init__(self) -> None:
        self._opened_s: float | None = None

    def saw(self, at_ms: int, arrived_s: float) -> None:
        """Take a report of something at `at_ms` on the microphone's clock that arrived at `arrived_s` on ours.

        Reports from before the first sound carry 0 and are passed over: the clock did not run yet.
        """
        if at_ms <= 0:
            return
        opened_s = arrived_s - at_ms / 1000
        if self._opened_s is None or opened_s < self._opened_s:
            self._opened_s = opened_s

    def at(self, ms: float) -> float:
        """Return the moment, in seconds on our clock, at which the microphone stood at `ms`.

        Raises `ValueError` when nothing was seen yet.
        """
        if self._opened_s is None:
            raise ValueError("nothing was seen of this microphone yet")
        return self._opened_s + ms / 1000

    def ms_after(self, ms: float, moment_s: float) -> int:
        """Return the milliseconds from the microphone's `ms` to a moment on our clock."""
        return round((moment_s - self.at(ms)) * 1000)
