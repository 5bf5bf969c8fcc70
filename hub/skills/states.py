"""Which states answer a question with yes, and what a question about a device's attribute asks for. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from hub.devices.model import Device, Kind, State

CONTACTS = frozenset({"door", "garage_door", "opening", "window"})
"""Classes of binary sensors that tell whether something is open."""
CONTACTS_FOR: Mapping[str, frozenset[str]] = {
    "door": frozenset({"door", "opening"}),
    "garage": frozenset({"garage_door", "opening"}),
    "garage_door": frozenset({"garage_door", "opening"}),
    "gate": frozenset({"opening"}),
    "opening": CONTACTS,
    "window": frozenset({"window", "opening"}),
}
"""Contact sensors that tell whether such a thing is open, beside covers of that class."""
COVER_CLASS: Mapping[str, str] = {"garage_door": "garage"}
"""Where a class of contact sensor is called otherwise among covers."""

_YES = frozenset(
    {
        "on", "open", "detected", "wet", "low", "unlocked", "occupied", "problem", "connected", "moving", "charging",
        "home", "running", "unsafe", "active", "triggered",
    }
)  # fmt: skip
_NO = frozenset(
    {
        "off", "closed", "clear", "dry", "normal", "locked", "empty", "ok", "disconnected", "still", "away",
        "not_charging", "stopped", "safe", "inactive",
    }
)  # fmt: skip
_OPEN_LOCK = frozenset({"unlocked", "open", "opening", "unlocking"})
_SYNONYMS: Mapping[str, frozenset[str]] = {
    "armed": frozenset({"armed_home", "armed_away", "armed_night", "armed_vacation", "armed_custom_bypass"}),
    "docked": frozenset({"docked", "charging"}),
    "moving": frozenset({"opening", "closing"}),
    "running": frozenset({"cleaning", "mowing", "on"}),
    "unlocked": _OPEN_LOCK,
}
_RESTING = frozenset({"off", "docked", "idle", "charging", "paused"})
_SWITCHED = frozenset({Kind.CLIMATE, Kind.WATER_HEATER, Kind.VACUUM, Kind.LAWN_MOWER})
_ACTIONS: Mapping[str, str] = {"heating": "heat", "cooling": "cool", "drying": "dry"}


def shows(device: Device, state: State, wanted: str) -> bool:
    """Tell whether a device is in a state, by what people mean with the word."""
    value = str(state.value)
    if value == wanted or value in _SYNONYMS.get(wanted, ()):
        return True
    if device.kind is Kind.BINARY_SENSOR:
        return value == ("on" if wanted in _YES else "off" if wanted in _NO else wanted)
    if device.kind in _SWITCHED and wanted in ("on", "off"):
        return (value in _RESTING) == (wanted == "off")
    if device.kind is Kind.CLIMATE and wanted in _ACTIONS:
        action = state.attributes.get("action")
        return action == wanted if action is not None else value == _ACTIONS[wanted]
    if device.kind is Kind.LOCK and wanted == "open":
        return value in _OPEN_LOCK
    return False


def concerns(device: Device, wanted: str) -> bool:
    """Tell whether "is anything `wanted`" is about a device: lights are on, windows are open, doors unlocked."""
    if wanted in ("open", "closed"):
        return device.kind in (Kind.COVER, Kind.VALVE) or device.device_class in CONTACTS
    if wanted in ("locked", "unlocked"):
        return device.kind is Kind.LOCK
    if wanted in ("on", "off", "running"):
        return device.kind in (Kind.LIGHT, Kind.SWITCH, Kind.FAN, Kind.HUMIDIFIER, Kind.SIREN, *_SWITCHED)
    return False


UNITS: Mapping[str, str] = {
    "battery": "%",
    "brightness": "%",
    "color_temperature": "K",
    "current_humidity": "%",
    "humidity": "%",
    "percentage": "%",
    "position": "%",
    "tilt": "%",
}
"""Units of attributes; temperatures have the device's own."""
_ALSO: Mapping[str, tuple[str, ...]] = {
    "battery": ("battery", "battery_level"),
    "humidity": ("current_humidity", "humidity"),
    "speed": ("percentage", "fan_speed"),
    "temperature": ("current_temperature", "temperature"),
    "target_humidity": ("humidity",),
    "target_temperature": ("temperature",),
}
"""What an attribute is called by the device, the first that is known."""


def attribute(device: Device, state: State, name: str) -> tuple[object, str] | None:
    """Return an attribute's value and unit, `None` when the device does not tell."""
    names = tuple(device.options) if name == "option" else _ALSO.get(name, (name,))
    if name in ("temperature", "humidity") and device.kind is Kind.WATER_HEATER:
        names = ("current_temperature", "temperature")
    for each in names:
        if (value := state.attributes.get(each)) is not None:
            return value, UNITS.get(each, device.unit or "°C" if "temperature" in each else "")
    if name == "option" and device.kind is Kind.SELECT and state.value is not None:
        return state.value, ""
    return None
