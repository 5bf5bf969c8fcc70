"""Delayed commands: done once or told, whatever happens to the hub."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from hub.intents.model import Intent
from hub.store.timer import Timer, TimerKind, TimerState
from tests.hub.timers.house import House, house

pytestmark = pytest.mark.virtual_time(days=2)

LAMP = Intent(name="HassTurnOff", slots={"name": "light.lamp"})


async def later(home: House, seconds: int, text: str = "turn off the lamp") -> Timer:
    found = await home.keeper.set(
        TimerKind.DELAYED, home.moment(seconds=seconds), seconds=seconds, text=text, satellite="den", area="den",
        then=(LAMP,),
    )  # fmt: skip
    assert found is not None
    return found


async def test_it_is_done_once_and_in_silence(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        den = home.rooms.add("den")
        await home.start(den)
        await later(home, 600)
        await asyncio.sleep(599)
        assert home.done == []
        await asyncio.sleep(2)
        assert home.done == ["turn off the lamp"]
        await asyncio.sleep(3600)
        assert (home.done, den.said, den.urgent, den.rang) == (["turn off the lamp"], [], [], [])
        assert home.changed == ["set", "due", "over"]


async def test_what_goes_wrong_is_told(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        den = home.rooms.add("den")
        await home.start(den)
        home.wrong = "The lamp did not answer"
        await later(home, 600)
        await asyncio.sleep(700)
        assert den.said == ["I was to turn off the lamp at 12:10 pm. The lamp did not answer."]


async def test_a_mistake_is_told_and_not_tried_again(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        den = home.rooms.add("den")
        tried = []

        async def run(timer: Timer) -> str:
            tried.append(timer.id)
            raise RuntimeError("a bug")

        home.run = run
        await home.start(den)
        await later(home, 10)
        await asyncio.sleep(600)
        assert len(tried) == 1
        assert den.said == ["I was to turn off the lamp at noon, but was interrupted. Please check whether it is done."]


async def test_a_little_late_is_done_and_much_too_late_is_told(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        den = home.rooms.add("den")
        await home.start(den)
        await later(home, 60, "do the first")
        await later(home, 400, "do the second")
        await home.kill()
        await asyncio.sleep(450)
        await home.start(den)
        await asyncio.sleep(60)
        assert home.done == ["do the second"]
        assert den.said == ["I was to do the first at 12:01 pm, but I was off. I have not done it."]


async def test_a_hub_that_dies_in_the_middle_does_not_do_it_again(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        den = home.rooms.add("den")

        async def run(timer: Timer) -> str:
            home.done.append(timer.text)
            await asyncio.sleep(5)
            return ""

        home.run = run
        await home.start(den)
        await later(home, 60)
        await asyncio.sleep(62)
        assert [each.state for each in await home.keeper._store.all()] == [TimerState.CLAIMED]
        await home.kill()
        await home.start(den)
        await asyncio.sleep(100)
        assert home.done == ["turn off the lamp"]
        assert den.said == [
            "I was to turn off the lamp at 12:01 pm, but was interrupted. Please check whether it is done."
        ]


async def test_it_may_come_again_on_days(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        den = home.rooms.add("den")
        await home.start(den)
        moment = home.moment(time="18:00", repeat="mon,tue,wed,thu,fri,sat,sun")
        await home.keeper.set(TimerKind.DELAYED, moment, text="heat", then=(LAMP,))
        await home.until("18:00:05")
        assert home.done == ["heat"]
        await home.until("18:00:05")
        assert home.done == ["heat", "heat"]


async def test_what_is_cancelled_is_not_done(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        den = home.rooms.add("den")
        await home.start(den)
        one = await later(home, 60)
        assert await home.keeper.cancel(one.id)
        await asyncio.sleep(100)
        assert home.done == []


async def test_after_a_start_the_devices_are_waited_for(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        den = home.rooms.add("den")
        await home.start(den)
        await later(home, 60)
        await home.kill()
        await asyncio.sleep(70)
        await home.start(den)
        assert home.done == []
        await asyncio.sleep(10)
        assert home.done == ["turn off the lamp"]
