"""Whisper hours and asked-for whispering over nights of virtual time, restarts and satellites that come and go."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from hub.config import HubConfig, Satellite
from hub.events import Events, SatelliteJoined, SatelliteLeft
from hub.rooms import Rooms
from hub.store.quiet import Whisper
from hub.store.rooms import open_rooms
from hub.volumes.volumes import Volumes
from shared.tasks import Owner
from tests.fakes.clock import LoopClock
from tests.fakes.speaking_rooms import FakeRoom, FakeRooms
from tests.fakes.wall_clock import StandingClock

NIGHTS = pytest.mark.virtual_time(days=4)
SETTINGS = HubConfig(satellites={"bed": Satellite(whisper="21:00-06:30", whisper_volume=0.2), "hall": Satellite()})


@dataclass
class Kept:
    """What is kept, in memory: virtual time and the threads of SQLite do not mix."""

    kept: dict[str, Whisper] = field(default_factory=dict)

    async def whispers(self) -> list[Whisper]:
        return list(self.kept.values())

    async def put_whisper(self, whisper: Whisper) -> None:
        self.kept[whisper.satellite] = whisper

    async def drop_whisper(self, satellite: str) -> None:
        self.kept.pop(satellite, None)


@asynccontextmanager
async def serving(clock: LoopClock, store: Kept, rooms: Rooms, events: Events) -> AsyncIterator[Volumes]:
    volumes = Volumes(rooms, SETTINGS, clock, store, events)
    await volumes.load()
    async with Owner() as owner:
        owner.start(volumes.serve(), "volumes")
        await asyncio.sleep(0.01)
        yield volumes


async def join(events: Events, rooms: FakeRooms, *joining: FakeRoom) -> None:
    """Let satellites connect and tell how they are set."""
    for room in joining:
        room.events = events
        rooms.rooms.append(room)
        events.publish(SatelliteJoined(satellite=room.satellite, area=room.area, address=room.address))
        room.turn_knob(room.volume)
    await asyncio.sleep(0.01)


async def leave(events: Events, rooms: FakeRooms, room: FakeRoom) -> None:
    rooms.rooms.remove(room)
    events.publish(SatelliteLeft(satellite=room.satellite, reason="gone"))
    await asyncio.sleep(0.01)


async def wait_until(clock: LoopClock, day: str) -> None:
    """Let time pass until just after a moment such as `15 21:00` of January."""
    ends = StandingClock(f"2026-01-{day}").seconds()
    await asyncio.sleep(ends - clock.now().timestamp() + 1)


@NIGHTS
async def test_a_night_and_the_next_one() -> None:
    clock, events, rooms = LoopClock("Europe/Berlin", "2026-01-15T12:00"), Events(), FakeRooms()
    async with serving(clock, Kept(), rooms, events) as volumes:
        bed, hall = FakeRoom("bed", "bedroom", volume=0.7), FakeRoom("hall", volume=0.8)
        await join(events, rooms, bed, hall)
        heard = []
        for day in ("15 20:59", "15 21:00", "16 06:29", "16 06:30", "16 21:00", "17 06:30"):
            await wait_until(clock, day)
            heard.append((bed.volume, volumes.is_whispering("bed")))
        assert heard == [(0.7, False), (0.2, True), (0.2, True), (0.7, False), (0.2, True), (0.7, False)]
        assert (hall.volumes, bed.volumes) == ([], [0.2, 0.7, 0.2, 0.7])


@NIGHTS
@pytest.mark.parametrize("by_voice", [True, False])
async def test_what_somebody_sets_in_the_night_stays(by_voice: bool) -> None:
    clock, events, rooms = LoopClock("Europe/Berlin", "2026-01-15T20:00"), Events(), FakeRooms()
    async with serving(clock, Kept(), rooms, events) as volumes:
        bed = FakeRoom("bed", "bedroom", volume=0.7)
        await join(events, rooms, bed)
        await wait_until(clock, "15 22:00")
        assert bed.volume == 0.2
        if by_voice:
            await volumes.set(bed, 0.4)
        else:
            bed.turn_knob(0.4)
        await wait_until(clock, "16 12:00")
        assert bed.volume == 0.4
        await wait_until(clock, "16 21:00")
        assert bed.volume == 0.2
        await wait_until(clock, "17 06:30")
        assert bed.volume == 0.4


@NIGHTS
async def test_a_satellite_that_comes_in_the_night_and_goes_before_its_end() -> None:
    clock, events, rooms, store = LoopClock("Europe/Berlin", "2026-01-15T20:00"), Events(), FakeRooms(), Kept()
    bed = FakeRoom("bed", "bedroom", volume=0.7)
    async with serving(clock, store, rooms, events):
        await wait_until(clock, "15 23:00")
        await join(events, rooms, bed)
        assert bed.volume == 0.2
        await leave(events, rooms, bed)
        bed.volume = 0.7  # It was restarted, and has forgotten.
        await join(events, rooms, bed)
        assert bed.volume == 0.2
        await leave(events, rooms, bed)
        await wait_until(clock, "16 12:00")
        assert bed.volume == 0.2, "nobody can reach it"
        await join(events, rooms, bed)
        assert bed.volume == 0.7
    assert store.kept == {}


@NIGHTS
async def test_a_hub_that_is_restarted_in_the_night_brings_the_volume_back() -> None:
    clock, rooms, store = LoopClock("Europe/Berlin", "2026-01-15T20:00"), FakeRooms(), Kept()
    bed = FakeRoom("bed", "bedroom", volume=0.7)
    events = Events()
    async with serving(clock, store, rooms, events):
        await join(events, rooms, bed)
        await wait_until(clock, "15 23:00")
    rooms.rooms.clear()
    await wait_until(clock, "16 05:00")
    async with serving(clock, store, rooms, events) as volumes:
        await join(events, rooms, bed)
        assert (bed.volume, volumes.is_whispering("bed")) == (0.2, True)
        await wait_until(clock, "16 06:30")
        assert (bed.volume, volumes.is_whispering("bed")) == (0.7, False)


@NIGHTS
@pytest.mark.parametrize(
    ("asked", "then"),
    [
        (["on 15 14:00"], {"15 13:00": 0.2, "15 14:00": 0.7, "15 21:00": 0.2, "16 06:30": 0.7}),
        (["on 16 08:00"], {"15 22:00": 0.2, "16 07:00": 0.2, "16 08:00": 0.7}),
        (["on"], {"17 12:00": 0.2}),
        (["on", "off"], {"15 12:30": 0.7, "15 21:00": 0.2}),
    ],
)
async def test_asked_for_by_voice(asked: Sequence[str], then: dict[str, float]) -> None:
    clock, events, rooms = LoopClock("Europe/Berlin", "2026-01-15T12:00"), Events(), FakeRooms()
    async with serving(clock, Kept(), rooms, events) as volumes:
        bed = FakeRoom("bed", "bedroom", volume=0.7)
        await join(events, rooms, bed)
        for each in asked:
            what, _, until = each.partition(" ")
            if what == "off":
                await volumes.speak_up(bed)
            else:
                await volumes.whisper(bed, StandingClock(f"2026-01-{until}").now() if until else None)
            await asyncio.sleep(1)
        for day, volume in then.items():
            await wait_until(clock, day)
            assert bed.volume == volume, day


@NIGHTS
async def test_as_usual_in_the_night_holds_for_this_night_alone() -> None:
    clock, events, rooms = LoopClock("Europe/Berlin", "2026-01-15T22:00"), Events(), FakeRooms()
    async with serving(clock, Kept(), rooms, events) as volumes:
        bed = FakeRoom("bed", "bedroom", volume=0.7)
        await join(events, rooms, bed)
        assert bed.volume == 0.2
        await volumes.speak_up(bed)
        await wait_until(clock, "16 05:00")
        assert (bed.volume, volumes.is_whispering("bed")) == (0.7, False)
        await wait_until(clock, "16 22:00")
        assert bed.volume == 0.2


@NIGHTS
async def test_a_satellite_that_does_not_answer_harms_no_other() -> None:
    clock, events, rooms = LoopClock("Europe/Berlin", "2026-01-15T20:00"), Events(), FakeRooms()
    async with serving(clock, Kept(), rooms, events) as volumes:
        bed = FakeRoom("bed", "bedroom", volume=0.7)
        await join(events, rooms, bed)
        bed.failure = ConnectionError("gone")
        await wait_until(clock, "15 22:00")
        assert bed.volume == 0.7
        bed.failure = None
        await wait_until(clock, "15 23:00")
        assert (bed.volume, volumes.is_whispering("bed")) == (0.2, True)


async def test_it_is_kept_on_disk(tmp_path: Path) -> None:
    clock, events = StandingClock("2026-01-15 12:00"), Events()
    bed = FakeRoom("bed", "bedroom", volume=0.7)
    async with open_rooms(tmp_path / "rooms.db", 24) as stores:
        volumes = Volumes(FakeRooms(bed), SETTINGS, clock, stores.quiet, events)
        await volumes.whisper(bed)
    async with open_rooms(tmp_path / "rooms.db", 24) as stores:
        volumes = Volumes(FakeRooms(bed), SETTINGS, clock, stores.quiet, events)
        assert not volumes.is_whispering("bed")
        await volumes.load()
        assert volumes.is_whispering("bed")
        await volumes.speak_up(bed)
        assert (bed.volumes, await stores.quiet.whispers()) == ([0.2, 0.7], [])
