"""Satellites as the hub's skills and timers see them, which keep the contract of `shared.messages.SetRings`.

A room rings by the satellite's own rings, whether a hub lives or not, and tells what it rang when a hub comes back.
Everything it does is written down with the loop's time.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field

from hub.clock import Clock
from hub.events import Events, Rang, SatelliteJoined, SatelliteLeft
from hub.rooms import USUAL, Manner
from satellite.rings import Fact, Rings
from shared.messages import ProblemCode, Ring, RingBegan, RingEnded
from shared.tasks import Owner


@dataclass
class Sounding:
    """A ring that was heard in a room."""

    ring: str
    began: float
    """The loop's time."""
    ended: float | None = None
    why: str = ""


@dataclass
class FakeRoom:
    """One satellite; `FakeRooms` make and break its link."""

    satellite: str
    area: str = ""
    language: str = "en"
    address: str = "192.0.2.1"
    since: float = 0.0
    state: str = "idle"
    volume: float = 0.5
    microphone: bool = True
    events: Events | None = None
    """The hub's; `None` while there is none."""
    rang: list[Sounding] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    urgent: list[str] = field(default_factory=list)
    calls: list[tuple[str, ...]] = field(default_factory=list)
    """The ids of each `set_rings`."""
    deaf: bool = False
    """Nobody hears what it says."""
    repeats: bool = True
    """It tells once more of what is over when it is told to ring again."""
    mute: bool = False
    """It takes rings and never rings: a satellite of an older protocol."""
    _rings: Rings = field(default_factory=Rings)
    _unsent: list[tuple[Fact, float]] = field(default_factory=list)
    """With the loop's time at which each was to be told."""
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    async def live(self) -> None:
        """Ring when the time has come, and stop at the limit, for ever."""
        while True:
            self._take(self._rings.step(self._time()))
            self._changed.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout_at(self._rings.next_at):
                    await self._changed.wait()

    def press(self) -> list[str]:
        """Somebody presses the button, or says "stop": whatever rings is silent. Returns which rings that were."""
        stopped = self.ringing
        self._take(self._rings.stop(self._time()))
        return stopped

    @property
    def ringing(self) -> list[str]:
        return [each.ring for each in self.rang if each.ended is None]

    # --- the hub's side ---

    async def announce(self, text: str, manner: Manner = USUAL) -> bool:
        await self._reach()
        (self.urgent if manner.urgent else self.said).append(text)
        return not self.deaf

    async def set_rings(self, rings: tuple[Ring, ...]) -> None:
        await self._reach()
        self.calls.append(tuple(each.id for each in rings))
        if self.mute:
            return
        over = self._rings.set(rings, self._time())
        for each in self.rang:
            if each.ended is None and each.ring not in self._rings.names:
                each.ended, each.why = self._time(), "forgotten"
        if self.repeats:
            self._tell(over)
        self._changed.set()

    async def silence(self) -> bool:
        await self._reach()
        return bool(self.press())

    async def set_volume(self, level: float) -> None:
        await self._reach()
        self.volume = level

    async def set_microphone(self, on: bool) -> None:
        await self._reach()
        self.microphone = on

    def leave(self, code: ProblemCode, reason: str) -> None:
        self.events = None

    # --- its own ---

    def _time(self) -> float:
        return asyncio.get_running_loop().time()

    def _take(self, facts: list[Fact]) -> None:
        """Write down what began and ended, and tell it."""
        for fact in facts:
            at = self._time() - fact.late_ms / 1000
            if isinstance(fact, RingBegan):
                self.rang.append(Sounding(fact.ring, at))
            else:
                [sounding] = [each for each in self.rang if each.ring == fact.ring]
                sounding.ended, sounding.why = at, str(fact.why)
        self._tell(facts)
        self._changed.set()

    def _tell(self, facts: list[Fact]) -> None:
        self._unsent += [(fact, self._time()) for fact in facts]
        if self.events is not None and self.state != "away":
            self._send_rest()

    def _send_rest(self) -> None:
        assert self.events is not None
        unsent, self._unsent = self._unsent, []
        for fact, at in unsent:
            over, why = isinstance(fact, RingEnded), str(fact.why) if isinstance(fact, RingEnded) else ""
            late_s = fact.late_ms / 1000 + self._time() - at
            self.events.publish(Rang(satellite=self.satellite, ring=fact.ring, over=over, why=why, late_s=late_s))

    async def _reach(self) -> None:
        await asyncio.sleep(0)
        if self.events is None:
            raise ConnectionError(f"{self.satellite} is gone")


class FakeRooms:
    """All satellites of a house, of which some are connected to a hub."""

    def __init__(self, owner: Owner, clock: Clock | None = None) -> None:
        """`clock`: tells when a satellite joins; without it that counts up."""
        self._owner, self._clock = owner, clock
        self._all: dict[str, FakeRoom] = {}

    def add(self, satellite: str, area: str = "", language: str = "en") -> FakeRoom:
        """Put a satellite into the house; it lives at once, and is connected to nothing."""
        room = FakeRoom(satellite=satellite, area=area or satellite, language=language)
        self._all[satellite] = room
        self._owner.start(room.live(), f"satellite {satellite}")
        return room

    def join(self, room: FakeRoom, events: Events) -> None:
        """Connect a satellite: what it could not tell comes first, with how long ago it was."""
        since = self._clock.now().timestamp() if self._clock is not None else room.since + 1
        room.events, room.since, room.state = events, since, "idle"
        events.publish(SatelliteJoined(satellite=room.satellite, area=room.area, address=room.address))
        room._send_rest()

    def part(self, room: FakeRoom) -> None:
        """Cut a satellite off; it rings on."""
        events, room.events = room.events, None
        if events is not None:
            events.publish(SatelliteLeft(satellite=room.satellite, reason="cut off"))

    @property
    def present(self) -> tuple[FakeRoom, ...]:
        return tuple(each for each in self._all.values() if each.events is not None)

    def find(self, satellite: str) -> FakeRoom | None:
        return next((each for each in self.present if each.satellite == satellite), None)
