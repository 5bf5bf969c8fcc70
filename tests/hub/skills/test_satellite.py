"""The satellite itself by voice: volume, microphone, whispering."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from hub.brain.told.say import say
from hub.config import HubConfig
from hub.events import Events, TurnEnded
from hub.intents.model import Intent
from hub.skills.after_turn import LONGEST_S, AfterTurn
from hub.skills.registry import Context, Outcome
from hub.skills.satellite import SatelliteSkill, changed
from hub.store.rooms import open_rooms
from hub.volumes.volumes import Volumes
from shared.messages import TurnOutcome
from shared.tasks import Owner
from tests.fakes.speaking_rooms import FakeRoom, FakeRooms
from tests.fakes.wall_clock import StandingClock
from tests.hub.house import house
from tests.hub.web.house import record


@dataclass
class Hub:
    skill: SatelliteSkill
    rooms: FakeRooms
    volumes: Volumes
    events: Events
    clock: StandingClock

    async def run(self, intent: str, box: str = "sofa", room: str = "living", **slots: Any) -> str:
        context = Context(turn="t", satellite=box, area=room, language="en", dry_run=bool(slots.pop("dry_run", False)))
        outcome: Outcome = await self.skill.run(Intent(name=intent, slots=slots), context)
        return ". ".join(say(each, "en", self.clock.now()) for each in outcome.told)

    def end(self, turn: str, outcome: TurnOutcome, satellite: str = "sofa") -> None:
        self.events.publish(TurnEnded(record=record(turn, satellite=satellite, outcome=outcome)))

    def state(self) -> str:
        return " ".join(f"{each.satellite}={round(each.volume * 100)}" for each in self.rooms.rooms)


@asynccontextmanager
async def hub(folder: Path, **volumes: float) -> AsyncIterator[Hub]:
    rooms = FakeRooms(
        *(
            FakeRoom(name, area, volume=volumes.get(name, 0.6))
            for name, area in (("sofa", "living"), ("oven", "kitchen"), ("window", "kitchen"), ("bed", "bedroom"))
        )
    )
    clock, events = StandingClock("2026-01-15 12:00"), Events()
    async with open_rooms(folder / "rooms.db", 24) as stores, Owner() as owner:
        serving = Volumes(rooms, HubConfig(), clock, stores.quiet, events)
        skill = SatelliteSkill(rooms, serving, house(), clock, AfterTurn(events, owner))
        yield Hub(skill, rooms, serving, events, clock)


@pytest.mark.parametrize(
    ("intent", "slots", "said", "state"),
    [
        ("HassSetVolume", {"volume_level": 40}, "Volume 40 percent", "sofa=40 oven=60 window=60 bed=60"),
        ("HassSetVolume", {"volume_level": 0}, "Volume 0 percent", "sofa=0 oven=60 window=60 bed=60"),
        (
            "HassSetVolume",
            {"volume_level": 30, "area": "kitchen"},
            "Volume in the Kitchen 30 percent",
            "sofa=60 oven=30 window=30 bed=60",
        ),
        (
            "HassSetVolume",
            {"volume_level": 30, "floor": "upstairs"},
            "Volume in the Bedroom 30 percent",
            "sofa=60 oven=60 window=60 bed=30",
        ),
        ("HassSetVolume", {"volume_level": 30, "area": "garage"}, "I have no satellite in the Garage", ""),
        ("HassSetVolume", {"volume_level": 30, "dry_run": 1}, "Volume 30 percent", ""),
        ("HassSetVolumeRelative", {"direction": "up"}, "Volume 70 percent", "sofa=70 oven=60 window=60 bed=60"),
        ("HassSetVolumeRelative", {"direction": "down"}, "Volume 50 percent", "sofa=50 oven=60 window=60 bed=60"),
        (
            "HassSetVolumeRelative",
            {"direction": "up", "amount": 20},
            "Volume 80 percent",
            "sofa=80 oven=60 window=60 bed=60",
        ),
        (
            "HassSetVolumeRelative",
            {"direction": "up", "amount": 90},
            "Volume 100 percent",
            "sofa=100 oven=60 window=60 bed=60",
        ),
        ("HearthVolume", {}, "The volume is 60 percent", ""),
        ("HearthVolume", {"area": "kitchen"}, "The volume in the Kitchen is 60 percent", ""),
        ("HearthVolume", {"area": "living"}, "The volume is 60 percent", ""),
    ],
)
async def test_how_loud_it_is_made(tmp_path: Path, intent: str, slots: dict[str, Any], said: str, state: str) -> None:
    async with hub(tmp_path) as here:
        before = here.state()
        assert (await here.run(intent, **slots), here.state()) == (said, state or before)


@pytest.mark.parametrize(
    ("before", "by", "after"), [(60, 10, 70), (95, 10, 100), (100, 10, 100), (10, -10, 5), (5, -10, 5), (3, -10, 3)]
)
def test_steps_have_ends(before: int, by: int, after: int) -> None:
    assert changed(before, by) == after


async def test_at_an_end_it_says_so(tmp_path: Path) -> None:
    async with hub(tmp_path, sofa=1.0, oven=0.05) as here:
        assert await here.run("HassSetVolumeRelative", direction="up") == "I can't speak any louder"
        told = await here.run("HassSetVolumeRelative", direction="down", area="kitchen")
        assert told == "It can't be any quieter in the Kitchen. Volume in the Kitchen 50 percent"
        assert here.rooms.rooms[0].volumes == here.rooms.rooms[1].volumes == []


async def test_a_typed_wish_means_its_area_or_none(tmp_path: Path) -> None:
    async with hub(tmp_path) as here:
        told = await here.run("HassSetVolume", "", "kitchen", volume_level=30)
        assert (told, here.state()) == ("Volume in the Kitchen 30 percent", "sofa=60 oven=30 window=30 bed=60")
        assert await here.run("HassSetVolume", "", "", volume_level=30) == "Please say which room you mean"


async def test_a_satellite_that_is_gone_is_said_and_the_others_are_set(tmp_path: Path) -> None:
    async with hub(tmp_path) as here:
        here.rooms.rooms[1].failure = ConnectionError("gone")
        told = await here.run("HassSetVolume", volume_level=30, area="kitchen")
        assert told == "I can't reach the Kitchen. Volume in the Kitchen 30 percent"


async def test_the_microphone_goes_off_once_its_reply_was_heard(tmp_path: Path) -> None:
    async with hub(tmp_path) as here:
        sofa = here.rooms.rooms[0]
        told = await here.run("HearthMicrophone", state="off")
        assert told.startswith("I'm switching my microphone off. To switch it on again, use the satellite itself")
        await _settled()
        here.end("another", TurnOutcome.ANSWERED, "oven")
        here.end("t", TurnOutcome.REPLACED)
        await _settled()
        assert sofa.microphone, "somebody goes on talking"
        here.end("t2", TurnOutcome.CANCELLED)
        await _settled()
        assert not sofa.microphone
        assert await here.run("HearthMicrophone", "oven", "kitchen", state="on", area="living") == (
            "The microphone in the Living room is on"
        )
        assert sofa.microphone


async def test_the_microphone_of_another_room_goes_off_at_once(tmp_path: Path) -> None:
    async with hub(tmp_path) as here:
        told = await here.run("HearthMicrophone", state="off", area="bedroom")
        assert told.startswith("The microphone in the Bedroom is off. To switch it on again")
        assert not here.rooms.rooms[3].microphone
        await here.run("HearthMicrophone", state="off", area="kitchen", dry_run=1)
        assert here.rooms.rooms[1].microphone


@pytest.mark.virtual_time
async def test_a_turn_of_which_nothing_is_heard_counts_as_over_and_a_satellite_may_be_gone() -> None:
    events, sofa = Events(), FakeRoom("sofa")
    async with Owner() as owner:
        after = AfterTurn(events, owner)
        after.do("sofa", lambda: sofa.set_microphone(False), "microphone")
        await asyncio.sleep(LONGEST_S - 1)
        assert sofa.microphone
        await asyncio.sleep(2)
        assert not sofa.microphone
        sofa.failure = ConnectionError("gone")
        after.do("sofa", lambda: sofa.set_microphone(True), "microphone")
        await asyncio.sleep(LONGEST_S + 1)


@pytest.mark.parametrize(
    ("slots", "said", "state"),
    [
        ({"state": "on"}, "I'll speak quietly until you want me louder", "sofa=20"),
        ({"state": "on", "seconds": 3600}, "I'll speak quietly, and as usual again at 1 pm", "sofa=20"),
        (
            {"state": "on", "time": "07:00", "day": "tomorrow"},
            "I'll speak quietly, and as usual again tomorrow at 7 am",
            "sofa=20",
        ),
        ({"state": "on", "dry_run": 1}, "I'll speak quietly until you want me louder", "sofa=60"),
        ({"state": "off"}, "I'm speaking as usual again", "sofa=60"),
        (
            {"state": "on", "area": "bedroom"},
            "I'll speak quietly in the Bedroom until you want me louder",
            "sofa=60",
        ),
    ],
)
async def test_whispering(tmp_path: Path, slots: dict[str, Any], said: str, state: str) -> None:
    async with hub(tmp_path) as here:
        assert (await here.run("HearthWhisper", **slots), here.state().split()[0]) == (said, state)
        assert here.volumes.is_whispering("bed") is ("area" in slots)
        await here.run("HearthWhisper", state="off", **({"area": slots["area"]} if "area" in slots else {}))
        assert here.state() == "sofa=60 oven=60 window=60 bed=60"


async def _settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)
