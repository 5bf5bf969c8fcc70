"""Satellites in memory: they do what they are told, and note it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from hub.events import Events, SatelliteChanged
from hub.rooms import USUAL, Chime, Manner
from shared.messages import ProblemCode, Ring


@dataclass(frozen=True)
class Spoken:
    """An announcement as a satellite was given it."""

    text: str
    chime: Chime | None
    volume: float
    urgent: bool


@dataclass
class FakeRoom:
    """A satellite that is served (`hub.rooms.Room`)."""

    satellite: str
    area: str = ""
    language: str = "en"
    volume: float = 0.6
    microphone: bool = True
    state: str = "idle"
    address: str = "192.0.2.7"
    since: float = 0.0
    events: Events | None = None
    """Told of changes, as the session does."""
    failure: Exception | None = None
    """What talking to it raises."""
    is_cut: bool = False
    """Somebody cuts announcements off."""
    takes_s: float = 0.0
    """How long an announcement sounds."""
    spoken: list[Spoken] = field(default_factory=list)
    volumes: list[float] = field(default_factory=list)
    """Every volume that it was told."""
    rings: tuple[Ring, ...] = ()
    left: list[str] = field(default_factory=list)

    async def announce(self, text: str, manner: Manner = USUAL) -> bool:
        self._check()
        self.spoken.append(Spoken(text, manner.chime, manner.volume, manner.urgent))
        await asyncio.sleep(self.takes_s)
        return not self.is_cut

    async def set_rings(self, rings: tuple[Ring, ...]) -> None:
        self._check()
        self.rings = rings

    async def silence(self) -> bool:
        self._check()
        was, self.state = self.state, "idle"
        return was in ("ringing", "calling", "speaking")

    async def set_volume(self, level: float) -> None:
        self._check()
        self.volumes.append(level)
        self.turn_knob(level)

    async def set_microphone(self, on: bool) -> None:
        self._check()
        self.microphone = on
        self._tell()

    def turn_knob(self, level: float) -> None:
        """Somebody sets the volume at the satellite itself."""
        self.volume = level
        self._tell()

    def leave(self, code: ProblemCode, reason: str) -> None:
        self.left.append(reason)

    def _tell(self) -> None:
        if self.events is not None:
            self.events.publish(
                SatelliteChanged(satellite=self.satellite, volume=self.volume, microphone=self.microphone)
            )

    def _check(self) -> None:
        if self.failure is not None:
            raise self.failure


class FakeRooms:
    """All of them (`hub.rooms.Rooms`)."""

    def __init__(self, *rooms: FakeRoom) -> None:
        self.rooms = list(rooms)

    @property
    def present(self) -> tuple[FakeRoom, ...]:
        return tuple(self.rooms)

    def find(self, satellite: str) -> FakeRoom | None:
        return next((each for each in self.rooms if each.satellite == satellite), None)


class FakeCalls:
    """Calls that are only noted (`hub.rooms.Calls`)."""

    def __init__(self, **reasons: str) -> None:
        """`reasons`: by satellite, why it cannot be called."""
        self.reasons = reasons
        self.begun: list[tuple[str, str]] = []
        self.running: set[str] = set()

    async def begin(self, caller: str, callee: str) -> str:
        self.begun.append((caller, callee))
        if reason := self.reasons.get(callee, ""):
            return reason
        self.running |= {caller, callee}
        return ""

    async def end(self, satellite: str) -> bool:
        was = satellite in self.running
        self.running.clear()
        return was
