"""A device as voice sees it, whatever protocol it speaks: what it is, what it can do, what state it is in."""

from __future__ import annotations

from enum import StrEnum
from math import isfinite
from typing import Any, Protocol

from msgspec import Struct


class Kind(StrEnum):
    """Component type, named as in Home Assistant MQTT discovery."""

    LIGHT = "light"
    SWITCH = "switch"
    COVER = "cover"
    VALVE = "valve"
    FAN = "fan"
    CLIMATE = "climate"
    WATER_HEATER = "water_heater"
    HUMIDIFIER = "humidifier"
    LOCK = "lock"
    ALARM = "alarm_control_panel"
    SIREN = "siren"
    VACUUM = "vacuum"
    LAWN_MOWER = "lawn_mower"
    SCENE = "scene"
    BUTTON = "button"
    NUMBER = "number"
    SELECT = "select"
    TEXT = "text"
    SENSOR = "sensor"
    BINARY_SENSOR = "binary_sensor"
    EVENT = "event"
    UPDATE = "update"
    NOTIFY = "notify"
    TAG = "tag"
    CAMERA = "camera"
    IMAGE = "image"
    DEVICE_TRACKER = "device_tracker"
    DEVICE_AUTOMATION = "device_automation"
    DATE = "date"
    TIME = "time"
    DATETIME = "datetime"


class Capability(StrEnum):
    """What a device can be asked to do beyond what its kind implies."""

    ON_OFF = "on_off"
    BRIGHTNESS = "brightness"
    COLOR = "color"
    COLOR_TEMPERATURE = "color_temperature"
    EFFECT = "effect"
    TRANSITION = "transition"
    OPEN_CLOSE = "open_close"
    STOP = "stop"
    POSITION = "position"
    TILT = "tilt"
    SPEED = "speed"
    OSCILLATE = "oscillate"
    TARGET_TEMPERATURE = "target_temperature"
    TEMPERATURE_RANGE = "temperature_range"
    TARGET_HUMIDITY = "target_humidity"
    MODE = "mode"
    """It has at least one entry in `Device.options`."""
    LOCK = "lock"
    UNLATCH = "unlatch"
    """A lock that can also open its door."""
    ARM = "arm"
    START = "start"
    PAUSE = "pause"
    RETURN = "return"
    """A vacuum or mower that finds home."""
    LOCATE = "locate"
    CLEAN_SPOT = "clean_spot"
    PRESS = "press"
    VALUE = "value"
    TEXT = "text"


GUARDING = frozenset({"garage", "gate", "door"})
"""Classes of covers that guard the house."""


class Policy(StrEnum):
    """What voice may do with a device that can do harm."""

    ALLOW = "allow"
    CONFIRM = "confirm"
    """Ask back first, naming device and action."""
    PIN = "pin"
    """Ask for the household's PIN first."""
    NEVER = "never"


class Area(Struct, frozen=True, kw_only=True):
    """A room."""

    id: str
    """Lower-case identifier, such as `living_room`."""
    name: str
    """As people say it, such as `Living room`."""
    aliases: tuple[str, ...] = ()
    floor: str = ""
    """Name of the floor, empty when unknown."""
    floor_aliases: tuple[str, ...] = ()
    """Other names of the floor."""


class Span(Struct, frozen=True):
    """Numbers that a device takes."""

    low: float
    high: float
    step: float = 1.0


class Command(Struct, frozen=True, kw_only=True):
    """A wish for one device."""

    device: str
    """Device id."""
    action: str
    """Any of `ACTIONS`."""
    arguments: dict[str, Any] = {}
    """`brightness`, `position`, `tilt`, `percentage`, `humidity` 0 to 100; `color` a name; `color_temperature` (K);
    `effect`; `transition` in seconds; `flash` (`short` or `long`); `temperature`, `temperature_low`,
    `temperature_high` in the device's unit; `on` (oscillate); `option` with `of`, a key of `Device.options`; `value`;
    `text`; `code`."""


ACTIONS = frozenset(
    {
        "turn_on", "turn_off", "toggle",
        "open", "close", "stop", "set_position", "set_tilt",
        "set_speed", "oscillate", "set_temperature", "set_humidity", "set_option",
        "lock", "unlock", "unlatch",
        "arm_home", "arm_away", "arm_night", "arm_vacation", "disarm", "trigger",
        "start", "pause", "return_to_base", "locate", "clean_spot",
        "press", "set_value", "set_text",
    }
)  # fmt: skip
"""Everything that a command can ask."""


