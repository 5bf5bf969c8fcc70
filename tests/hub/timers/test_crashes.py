"""The hub dies in front of and behind every write, and at random moments: nothing is lost and nothing comes twice."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from pathlib import Path

import pytest

from hub.intents.model import Intent
from hub.store.timer import TimerKind
from tests.fakes.database import InlineDatabase
from tests.fakes.rooms import FakeRoom
from tests.hub.timers.house import House, house

pytestmark = pytest.mark.virtual_time(days=2)

LAMP = Intent(name="HassTurnOff", slots={"name": "light.lamp"})
RANDOM = 25
"""Lives of a hub that end at a random moment."""


class Day:
    """What people do in ten minutes, and what the hub acknowledged of it."""

    def __init__(self, home: House, kitchen: FakeRoom) -> None:
        self.home, self.kitchen = home, kitchen
        self.rings: set[str] = set()
        self.deeds: set[str] = set()

    async def live(self) -> None:
        keeper, moment = self.home.keeper, self.home.moment
        for seconds in (4, 9, 9):
            one = await keeper.set(TimerKind.TIMER, moment(seconds=seconds), seconds=seconds, satellite="kitchen")
            assert one is not None
            self.rings.add(one.id)
        for seconds in (5, 9, 60):
            text = f"command {seconds}"
            await keeper.set(TimerKind.DELAYED, moment(seconds=seconds), seconds=seconds, text=text, then=(LAMP,))
            self.deeds.add(text)
        one = await keeper.set(TimerKind.TIMER, moment(seconds=20), seconds=20, satellite="kitchen", name="tea")
        assert one is not None
        self.rings.add(one.id)
        await keeper.pause(one.id)
        await keeper.resume(one.id)
        await keeper.add(one.id, 5)
        one = await keeper.set(TimerKind.REMINDER, moment(seconds=30), seconds=30, text="bins", satellite="kitchen")
        assert one is not None
        self.rings.add(one.id)

    async def stop_what_rings(self) -> None:
        """Somebody comes after a few seconds, for ever."""
        while True:
            await asyncio.sleep(1)
            if any(asyncio.get_running_loop().time() - each.began > 5 for each in self.kitchen.rang):
                self.kitchen.press()

    def check(self, hall: FakeRoom, after: str) -> None:
        rang = Counter(each.ring.split(".")[0] for each in self.kitchen.rang)
        assert self.rings <= set(rang), f"{after}: lost"
        assert set(rang.values()) <= {1}, f"{after}: {rang}"
        assert hall.rang == [], f"{after}: rang elsewhere as well"
        done = Counter(self.home.done)
        assert set(done.values()) <= {1}, f"{after}: {done}"
        told = " ".join((*self.kitchen.said, *hall.said))
        for deed in self.deeds:
            assert deed in done or deed in told, f"{after}: {deed} is lost"


async def one_day(path: Path, crash_at: int | float, *, behind: bool, off_s: float, after: str) -> bool:
    """Live a day in which the hub dies once: at its n-th write, or after so many seconds; tell whether it did."""
    async with house(path) as home:
        kitchen, hall = home.rooms.add("kitchen"), home.rooms.add("hall")
        died = asyncio.Event()
        writes = 0

        def prepare(database: InlineDatabase) -> None:
            def count() -> None:
                nonlocal writes
                writes += 1
                if writes == crash_at + 1 and isinstance(crash_at, int):
                    database.dead = True
                    kitchen.events = hall.events = None
                    died.set()

            setattr(database, "after_write" if behind else "before_write", count)

        await home.start(kitchen, hall, prepare=prepare)
        day = Day(home, kitchen)
        home.owner.start(day.stop_what_rings(), "people")
        living = home.owner.start(day.live(), "day")
        if isinstance(crash_at, float):
            await asyncio.sleep(crash_at)
            died.set()
        try:
            async with asyncio.timeout(120):
                await died.wait()
        except TimeoutError:
            return False
        living.cancel()
        await home.kill()
        await asyncio.sleep(off_s)
        await home.start(kitchen, hall)
        for each in await home.keeper.all():
            await home.keeper.resume(each.id)  # it died between a pause and going on
        await asyncio.sleep(300)
        day.check(hall, after)
        return True


@pytest.mark.parametrize("off_s", [1.0, 200.0])
@pytest.mark.parametrize("behind", [False, True])
async def test_it_dies_at_any_write(tmp_path: Path, behind: bool, off_s: float) -> None:
    number = 0
    while await one_day(
        tmp_path / str(number), number, behind=behind, off_s=off_s, after=f"{'behind' if behind else 'before'} {number}"
    ):
        number += 1
    assert number > 20


async def test_it_dies_at_any_moment(tmp_path: Path) -> None:
    dice = random.Random(6)
    for number in range(RANDOM):
        moment, off_s = dice.uniform(0.0, 45.0), dice.choice([0.5, 5.0, 30.0])
        folder = tmp_path / str(number)
        assert await one_day(folder, moment, behind=False, off_s=off_s, after=f"{moment} s, off for {off_s} s")
