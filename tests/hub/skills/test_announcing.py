"""Announcements, do not disturb and calls by voice: what is done and what is said, by tables."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from hub.announce.announcer import Announcer
from hub.announce.disturbing import Disturbing
from hub.brain.told.say import say
from hub.config import HubConfig, Satellite
from hub.events import Events
from hub.intents.model import Intent
from hub.skills.announcements import AT_ONCE, AnnouncementSkill, as_sentence, passed_on
from hub.skills.calls import CallSkill
from hub.skills.registry import Context, Outcome, Told
from hub.store.rooms import RoomStores, open_rooms
from shared.tasks import Owner
from tests.fakes.speaking_rooms import FakeCalls, FakeRoom, FakeRooms
from tests.fakes.wall_clock import StandingClock
from tests.hub.house import house
from tests.hub.web.house import until

NOON = "2026-01-15 12:00"


@dataclass
class Hub:
    skill: AnnouncementSkill
    rooms: FakeRooms
    stores: RoomStores
    clock: StandingClock

    async def run(self, intent: str, box: str = "sofa", room: str = "living", **slots: Any) -> Outcome:
        context = Context(turn="t", satellite=box, area=room, language="en", dry_run=bool(slots.pop("dry_run", False)))
        outcome = await self.skill.run(Intent(name=intent, slots=slots), context)
        await self.sounded()
        return outcome

    async def sounded(self) -> None:
        """Let what was begun sound."""
        for _ in range(5):
            await asyncio.sleep(0)

    def said(self, outcome: Outcome, language: str = "en") -> str:
        return ". ".join(say(each, language, self.clock.now()) for each in outcome.told)

    def heard(self) -> dict[str, list[str]]:
        return {each.satellite: [one.text for one in each.spoken] for each in self.rooms.rooms if each.spoken}


@asynccontextmanager
async def hub(folder: Path, *, rooms: Sequence[FakeRoom] = ()) -> AsyncIterator[Hub]:
    satellites = {"bed": Satellite(area="bedroom"), "tub": Satellite(area="bathroom")}
    settings = HubConfig(satellites=satellites)
    served = FakeRooms(*rooms or (FakeRoom("oven", "kitchen"), FakeRoom("sofa", "living"), FakeRoom("bed", "bedroom")))
    clock, events, home = StandingClock(NOON), Events(), house()
    async with open_rooms(folder / "rooms.db", 24, clock.seconds) as stores, Owner() as owner:
        disturbing = Disturbing(settings, clock, stores.quiet)
        announcer = Announcer(served, home, settings, disturbing, stores.missed, events)
        owner.start(announcer.serve(), "announcements")
        yield Hub(AnnouncementSkill(announcer, disturbing, stores.missed, home, clock), served, stores, clock)


@pytest.mark.parametrize(
    ("slots", "heard", "said"),
    [
        (
            {"message": "dinner is ready"},
            {"oven", "bed"},
            "I'm telling everyone. The Bathroom is not connected",
        ),
        ({"message": "dinner", "area": "kitchen"}, {"oven"}, "I'm announcing it in the Kitchen"),
        ({"message": "dinner", "area": "living"}, {"sofa"}, "I'm announcing it in the Living room"),
        ({"message": "dinner", "floor": "downstairs"}, {"oven"}, "I'm announcing it in the Kitchen"),
        (
            {"message": "dinner", "floor": "upstairs"},
            {"bed"},
            "I'm announcing it in the Bedroom. The Bathroom is not connected",
        ),
        (
            {"message": "dinner", "area": "bathroom"},
            set(),
            "The Bathroom is not connected. It can be asked for there later",
        ),
        ({"message": "dinner", "area": "garage"}, set(), "I have no satellite in the Garage"),
        (
            {"message": "dinner", "area": "kitchen\nbedroom"},
            {"oven", "bed"},
            "I'm announcing it in the Bedroom and Kitchen",
        ),
        (
            {"message": "dinner", "area": "kitchen\ngarage", "floor": "upstairs"},
            {"oven", "bed"},
            "I'm announcing it in the Bedroom and Kitchen. The Bathroom is not connected. "
            "I have no satellite in the Garage",
        ),
        ({"message": "dinner", "dry_run": 1}, set(), "I'm telling everyone. The Bathroom is not connected"),
    ],
)
async def test_who_hears_it_and_who_is_said_not_to(
    tmp_path: Path, slots: dict[str, Any], heard: set[str], said: str
) -> None:
    async with hub(tmp_path) as here:
        outcome = await here.run("HassBroadcast", **slots)
        assert here.said(outcome) == said
        text = as_sentence(slots["message"])
        assert here.heard() == {name: [text] for name in heard}


async def test_the_bedroom_is_not_to_be_disturbed(tmp_path: Path) -> None:
    async with hub(tmp_path) as here:
        told = await here.run("HearthDoNotDisturb", state="on", area="bedroom", time="08:00", twelve=1)
        assert here.said(told) == "There will be no announcements in the Bedroom; they come again at 8 pm"
        outcome = await here.run("HassBroadcast", message="dinner is ready", floor="upstairs")
        assert here.said(outcome).startswith("The Bedroom is not to be disturbed. The Bathroom is not connected")
        assert here.said(outcome, "de").startswith("Bedroom möchte nicht gestört werden")
        assert here.heard() == {}
        here.clock.set("2026-01-15 20:00")
        await here.run("HassBroadcast", message="good night", area="bedroom")
        assert here.heard() == {"bed": ["Good night."]}


async def test_alone_in_the_house(tmp_path: Path) -> None:
    rooms = [FakeRoom("sofa", "living")]
    async with hub(tmp_path, rooms=rooms) as here:
        here.skill._announcer._areas_of.clear()
        assert here.said(await here.run("HassBroadcast", message="hi")) == "There is no other room that could hear it"


async def test_what_was_missed_is_said_once_in_its_room(tmp_path: Path) -> None:
    async with hub(tmp_path) as here:
        await here.run("HassBroadcast", message="dinner is ready", area="bathroom")
        here.clock.set("2026-01-15 18:30")
        await here.run("HassBroadcast", message="come down", area="bathroom")
        await until(lambda: _count(here, 2))
        assert here.said(await here.run("HearthMissed")) == "You didn't miss anything"
        dry = await here.run("HearthMissed", "tub", "bathroom", dry_run=1)
        once = await here.run("HearthMissed", "tub", "bathroom")
        again = await here.run("HearthMissed", "tub", "bathroom")
        assert here.said(dry) == here.said(once)
        assert here.said(once) == "You missed 2 announcements. at noon: Dinner is ready.. at 6:30 pm: Come down."
        assert here.said(again) == "You didn't miss anything"
        assert here.said(await here.run("HearthMissed", "", "")) == "Please say which room you mean"


async def test_many_that_were_missed_are_said_in_parts_beside_rings(tmp_path: Path) -> None:
    async with hub(tmp_path) as here:
        for number in range(AT_ONCE + 1):
            await here.stores.missed.add("living", f"number {number}.", "cut")
        await here.stores.missed.add("living", "Your timer rang.", "rang")
        await here.stores.missed.add("", "Your alarm was due.", "late", here.clock.seconds() - 300)
        first, then, last = [here.said(await here.run("HearthMissed")) for _ in range(3)]
        assert first.startswith("You missed 6 announcements. at 11:55 am: Your alarm was due.. at noon: number 0.")
        assert "number 3" in first and "number 4" not in first
        assert first.endswith("There are 3 more")
        assert then == ("You missed 2 announcements. at noon: number 4.. at noon: number 5.. at noon: Your timer rang.")
        assert last == "You didn't miss anything"


@pytest.mark.parametrize(
    ("slots", "satellite", "said", "quiet"),
    [
        ({}, "sofa", "There will be no announcements here until you want them again", "sofa"),
        ({"seconds": 1800}, "sofa", "There will be no announcements here; they come again at 12:30 pm", "sofa"),
        (
            {"day": "tomorrow", "time": "08:00"},
            "sofa",
            "There will be no announcements here; they come again tomorrow at 8 am",
            "sofa",
        ),
        (
            {"everywhere": 1},
            "sofa",
            "There will be no announcements anywhere until you want them again",
            "oven sofa bed tub",
        ),
        (
            {"floor": "upstairs"},
            "sofa",
            "There will be no announcements in the Bedroom and Bathroom until you want them again",
            "bed tub",
        ),
        ({"area": "garage"}, "sofa", "I have no satellite in the Garage", ""),
        ({}, "", "There will be no announcements anywhere until you want them again", "oven sofa bed tub"),
        ({"dry_run": 1}, "sofa", "There will be no announcements here until you want them again", ""),
    ],
)
async def test_do_not_disturb(tmp_path: Path, slots: dict[str, Any], satellite: str, said: str, quiet: str) -> None:
    async with hub(tmp_path) as here:
        area = "living" if satellite else ""
        assert here.said(await here.run("HearthDoNotDisturb", satellite, area, state="on", **slots)) == said
        assert _quiet(here) == set(quiet.split())
        off = {key: value for key, value in slots.items() if key in ("area", "floor", "everywhere")}
        told = await here.run("HearthDoNotDisturb", satellite, area, state="off", **off)
        assert here.said(told).startswith(("Announcements can be heard", "I have no"))
        assert _quiet(here) == set()


async def _count(here: Hub, count: int) -> bool:
    return len(await here.stores.missed.all()) >= count


def _quiet(here: Hub) -> set[str]:
    return {each.satellite for each in here.skill._announcer.listeners() if each.quiet}


@pytest.mark.parametrize(
    ("slots", "satellite", "reasons", "said", "called"),
    [
        ({"area": "kitchen"}, "sofa", {}, "Calling the Kitchen", "oven"),
        ({"area": "kitchen"}, "sofa", {"oven": "busy"}, "Calling the Kitchen", "oven window"),
        ({"area": "kitchen"}, "sofa", {"oven": "busy", "window": "gone"}, "The Kitchen is busy", "oven window"),
        ({"area": "kitchen"}, "sofa", {"oven": "gone", "window": "gone"}, "I can't reach the Kitchen", "oven window"),
        (
            {"area": "kitchen"},
            "sofa",
            {"oven": "off", "window": "quiet"},
            "The Kitchen is not to be disturbed",
            "oven window",
        ),
        ({"area": "kitchen"}, "sofa", {"oven": "off", "window": "gone"}, "The Kitchen takes no calls", "oven window"),
        ({"satellite": "Window"}, "sofa", {}, "Calling the Window", "window"),
        ({"area": "living"}, "sofa", {}, "You are in the Living room already", ""),
        ({"area": "garage"}, "sofa", {}, "I have no satellite in the Garage", ""),
        ({"area": "kitchen"}, "", {}, "Only a room can call another one", ""),
        ({}, "sofa", {}, "Which room shall I call? There are the Kitchen and Bedroom", ""),
        ({"floor": "upstairs"}, "sofa", {}, "Calling the Bedroom", "bed"),
        ({"floor": "downstairs"}, "sofa", {}, "Calling the Kitchen", "oven"),
        ({"floor": "downstairs"}, "bed", {}, "Which room shall I call? There are the Kitchen and Living room", ""),
    ],
)
async def test_calls(slots: dict[str, Any], satellite: str, reasons: dict[str, str], said: str, called: str) -> None:
    rooms = FakeRooms(
        FakeRoom("window", "kitchen"), FakeRoom("oven", "kitchen"), FakeRoom("sofa", "living"),
        FakeRoom("bed", "bedroom"),
    )  # fmt: skip
    calls = FakeCalls(**reasons)
    outcome = await _call(CallSkill(calls, rooms, house()), "HearthCall", satellite, slots)
    assert [say(each, "en", StandingClock(NOON).now()) for each in outcome.told] == [said]
    assert calls.begun == [("sofa", name) for name in called.split()]
    assert (outcome.question is not None) is said.startswith("Which")


async def test_an_idle_satellite_of_a_room_is_called_first_and_the_only_other_room_needs_no_name() -> None:
    rooms = FakeRooms(
        FakeRoom("oven", "kitchen", state="speaking"), FakeRoom("window", "kitchen"), FakeRoom("sofa", "living")
    )
    calls = FakeCalls()
    skill = CallSkill(calls, rooms, house())
    outcome = await _call(skill, "HearthCall", "sofa", {})
    assert (calls.begun, outcome.told) == ([("sofa", "window")], (Told(key="calling", values={"room": "Kitchen"}),))
    calls.begun.clear()
    rooms.rooms[1].state = "away"
    assert (await _call(skill, "HearthCall", "sofa", {"area": "kitchen"})).told[0].key == "calling"
    assert calls.begun == [("sofa", "oven")], "nobody waits for a link that is broken"
    over = [await _call(skill, "HearthHangUp", "sofa", {}) for _ in range(2)]
    assert [each.told[0].key for each in over] == ["call_ended", "no_call"]
    assert (await _call(CallSkill(calls, FakeRooms(rooms.rooms[2]), house()), "HearthCall", "sofa", {})).told == (
        Told(key="call_nobody"),
    )


async def _call(skill: CallSkill, intent: str, satellite: str, slots: dict[str, Any]) -> Outcome:
    area = "living" if satellite else ""
    context = Context(turn="t", satellite=satellite, area=area, language="en")
    return await skill.run(Intent(name=intent, slots=slots), context)


@pytest.mark.parametrize(
    ("words", "text"),
    [("dinner is ready", "Dinner is ready."), (" Who  is there? ", "Who is there?"), ("élan!", "Élan!")],
)
def test_an_announcement_is_a_sentence(words: str, text: str) -> None:
    assert as_sentence(words) == text


@pytest.mark.parametrize(
    ("message", "language", "text"),
    [
        ("dass das Essen fertig ist", "de", "Ich soll sagen, dass das Essen fertig ist."),
        ("das Essen ist fertig", "de-AT", "Das Essen ist fertig."),
        ("dat het eten klaar is", "nl", "Ik moet zeggen dat het eten klaar is."),
        ("dat is klaar", "de", "Dat is klaar."),
        ("that is it", "en", "That is it."),
    ],
)
def test_a_message_is_said_as_its_language_says_it(message: str, language: str, text: str) -> None:
    assert as_sentence(passed_on(message, language)) == text
