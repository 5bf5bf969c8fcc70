"""Announcements and the satellite through the whole brain: from what is said to what is done and replied."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from hub.announce.announcer import Announcer
from hub.announce.disturbing import Disturbing
from hub.brain.last_reply import LastReply
from hub.brain.responder import Request
from hub.brain.select import Understanding, understanding
from hub.config import HubConfig, Satellite
from hub.engines.base import Hypotheses, Hypothesis
from hub.events import Events
from hub.skills.after_turn import AfterTurn
from hub.skills.announcements import AnnouncementSkill
from hub.skills.calls import CallSkill
from hub.skills.satellite import SatelliteSkill
from hub.store.rooms import open_rooms
from hub.volumes.volumes import Volumes
from shared.tasks import Owner
from tests.fakes.speaking_rooms import FakeCalls, FakeRoom, FakeRooms
from tests.fakes.wall_clock import StandingClock
from tests.hub.house import house
from tests.hub.web.house import until


@dataclass
class Brain:
    understanding: Understanding
    rooms: FakeRooms
    calls: FakeCalls
    language: str

    async def ask(self, text: str, satellite: str = "sofa") -> str:
        room = self.rooms.find(satellite)
        assert room is not None
        request = Request(
            turn="t",
            hypotheses=Hypotheses((Hypothesis(text, -0.1),)),
            satellite=satellite,
            area=room.area,
            language=self.language,
        )
        for responder in self.understanding.responders:
            if (reply := await responder.respond(request)) is not None:
                return " ".join([sentence async for sentence in reply.sentences])
        raise AssertionError("nobody answered")

    async def heard(self, satellite: str, count: int = 1) -> list[str]:
        room = self.rooms.find(satellite)
        assert room is not None

        async def enough() -> bool:
            last = self.understanding.last_replies.announcement(room.area)
            return len(room.spoken) >= count and last is not None and last.said == room.spoken[-1].text

        await until(enough)
        return [each.text for each in room.spoken]


@asynccontextmanager
async def brain(folder: Path, language: str = "en") -> AsyncIterator[Brain]:
    rooms = FakeRooms(FakeRoom("oven", "kitchen"), FakeRoom("sofa", "living"), FakeRoom("bed", "bedroom"))
    settings = HubConfig(language=language, satellites={"bed": Satellite(area="bedroom")})
    clock, events, home, calls = StandingClock("2026-01-15 12:00"), Events(), house(language), FakeCalls()
    async with open_rooms(folder / "rooms.db", 24, clock.seconds) as stores, Owner() as owner:
        disturbing = Disturbing(settings, clock, stores.quiet)
        volumes = Volumes(rooms, settings, clock, stores.quiet, events)

        def remember(place: str, reply: LastReply) -> None:
            built.last_replies.remember(place, reply)

        announcer = Announcer(rooms, home, settings, disturbing, stores.missed, events, remember=remember)
        built = understanding(
            home,
            settings,
            errands=[
                AnnouncementSkill(announcer, disturbing, stores.missed, home, clock),
                CallSkill(calls, rooms, home),
                SatelliteSkill(rooms, volumes, home, clock, AfterTurn(events, owner)),
            ],
        )
        owner.start(announcer.serve(), "announcements")
        yield Brain(built, rooms, calls, language)


async def test_an_announcement_is_heard_missed_repeated_and_asked_for(tmp_path: Path) -> None:
    async with brain(tmp_path) as here:
        assert (await here.ask("don't disturb the bedroom until eight")).startswith(
            "There will be no announcements in the Bedroom; they come again"
        )
        assert await here.ask("Announce that dinner is ready.") == (
            "I'm telling everyone. The Bedroom is not to be disturbed."
        )
        assert await here.heard("oven") == ["Dinner is ready."]
        assert await here.ask("what was that announcement", "oven") == "Dinner is ready."
        assert await here.ask("what did you say", "oven") == "Dinner is ready."
        assert (await here.ask("what did I miss", "bed")).startswith("You missed one announcement.")
        assert await here.ask("did I miss anything", "bed") == "You didn't miss anything."
        assert await here.ask("tell the kitchen to come to the table") == "I'm announcing it in the Kitchen."
        assert await here.heard("oven", 2) == ["Dinner is ready.", "Come to the table."]
        said = "tell the kitchen and the living room that we are leaving"
        assert await here.ask(said, "bed") == "I'm announcing it in the Kitchen and Living room."
        assert (await here.heard("oven", 3))[-1] == (await here.heard("sofa"))[-1] == "We are leaving."


@pytest.mark.parametrize(
    ("language", "said", "reply", "heard"),
    [
        ("en", "tell Anna dinner is ready", "I'm announcing it everywhere for Anna.", "Anna, dinner is ready."),
        ("de", "Sag Anna Bescheid, dass das Essen fertig ist.", "Ich sage es überall durch, für Anna.",
         "Anna, ich soll sagen, dass das Essen fertig ist."),
        ("fr", "Préviens Anna que le dîner est prêt", "Je l'annonce partout pour Anna.", "Anna, le dîner est prêt."),
        ("es", "Dile a Ana que la cena está lista", "Lo anuncio en toda la casa para Ana.", "Ana, la cena está lista."),
        ("nl", "Zeg tegen Anna dat het eten klaar is", "Ik roep het overal om voor Anna.",
         "Anna, ik moet zeggen dat het eten klaar is."),
    ],
)  # fmt: skip
async def test_somebody_is_called_by_name(tmp_path: Path, language: str, said: str, reply: str, heard: str) -> None:
    async with brain(tmp_path, language) as here:
        assert (await here.ask(said)).startswith(reply)
        assert await here.heard("oven") == [heard]


async def test_until_sunrise_needs_a_place(tmp_path: Path) -> None:
    async with brain(tmp_path) as here:
        for said in ("do not disturb until sunrise", "whisper until sunrise"):
            assert await here.ask(said) == (
                "I don't know where the house is: its location has to be in the configuration."
            )


async def test_a_misheard_announcement_is_made_when_that_is_meant(tmp_path: Path) -> None:
    async with brain(tmp_path) as here:
        assert await here.ask("And now dinner is ready.") == "Shall I announce: dinner is ready?"
        assert await here.ask("no") == "Okay, I'll leave it."
        assert await here.ask("and now dinner is ready") == "Shall I announce: dinner is ready?"
        assert (await here.ask("yes")).startswith("I'm telling everyone.")
        assert await here.heard("oven") == ["Dinner is ready."]


async def test_of_several_rooms_on_a_floor_it_is_asked_which_to_call(tmp_path: Path) -> None:
    async with brain(tmp_path) as here:
        assert await here.ask("call upstairs") == "Calling the Bedroom."
        asked = "Which room shall I call? There are the Kitchen and Living room."
        assert await here.ask("call downstairs", "bed") == asked
        assert await here.ask("the living room", "bed") == "Calling the Living room."
        assert here.calls.begun == [("sofa", "bed"), ("bed", "sofa")]


@pytest.mark.parametrize(
    ("language", "said", "reply", "heard"),
    [
        ("de", "Sag allen Bescheid, dass das Essen fertig ist.", "Ich sage allen Bescheid.",
         "Ich soll sagen, dass das Essen fertig ist."),
        ("fr", "Dis à tout le monde que le dîner est prêt", "Je préviens tout le monde.", "Le dîner est prêt."),
        ("es", "Diles a todos que la cena está lista", "Se lo digo a todos.", "La cena está lista."),
        ("nl", "Zeg tegen iedereen dat het eten klaar is", "Ik zeg het tegen iedereen.",
         "Ik moet zeggen dat het eten klaar is."),
    ],
)  # fmt: skip
async def test_announced_in_other_languages(tmp_path: Path, language: str, said: str, reply: str, heard: str) -> None:
    async with brain(tmp_path, language) as here:
        assert await here.ask(said) == reply
        assert await here.heard("oven") == [heard]


@pytest.mark.parametrize(
    ("said", "reply", "volume"),
    [
        ("louder", "Volume 70 percent.", 0.7),
        ("turn it up", "Volume 70 percent.", 0.7),
        ("a bit quieter", "Volume 55 percent.", 0.55),
        ("volume to 30 percent", "Volume 30 percent.", 0.3),
        ("whisper from now on", "I'll speak quietly until you want me louder.", 0.2),
        ("how loud are you", "The volume is 60 percent.", 0.6),
    ],
)
async def test_the_satellite_itself(tmp_path: Path, said: str, reply: str, volume: float) -> None:
    async with brain(tmp_path) as here:
        assert await here.ask(said) == reply
        assert here.rooms.rooms[1].volume == pytest.approx(volume)


async def test_a_call(tmp_path: Path) -> None:
    async with brain(tmp_path) as here:
        assert await here.ask("call the kitchen") == "Calling the Kitchen."
        assert here.calls.begun == [("sofa", "oven")]
        assert await here.ask("hang up") == "The call is over."


async def test_a_device_that_was_just_talked_about_is_turned_up_first(tmp_path: Path) -> None:
    async with brain(tmp_path) as here:
        await here.ask("set the floor lamp to 40 percent")
        await here.ask("turn it up")
        assert here.rooms.rooms[1].volumes == []
        assert await here.ask("speak up") == "Volume 70 percent."
