"""Keeps timers: sets them, tells satellites what is to ring, hears what rang, does what was to be done later.

The store alone knows what is; each change is one step from one version of a timer to the next, so that nothing is lost
and nothing comes twice, whenever the hub dies. The satellites ring by themselves.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable
from typing import Protocol

from msgspec.structs import replace

from hub.clock import LOOK_S, Clock
from hub.config import Timers
from hub.events import Event, Events, Rang, SatelliteBack, SatelliteJoined, SatelliteLeft, Subscription
from hub.rooms import Rooms
from hub.store.database import StoreError
from hub.store.timer import Timer, TimerState
from hub.store.timers import TimerStore
from hub.timers import changes
from hub.timers.duties import Duties, Now, duties
from hub.timers.mirror import Mirror
from hub.timers.register import Register
from hub.timers.voice import Voice
from shared.messages import RingEnd
from shared.tasks import Owner, first_of

log = logging.getLogger(__name__)

AGAIN_S = 5.0
"""The store is tried again so long after it failed."""
UNHEARD_S = 60.0
"""What nobody heard is said again so much later."""
_HEARD = (Rang, SatelliteJoined, SatelliteBack, SatelliteLeft)


class RunIntents(Protocol):
    """Does what a delayed command is about."""

    def __call__(self, timer: Timer, /) -> Awaitable[str]:
        """Run `timer.then` in the place, language and trust it was set with; say what went wrong, nothing if all is
        well."""


class Missed(Protocol):
    """Keeps what is to be told to whoever asks later what they missed."""

    def __call__(self, timer: Timer, due: float, why: str, /) -> Awaitable[None]:
        """Keep that its time `due` went by: `rang`, and nobody stopped it, or `late`, and nothing rang. Raises
        `StoreError`."""


class Keeper(Register):
    """Looks after all of them: tells the satellites, hears them, does and says what is to be done and said."""

    def __init__(
        self,
        store: TimerStore,
        clock: Clock,
        rooms: Rooms,
        run_intents: RunIntents,
        events: Events,
        settings: Timers,
        missed: Missed,
    ) -> None:
        super().__init__(store, clock, rooms, events, settings)
        self._run_intents, self._missed = run_intents, missed
        self._serving = clock.now().timestamp()
        self._mirror = Mirror(rooms, clock)
        self._voice = Voice(rooms, clock, started=self._serving)
        self._busy: set[str] = set()
        """Ids of those about which something is being said or done."""
        self._unheard: dict[str, float] = {}
        """When those that nobody heard were last said."""

    async def serve(self) -> None:
        """Look after all of them, for ever; begin once satellites can join. Before that nothing rings that was not
        told to a satellite."""
        self._serving = self._clock.now().timestamp()
        with self._events.watch(limit=10_000, only=_HEARD) as subscription:
            async with Owner() as owner:
                await first_of(self._hear(subscription, owner), self._look(owner))

    async def _hear(self, subscription: Subscription, owner: Owner) -> None:
        async for event in subscription:
            while not await self._taken(event, owner):  # noqa: ASYNC110 - the store has no event
                await asyncio.sleep(AGAIN_S)  # a satellite tells each thing once

    async def _taken(self, event: Event, owner: Owner) -> bool:
        """Take an event; false where the store fails."""
        match event:
            case Rang():
                try:
                    await self._rang(event, owner)
                except StoreError as error:
                    log.error("what a satellite told of a ring is not kept yet: %s", error)
                    return False
            case SatelliteJoined() | SatelliteBack() | SatelliteLeft():
                if not isinstance(event, SatelliteBack):
                    self._mirror.forget(event.satellite)
                self._wakeup.set()
        return True

    async def _rang(self, event: Rang, owner: Owner) -> None:
        """Take what a satellite tells of a ring. What is told of a ring that is no more is put right by the mirror."""
        found = changes.ring_of(event.ring)
        now = self._clock.now().timestamp()
        at = now - event.late_s
        try:
            while found is not None and (old := await self._find(found[0])) is not None:
                due = found[1]
                if not _concerns(old, due, over=event.over):
                    break
                if event.over:
                    new = changes.over(old, due, self._clock, rang_on=event.satellite)
                else:
                    new = changes.begun(old, due, event.satellite, at, now)
                if await self._store.swap(old, new):
                    self._tell_of_ring(event, old, new, due, owner)
                    if event.over and event.why == RingEnd.LIMIT:
                        await self._note_missed(old, due, "rang")
                    break
            else:
                self._mirror.forget(event.satellite)
        finally:
            self._wakeup.set()

    def _tell_of_ring(self, event: Rang, old: Timer, new: Timer, due: float, owner: Owner) -> None:
        if event.over:
            self._publish(old, "missed" if event.why == RingEnd.LIMIT else "over")
            work = self._voice.at_end(old, event, due)
        else:
            self._publish(old, "rang")
            work = self._voice.at_begin(new, event, due)
        if work is not None:
            owner.start(work, f"words for timer {old.id}")

    async def _look(self, owner: Owner) -> None:
        while True:
            self._wakeup.clear()
            try:
                until = await self._once(owner)
            except StoreError as error:
                log.error("timers cannot be looked after: %s", error)
                until = self._clock.now().timestamp() + AGAIN_S
            await self._wait(until)

    async def _wait(self, until: float) -> None:
        """Wait for that moment by the clock, for a change, or for the clock to be set."""
        while (left := until - self._clock.now().timestamp()) > 0 and not self._steady.jumped():
            try:
                async with asyncio.timeout(min(left, LOOK_S)):
                    await self._wakeup.wait()
                    return
            except TimeoutError:
                continue

    async def _once(self, owner: Owner) -> float:
        """Do what is to be done now, and return when to look again."""
        timers = await self._store.all()
        if self._steady.jumped():
            for old, due in self._steady.moved(timers):
                await self._swap(old, replace(old, due=due))
            self._mirror.forget()
            timers = await self._store.all()
        now = self._now()
        found = duties(timers, now)
        if await self._settle(found):
            timers = await self._store.all()
            found = duties(timers, now)
        for timer in found.run:
            await self._begin(timer, owner)
        for timer in found.tell:
            self._say(timer, found, owner, now)
        return min(found.next_at, await self._mirror.show(timers, now))

    async def _settle(self, found: Duties) -> bool:
        """Write down what needs nobody's hearing; tell whether anything changed."""
        for timer, due in found.skip:
            self._publish(timer, "missed")
            await self._swap(timer, replace(timer, due=due))
        for key, some in (("late", found.late), ("delay_too_late", found.too_late), ("delay_doubtful", found.doubtful)):
            for timer in some:
                self._publish(timer, "missed")
                if await self._swap(timer, changes.told(timer, key, self._clock.now().timestamp())) and key == "late":
                    await self._note_missed(timer, timer.due, "late")
        for timer in found.ended:
            rang = timer.state is TimerState.RINGING
            self._publish(timer, "missed" if rang else "over")
            if await self._swap(timer, changes.over(timer, timer.due, self._clock)) and rang:
                await self._note_missed(timer, timer.due, "rang")
        for timer in found.forget:
            await self._store.remove(timer)
        return bool(found.skip or found.late or found.too_late or found.doubtful or found.ended)

    async def _note_missed(self, timer: Timer, due: float, why: str) -> None:
        try:
            await self._missed(timer, due, why)
        except StoreError as error:
            log.error("a ring that nobody stopped is not kept: %s", error)

    # --- doing and saying -----------------------------------------------------------------------------------------

    async def _begin(self, timer: Timer, owner: Owner) -> None:
        """Do a delayed command, once: who wrote down that it is being done does it, and nobody after them."""
        claimed = replace(timer, state=TimerState.CLAIMED, changed_at=self._clock.now().timestamp())
        is_ours = False
        self._busy.add(timer.id)
        try:
            is_ours = await self._swap(timer, claimed)
        finally:
            if not is_ours:
                self._busy.discard(timer.id)
        if is_ours:
            self._publish(timer, "due")
            owner.start(self._do(replace(claimed, version=timer.version + 1)), f"delayed command {timer.id}")

    async def _do(self, timer: Timer) -> None:
        try:
            try:
                wrong = await self._run_intents(timer)
            except Exception:
                log.exception("the delayed command %s failed", timer.id)
                key, wrong = "delay_doubtful", ""
            else:
                key = "delay_failed" if wrong else ""
            done = changes.over(timer, timer.due, self._clock)
            await self._swap(timer, changes.told(timer, key, done.changed_at, wrong) if key else done)
            self._publish(timer, "over")
        finally:
            self._busy.discard(timer.id)

    def _say(self, timer: Timer, found: Duties, owner: Owner, now: Now) -> None:
        again_at = self._unheard.get(timer.id, 0.0) + UNHEARD_S
        if timer.id in self._busy:
            return
        if again_at > now.at:
            found.next_at = min(found.next_at, again_at)
            return
        self._busy.add(timer.id)
        owner.start(self._said(timer, now), f"words about timer {timer.id}")

    async def _said(self, timer: Timer, now: Now) -> None:
        try:
            if await self._voice.about(timer, now):
                self._unheard.pop(timer.id, None)
                await self._swap(timer, changes.over(timer, timer.due, self._clock))
            else:
                self._unheard[timer.id] = self._clock.now().timestamp()
        finally:
            self._busy.discard(timer.id)
            self._wakeup.set()

    def _now(self) -> Now:
        present = {each.satellite: each.since for each in self._rooms.present if each.state != "away"}
        return Now(
            clock=self._clock,
            at=self._clock.now().timestamp(),
            started=self._serving,
            present=present,
            settings=self._settings,
            told=self._mirror.told,
            busy=frozenset(self._busy),
        )


def _concerns(timer: Timer, due: float, *, over: bool) -> bool:
    """Tell whether a ring for the time `due` is one that this timer is still to hear of."""
    if timer.state is TimerState.PAUSED:
        # The satellite was not told of the pause in time: what has rung to its end does not ring again.
        return over and timer.due == due
    if timer.state not in (TimerState.WAITING, TimerState.RINGING, TimerState.TELLING):
        return False
    return timer.due == due or (bool(timer.repeat) and due > timer.due)
