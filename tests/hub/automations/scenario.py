"""A house in memory whose changes are events, with automations at work on virtual time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

from hub.announce.announcer import Report
from hub.announce.listeners import Whom
from hub.automations.engine import Engine
from hub.automations.house import House
from hub.automations.model import Automation
from hub.automations.parse import Library, read_automations
from hub.automations.trace import Cause
from hub.brain.select import skills
from hub.clock import Spot
from hub.devices.component import Publish
from hub.devices.model import Area, Command, Device, Result
from hub.devices.mqtt import Message
from hub.events import DeviceChanged, Events
from hub.intents.model import Intent
from hub.rooms import USUAL, Chime, Manner
from hub.skills.registry import Context, Outcome, Skills
from hub.store.automations import AutomationStore
from hub.store.run import Run
from shared.errors import HearthError
from shared.tasks import Owner
from tests.fakes.clock import LoopClock
from tests.fakes.home import MemoryHome

BERLIN = "Europe/Berlin"
SPOT: Spot = (52.52, 13.405)
START = "2024-05-13T12:00"
"""A Monday."""


class LiveHome(MemoryHome):
    """Tells what changes, as `MqttHome` does."""

    def __init__(self, devices: Iterable[Device], areas: Iterable[Area], events: Events) -> None:
        super().__init__(devices, areas)
        self._events = events

    def put(self, device_id: str, value: str | None = None, *, available: bool = True, **attributes: Any) -> None:
        before = self.state(device_id)
        super().put(device_id, value, available=available, **attributes)
        self._tell(device_id, before)

    async def run(self, command: Command) -> Result:
        before = self.state(command.device)
        result = await super().run(command)
        self._tell(command.device, before)
        return result

    def _tell(self, device: str, before: object) -> None:
        after = self.state(device)
        if after != before:
            self._events.publish(DeviceChanged(device=device, what="state", state=after))


class FakeMessages:
    """MQTT messages that tests send."""

    def __init__(self) -> None:
        self._queue: asyncio.Queue[Message] = asyncio.Queue()
        self.followed: frozenset[str] = frozenset()

    def follow(self, patterns: Iterable[str]) -> None:
        self.followed = frozenset(patterns)

    def __aiter__(self) -> FakeMessages:
        return self

    async def __anext__(self) -> Message:
        return await self._queue.get()

    def send(self, topic: str, payload: str) -> None:
        self._queue.put_nowait(Message(topic, payload.encode()))


class TimerSkill:
    """Notes which timers are started."""

    intents = frozenset({"HassStartTimer"})

    def __init__(self) -> None:
        self.started: list[tuple[int, str, str]] = []

    async def run(self, intent: Intent, context: Context) -> Outcome:
        if not context.dry_run:
            name = str(intent.slots.get("name", ""))
            self.started.append((int(intent.slots["seconds"]), name, context.satellite))
        return Outcome()


class Household:
    """Everything, and what came of it."""

    def __init__(self, home: LiveHome, events: Events, clock: LoopClock) -> None:
        self.home = home
        self.events = events
        self.clock = clock
        self.messages = FakeMessages()
        self.timers = TimerSkill()
        self.published: list[Publish] = []
        self.said: list[tuple[str, tuple[str, ...]]] = []
        self.chimes: list[Chime | None] = []
        self.asked: list[tuple[str, str]] = []
        self.answers: list[str | None] = []
        self.missing: set[str] = set()
        """Satellites that cannot be asked."""
        base = skills(home, clock, "1234")
        self.skills = Skills([*{id(each): each for each in base._by_intent.values()}.values(), self.timers])
        self.house = House(
            home=home,
            skills=lambda: self.skills,
            events=events,
            clock=clock,
            publish=self._publish,
            messages=self.messages,
            announce=self._announce,
            ask=self._ask,
        )
        self.engine: Engine

    async def _publish(self, message: Publish) -> None:
        self.published.append(message)

    async def _announce(self, text: str, whom: Whom | None = None, manner: Manner = USUAL) -> Report:
        assert whom is not None
        self.said.append((text, (*whom.satellites, *whom.areas, *whom.floors)))
        self.chimes.append(manner.chime)
        return Report(heard=("somewhere",))

    async def _ask(
        self, satellite: str, question: str, answers: Mapping[str, tuple[str, ...]], timeout_s: float
    ) -> str | None:
        if satellite in self.missing:
            raise HearthError(f"{satellite} is not here")
        self.asked.append((satellite, question))
        await asyncio.sleep(1)
        return self.answers.pop(0) if self.answers else None

    @property
    def did(self) -> list[str]:
        """Commands as `device action`, in order."""
        return [f"{each.device} {each.action}" for each in self.home.commands]

    async def runs(self, automation: str = "", limit: int = 100) -> list[Run]:
        return await self.engine.runs.last(automation, limit)

    async def last(self, automation: str) -> Run:
        return (await self.runs(automation))[0]

    async def by_hand(self, automation: str, **given: Any) -> Run:
        active = self.engine.by_hand(automation, Cause(trigger="by hand", **given))
        await active.ended.wait()
        return active.trace.record()

    async def until(self, hour: int, minute: int = 0, second: int = 0, *, days: int = 0) -> None:
        """Let time pass until a time of today, or of so many days later."""
        day = self.clock.now() + timedelta(days=days)
        wanted = day.replace(hour=hour, minute=minute, second=second, microsecond=0)
        await asyncio.sleep(wanted.timestamp() - self.clock.now().timestamp())
        await settle()


async def settle() -> None:
    """Let everything that is under way come to rest, but no time pass."""
    for _ in range(50):
        await asyncio.sleep(0)


def library(text: str) -> Library:
    return read_automations([("test.yaml", text, None)])


def good(text: str) -> Library:
    """Return automations that must be right."""
    found = library(text)
    assert not found.problems, "\n".join(map(str, found.problems))
    return found


def one(text: str) -> Automation:
    return next(iter(good(text).automations.values()))


@asynccontextmanager
async def living(
    found: Library | str,
    devices: Iterable[Device],
    areas: Iterable[Area] = (),
    *,
    start: str = START,
    zone: str = BERLIN,
    spot: Spot | None = SPOT,
    states: Mapping[str, str] | None = None,
    store: AutomationStore | None = None,
) -> AsyncIterator[Household]:
    """Have automations work in a house for the length of the block."""
    events = Events()
    home = LiveHome(devices, areas, events)
    for device, state in (states or {}).items():
        home.put(device, state)
    household = Household(home, events, LoopClock(zone, start, spot))
    household.engine = Engine(household.house, store)
    await household.engine.open()
    household.engine.adopt(good(found) if isinstance(found, str) else found)
    async with Owner() as owner:
        owner.start(household.engine.serve(), "automations")
        await settle()
        yield household