class Device(Struct, frozen=True, kw_only=True):
    """One controllable or readable thing."""

    id: str
    """`<kind>.<slug>`, unique in this home and stable across restarts, such as `light.kitchen`."""
    name: str
    """As people say it."""
    kind: Kind
    aliases: tuple[str, ...] = ()
    area: str = ""
    """Area id, empty when unknown."""
    device_class: str = ""
    """Such as `temperature`, `garage`, `door`; empty when none."""
    unit: str = ""
    """Unit of a sensor's or number's value, such as `°C`."""
    capabilities: frozenset[Capability] = frozenset()
    options: dict[str, tuple[str, ...]] = {}
    """Words it can be set to, by what they are: `mode`, `preset`, `fan_mode`, `swing_mode`, `effect`, `direction`,
    `fan_speed` (vacuums), `tone`, `option` (selects)."""
    ranges: dict[str, Span] = {}
    """Numbers it takes where they are not 0 to 100: `temperature`, `humidity`, `value`, `color_temperature`, and
    `percentage` of a fan, whose step is that of its speeds (33.3 for one with three)."""
    exposed: bool = True
    """Voice may see and use it."""
    policy: Policy = Policy.ALLOW
    """What voice must do before an action that can do harm (`hub.devices.policies` says which those are)."""
    members: tuple[str, ...] = ()
    """Device ids, when this is a group of the configuration: a command to it is one to each of them."""
    commands: tuple[Command, ...] = ()
    """What is done, when this is a scene of the configuration or one captured by voice."""
    code: frozenset[str] = frozenset()
    """Actions for which it wants a code of its own; voice hands on the PIN."""
    assumed: bool = False
    """It has no state topic: its state is what was last commanded, never verified."""
    source: str = ""
    """Where it is defined: an MQTT topic or `file:line`."""


def as_number(value: object) -> float | None:
    """Return a state's value as a number, `None` when it is none."""
    try:
        found = float(str(value))
    except ValueError:
        return None
    return found if isfinite(found) else None


class State(Struct, frozen=True, kw_only=True):
    """What is known of a device now."""

    value: str | None = None
    """`on`, `off`, `open`, `closed`, `locked`, `heat`, `cleaning`, `armed_away`, `21.5`; `None` while unknown."""
    attributes: dict[str, Any] = {}
    """`brightness`, `position`, `tilt`, `percentage`, `humidity` (target), `current_humidity` 0 to 100; `temperature`
    (target), `temperature_low`, `temperature_high`, `current_temperature`; `color_temperature` in kelvin; the keys of
    `Device.options` with what is chosen; `oscillating`; `action`, what a climate device is doing (`heating`, `idle`).
    Lights: `color` as a list of red, green and blue, 0 to 255, at full brightness, `color_mode` as the device names it.
    `last_mode` is the one that a climate device goes back to when it is turned on. What else a device reports
    (`installed_version`, `battery`) is kept under its own name."""
    available: bool = True
    """The device says it is reachable."""

    @property
    def number(self) -> float | None:
        """The value, where it is a finite number."""
        return as_number(self.value)


class Result(StrEnum):
    """What became of a command."""

    CONFIRMED = "confirmed"
    """The device's state shows it."""
    ASSUMED = "assumed"
    """Sent to a device that reports no state."""
    NO_ANSWER = "no_answer"
    """Sent, but nothing was heard in time."""
    NOT_DONE = "not_done"
    """Sent, and what the device reported since is another state than the one wanted."""
    UNAVAILABLE = "unavailable"
    """The device says that it is offline; sent nothing, or it went offline instead of answering."""
    UNREACHABLE = "unreachable"
    """No connection to the broker; sent nothing."""
    UNSUPPORTED = "unsupported"
    """The device cannot do that; sent nothing."""


class Home(Protocol):
    """The house as skills and recognisers see it."""

    @property
    def revision(self) -> int:
        """Grows whenever a device or area is added, renamed or removed, never for a state."""

    @property
    def connected(self) -> bool:
        """The broker is reachable."""

    def areas(self) -> tuple[Area, ...]:
        """All areas, also those that only devices name."""

    def devices(self) -> tuple[Device, ...]:
        """All devices, exposed or not."""

    def device(self, device_id: str) -> Device | None:
        """Look a device up."""

    def state(self, device_id: str) -> State:
        """Return what is known of a device; an unknown id has an unknown state."""

    async def run(self, command: Command) -> Result:
        """Publish a command and wait (about 1 s) for the device's state to show it.

        Never raises for what a device or broker does; a command once published is not undone by cancelling.
        """
