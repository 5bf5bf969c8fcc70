"""What is due when: times of the clock, and states that must last. Two heaps, no I/O; the caller tells both clocks."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from hub.automations.index import Entry
from hub.automations.model import At, Sun
from hub.automations.schedule import next_time
from hub.automations.seen import Change
from hub.clock import Spot

GRACE_S = 60.0
"""A time that is later than this (the machine slept, the clock was set) is only kept with `catch_up`."""
SET_BACK_S = 3600.0
"""A clock that was set back further has all times worked out anew."""


@dataclass(frozen=True, slots=True)
class Held:
    """A change that pulls a trigger when it lasts."""

    entry: Entry
    device: str
    change: Change


@dataclass(slots=True)
class Waiting:
    """Everything that time will pull."""

    spot: Spot | None = None
    _count: itertools.count[int] = field(default_factory=itertools.count)
    _held: list[tuple[float, int, Held]] = field(default_factory=list)
    _holding: dict[tuple[Entry, str], Held] = field(default_factory=dict)
    _clock: list[tuple[float, int, Entry]] = field(default_factory=list)
    _timed: dict[Entry, float] = field(default_factory=dict)
    """When each is due, seconds since 1970."""
    _now: float = 0.0

    def hold(self, held: Held, due: float) -> None:
        """Wait until a loop time; one that waits for the same device waits anew."""
        self._holding[held.entry, held.device] = held
        heapq.heappush(self._held, (due, next(self._count), held))

    def release(self, entry: Entry, device: str) -> None:
        """Wait no longer."""
        self._holding.pop((entry, device), None)

    def holds(self, entry: Entry, device: str) -> bool:
        """Tell whether this waits."""
        return (entry, device) in self._holding

    def arm(self, entry: Entry, now: datetime) -> None:
        """Work out when a trigger of the clock is due next after now."""
        moment = next_time(entry.trigger, now, self.spot)
        if moment is None:
            self._timed.pop(entry, None)
            return
        self._timed[entry] = moment.timestamp()
        heapq.heappush(self._clock, (moment.timestamp(), next(self._count), entry))

    def disarm(self, entry: Entry) -> None:
        """Forget a trigger."""
        self._timed.pop(entry, None)
        for key in [key for key in self._holding if key[0] is entry]:
            del self._holding[key]

    def next_held(self) -> float | None:
        """Return the loop time at which something has lasted long enough."""
        while (
            self._held and self._holding.get((self._held[0][2].entry, self._held[0][2].device)) is not self._held[0][2]
        ):
            heapq.heappop(self._held)
        return self._held[0][0] if self._held else None

    def next_timed(self) -> float | None:
        """Return the time of the clock that is due next, seconds since 1970."""
        while self._clock and self._timed.get(self._clock[0][2]) != self._clock[0][0]:
            heapq.heappop(self._clock)
        return self._clock[0][0] if self._clock else None

    def lasted(self, loop_s: float) -> list[Held]:
        """Return what has lasted, and forget it."""
        found = []
        while (due := self.next_held()) is not None and due <= loop_s:
            _, _, held = heapq.heappop(self._held)
            del self._holding[held.entry, held.device]
            found.append(held)
        return found

    def timed(self, now: datetime) -> list[tuple[Entry, float]]:
        """Return what is due and since when, and work out when it is due again; what is too late is passed over."""
        moment = now.timestamp()
        if self._now - moment > SET_BACK_S:
            self._rearm([*self._timed], now)
        self._now = moment
        found = []
        while (due := self.next_timed()) is not None and due <= moment:
            _, _, entry = heapq.heappop(self._clock)
            self.arm(entry, now)
            if moment - due <= max(GRACE_S, _patience(entry)):
                found.append((entry, due))
        return found

    def _rearm(self, entries: Iterable[Entry], now: datetime) -> None:
        self._clock.clear()
        for entry in entries:
            self.arm(entry, now)


def _patience(entry: Entry) -> float:
    return entry.trigger.catch_up_s if isinstance(entry.trigger, At | Sun) else 0.0
