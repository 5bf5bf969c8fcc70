"""Satellites as the hub's skills and timers see them, which keep the contract of `shared.messages.SetRings`.

A room rings by its own mirror, whether a hub lives or not; it remembers what it rang, and tells it when a hub comes
back. Everything it does is written down with the loop's time.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from hub.events import Events, Rang, SatelliteJoined, SatelliteLeft
from shared.messages import ProblemCode, Ring, RingEnd
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
    _mirror: dict[str, tuple[float, float]] = field(default_factory=dict)
    """By ring the loop's time at which it rings, and its limit in seconds."""
    _unsent: list[tuple[str, bool, str, float]] = field(default_factory=list)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    async def live(self) -> None:
        """Ring when the time has come, and stop at the limit, for ever."""
        while True:
            now = self._time()
            for ring, (at, _) in list(self._mirror.items()):
                if at <= now and self._sounding(ring) is None:
                    self.rang.append(Sounding(ring, now))
                    self._tell(ring, over=False)
            for each in self.rang:
                if each.ended is None and each.began + self._limit(each.ring) <= now:
                    self._end(each, RingEnd.LIMIT)
            nexts = [at for ring, (at, _) in self._mirror.items() if self._sounding(ring) is None]
            nexts += [each.began + self._limit(each.ring) for each in self.rang if each.ended is None]
            self._changed.clear()
            try:
                async with asyncio.timeout_at(min(nexts, default=now + 3600)):
                    await self._changed.wait()
            except TimeoutError:
                continue

    def press(self) -> list[str]:
        """Somebody presses the button, or says "stop": whatever rings is silent. Returns which rings that were."""
        stopped = [each for each in self.rang if each.ended is None]
        for each in stopped:
            self._end(each, RingEnd.STOPPED)
        return [each.ring for each in stopped]

    @property
    def ringing(self) -> list[str]:
        return [each.ring for each in self.rang if each.ended is None]

    # --- the hub's side ---

    async def announce(self, text: str, *, chime: bool = False, volume: float = 0.0, urgent: bool = False) -> bool:
        await self._reach()
        (self.urgent if urgent else self.said).append(text)
        return not self.deaf

    async def set_rings(self, rings: tuple[Ring, ...]) -> None:
        await self._reach()
        self.calls.append(tuple(each.id for each in rings))
        if self.mute:
            return
        now = self._time()
        self._mirror = {each.id: (now + each.in_ms / 1000, each.limit_ms / 1000) for each in rings}
        for each in self.rang:
            if each.ended is None and each.ring not in self._mirror:
                each.ended, each.why = now, "forgotten"
        for ring in rings:
            known = self._sounding(ring.id)
            if known is not None and known.ended is not None and ring.in_ms == 0 and self.repeats:
                self._report(ring.id, over=True, why=known.why, late_s=now - known.ended)
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

    def _limit(self, ring: str) -> float:
        return self._mirror.get(ring, (0.0, 300.0))[1]

    def _sounding(self, ring: str) -> Sounding | None:
        return next((each for each in self.rang if each.ring == ring), None)

    def _end(self, sounding: Sounding, why: RingEnd) -> None:
        sounding.ended, sounding.why = self._time(), str(why)
        self._tell(sounding.ring, over=True, why=str(why))

    def _tell(self, ring: str, *, over: bool, why: str = "") -> None:
        if self.events is None or self.state == "away":
            self._unsent.append((ring, over, why, self._time()))
        else:
            self._report(ring, over=over, why=why)
        self._changed.set()

    def _report(self, ring: str, *, over: bool, why: str = "", late_s: float = 0.0) -> None:
        assert self.events is not None
        self.events.publish(Rang(satellite=self.satellite, ring=ring, over=over, why=why, late_s=late_s))

    def _send_rest(self) -> None:
        unsent, self._unsent = self._unsent, []
        for ring, over, why, at in unsent:
            self._report(ring, over=over, why=why, late_s=self._time() - at)

    async def _reach(self) -> None:
        await asyncio.sleep(0)
        if self.events is None:
            raise ConnectionError(f"{self.satellite} is gone")


class FakeRooms:
    """All satellites of a house, of which some are connected to a hub."""

    def __init__(self, owner: Owner) -> None:
        self._owner = owner
        self._all: dict[str, FakeRoom] = {}

    def add(self, satellite: str, area: str = "", language: str = "en") -> FakeRoom:
        """Put a satellite into the house; it lives at once, and is connected to nothing."""
        room = FakeRoom(satellite=satellite, area=area or satellite, language=language)
        self._all[satellite] = room
        self._owner.start(room.live(), f"satellite {satellite}")
        return room

    def join(self, room: FakeRoom, events: Events) -> None:
        """Connect a satellite: what it could not tell comes first, with how long ago it was."""
        room.events, room.since, room.state = events, room.since + 1, "idle"
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
