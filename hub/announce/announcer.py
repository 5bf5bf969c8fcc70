"""Speech that answers no turn: to a room, a floor or everybody, side by side; what was not heard is kept."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from hub import config
from hub.announce.disturbing import Disturbing
from hub.announce.listeners import Lacking, Listener, Plan, Whom, Why, plan
from hub.brain.last_reply import LastReply
from hub.devices.model import Home
from hub.events import Announced, Events, SatelliteJoined
from hub.rooms import USUAL, Chime, Manner, Rooms
from hub.store.database import StoreError
from hub.store.missed import MissedStore
from shared.errors import HearthError
from shared.tasks import Owner, first_of

log = logging.getLogger(__name__)

WAIT_S = 60.0
"""An announcement waits at most so long for a turn to end …"""
LETTER_S = 0.15
"""… and so long for each letter to be heard: slow speech has ten a second."""
PRUNE_EVERY_S = 3600
SATELLITES = 200
"""Satellites that are remembered although the configuration does not name them; the oldest make room."""


class UnknownSatelliteError(HearthError):
    """No satellite of that name is known."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"no satellite called {name} is known; known: {', '.join(known) or 'none'}")
        self.name, self.known = name, known


class Report(Struct, frozen=True, kw_only=True):
    """What became of an announcement."""

    heard: tuple[str, ...] = ()
    """Satellites that spoke it to its end."""
    missed: tuple[Lacking, ...] = ()


class Announce(Protocol):
    """Speaks in rooms: `Announcer.announce`."""

    async def __call__(self, text: str, whom: Whom | None = None, manner: Manner = USUAL) -> Report:
        """Speak to whom it is meant for and tell where it was heard. Raises `UnknownSatelliteError`."""


class Announcer:
    """Says things in rooms, for voice, API, command line and automations."""

    def __init__(
        self,
        rooms: Rooms,
        home: Home,
        settings: config.HubConfig,
        disturbing: Disturbing,
        missed: MissedStore,
        events: Events,
        *,
        area_id: Callable[[str], str] = str,
        is_whispering: Callable[[str], bool] = lambda _: False,
        remember: Callable[[str, LastReply], None] = lambda _place, _reply: None,
    ) -> None:
        """`area_id` turns an area's name in the configuration into its id. A satellite that is whispering is not made
        louder for an announcement. `remember` keeps by place what was said there, for "what was that?"."""
        self._rooms, self._home, self._events = rooms, home, events
        self._options = settings.announcements
        self._chime = Chime.ANNOUNCEMENT if self._options.chime else Chime.NONE
        self._areas_of = {name: each.area for name, each in settings.satellites.items()}
        self._disturbing, self._missed = disturbing, missed
        self._area_id, self._is_whispering, self._remember = area_id, is_whispering, remember
        self._seen: dict[str, str] = {}
        self._owner = Owner()

    async def serve(self) -> None:
        """Get to know satellites as they join, and forget what was missed too long ago, for ever."""
        async with self._owner:
            await first_of(self._follow(), self._prune())

    def listeners(self) -> tuple[Listener, ...]:
        """Return every satellite that is known: connected, in the configuration, or seen since the hub started."""
        present = {each.satellite: each for each in self._rooms.present}
        areas = {name: area and self._area_id(area) for name, area in self._areas_of.items()}
        areas = self._seen | areas | {name: each.area for name, each in present.items()}
        found = []
        for name, area in areas.items():
            quiet = self._disturbing.is_quiet(name, area or name)
            found.append(Listener(satellite=name, area=area, present=name in present, quiet=quiet))
        return tuple(found)

    def plan(self, whom: Whom, *, urgent: bool = False) -> Plan:
        """Tell who would hear an announcement and who would not. Raises `UnknownSatelliteError`."""
        known = self.listeners()
        names = tuple(sorted(each.satellite for each in known))
        for name in whom.satellites:
            if name not in names:
                raise UnknownSatelliteError(name, names)
        return plan(known, whom, self._home.areas(), urgent=urgent)

    async def announce(self, text: str, whom: Whom | None = None, manner: Manner = USUAL) -> Report:
        """Say a text to whom it is meant for, and wait until it was heard.

        What is urgent interrupts, and is said where nobody is to be disturbed too. Raises `UnknownSatelliteError`.
        """
        return await self._carry_out(text, self.plan(whom or Whom(), urgent=manner.urgent), manner)

    def begin(self, text: str, whom: Whom) -> Plan:
        """Say a text, as `announce` does, without waiting: return who will and who cannot hear it."""
        found = self.plan(whom)
        self._owner.start(self._carry_out(text, found, USUAL), "announcement")
        return found

    async def _carry_out(self, text: str, found: Plan, manner: Manner) -> Report:
        failures = await asyncio.gather(*(self._say(each, text, manner) for each in found.speak))
        spoken = tuple(zip(found.speak, failures, strict=True))
        lacking = [
            *found.lacking,
            *(Lacking(satellite=each.satellite, place=each.place, why=why) for each, why in spoken if why is not None),
        ]
        places = {each.place for each, why in spoken if why is None}
        await self._keep(text, {each.place: each.why for each in lacking if each.place not in places})
        heard = tuple(each.satellite for each, why in spoken if why is None)
        self._events.publish(Announced(heard=heard, missed=tuple(each.satellite for each in lacking)))
        return Report(heard=heard, missed=tuple(lacking))

    async def _say(self, listener: Listener, text: str, manner: Manner) -> Why | None:
        """Speak on one satellite; tell why not all of it was heard, if so."""
        room = self._rooms.find(listener.satellite)
        if room is None:
            return Why.AWAY
        if manner.chime is None:
            manner = replace(manner, chime=self._chime)
        if not manner.volume and (manner.urgent or not self._is_whispering(listener.satellite)):
            manner = replace(manner, volume=self._options.volume)
        complete, why = False, Why.CUT
        try:
            async with asyncio.timeout(WAIT_S + LETTER_S * len(text)):
                complete = await room.announce(text, manner)
        except (HearthError, ConnectionError, TimeoutError) as error:
            why = Why.AWAY if isinstance(error, ConnectionError) else why
            log.warning("the announcement was not heard on %s: %r", listener.satellite, error)
        if not complete and self._rooms.find(listener.satellite) is not room:
            why = Why.AWAY
        self._remember(listener.place, LastReply(text, text if complete else "", announcement=True))
        return None if complete else why

    async def _keep(self, text: str, why: dict[str, Why]) -> None:
        try:
            for place, reason in why.items():
                await self._missed.add(place, text, reason)
        except StoreError as error:
            log.error("an announcement that was missed is not kept: %s", error)

    async def _follow(self) -> None:
        with self._events.watch(only=(SatelliteJoined,)) as news:
            async for event in news:
                if isinstance(event, SatelliteJoined):
                    self._seen.pop(event.satellite, None)
                    self._seen[event.satellite] = event.area and self._area_id(event.area)
                    if len(self._seen) > SATELLITES:
                        del self._seen[next(iter(self._seen))]

    async def _prune(self) -> None:
        while True:
            try:
                await self._missed.prune()
            except StoreError as error:
                log.error("old announcements are still kept: %s", error)
            await asyncio.sleep(PRUNE_EVERY_S)
