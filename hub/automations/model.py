"""What the household wants to happen by itself: automations with triggers, conditions and actions. Frozen, no I/O.

A value that may be a template is a `Template` where it is one, and otherwise what it says.
"""

from __future__ import annotations

from datetime import time
from typing import Any

from msgspec import Struct

from hub.devices.templates import Template

Text = str | Template
"""Words, or a template that makes them."""
Length = float | Template
"""Seconds, or a template that makes a duration."""
ALL_DAYS = frozenset(range(7))
"""Weekdays from Monday (0) on."""
SLOT_NAMES = frozenset({"automation", "trigger", "name", "area", "floor"})
"""Slots of a sentence that its own lists cannot be called."""


class Part(Struct, frozen=True, kw_only=True):
    """A trigger, a condition or an action, and where it stands."""

    place: str = ""
    """`file:line`."""


class Devices(Struct, frozen=True, kw_only=True):
    """Devices by id, or all of an area, kind or class."""

    ids: tuple[str, ...] = ()
    area: str = ""
    """An area's id, name or alias."""
    kind: str = ""
    device_class: str = ""


# --- triggers ---------------------------------------------------------------------------------------------------------


class Trigger(Part, frozen=True, kw_only=True):
    """What begins a run."""

    id: str = ""
    """A name of its own, to tell it from others in templates."""


class Sentence(Trigger, frozen=True, kw_only=True):
    """Something that is said."""

    sentences: dict[str, tuple[str, ...]]
    """Templates by language; an empty language is the household's."""
    slots: dict[str, Any] = {}
    """Slot lists in the format of home-assistant-intents."""
    response: Text = ""
    """What is answered."""


class MqttMessage(Trigger, frozen=True, kw_only=True):
    """A message on a topic."""

    topic: str
    """It may hold `+` and `#`."""
    payload: tuple[str, ...] = ()
    """Any of these; none: whatever it says."""
    value: Template | None = None
    """What is compared with `payload` and `above` and `below` instead of the message: `{{ value_json.action }}`."""
    above: float | None = None
    below: float | None = None


class StateChange(Trigger, frozen=True, kw_only=True):
    """A device changes."""

    devices: Devices
    to: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    above: float | None = None
    below: float | None = None
    attribute: str = ""
    """Compared instead of the state."""
    for_s: float = 0.0
    """It must stay so for so long."""


class At(Trigger, frozen=True, kw_only=True):
    """Times of day."""

    times: tuple[time, ...]
    days: frozenset[int] = ALL_DAYS
    catch_up_s: float = 0.0
    """It is made up for when the hub was down, at most so much later."""


class Every(Trigger, frozen=True, kw_only=True):
    """Again and again, in step with the clock."""

    every_s: int


class Sun(Trigger, frozen=True, kw_only=True):
    """Sunrise or sunset."""

    rising: bool
    offset_s: float = 0.0
    days: frozenset[int] = ALL_DAYS
    catch_up_s: float = 0.0


class TimerEvent(Trigger, frozen=True, kw_only=True):
    """Something happens to a timer, an alarm or a reminder."""

    timer: str
    """Its name; empty: any."""
    event: str = "due"


class SatelliteEvent(Trigger, frozen=True, kw_only=True):
    """Something happens at a satellite."""

    satellites: tuple[str, ...] = ()
    """None: any."""
    event: str = "wake"


class HubStart(Trigger, frozen=True, kw_only=True):
    """The hub is up and has the states of the house."""


TIMED = (At, Every, Sun)
"""Triggers that the clock pulls."""

# --- conditions -------------------------------------------------------------------------------------------------------


class Condition(Part, frozen=True, kw_only=True):
    """What must hold."""


class StateIs(Condition, frozen=True, kw_only=True):
    """Devices are in a state."""

    devices: Devices
    values: tuple[str, ...] = ()
    above: float | None = None
    below: float | None = None
    attribute: str = ""
    for_s: float = 0.0
    any: bool = False
    """One of the devices is enough."""


class TimeIs(Condition, frozen=True, kw_only=True):
    """It is between two times of day, on some days."""

    begin: time | None = None
    end: time | None = None
    days: frozenset[int] = ALL_DAYS
    """After midnight the day on which the span began counts."""


class SunIs(Condition, frozen=True, kw_only=True):
    """The sun is up, or down."""

    up: bool
    elevation: float | None = None
    """Degrees above the horizon that count; none: where it rises and sets."""


class Renders(Condition, frozen=True, kw_only=True):
    """A template comes to something true."""

    template: Template


