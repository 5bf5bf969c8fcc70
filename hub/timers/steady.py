"""Ten minutes are ten minutes, also when the clock is set meanwhile."""

from __future__ import annotations

from collections.abc import Iterable

from hub.clock import Clock
from hub.store.timer import Timer, TimerState

JUMP_S = 1.0
"""A clock that goes wrong by more than this was set."""
KNOWN = 1000


class Steady:
    """Knows when lengths of time are really over that were set while this hub runs.

    For those from before nobody can tell: a machine without a clock of its own starts with a wrong time and sets it
    right, and what was written down before is right already. So only the others move.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._offset = self._measured()
        self._known: dict[str, tuple[float, float]] = {}
        """By id: `due`, and the same on the steady clock. The oldest make way for more than `KNOWN`."""

    def _measured(self) -> float:
        return self._clock.now().timestamp() - self._clock.steady()

    def know(self, timer: Timer) -> None:
        """Note when a timer that was just set is really over."""
        self._known.pop(timer.id, None)
        self._known[timer.id] = (timer.due, timer.due - self._offset)
        if len(self._known) > KNOWN:
            del self._known[next(iter(self._known))]

    def jumped(self) -> bool:
        """Tell whether the clock was set since `moved` was last asked."""
        return abs(self._measured() - self._offset) > JUMP_S

    def moved(self, timers: Iterable[Timer]) -> list[tuple[Timer, float]]:
        """Return those that come at another time of the clock now, with that time."""
        self._offset = self._measured()
        found = []
        for timer in timers:
            due, steady = self._known.get(timer.id, (0.0, 0.0))
            if timer.state is TimerState.WAITING and due == timer.due:
                found.append((timer, round(steady + self._offset, 3)))
        return found
