"""What the web needs from the rest of the hub, and the shapes that the API shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Protocol

from msgspec import Meta, Struct

from hub.devices.model import Device, Home, State
from hub.events import Events, TurnRecord
from hub.intents.model import Understood

if TYPE_CHECKING:  # the command line shares these shapes and needs neither SQLite nor Prometheus for them
    from hub.announce.announcer import Announce
    from hub.automations.desk import Desk
    from hub.metrics import Metrics
    from hub.skills.captured_scenes import CapturedScenes
    from hub.skills.household_lists import HouseholdLists
    from hub.store.facts import FactStore
    from hub.store.missed import MissedStore
    from hub.store.turns import TurnStore
    from hub.timers.keeper import Keeper

Spoken = Annotated[str, Meta(max_length=2000)]
Key = Annotated[str, Meta(max_length=100)]


class SatelliteInfo(Struct, frozen=True, kw_only=True):
    """A satellite that is connected now."""

    name: str
    area: str
    """Area id, empty when unknown."""
    address: str
    state: str
    """What it is doing, such as `idle`, `listening`, `speaking`; `away` while its connection is broken."""
    since: float
    """When it connected: wall-clock time, seconds since 1970."""


class DeviceInfo(Device, frozen=True, kw_only=True):
    """A device with its state."""

    state: State


class Check(Struct, frozen=True, kw_only=True):
    """The condition of one part of the hub."""

    ok: bool
    detail: str = ""
    """For people: what is wrong, or what is running."""


class Health(Struct, frozen=True, kw_only=True):
    """The condition of the hub."""

    status: str
    """`ok` when every check is, else `failing`."""
    name: str
    """The hub's name."""
    checks: dict[str, Check]
    """By part: `broker`, `models`, `store`. Details are shown to those alone who may use the API."""


class AskBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`POST /api/ask`: do as if this had been said."""

    text: Spoken
    area: Key = ""
    """Where it is said: an area's id, name or alias; empty for nowhere."""
    language: Annotated[str, Meta(max_length=35)] = ""
    """Such as `en`; empty for the household's."""
    dry_run: bool = False
    """Understand and say what would be done, but do nothing."""


class UnderstandBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`POST /api/understand`: tell what this means, and do nothing."""

    text: Spoken
    area: Key = ""
    """Where it is said: an area's id, name or alias; empty for nowhere."""
    language: Annotated[str, Meta(max_length=35)] = ""
    """Such as `en`; empty for the household's."""


class SayBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`POST /api/say`: speak this."""

    text: Spoken
    satellite: Key = ""
    """Name of the satellite that shall speak; with no satellite, area or floor, every one does."""
    area: Key = ""
    """Where it is said: an area's id, name or alias."""
    floor: Key = ""
    """Where it is said: a floor's name or alias."""
    urgent: bool = False
    """Interrupt, and speak where nobody is to be disturbed too."""
    volume: Annotated[float, Meta(ge=0, le=1)] = 0.0
    """How loud, 0 to 1; 0: as the configuration says."""


class NotHeard(Struct, frozen=True, kw_only=True):
    """A satellite that did not speak it to its end."""

    satellite: str
    why: str
    """`quiet`: not to be disturbed; `away`: not connected; `cut`: not spoken to its end."""


class TimerInfo(Struct, frozen=True, kw_only=True):
    """A timer, an alarm, a reminder or a delayed command that is set."""

    id: str
    kind: str
    """`timer`, `alarm`, `reminder` or `delayed`."""
    state: str
    """`waiting`, `paused` or `ringing`."""
    name: str
    text: str
    """What it reminds of, or what is done."""
    area: str
    """Area id, empty when unknown."""
    satellite: str
    """Where it rings; empty: nowhere in particular."""
    due: float
    """When it comes next: wall-clock time, seconds since 1970."""
    left_s: float
    """Seconds until then."""
    set_for_s: float
    """How long it was set for, in seconds; 0 where it was set for a time of day."""
    time: str
    """`HH:MM` of one that comes again, or a time of the sun: `sunset-30`."""
    repeat: tuple[str, ...]
    """The days on which it does: `mon` … `sun`, every other week with `2w1`, of the month `d1` or `mon1`."""
    comes: str
    """The same in English: `every other week on Tuesday`; empty for one that comes once."""


class TimerBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`POST /api/timers`: set one. A time and a text make a reminder, a time alone an alarm, seconds alone a timer."""

    seconds: Annotated[float, Meta(ge=0, le=366 * 86_400)] = 0.0
    """From now on."""
    time: Key = ""
    """`HH:MM` or `HH:MM:SS`, by the household's clock; `sunrise`, `sunset-30` (minutes before)."""
    day: Key = ""
    """`today`, `tomorrow`, `mon` … `sun`, `MM-DD` or `YYYY-MM-DD`; empty: whenever it is that time next."""
    repeat: Key = ""
    """Days on which it comes again: `mon,tue`, every other week `mon,2w`, of every month `d1` or `mon1`."""
    name: Key = ""
    text: Spoken = ""
    """What to remind of."""
    satellite: Key = ""
    """Name of the satellite on which it rings; empty: as `timers.instead` says."""
    language: Annotated[str, Meta(max_length=35)] = ""
    """Such as `en`, for its words; empty for the satellite's."""


class Heard(Struct, frozen=True, kw_only=True):
    """Answer to `POST /api/say`."""

    heard: list[str]
    """Names of the satellites that spoke it to its end."""
    missed: list[NotHeard] = []


class Problem(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was wrong with a request, as RFC 9457 writes it (`application/problem+json`)."""

    title: str
    status: int
    """HTTP status code."""
    detail: str = ""
    """One sentence for people, with the cure where there is one."""
    where: str = ""
    """What part of the request: `body.text`, `query.limit`, `header.Origin`."""


class Ask(Protocol):
    """Run a typed turn."""

    async def __call__(self, text: str, area: str, language: str, dry_run: bool) -> TurnRecord:
        """`area` is an area id or empty, `language` empty for the household's. Raises `HearthError`."""


class Understand(Protocol):
    """Tell what words mean."""

    def __call__(self, text: str, area: str, language: str) -> Understood:
        """`area` is an area id or empty, `language` empty for the household's."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Services:
    """Everything the web is built on; `hub.app` hands it over."""

    name: str
    """The hub's name."""
    api_token: str
    """Bearer token for the API from other machines; empty: only this machine may use it."""
    home: Home
    store: TurnStore
    facts: FactStore
    lists: HouseholdLists
    scenes: CapturedScenes
    metrics: Metrics
    events: Events
    ask: Ask
    understand: Understand
    say: Announce
    missed: MissedStore
    satellites: Callable[[], list[SatelliteInfo]]
    """The satellites connected now."""
    health: Callable[[], Mapping[str, Check]]
    """Checks by part: `broker`, `models`, `store`."""
    timers: Keeper
    automations: Desk | None = None