class All(Condition, frozen=True, kw_only=True):
    """Each of them holds."""

    of: tuple[Condition, ...]


class Any_(Condition, frozen=True, kw_only=True):
    """One of them holds."""

    of: tuple[Condition, ...]


class Not(Condition, frozen=True, kw_only=True):
    """None of them holds."""

    of: tuple[Condition, ...]


# --- actions ----------------------------------------------------------------------------------------------------------


class Action(Part, frozen=True, kw_only=True):
    """A step."""

    about: str = ""
    """A name for people."""
    continue_on_error: bool | None = None
    """The run goes on when it fails; none: as the automation says."""
    enabled: bool = True


class Do(Action, frozen=True, kw_only=True):
    """Command devices, or set them to a state as scenes of the configuration do."""

    devices: Devices
    ids: tuple[Text, ...] = ()
    action: Text = ""
    arguments: dict[str, Any] = {}
    wishes: dict[str, Any] = {}


class Wish(Action, frozen=True, kw_only=True):
    """Run an intent of the catalogue."""

    intent: str
    slots: dict[str, Any] = {}


class Scene(Action, frozen=True, kw_only=True):
    """Activate a scene."""

    scene: Text


class Publish(Action, frozen=True, kw_only=True):
    """Publish an MQTT message."""

    topic: Text
    payload: Any = ""
    """Text, or what becomes JSON."""
    retain: bool = False
    qos: int = 0


class Where(Struct, frozen=True, kw_only=True):
    """Which satellites; nothing: all of them."""

    satellites: tuple[Text, ...] = ()
    areas: tuple[Text, ...] = ()
    floors: tuple[Text, ...] = ()


class Say(Action, frozen=True, kw_only=True):
    """Announce something."""

    text: Text
    where: Where = Where()
    urgent: bool = False
    volume: float = 0.0
    chime: str = ""
    """A `hub.rooms.Chime`; empty: the usual one."""


class AskBack(Action, frozen=True, kw_only=True):
    """Ask a question, and go on by the answer."""

    question: Text
    satellite: Text = ""
    """Empty: the one that began the run, else one that is asked for in `area`."""
    area: Text = ""
    answers: dict[str, tuple[str, ...]]
    """By what it is called the words for it."""
    then: dict[str, tuple[Action, ...]] = {}
    otherwise: tuple[Action, ...] = ()
    """Done where nobody answered, or something else."""
    timeout_s: float = 30.0


class WaitFor(Action, frozen=True, kw_only=True):
    """Wait until one of these triggers."""

    triggers: tuple[Trigger, ...]
    timeout: Length | None = None
    go_on: bool = True
    """The run goes on when it was waited in vain."""


class Delay(Action, frozen=True, kw_only=True):
    """Wait a time."""

    length: Length


class Repeat(Action, frozen=True, kw_only=True):
    """Do something again and again."""

    times: int | Template | None = None
    while_: tuple[Condition, ...] = ()
    until: tuple[Condition, ...] = ()
    each: Any = None
    """A list, or a template that makes one."""
    actions: tuple[Action, ...] = ()


class Branch(Struct, frozen=True, kw_only=True):
    """What is done under conditions."""

    conditions: tuple[Condition, ...]
    actions: tuple[Action, ...]


class Choose(Action, frozen=True, kw_only=True):
    """Do the first branch whose conditions hold."""

    branches: tuple[Branch, ...]
    otherwise: tuple[Action, ...] = ()


class Stop(Action, frozen=True, kw_only=True):
    """End the run."""

    reason: Text = ""
    error: bool = False


class RunOther(Action, frozen=True, kw_only=True):
    """Run another automation."""

    automation: str
    variables: dict[str, Any] = {}
    wait: bool = True


class Assign(Action, frozen=True, kw_only=True):
    """Set variables."""

    variables: dict[str, Any]


class StartTimer(Action, frozen=True, kw_only=True):
    """Start a timer."""

    length: Length
    timer: Text = ""
    """Its name."""
    satellite: Text = ""
    """Where it rings."""


# --- the whole --------------------------------------------------------------------------------------------------------


class Automation(Part, frozen=True, kw_only=True):
    """One automation."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    description: str = ""
    enabled: bool = True
    """As the file says; people may switch it."""
    mode: str = "single"
    """`single`, `restart`, `queued` or `parallel`."""
    max: int = 10
    """Runs side by side or waiting, in the last two modes."""
    continue_on_error: bool = False
    variables: dict[str, Any] = {}
    triggers: tuple[Trigger, ...] = ()
    conditions: tuple[Condition, ...] = ()
    actions: tuple[Action, ...] = ()
