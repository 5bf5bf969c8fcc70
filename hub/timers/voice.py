"""Says what rings: a named timer's name, a reminder's text, and how late something is."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any

from hub.brain.told.say import sentence
from hub.clock import Clock
from hub.events import Rang
from hub.intents.model import Told
from hub.rooms import Manner, Room, Rooms
from hub.store.timer import Timer, TimerKind
from hub.timers.duties import Now, words_on
from hub.timers.words import LATE_S, about, at_late, at_ring
from shared.errors import HearthError
from shared.messages import RingEnd

log = logging.getLogger(__name__)

FIRST_S = 2.0
"""It rings so long before the words come: they are for whom the ring has made listen."""
AGAIN_S = 15.0
"""Who stops a ring so long after its words probably came only then, and is told again."""
SAY_S = 60.0
"""Longest wait for words to be heard."""


@dataclass(slots=True)
class _Said:
    at: float | None = None
    """When the words began, in the loop's time; `None`: not yet."""
    heard: bool = False
    over: bool = False


class Voice:
    """Speaks about timers on satellites."""

    def __init__(self, rooms: Rooms, clock: Clock, started: float) -> None:
        self._rooms, self._clock, self._started = rooms, clock, started
        self._said: dict[tuple[str, str], _Said] = {}
        """By satellite and ring; gone when the ring is."""

    def at_begin(self, timer: Timer, event: Rang, due: float) -> Coroutine[Any, Any, None] | None:
        """Return what speaks on a satellite where it began to ring, `None` where there is nothing to say."""
        key = event.satellite, event.ring
        words = self._words(timer, due, event.late_s)
        if words is None or key in self._said or event.late_s > LATE_S:
            return None
        self._said[key] = said = _Said()
        return self._begin(said, event.satellite, words, timer)

    def at_end(self, timer: Timer, event: Rang, due: float) -> Coroutine[Any, Any, None] | None:
        """Return what speaks where somebody stopped it, `None` where they know, or nobody was there."""
        said = self._said.pop((event.satellite, event.ring), None)
        for key in [each for each in self._said if each[1] == event.ring]:
            self._said.pop(key).over = True
        if said is not None:
            said.over = True
        if event.why != RingEnd.STOPPED:
            return None
        if said is None or said.at is None:
            known = timer.kind is not TimerKind.REMINDER
        else:
            known = asyncio.get_running_loop().time() - said.at < AGAIN_S
            known = known and (said.heard or timer.kind is not TimerKind.REMINDER)
        words = None if known else self._words(timer, due, event.late_s)
        if words is not None and event.late_s > LATE_S:
            words = at_late(timer, self._clock.local(due), self._clock.now(), self._started)
        return None if words is None else self._speak_once(event.satellite, words, timer)

    async def about(self, timer: Timer, now: Now) -> bool:
        """Say what is to be said about one (`Timer.telling`); tell whether anybody heard it."""
        words = about(timer, self._clock.local(timer.due), self._clock.now(), self._started)
        rooms = [room for name in words_on(timer, now) if (room := self._rooms.find(name)) is not None]
        return any(await asyncio.gather(*(self._speak(room, words, timer) for room in rooms)))

    def _words(self, timer: Timer, due: float, late_s: float) -> Told | None:
        now = self._clock.now()
        began = self._clock.local(now.timestamp() - late_s)
        return at_ring(timer, self._clock.local(due), began, self._started)

    async def _begin(self, said: _Said, satellite: str, words: Told, timer: Timer) -> None:
        await asyncio.sleep(FIRST_S)
        room = self._rooms.find(satellite)
        if said.over or room is None:
            return
        said.at = asyncio.get_running_loop().time()
        said.heard = await self._speak(room, words, timer, urgent=True)

    async def _speak_once(self, satellite: str, words: Told, timer: Timer) -> None:
        if (room := self._rooms.find(satellite)) is not None:
            await self._speak(room, words, timer)

    async def _speak(self, room: Room, words: Told, timer: Timer, *, urgent: bool = False) -> bool:
        text = sentence(words, timer.language or room.language, self._clock.now())
        try:
            async with asyncio.timeout(SAY_S):
                return await room.announce(text, Manner(urgent=urgent))
        except (HearthError, ConnectionError, TimeoutError) as error:
            log.warning("the words for a timer were not heard on %s: %r", room.satellite, error)
            return False
