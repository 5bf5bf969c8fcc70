"""A device as voice sees it, whatever protocol it speaks: what it is, what it can do, what state it is in."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Protocol

from msgspec import Struct


class Kind(StrEnum):
    """Component type, named as in Home Assistant MQTT discovery."""

    LIGHT = "light"
    SWITCH = "switch"
    COVER = "cover"
    FAN = "fan"
    CLIMATE = "climate"
    LOCK = "lock"
    SENSOR = "sensor"
    BINARY_SENSOR = "binary_sensor"


class Capability(StrEnum):
    """What a device can be asked to do beyond what its kind implies."""

    ON_OFF = "on_off"
    BRIGHTNESS = "brightness"
    COLOR = "color"
    COLOR_TEMPERATURE = "color_temperature"
    OPEN_CLOSE = "open_close"
    STOP = "stop"
    POSITION = "position"
    SPEED = "speed"
    TARGET_TEMPERATURE = "target_temperature"
    MODE = "mode"
    LOCK = "lock"


class Area(Struct, frozen=True, kw_only=True):
    """A room."""

    id: str
    """Lower-case identifier, such as `living_room`."""
    name: str
    """As people say it, such as `Living room`."""
    aliases: tuple[str, ...] = ()
    floor: str = ""
    """Name of the floor, empty when unknown."""


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
    """Unit of a sensor's value, such as `°C`."""
    capabilities: frozenset[Capability] = frozenset()
    exposed: bool = True
    """Voice may see and use it."""
    assumed: bool = False
    """It has no state topic: its state is what was last commanded, never verified."""
    source: str = ""
    """Where it is defined: an MQTT topic or `file:line`."""


class State(Struct, frozen=True, kw_only=True):
    """What is known of a device now."""

    value: str | None = None
    """`on`, `off`, `open`, `closed`, `locked`, `heat`, `21.5`; `None` while unknown."""
    attributes: dict[str, Any] = {}
    """`brightness` and `position` and `percentage` 0 to 100; `temperature` (target), `current_temperature`, `mode`."""
    available: bool = True
    """The device says it is reachable."""


class Command(Struct, frozen=True, kw_only=True):
    """A wish for one device."""

    device: str
    """Device id."""
    action: str
    """`turn_on`, `turn_off`, `toggle`, `open`, `close`, `stop`, `set_position`, `set_speed`, `set_temperature`,
    `set_mode`, `lock`, `unlock`."""
    arguments: dict[str, Any] = {}
    """`brightness`, `position`, `percentage` 0 to 100; `color` a name; `color_temperature` in kelvin; `temperature`
    in the device's unit; `mode`."""


class Result(StrEnum):
    """What became of a command."""

    CONFIRMED = "confirmed"
    """The device's state shows it."""
    ASSUMED = "assumed"
    """Sent to a device that reports no state."""
    NO_ANSWER = "no_answer"
    """Sent, but the state did not follow in time."""
    UNAVAILABLE = "unavailable"
    """The device says that it is offline; sent nothing."""
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
