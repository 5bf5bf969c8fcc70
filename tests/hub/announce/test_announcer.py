"""Announcements on satellites in memory and a real store: who speaks, how loud, what is kept and remembered."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from hub.announce import announcer as module
from hub.announce.announcer import Announcer, UnknownSatelliteError
from hub.announce.disturbing import Disturbing
from hub.announce.listeners import Whom
from hub.brain.last_reply import LastReply
from hub.config import Announcements, HubConfig, Satellite
from hub.events import Announced, Events, SatelliteJoined
from hub.rooms import Chime, Manner
from hub.store.rooms import RoomStores, open_rooms
from shared.errors import EngineError
from shared.tasks import Owner
from tests.fakes.speaking_rooms import FakeRoom, FakeRooms, Spoken
from tests.fakes.wall_clock import StandingClock
from tests.hub.house import house


@dataclass
class Hub:
    announcer: Announcer
    rooms: FakeRooms
    stores: RoomStores
    events: Events
    remembered: dict[str, LastReply]
    whispering: set[str]

    async def missed(self) -> list[str]:
        return [f"{each.place}: {each.text} ({each.why})" for each in await self.stores.missed.all()]


async def until(holds: Callable[[], bool]) -> None:
    while not holds():  # noqa: ASYNC110 (what is waited for has no event)
        await asyncio.sleep(0)


@asynccontextmanager
async def hub(folder: Path, *rooms: FakeRoom, options: Announcements | None = None) -> AsyncIterator[Hub]:
    satellites = {
        "bed": Satellite(area="Bedroom", do_not_disturb="00:00-00:00"),
        "tub": Satellite(area="Bathroom"),
    }
    settings = HubConfig(announcements=options or Announcements(), satellites=satellites)
    clock, events, served = StandingClock("2026-01-15 12:00"), Events(), FakeRooms(*rooms)
    remembered: dict[str, LastReply] = {}
    whispering: set[str] = set()
    async with open_rooms(folder / "rooms.db", 24, clock.seconds) as stores:
        disturbing = Disturbing(settings, clock, stores.quiet)
        announcer = Announcer(
            served, house(), settings, disturbing, stores.missed, events,
            area_id=str.lower, is_whispering=whispering.__contains__, remember=remembered.__setitem__,
        )  # fmt: skip
        yield Hub(announcer, served, stores, events, remembered, whispering)


async def test_everybody_hears_it_and_what_was_missed_is_kept(tmp_path: Path) -> None:
    oven, sofa = FakeRoom("oven", "kitchen"), FakeRoom("sofa", "living", language="de")
    async with hub(tmp_path, oven, sofa, FakeRoom("bed", "bedroom")) as here:
        with here.events.watch() as news:
            report = await here.announcer.announce("Dinner is ready.")
        assert report.heard == ("oven", "sofa")
        assert [each.satellite for each in report.missed] == ["bed", "tub"]
        assert (
            oven.spoken
            == sofa.spoken
            == [Spoken("Dinner is ready.", chime=Chime.ANNOUNCEMENT, volume=0.0, urgent=False)]
        )
        assert await here.missed() == ["bedroom: Dinner is ready. (quiet)", "bathroom: Dinner is ready. (away)"]
        assert news.take() == [Announced(heard=("oven", "sofa"), missed=("bed", "tub"))]
        assert here.remembered["kitchen"] == LastReply("Dinner is ready.", "Dinner is ready.", announcement=True)


@pytest.mark.parametrize(
    ("failure", "is_cut", "why"),
    [
        (None, True, "cut"),
        (EngineError("the voice does not load"), False, "cut"),
        (ConnectionError("gone"), False, "away"),
    ],
)
async def test_what_is_not_heard_to_its_end_was_missed_and_harms_nobody_else(
    tmp_path: Path, failure: Exception | None, is_cut: bool, why: str
) -> None:
    oven = FakeRoom("oven", "kitchen", failure=failure, is_cut=is_cut)
    whom = Whom(areas=("kitchen", "living"))
    async with hub(tmp_path, oven, FakeRoom("sofa", "living")) as here:
        report = await here.announcer.announce("Dinner.", whom)
        assert (report.heard, await here.missed()) == (("sofa",), [f"kitchen: Dinner. ({why})"])
        assert here.remembered["kitchen"].rest == "Dinner.", "what was that? can be asked"


async def test_a_satellite_that_goes_away_meanwhile_is_away(tmp_path: Path) -> None:
    oven = FakeRoom("oven", "kitchen", takes_s=0.1, is_cut=True)
    async with hub(tmp_path, oven) as here:
        announcing = asyncio.create_task(here.announcer.announce("Dinner.", Whom(areas=("kitchen",))))
        await until(lambda: bool(oven.spoken))
        here.rooms.rooms.remove(oven)
        assert [each.why for each in (await announcing).missed] == ["away"]


async def test_a_room_in_which_another_satellite_spoke_it_missed_nothing(tmp_path: Path) -> None:
    rooms = FakeRoom("oven", "kitchen"), FakeRoom("window", "kitchen", is_cut=True)
    async with hub(tmp_path, *rooms) as here:
        report = await here.announcer.announce("Dinner.", Whom(areas=("kitchen",)))
        assert (report.heard, await here.missed()) == (("oven",), [])
        assert [each.satellite for each in report.missed] == ["window"]


@pytest.mark.parametrize(
    ("asked", "urgent", "whispers", "volume"),
    [(0.0, False, False, 0.5), (0.3, False, False, 0.3), (0.0, False, True, 0.0), (0.0, True, True, 0.5)],
)
async def test_how_loud_it_is(tmp_path: Path, asked: float, urgent: bool, whispers: bool, volume: float) -> None:
    oven = FakeRoom("oven", "kitchen")
    async with hub(tmp_path, oven, options=Announcements(chime=False, volume=0.5)) as here:
        if whispers:
            here.whispering.add("oven")
        await here.announcer.announce("Dinner.", Whom(areas=("kitchen",)), Manner(urgent=urgent, volume=asked))
    assert oven.spoken == [Spoken("Dinner.", chime=Chime.NONE, volume=volume, urgent=urgent)]


async def test_a_chime_may_be_chosen(tmp_path: Path) -> None:
    oven = FakeRoom("oven", "kitchen")
    async with hub(tmp_path, oven, options=Announcements(chime=False)) as here:
        for chime in (Chime.DOORBELL, Chime.NONE):
            await here.announcer.announce("Somebody is at the door.", Whom(areas=("kitchen",)), Manner(chime=chime))
    assert [each.chime for each in oven.spoken] == [Chime.DOORBELL, Chime.NONE]


async def test_what_is_urgent_disturbs(tmp_path: Path) -> None:
    bed = FakeRoom("bed", "bedroom")
    async with hub(tmp_path, bed) as here:
        assert (await here.announcer.announce("Fire!", manner=Manner(urgent=True))).heard == ("bed",)
    assert bed.spoken == [Spoken("Fire!", chime=Chime.ANNOUNCEMENT, volume=0.0, urgent=True)]


async def test_a_satellite_that_nobody_knows_is_an_error(tmp_path: Path) -> None:
    async with hub(tmp_path, FakeRoom("oven", "kitchen")) as here:
        with pytest.raises(UnknownSatelliteError, match="no satellite called stove is known; known: bed, oven, tub"):
            await here.announcer.announce("Dinner.", Whom(satellites=("stove",)))


async def test_a_satellite_that_left_is_remembered(tmp_path: Path) -> None:
    async with hub(tmp_path) as here, Owner() as owner:
        owner.start(here.announcer.serve(), "announcements")
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        here.events.publish(SatelliteJoined(satellite="oven", area="Kitchen", address="192.0.2.7"))
        await until(lambda: any(each.satellite == "oven" for each in here.announcer.listeners()))
        report = await here.announcer.announce("Dinner.", Whom(areas=("kitchen",)))
        assert [f"{each.satellite} {each.why}" for each in report.missed] == ["oven away"]
        assert await here.missed() == ["kitchen: Dinner. (away)"]


async def test_begin_does_not_wait_and_ends_with_the_hub(tmp_path: Path) -> None:
    oven = FakeRoom("oven", "kitchen", takes_s=3600)
    async with hub(tmp_path, oven) as here, Owner() as owner:
        owner.start(here.announcer.serve(), "announcements")
        await asyncio.sleep(0)
        plan = here.announcer.begin("Dinner.", Whom(areas=("kitchen",)))
        assert [each.satellite for each in plan.speak] == ["oven"]
        await until(lambda: bool(oven.spoken))
    assert not asyncio.all_tasks() - {asyncio.current_task()}


async def test_a_room_that_stays_busy_is_not_waited_for_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "WAIT_S", 0.01)
    monkeypatch.setattr(module, "LETTER_S", 0.0)
    async with hub(tmp_path, FakeRoom("oven", "kitchen", takes_s=3600)) as here:
        await here.announcer.announce("Dinner.", Whom(areas=("kitchen",)))
        assert await here.missed() == ["kitchen: Dinner. (cut)"]
