"""Sets how loud satellites speak: when somebody says so, and by the hours in which they speak quietly."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from datetime import datetime
from typing import Protocol

import msgspec

from hub import config
from hub.clock import Clock
from hub.events import Events, SatelliteChanged, SatelliteJoined, SatelliteLeft
from hub.hours import daily
from hub.rooms import Room, Rooms
from hub.store.database import StoreError
from hub.store.quiet import Whisper
from hub.volumes.whispering import Quietly, Step, begin, by_hand, end, same, settle
from shared.tasks import first_of

log = logging.getLogger(__name__)

LOOK_S = 60.0
"""A clock that was set, or a machine that slept, is noticed so soon."""


class WhisperStore(Protocol):
    """Keeps who speaks quietly over a restart: `hub.store.quiet.QuietStore`. Each raises `StoreError`."""

    async def whispers(self) -> list[Whisper]:
        """Return all of them."""

    async def put_whisper(self, whisper: Whisper) -> None:
        """Keep one, instead of the one before."""

    async def drop_whisper(self, satellite: str) -> None:
        """Forget one."""


class Volumes:
    """How loud every satellite is to be."""

    def __init__(
        self, rooms: Rooms, settings: config.HubConfig, clock: Clock, store: WhisperStore, events: Events
    ) -> None:
        self._rooms, self._clock, self._store, self._events = rooms, clock, store, events
        self._quietly = {
            name: Quietly(daily(each.whisper), each.whisper_volume) for name, each in settings.satellites.items()
        }
        self._whispers: dict[str, Whisper] = {}
        self._known: dict[str, float] = {}
        """The volume that each satellite told last, since it joined."""
        self._changed = asyncio.Event()

    async def load(self) -> None:
        """Take up who was speaking quietly before the hub was restarted. Raises `StoreError`."""
        self._whispers = {each.satellite: each for each in await self._store.whispers()}

    async def serve(self) -> None:
        """Keep to the hours, for ever."""
        await first_of(self._follow(), self._watch_the_clock())

    def is_whispering(self, satellite: str) -> bool:
        """Tell whether a satellite speaks quietly now because of the hour, or because it was told to."""
        whisper = self._whispers.get(satellite)
        return whisper is not None and not whisper.over and not self._is_past(whisper)

    async def set(self, room: Room, level: float) -> None:
        """Be as loud as this, 0 to 1, from now on. Raises `ConnectionError`."""
        await room.set_volume(level)
        await self._keep(room.satellite, by_hand(level, self._whispers.get(room.satellite)))

    async def whisper(self, room: Room, until: datetime | None = None) -> None:
        """Speak quietly until then, or until told otherwise. Raises `ConnectionError`."""
        name = room.satellite
        await self._take(room, begin(name, room.volume, self._how(name), until, self._whispers.get(name)))
        self._changed.set()

    async def speak_up(self, room: Room) -> None:
        """Speak as usual again. Raises `ConnectionError`."""
        name = room.satellite
        step = end(room.volume, self._how(name), self._clock.now(), self._whispers.get(name))
        await self._take(room, step)

    # --- by the hours ---------------------------------------------------------------------------------------------

    async def _follow(self) -> None:
        with self._events.watch(only=(SatelliteJoined, SatelliteLeft, SatelliteChanged)) as news:
            async for event in news:
                match event:
                    case SatelliteJoined(satellite=name) | SatelliteLeft(satellite=name):
                        self._known.pop(name, None)
                    case SatelliteChanged(satellite=name, volume=volume):
                        await self._told(name, volume)

    async def _told(self, name: str, volume: float) -> None:
        """Take a satellite's word for how loud it is."""
        before = self._known.get(name)
        self._known[name] = volume
        if before is None:
            await self._settle(name, joined=True)
        elif not same(before, volume):
            await self._keep(name, by_hand(volume, self._whispers.get(name)))

    async def _watch_the_clock(self) -> None:
        while True:
            self._changed.clear()
            for name in list(self._known):
                await self._settle(name)
            with suppress(TimeoutError):
                async with asyncio.timeout(self._left_s()):
                    await self._changed.wait()

    def _left_s(self) -> float:
        """Return the seconds until something may have to be done; clocks that are set are noticed before."""
        now = self._clock.now()
        ends = [each.until for each in self._whispers.values() if each.until is not None]
        hours = [each.hours.next_change(now).timestamp() for each in self._quietly.values() if each.hours]
        left = [at - now.timestamp() for at in (*ends, *hours) if at > now.timestamp()]
        return min([LOOK_S, *left])

    async def _settle(self, name: str, *, joined: bool = False) -> None:
        """Do what the hour asks for. The volume is the one told last: what was just set comes back in a moment."""
        room, volume = self._rooms.find(name), self._known.get(name)
        if room is None or volume is None:
            return
        step = settle(name, volume, self._how(name), self._clock.now(), self._whispers.get(name), joined=joined)
        with suppress(ConnectionError):
            await self._take(room, step)

    async def _take(self, room: Room, step: Step) -> None:
        if step.level is not None:
            await room.set_volume(step.level)
        whisper = step.whisper and msgspec.structs.replace(step.whisper, satellite=room.satellite)
        await self._keep(room.satellite, whisper)

    async def _keep(self, satellite: str, whisper: Whisper | None) -> None:
        before = self._whispers.pop(satellite, None)
        if whisper is not None:
            self._whispers[satellite] = whisper
        if whisper == before:
            return
        try:
            if whisper is None:
                await self._store.drop_whisper(satellite)
            else:
                await self._store.put_whisper(whisper)
        except StoreError as error:
            log.error("how quietly %s speaks will not outlast a restart: %s", satellite, error)

    def _how(self, satellite: str) -> Quietly:
        return self._quietly.get(satellite, Quietly())

    def _is_past(self, whisper: Whisper) -> bool:
        return whisper.until is not None and whisper.until <= self._clock.now().timestamp()
