"""Timers on a virtual clock: what rings where and when, and what is said."""

from __future__ import annotations

import asyncio
from pathlib import Path

import msgspec
import pytest

from hub.config import Timers
from hub.store.timer import Timer, TimerKind, TimerState
from tests.hub.timers.house import house, timer

pytestmark = pytest.mark.virtual_time(days=14)


async def test_a_timer_rings_where_it_was_set_until_it_is_stopped(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        kitchen, hall = home.rooms.add("kitchen"), home.rooms.add("hall")
        await home.start(kitchen, hall)
        began = asyncio.get_running_loop().time()
        await timer(home, 600)
        await asyncio.sleep(605)
        [sounding] = kitchen.rang
        assert sounding.began - began == pytest.approx(600, abs=0.1)
        assert (await home.keeper.all())[0].state is TimerState.RINGING
        kitchen.press()
        await asyncio.sleep(60)
        assert not kitchen.ringing
        assert await home.keeper.all() == []
        assert (hall.rang, kitchen.said, kitchen.urgent) == ([], [], [])
        assert (home.changed, home.missed) == (["set", "rang", "over"], [])
        await asyncio.sleep(3600)
        assert len(kitchen.rang) == 1
        assert await home.keeper._store.all() == [], "what is over is forgotten"


async def test_nobody_comes(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        home.settings = Timers(limit_s=60)
        kitchen = home.rooms.add("kitchen")
        await home.start(kitchen)
        await timer(home, 10)
        await asyncio.sleep(75)
        assert [each.why for each in kitchen.rang] == ["limit"]
        assert home.changed == ["set", "rang", "missed"]
        assert home.missed == ["12:00 Your timer for 10 seconds rang, and nobody stopped it."]


async def test_nobody_comes_and_the_satellite_falls_silent_for_good(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        kitchen = home.rooms.add("kitchen")
        await home.start(kitchen)
        await home.keeper.set(TimerKind.REMINDER, home.moment(seconds=120), text="call mum", satellite="kitchen")
        await asyncio.sleep(130)
        home.rooms.part(kitchen)
        await asyncio.sleep(3600)
        assert home.missed == ["12:02 I reminded you, and nobody stopped it: call mum."]


async def test_several_at_once_named_and_not(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        kitchen = home.rooms.add("kitchen")
        await home.start(kitchen)
        pasta, plain = await timer(home, 300, "pasta"), await timer(home, 310)
        await asyncio.sleep(305)
        assert kitchen.urgent == ["Pasta timer."], "a named one says its name over the ring"
        await asyncio.sleep(10)
        assert len(kitchen.ringing) == 2
        assert [each.id for each in await home.keeper.cancel(pasta.id)] == [pasta.id]
        await asyncio.sleep(1)
        assert [ring.split(".")[0] for ring in kitchen.ringing] == [plain.id], "what is cancelled is silent"
        kitchen.press()
        await asyncio.sleep(5)
        assert kitchen.said == []


async def test_who_comes_late_hears_what_it_was(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        kitchen = home.rooms.add("kitchen")
        await home.start(kitchen)
        await timer(home, 300, "pasta")
        await asyncio.sleep(360)
        kitchen.press()
        await asyncio.sleep(5)
        assert kitchen.said == ["Pasta timer."]


async def test_longer_shorter_paused_and_resumed(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        kitchen = home.rooms.add("kitchen")
        await home.start(kitchen)
        began = asyncio.get_running_loop().time()
        one = await timer(home, 300)
        assert await home.keeper.add(one.id, 60) is not None
        assert await home.keeper.add(one.id, -30) is not None
        await asyncio.sleep(100)
        assert await home.keeper.pause(one.id) is not None
        assert await home.keeper.pause(one.id) is None
        await asyncio.sleep(1000)
        assert kitchen.rang == []
        assert await home.keeper.resume(one.id) is not None
        await asyncio.sleep(240)
        assert [each.began - began for each in kitchen.rang] == [pytest.approx(1330, abs=0.5)]
        assert await home.keeper.add(one.id, 60) is not None, "what rings gets more time"
        await asyncio.sleep(1)
        assert not kitchen.ringing
        await asyncio.sleep(61)
        assert len(kitchen.ringing) == 1
        assert home.changed == ["set", "changed", "changed", "paused", "resumed", "rang", "changed", "rang"]


async def test_a_reminder_says_its_text(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        kitchen = home.rooms.add("kitchen", language="de")
        await home.start(kitchen)
        moment = home.moment(time="12:30")
        await home.keeper.set(TimerKind.REMINDER, moment, text="Oma anrufen", satellite="kitchen", language="de")
        await home.until("12:30:03")
        assert kitchen.urgent == ["Erinnerung: Oma anrufen."]
        kitchen.press()
        await asyncio.sleep(60)
        assert kitchen.said == []
        await home.keeper.set(TimerKind.REMINDER, home.moment(seconds=60), text="Herd aus", satellite="kitchen")
        await asyncio.sleep(61)
        kitchen.press()
        await asyncio.sleep(5)
        assert kitchen.said == ["Erinnerung: Herd aus."], "stopped before the words came: they come all the same"


async def test_a_satellite_that_is_cut_off_rings_and_others_let_it_for_a_minute(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        kitchen, hall = home.rooms.add("kitchen"), home.rooms.add("hall")
        await home.start(kitchen, hall)
        await asyncio.sleep(60)
        await timer(home, 300, "pasta")
        await asyncio.sleep(200)
        home.rooms.part(kitchen)
        await asyncio.sleep(120)
        assert (len(kitchen.ringing), hall.rang) == (1, [])
        kitchen.press()
        await asyncio.sleep(20)
        home.rooms.join(kitchen, home.hub.events)  # type: ignore[union-attr]
        await asyncio.sleep(400)
        assert (len(kitchen.rang), hall.rang) == (1, []), "the link was back in time: nobody else was disturbed"


async def test_one_that_knew_nothing_of_the_ring_is_not_waited_for(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        kitchen, hall = home.rooms.add("kitchen"), home.rooms.add("hall")
        await home.start(kitchen, hall)
        await asyncio.sleep(60)
        home.rooms.part(kitchen)
        await timer(home, 60)
        await asyncio.sleep(72)
        assert (len(kitchen.rang), len(hall.ringing)) == (0, 1)


async def test_it_rings_elsewhere_where_the_satellite_is_not_here(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        kitchen, hall, attic = (home.rooms.add(each) for each in ("kitchen", "hall", "attic"))
        await home.start(kitchen, hall, attic)
        await asyncio.sleep(60)
        await timer(home, 300, "pasta")
        await asyncio.sleep(200)
        home.rooms.part(kitchen)
        await asyncio.sleep(102)
        assert (hall.rang, attic.rang) == ([], [])
        await asyncio.sleep(61)
        assert len(hall.ringing) == len(attic.ringing) == 1
        hall.press()
        await asyncio.sleep(1)
        assert not attic.ringing, "stopped in one room, silent in all"
        kitchen.press()
        home.rooms.join(kitchen, home.hub.events)  # type: ignore[union-attr]
        await asyncio.sleep(400)
        assert (len(kitchen.rang), len(hall.rang), len(attic.rang)) == (1, 1, 1)


async def test_the_satellites_that_ring_instead_are_chosen(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        home.settings = Timers(instead=("hall",))
        hall, attic = home.rooms.add("hall"), home.rooms.add("attic")
        await home.start(hall, attic)
        await asyncio.sleep(60)
        await timer(home, 60, satellite="gone")
        await timer(home, 100, satellite="")
        await asyncio.sleep(72)
        assert (len(hall.rang), len(attic.rang)) == (1, 0)
        await asyncio.sleep(30)
        assert (len(hall.rang), len(attic.rang)) == (2, 0), "what was set nowhere rings there, in time"


async def test_a_satellite_whose_link_is_broken_for_a_moment(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        kitchen, hall = home.rooms.add("kitchen"), home.rooms.add("hall")
        await home.start(kitchen, hall)
        await asyncio.sleep(60)
        await timer(home, 60)
        await asyncio.sleep(58)
        kitchen.state = "away"
        await asyncio.sleep(5)
        kitchen.state = "idle"
        kitchen._send_rest()
        await asyncio.sleep(30)
        assert (len(kitchen.ringing), hall.rang) == (1, [])


async def test_snooze(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        bedroom, kitchen = home.rooms.add("bedroom"), home.rooms.add("kitchen")
        await home.start(bedroom, kitchen)
        moment = home.moment(time="07:00", repeat="mon,tue,wed,thu,fri")
        await home.keeper.set(TimerKind.ALARM, moment, satellite="bedroom", area="bedroom")
        assert await home.keeper.rang_last("bedroom", "bedroom") is None
        await home.until("07:00:30")
        assert await home.keeper.rang_last("kitchen", "kitchen") is None
        rang = await home.keeper.rang_last("bedroom", "bedroom")
        assert rang is not None
        assert await home.keeper.snooze(rang, 540) is not None
        await asyncio.sleep(1)
        assert not bedroom.ringing
        await home.until("07:09:31")
        assert len(bedroom.ringing) == 1
        bedroom.press()
        await asyncio.sleep(1)
        rang = await home.keeper.rang_last("bedroom", "bedroom")
        assert rang is not None, "and again, though it was stopped"
        assert await home.keeper.snooze(rang, 60) is not None
        await asyncio.sleep(61)
        assert len(bedroom.ringing) == 1
        bedroom.press()
        await home.until("07:00:30")
        assert len(bedroom.rang) == 4, "and tomorrow at its time"


async def test_a_one_time_alarm_is_snoozed_after_it_was_stopped(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        bedroom = home.rooms.add("bedroom")
        await home.start(bedroom)
        await home.keeper.set(TimerKind.ALARM, home.moment(time="13:00"), satellite="bedroom")
        await home.until("13:00:05")
        bedroom.press()
        await asyncio.sleep(5)
        rang = await home.keeper.rang_last("bedroom", "")
        assert rang is not None
        await home.keeper.snooze(rang, 300)
        await asyncio.sleep(310)
        assert len(bedroom.ringing) == 1


async def test_a_full_disk_is_survived(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        kitchen = home.rooms.add("kitchen")
        await home.start(kitchen)
        await timer(home, 60)
        await asyncio.sleep(1)
        assert home.hub is not None
        kitchen.repeats = False
        home.hub.database.broken = True
        await asyncio.sleep(70)
        assert len(kitchen.ringing) == 1, "the satellite rings by itself"
        kitchen.press()
        await asyncio.sleep(5)
        home.hub.database.broken = False
        await asyncio.sleep(15)
        assert await home.keeper.all() == []


async def test_a_ring_that_is_unknown_is_silenced(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        kitchen = home.rooms.add("kitchen")
        await home.start(kitchen)
        one = await timer(home, 60)
        await asyncio.sleep(1)
        home.rooms.part(kitchen)
        assert await home.keeper.cancel(one.id)
        await asyncio.sleep(100)
        assert len(kitchen.ringing) == 1, "it could not be told"
        home.rooms.join(kitchen, home.hub.events)  # type: ignore[union-attr]
        await asyncio.sleep(1)
        assert not kitchen.ringing


async def test_there_is_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hub.store.timers.MOST", 30)
    monkeypatch.setattr("hub.timers.duties.MOST_RINGS", 20)
    async with house(tmp_path) as home:
        kitchen = home.rooms.add("kitchen")
        await home.start(kitchen)
        for number in range(30):
            await timer(home, 100 + number)
        assert await home.keeper.set(TimerKind.TIMER, home.moment(seconds=1), seconds=1) is None
        await asyncio.sleep(1)
        assert len(kitchen.calls[-1]) == 20
        for _ in range(14):
            await asyncio.sleep(10)
            kitchen.press()
        assert len(kitchen.rang) == 30, "what a satellite cannot hold it is told later"


def test_what_is_kept_can_be_read_again() -> None:
    timer = Timer(id="a", kind=TimerKind.DELAYED, due=1.5, made_at=1.0)
    assert msgspec.json.decode(msgspec.json.encode(timer), type=Timer) == timer
