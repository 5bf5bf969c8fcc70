"""A hub that keeps timers, in a house whose satellites ring by themselves: started, killed and started again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from hub.brain.told.say import sentence
from hub.config import Timers
from hub.events import Events, TimerChanged
from hub.store.timer import Timer, TimerKind
from hub.store.timers import STEPS, TimerStore
from hub.timers.keeper import Keeper
from hub.timers.schedule import Moment, moment_of
from hub.timers.words import at_missed
from shared.tasks import Owner, cancel
from tests.fakes.clock import LoopClock
from tests.fakes.database import InlineDatabase
from tests.fakes.rooms import FakeRoom, FakeRooms

JOIN_S = 2.0
"""A satellite is back so soon after the hub."""


@dataclass
class Hub:
    """One life of the hub."""

    keeper: Keeper
    events: Events
    database: InlineDatabase
    task: asyncio.Task[None]
    watched: asyncio.Task[None]


@dataclass
class House:
    """What outlives the hub: the disk, the satellites, time, and what devices were told."""

    path: Path
    clock: LoopClock
    rooms: FakeRooms
    owner: Owner
    settings: Timers = field(default_factory=Timers)
    hub: Hub | None = None
    done: list[str] = field(default_factory=list)
    """The texts of delayed commands that were done."""
    wrong: str = ""
    """What goes wrong in a delayed command."""
    changed: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    """When something was to ring that nobody stopped, and how that is told."""
    run: Callable[[Timer], Awaitable[str]] | None = None

    @property
    def keeper(self) -> Keeper:
        assert self.hub is not None
        return self.hub.keeper

    async def start(self, *rooms: FakeRoom, prepare: Callable[[InlineDatabase], None] = lambda _: None) -> None:
        """Start the hub; these satellites join it a little later."""
        events, database = Events(), InlineDatabase(self.path, STEPS)
        keeper = Keeper(
            TimerStore(database), self.clock, self.rooms, self.run or self.do, events, self.settings, self.miss
        )
        prepare(database)
        watched = self.owner.start(self._watch(events), "watch")
        await asyncio.sleep(0)
        self.hub = Hub(keeper, events, database, asyncio.create_task(keeper.serve(), name="keeper"), watched)
        await asyncio.sleep(JOIN_S)
        for room in rooms:
            self.rooms.join(room, events)
        await asyncio.sleep(0.1)

    async def kill(self) -> None:
        """End the hub as it stands. Satellites live on."""
        assert self.hub is not None
        await cancel(self.hub.task)
        await cancel(self.hub.watched)
        self.hub.database.close()
        for room in self.rooms.present:
            room.events = None
        self.hub = None

    async def miss(self, timer: Timer, due: float, why: str) -> None:
        told = sentence(at_missed(timer, why), "en", self.clock.now())
        self.missed.append(f"{self.clock.local(due):%H:%M} {told}")

    async def do(self, timer: Timer) -> str:
        self.done.append(timer.text)
        return self.wrong

    async def _watch(self, events: Events) -> None:
        with events.watch() as subscription:
            async for event in subscription:
                if isinstance(event, TimerChanged):
                    self.changed.append(event.what)

    def moment(self, **slots: str | int) -> Moment:
        found = moment_of(slots, self.clock.now())
        assert found is not None
        return found

    async def until(self, shown: str) -> None:
        """Wait until the clock shows a time of day, such as `07:00`, with seconds where they matter."""
        moment = self.moment(time=shown)
        await asyncio.sleep(moment.due.timestamp() - self.clock.now().timestamp())


@asynccontextmanager
async def house(path: Path, *, zone: str = "Europe/Berlin", begin: str = "2026-06-03T12:00") -> AsyncIterator[House]:
    async with Owner() as owner:
        clock = LoopClock(zone, begin)
        found = House(path / "timers.db", clock, FakeRooms(owner, clock), owner)
        try:
            yield found
        finally:
            if found.hub is not None:
                await found.kill()


async def timer(home: House, seconds: int, name: str = "", satellite: str = "kitchen") -> Timer:
    found = await home.keeper.set(
        TimerKind.TIMER, home.moment(seconds=seconds), seconds=seconds, name=name, satellite=satellite, area=satellite,
        language="en",
    )  # fmt: skip
    assert found is not None
    return found
