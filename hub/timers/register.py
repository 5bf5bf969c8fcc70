"""All timers as they are: asked for, set and changed, each change one step that is on disk before it is told."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from typing import Any

from hub.clock import Clock
from hub.config import Timers
from hub.events import Events, TimerChanged
from hub.rooms import Rooms
from hub.store.timer import Timer, TimerKind, TimerState, Trust
from hub.store.timers import TimerStore
from hub.timers import changes
from hub.timers.schedule import Moment
from hub.timers.steady import Steady

SNOOZABLE_S = 1800.0
"""What rang so long ago can be snoozed."""
_RANG = (TimerState.OVER, TimerState.WAITING)
"""What rang and is over, or waits for its next time."""


class Register:
    """The timers, alarms, reminders and delayed commands. The store alone knows what is.

    Methods that change something return what came of it once it is on disk, and raise `StoreError`.
    """

    def __init__(self, store: TimerStore, clock: Clock, rooms: Rooms, events: Events, settings: Timers) -> None:
        self._store, self._clock, self._rooms, self._events = store, clock, rooms, events
        self._settings = settings
        self._wakeup = asyncio.Event()
        """Set with every change, for whoever looks after them."""
        self._steady = Steady(clock)

    @property
    def clock(self) -> Clock:
        """The clock it goes by."""
        return self._clock

    @property
    def settings(self) -> Timers:
        """The options it goes by."""
        return self._settings

    async def all(self, *kinds: TimerKind) -> list[Timer]:
        """Return those of these kinds that wait, are paused or ring, the next first."""
        return [
            each
            for each in await self._store.all()
            if each.state in changes.ACTIVE and (not kinds or each.kind in kinds)
        ]

    async def set(
        self, kind: TimerKind, moment: Moment, *, seconds: float = 0.0, trust: Trust = Trust.NOTHING, **more: Any
    ) -> Timer | None:
        """Set one for a moment, which was given as `seconds` from now or as a time of day; `None`: there are too many.

        `more`: `name`, `text`, `area`, `satellite`, `language`, `then` of `Timer`.
        """
        now = self._clock.now().timestamp()
        if not more.get("satellite"):
            more["satellite"] = self._satellite_in(str(more.get("area", "")))
        timer = Timer(
            id=secrets.token_hex(6), kind=kind, due=round(moment.due.timestamp(), 3), made_at=now, changed_at=now,
            set_for_s=seconds, time=moment.time, repeat=moment.repeat, trust=trust, **more,
        )  # fmt: skip
        return timer if await self.bring_back(timer) else None

    async def bring_back(self, timer: Timer) -> bool:
        """Set one as it was before it was cancelled; tell whether there was room."""
        if timer.set_for_s:
            self._steady.know(timer)
        try:
            if not await self._store.add(timer):
                return False
        finally:
            self._wakeup.set()
        self._publish(timer, "set")
        return True

    async def add(self, timer: str, seconds: float) -> Timer | None:
        """Let a timer last longer by so many seconds, shorter where they are negative; `None`: it is gone."""
        return await self._change(timer, lambda old, now: changes.longer(old, seconds, now), "changed")

    async def pause(self, timer: str) -> Timer | None:
        """Stop counting; `None`: it does not wait."""
        return await self._change(timer, changes.paused, "paused", TimerState.WAITING)

    async def resume(self, timer: str) -> Timer | None:
        """Go on counting; `None`: it is not paused."""
        return await self._change(timer, changes.resumed, "resumed", TimerState.PAUSED)

    async def cancel(self, *timers: str) -> list[Timer]:
        """Let them never come, and silence those that ring; return which were there."""
        gone = []
        for each in timers:
            while (old := await self._find(each)) is not None and old.state in changes.ACTIVE:
                if await self._removed(old):
                    self._publish(old, "cancelled")
                    gone.append(old)
                    break
        return gone

    async def rang_last(self, satellite: str, area: str) -> Timer | None:
        """Return what rings or rang last at a satellite, or in its room, not long ago; `None` where nothing did."""
        now = self._clock.now().timestamp()
        rang = [
            each
            for each in await self._store.all()
            if each.state is TimerState.RINGING or (each.state in _RANG and now - each.rang_at < SNOOZABLE_S)
            if satellite in (*each.rings_on, each.satellite) or (area and each.area == area)
        ]
        return max(rang, key=lambda each: (each.state is TimerState.RINGING, each.rang_at), default=None)

    async def snooze(self, timer: Timer, seconds: float) -> Timer | None:
        """Let what rang ring again so many seconds from now; `None`: it cannot any more."""
        states = (TimerState.RINGING, *_RANG)
        return await self._change(timer.id, lambda old, at: changes.moved(old, at + seconds, at), "changed", *states)

    def _satellite_in(self, area: str) -> str:
        """Return a satellite that stands in an area, empty where there is none."""
        return next((each.satellite for each in self._rooms.present if area and each.area == area), "")

    async def _find(self, timer: str) -> Timer | None:
        return next((each for each in await self._store.all() if each.id == timer), None)

    async def _change(
        self, timer: str, step: Callable[[Timer, float], Timer], what: str, *states: TimerState
    ) -> Timer | None:
        while (old := await self._find(timer)) is not None and old.state in (states or changes.ACTIVE):
            new = step(old, self._clock.now().timestamp())
            if await self._swap(old, new):
                self._publish(new, what)
                return new
        return None

    async def _swap(self, old: Timer, new: Timer) -> bool:
        if new.set_for_s and new.due != old.due:
            self._steady.know(new)
        try:
            return await self._store.swap(old, new)
        finally:
            self._wakeup.set()

    async def _removed(self, old: Timer) -> bool:
        try:
            return await self._store.remove(old)
        finally:
            self._wakeup.set()

    def _publish(self, timer: Timer, what: str) -> None:
        self._events.publish(
            TimerChanged(timer=timer.id, kind=str(timer.kind), name=timer.name or timer.text, what=what)
        )
