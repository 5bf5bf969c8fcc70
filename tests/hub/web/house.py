"""A small house in memory, and a web server over it on a free loopback port."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn
from zoneinfo import ZoneInfo

from aiohttp import ClientSession, web

from hub.announce.announcer import Announcer, Report
from hub.announce.disturbing import Disturbing
from hub.announce.listeners import Whom
from hub.clock import Clock
from hub.config import HubConfig, Satellite
from hub.config import Timers as TimerOptions
from hub.devices.model import Area, Capability, Command, Device, Kind, Result, State
from hub.events import Events, TurnBegan, TurnEnded, TurnRecord
from hub.intents.model import Place, Understood
from hub.intents.understander import Understander
from hub.metrics import Metrics
from hub.rooms import USUAL, Manner
from hub.skills.captured_scenes import CapturedScenes
from hub.skills.household_lists import HouseholdLists
from hub.store.facts import FactStore, open_facts
from hub.store.lists import open_lists
from hub.store.rooms import RoomStores, open_rooms
from hub.store.scenes import open_scenes
from hub.store.timers import open_timers
from hub.store.turns import TurnStore, open_turns
from hub.timers.keeper import Keeper
from hub.web.server import make_application
from hub.web.services import Check, SatelliteInfo, Services
from shared.endpoint import EndReason
from shared.messages import Stage, TurnOutcome
from shared.tasks import Owner
from tests.fakes.rooms import FakeRooms as NoRooms
from tests.fakes.speaking_rooms import FakeRoom, FakeRooms
from tests.hub.house import house as rooms_of_a_house

AREAS = (
    Area(id="kitchen", name="Kitchen", aliases=("cook room",)),
    Area(id="living_room", name="Living room", floor="ground"),
)
DEVICES = (
    Device(
        id="light.kitchen",
        name="Kitchen light",
        kind=Kind.LIGHT,
        area="kitchen",
        capabilities=frozenset({Capability.ON_OFF, Capability.BRIGHTNESS}),
    ),
    Device(id="sensor.window", name="<b>Window</b> & door", kind=Kind.SENSOR, area="living_room", unit="°C"),
)


class House:
    """Devices that keep state and do what they are told."""

    revision = 1
    connected = True

    def __init__(self) -> None:
        self.scenes: tuple[Device, ...] = ()
        self.states = {
            "light.kitchen": State(value="on", attributes={"brightness": 40}),
            "sensor.window": State(value="21.5"),
        }

    def areas(self) -> tuple[Area, ...]:
        return AREAS

    def devices(self) -> tuple[Device, ...]:
        return DEVICES

    def device(self, device_id: str) -> Device | None:
        return next((each for each in DEVICES if each.id == device_id), None)

    def state(self, device_id: str) -> State:
        return self.states.get(device_id, State())

    def remember(self, scenes: Sequence[Device]) -> None:
        self.scenes = tuple(scenes)

    async def run(self, command: Command) -> Result:
        self.states[command.device] = State(value=command.action.removeprefix("turn_"))
        return Result.CONFIRMED


def record(turn: str = "t1", **changes: object) -> TurnRecord:
    """Return a turn as the hub writes it."""
    usual: dict[str, object] = {
        "satellite": "kitchen",
        "area": "kitchen",
        "language": "en",
        "began_at": time.time(),
        "cause": "wake",
        "wake_word": "hey_jarvis",
        "wake_score": 0.93,
        "heard": "turn on the kitchen light",
        "hypotheses": ("turn on the kitchen lied",),
        "end_reason": EndReason.COMPLETE,
        "responder": "exact",
        "intent": "HassTurnOn",
        "slots": {"name": "light.kitchen"},
        "done": ("light.kitchen turn_on: confirmed",),
        "said": "Turned on the kitchen light",
        "heard_ms": 1400,
        "heard_said": "Turned on the kitchen light",
        "outcome": TurnOutcome.ANSWERED,
        "stages": (
            Stage(name="listen", start_ms=0, duration_ms=1900),
            Stage(name="stt", start_ms=1780, duration_ms=160),
            Stage(name="answer", start_ms=1945, duration_ms=62),
            Stage(name="act", start_ms=1950, duration_ms=50),
            Stage(name="tts", start_ms=2010, duration_ms=90),
            Stage(name="play", start_ms=2100, duration_ms=1400),
        ),
        "speech_end_to_publish_ms": 310,
        "speech_end_to_sound_ms": 480,
    }
    return TurnRecord(turn=turn, **(usual | changes))  # type: ignore[arg-type]


@dataclass
class Hub:
    """What stands behind the web in these tests: real store, metrics and events; the turn is a lookup."""

    store: TurnStore
    facts: FactStore
    lists: HouseholdLists
    scenes: CapturedScenes
    rooms_store: RoomStores
    house: House
    events: Events
    keeper: Keeper
    metrics: Metrics = field(default_factory=Metrics)
    checks: dict[str, Check] = field(default_factory=lambda: {"broker": Check(ok=True, detail="127.0.0.1:1883")})
    rooms: list[SatelliteInfo] = field(
        default_factory=lambda: [
            SatelliteInfo(name="kitchen", area="kitchen", address="192.0.2.7", state="idle", since=1000.0)
        ]
    )
    satellites: FakeRooms = field(default_factory=FakeRooms)
    """Those that were spoken to last."""
    failure: Exception | None = None
    answer: TurnRecord | None = None
    url: str = ""

    async def ask(self, text: str, area: str, language: str, dry_run: bool) -> TurnRecord:
        if self.failure:
            raise self.failure
        if self.answer:
            return self.answer
        turn = f"typed-{text}"
        self.events.publish(TurnBegan(turn=turn, satellite="", area=area, cause=None))
        said = record(turn, satellite="", area=area, cause="text", heard=text, language=language or "en")
        if dry_run:
            said = record(turn, satellite="", area=area, heard=text, done=(), said="It would be done.")
        self.events.publish(TurnEnded(record=said))
        return said

    def understand(self, text: str, area: str, language: str) -> Understood:
        return Understander(rooms_of_a_house(), language or "en").understand([text], Place(area=area))

    def _announcer(self) -> Announcer:
        """Announcements in the rooms of this house, with a hall in which nobody is ever to be disturbed."""
        settings = HubConfig(satellites={"hall": Satellite(do_not_disturb="00:00-00:00")})
        self.satellites = FakeRooms(*(FakeRoom(each.name, each.area) for each in self.rooms))
        disturbing = Disturbing(settings, Clock(), self.rooms_store.quiet)
        return Announcer(self.satellites, self.house, settings, disturbing, self.rooms_store.missed, self.events)

    async def say(self, text: str, whom: Whom | None = None, manner: Manner = USUAL) -> Report:
        return await self._announcer().announce(text, whom, manner)

    def services(self, api_token: str = "") -> Services:
        return Services(
            name="Test hub",
            api_token=api_token,
            home=self.house,
            store=self.store,
            facts=self.facts,
            lists=self.lists,
            scenes=self.scenes,
            metrics=self.metrics,
            events=self.events,
            ask=self.ask,
            understand=self.understand,
            say=self.say,
            missed=self.rooms_store.missed,
            satellites=lambda: self.rooms,
            health=lambda: self.checks,
            timers=self.keeper,
        )


async def _never(*_: object) -> NoReturn:
    raise AssertionError("nothing is done here")


@asynccontextmanager
async def running_hub(folder: Path, api_token: str = "") -> AsyncIterator[Hub]:
    """Serve a hub whose history lies in `folder`; its `url` says where."""
    async with (
        open_turns(folder / "turns.db", keep_days=30) as store,
        open_facts(folder / "facts.db") as facts,
        open_lists(folder / "lists.db") as lists,
        open_scenes(folder / "scenes.db") as scenes,
        open_rooms(folder / "rooms.db", keep_h=24) as rooms,
        open_timers(folder / "timers.db") as timers,
        Owner() as owner,
    ):
        events, house = Events(), House()
        captured = CapturedScenes(scenes, house, house.remember)
        await captured.load()
        clock = Clock(ZoneInfo("Europe/Berlin"))
        keeper = Keeper(timers, clock, NoRooms(owner), _never, events, TimerOptions(), _never)
        hub = Hub(store, facts, HouseholdLists(lists, events, "en"), captured, rooms, house, events, keeper)
        owner.start(store.follow(hub.events), "history")
        owner.start(hub.metrics.follow(hub.events), "metrics")
        await asyncio.sleep(0.01)
        runner = web.AppRunner(make_application(hub.services(api_token)))
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            hub.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
            yield hub
        finally:
            await runner.cleanup()


@asynccontextmanager
async def served(folder: Path, api_token: str = "") -> AsyncIterator[tuple[Hub, ClientSession]]:
    """Serve a hub, with a session that talks to it."""
    async with running_hub(folder, api_token) as hub, ClientSession(hub.url) as session:
        yield hub, session


async def until(holds: Callable[[], Awaitable[object]]) -> None:
    """Wait until `holds` returns something true; the test's own limit ends a vain wait."""
    while not await holds():  # noqa: ASYNC110 (what is waited for has no event)
        await asyncio.sleep(0.01)


def files(folder: Path, pattern: str = "*") -> list[Path]:
    """List a folder."""
    return sorted(folder.glob(pattern))
