"""Alarms over changes of the clocks, and clocks that are set."""

from __future__ import annotations

import asyncio
from itertools import pairwise
from pathlib import Path

import pytest

from hub.config import Timers
from hub.store.timer import TimerKind
from tests.hub.timers.house import house, timer

pytestmark = pytest.mark.virtual_time(days=14)


ZONES = [
    ("Europe/Berlin", "2026-03-26T12:00", [86_400, 82_800, 86_400]),
    ("Europe/Berlin", "2026-10-22T12:00", [86_400, 90_000, 86_400]),
    ("America/New_York", "2026-03-05T12:00", [86_400, 82_800, 86_400]),
    ("America/New_York", "2026-10-29T12:00", [86_400, 90_000, 86_400]),
    ("Australia/Lord_Howe", "2026-04-02T12:00", [86_400, 88_200, 86_400]),
    ("Australia/Lord_Howe", "2026-10-01T12:00", [86_400, 84_600, 86_400]),
]


@pytest.mark.parametrize(("zone", "begin", "gaps"), ZONES)
@pytest.mark.parametrize("dead", [False, True])
async def test_a_week_of_alarms_over_a_change_of_the_clocks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zone: str, begin: str, gaps: list[int], dead: bool
) -> None:
    """Also when the hub dies at once: the satellite knows a week ahead."""
    monkeypatch.setattr("hub.timers.keeper.LOOK_S", 600.0)
    async with house(tmp_path, zone=zone, begin=begin) as home:
        home.settings = Timers(limit_s=5)
        bedroom = home.rooms.add("bedroom")
        await home.start(bedroom)
        began = home.clock.now().timestamp() - asyncio.get_running_loop().time()
        every_day = "mon,tue,wed,thu,fri,sat,sun"
        await home.keeper.set(TimerKind.ALARM, home.moment(time="07:00", repeat=every_day), satellite="bedroom")
        if dead:
            await asyncio.sleep(1)
            await home.kill()
        await asyncio.sleep(7 * 86_400)
        rang = [each.began + began for each in bedroom.rang]
        assert len(rang) == 7
        shown = {home.clock.local(each).strftime("%H:%M:%S") for each in rang}
        assert shown == {"07:00:00"}
        assert [round(after - before) for before, after in pairwise(rang)][:3] == gaps


async def test_days_without_a_hub_are_not_made_up_for(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        home.settings = Timers(limit_s=5)
        bedroom = home.rooms.add("bedroom")
        await home.start(bedroom)
        every_day = "mon,tue,wed,thu,fri,sat,sun"
        await home.keeper.set(TimerKind.ALARM, home.moment(time="07:00", repeat=every_day), satellite="bedroom")
        await asyncio.sleep(1)
        await home.kill()
        await asyncio.sleep(3 * 86_400)
        assert len(bedroom.rang) == 3
        await home.start(bedroom)
        await asyncio.sleep(3600)
        assert len(bedroom.rang) == 3
        assert bedroom.said == []
        await home.until("07:00:03")
        assert len(bedroom.rang) == 4


async def test_a_clock_that_is_set_moves_alarms_and_not_timers(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        kitchen = home.rooms.add("kitchen")
        await home.start(kitchen)
        began = asyncio.get_running_loop().time()
        await timer(home, 600)
        await home.keeper.set(TimerKind.ALARM, home.moment(time="14:00"), satellite="kitchen")
        await asyncio.sleep(60)
        home.clock.set_by_s = 3600.0
        await asyncio.sleep(600)
        assert [each.began - began for each in kitchen.rang] == [pytest.approx(600, abs=0.5)]
        kitchen.press()
        await home.until("14:00:01")
        assert len(kitchen.ringing) == 1
        assert asyncio.get_running_loop().time() - began == pytest.approx(3600, abs=10)


async def test_a_clock_that_is_set_right_at_boot_leaves_older_timers(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        kitchen = home.rooms.add("kitchen")
        await home.start()
        due = (await timer(home, 7200)).due
        await home.kill()
        home.clock.set_by_s = -1000.0
        await home.start(kitchen)
        home.clock.set_by_s = 0.0
        await asyncio.sleep(100)
        assert [each.due for each in await home.keeper.all()] == [due]
