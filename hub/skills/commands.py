"""What an intent asks of a device, as a command: a table, no I/O."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hub.devices.model import Capability, Command, Device, Kind
from hub.intents.model import Intent

Slots = Mapping[str, Any]

ON: Mapping[Kind, str] = {Kind.COVER: "open", Kind.LOCK: "lock"}
"""`HassTurnOn` opens a cover and locks a lock, as home-assistant-intents means it; it turns on all else."""
OFF: Mapping[Kind, str] = {Kind.COVER: "close", Kind.LOCK: "unlock"}


def _light(device: Device, slots: Slots) -> Command | None:
    wished = {
        "brightness": (Capability.BRIGHTNESS, slots.get("brightness")),
        "color": (Capability.COLOR, slots.get("color")),
        "color_temperature": (Capability.COLOR_TEMPERATURE, slots.get("temperature")),
    }
    asked = {key: (capability, value) for key, (capability, value) in wished.items() if value is not None}
    if not asked or any(capability not in device.capabilities for capability, _ in asked.values()):
        return None
    if slots.get("brightness") == 0:
        return Command(device=device.id, action="turn_off")
    return Command(device=device.id, action="turn_on", arguments={key: value for key, (_, value) in asked.items()})


def _position(device: Device, slots: Slots) -> Command | None:
    position = slots["position"]
    if Capability.POSITION in device.capabilities:
        return Command(device=device.id, action="set_position", arguments={"position": position})
    # The two ends need no motor that knows where it is.
    action = {0: "close", 100: "open"}.get(position)
    return Command(device=device.id, action=action) if action else None


def _speed(device: Device, slots: Slots) -> Command | None:
    if slots["percentage"] == 0:
        return Command(device=device.id, action="turn_off")
    if Capability.SPEED not in device.capabilities:
        return None
    return Command(device=device.id, action="set_speed", arguments={"percentage": slots["percentage"]})


def _temperature(device: Device, slots: Slots) -> Command | None:
    if Capability.TARGET_TEMPERATURE not in device.capabilities:
        return None
    return Command(device=device.id, action="set_temperature", arguments={"temperature": slots["temperature"]})


def _stop(device: Device, _slots: Slots) -> Command | None:
    return Command(device=device.id, action="stop") if Capability.STOP in device.capabilities else None


_SWITCHABLE = frozenset(Kind) - {Kind.SENSOR, Kind.BINARY_SENSOR}
_MAKERS: Mapping[str, tuple[frozenset[Kind], Callable[[Device, Slots], Command | None]]] = {
    "HassTurnOn": (_SWITCHABLE, lambda device, _: Command(device=device.id, action=ON.get(device.kind, "turn_on"))),
    "HassTurnOff": (_SWITCHABLE, lambda device, _: Command(device=device.id, action=OFF.get(device.kind, "turn_off"))),
    "HassToggle": (
        frozenset({Kind.LIGHT, Kind.SWITCH, Kind.FAN, Kind.COVER}),
        lambda device, _: Command(device=device.id, action="toggle"),
    ),
    "HassStopMoving": (frozenset({Kind.COVER}), _stop),
    "HassLightSet": (frozenset({Kind.LIGHT}), _light),
    "HassSetPosition": (frozenset({Kind.COVER}), _position),
    "HassFanSetSpeed": (frozenset({Kind.FAN}), _speed),
    "HassClimateSetTemperature": (frozenset({Kind.CLIMATE}), _temperature),
}

INTENTS = frozenset(_MAKERS)
"""Intents that end in device commands."""


def command(intent: Intent, device: Device) -> Command | None:
    """Return what to ask of a device; `None` when it cannot do what the intent says."""
    kinds, make = _MAKERS[intent.name]
    return make(device, intent.slots) if device.kind in kinds else None


def described(wish: Command) -> str:
    """Write a command's action with its values for the record: `turn_on brightness=40`."""
    return " ".join((wish.action, *(f"{key}={value}" for key, value in wish.arguments.items())))
