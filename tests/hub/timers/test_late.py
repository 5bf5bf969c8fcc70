"""The hub is dead when something comes due: it rings all the same, or is told, and never twice."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from hub.store.timer import TimerKind
from tests.hub.timers.house import house, timer

pytestmark = pytest.mark.virtual_time(days=14)


async def test_it_rings_in_time_while_the_hub_is_dead_and_not_again(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        kitchen, hall = home.rooms.add("kitchen"), home.rooms.add("hall")
        await home.start(kitchen, hall)
        began = asyncio.get_running_loop().time()
        await timer(home, 300, "pasta")
        await asyncio.sleep(100)
        await home.kill()
        await asyncio.sleep(250)
        assert [each.began - began for each in kitchen.rang] == [pytest.approx(300, abs=0.1)]
        kitchen.press()
        await asyncio.sleep(100)
        await home.start(kitchen, hall)
        await asyncio.sleep(3600)
        assert (len(kitchen.rang), len(hall.rang)) == (1, 0)
        assert (kitchen.said, kitchen.urgent) == ([], [])


async def test_a_ring_goes_on_when_the_hub_comes_back(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        kitchen, hall = home.rooms.add("kitchen"), home.rooms.add("hall")
        await home.start(kitchen, hall)
        await timer(home, 60)
        await asyncio.sleep(70)
        await home.kill()
        await asyncio.sleep(5)
        await home.start(kitchen, hall)
        await asyncio.sleep(60)
        assert (len(kitchen.ringing), len(kitchen.rang), hall.rang) == (1, 1, [])
        kitchen.press()
        await asyncio.sleep(600)
        assert (len(kitchen.rang), hall.rang) == (1, [])


async def test_what_came_due_while_everything_was_off_rings_late_and_says_so(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        kitchen = home.rooms.add("kitchen")
        await home.start()  # no satellite knows of it
        await timer(home, 300, "pasta")
        await home.kill()
        await asyncio.sleep(900)
        await home.start(kitchen)
        await asyncio.sleep(10)
        assert len(kitchen.ringing) == 1
        assert kitchen.urgent == ["Your pasta timer was due 10 minutes ago, while I was off."]
        kitchen.press()
        await asyncio.sleep(600)
        assert len(kitchen.rang) == 1


async def test_what_is_very_late_is_told_and_does_not_ring(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        kitchen = home.rooms.add("kitchen")
        await home.start()
        await timer(home, 300, "pasta")
        await home.keeper.set(TimerKind.REMINDER, home.moment(time="13:00"), text="call mum", satellite="kitchen")
        await home.kill()
        await asyncio.sleep(5 * 3600)
        await home.start(kitchen)
        await asyncio.sleep(100)
        assert kitchen.rang == []
        assert sorted(kitchen.said) == [
            "I should have reminded you 4 hours and 1 minute ago, while I was off: call mum.",
            "Your pasta timer was due 4 hours and 56 minutes ago, while I was off.",
        ]
        assert sorted(home.missed) == [
            "12:05 Your pasta timer was due, and nothing rang.",
            "13:00 I should have reminded you: call mum.",
        ]
        await asyncio.sleep(86_400)
        assert (len(kitchen.said), len(home.missed)) == (2, 2)


async def test_what_rang_to_its_limit_while_the_hub_was_dead_was_missed(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        kitchen = home.rooms.add("kitchen")
        await home.start(kitchen)
        await timer(home, 300, "pasta")
        await asyncio.sleep(1)
        await home.kill()
        await asyncio.sleep(1800)
        await home.start(kitchen)
        await asyncio.sleep(100)
        assert home.missed == ["12:05 Your pasta timer rang, and nobody stopped it."]


async def test_words_that_nobody_heard_are_said_again(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        kitchen = home.rooms.add("kitchen")
        await home.start()
        await timer(home, 300)
        await home.kill()
        await asyncio.sleep(5 * 3600)
        kitchen.deaf = True
        await home.start(kitchen)
        await asyncio.sleep(140)
        assert len(kitchen.said) == 2
        kitchen.deaf = False
        await asyncio.sleep(600)
        assert len(kitchen.said) == 3


async def test_a_satellite_that_cannot_ring_speaks(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        kitchen = home.rooms.add("kitchen")
        kitchen.mute = True
        await home.start(kitchen)
        await timer(home, 60, "tea")
        await asyncio.sleep(200)
        assert kitchen.said == ["Your tea timer was due 1 minute ago."]
