"""What brings a device back to the state it was in: for "undo that". Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.devices.model import Capability, Command, Device, Kind, State

NEVER = frozenset({Kind.BUTTON, Kind.LOCK, Kind.ALARM, Kind.SCENE, Kind.VACUUM, Kind.LAWN_MOWER})
"""Kinds for which going back makes no sense, or is no business of "undo"."""
_LIGHT = ("brightness", "color", "color_temperature", "effect")
_WHITE = frozenset({Capability.COLOR, Capability.COLOR_TEMPERATURE})
LEVELS = frozenset({"set_tilt", "set_temperature", "set_humidity", "oscillate", "set_value"})
"""Actions that are undone by the same action with the values from before."""


def commands(device: Device, done: Command, before: State) -> tuple[Command, ...]:
    """Return what undoes a command, given the state before it; nothing when that is not known."""
    if device.kind in NEVER or (before.value is None and not before.attributes):
        return ()
    match done.action:
        case "turn_on" | "turn_off" | "toggle" | "set_speed":
            return _switched(device, before)
        case "open" | "close" | "stop" | "set_position":
            return _placed(device, before)
        case "set_option":
            return _option(device, str(done.arguments.get("of", "")), before)
    earlier = {**before.attributes, "on": before.attributes.get("oscillating"), "value": before.number}
    arguments = {key: earlier[key] for key in done.arguments if earlier.get(key) is not None}
    return (_made(device, done.action, arguments),) if done.action in LEVELS and arguments else ()


def _switched(device: Device, before: State) -> tuple[Command, ...]:
    if before.value in (None, "off"):
        return (_made(device, "turn_off"),) if before.value == "off" else ()
    if device.kind is Kind.LIGHT:
        return (_made(device, "turn_on", _light(device, before.attributes)),)
    if device.kind is Kind.FAN and (speed := before.attributes.get("percentage")):
        return (_made(device, "set_speed", {"percentage": speed}),)
    if before.value in device.options.get("mode", ()):
        return (_made(device, "set_option", {"option": before.value, "of": "mode"}),)
    return (_made(device, "turn_on"),)


def _light(device: Device, said: Mapping[str, Any]) -> dict[str, Any]:
    """Return the look of a light: what it reports itself, colour or white temperature as its mode says."""
    look = {key: said[key] for key in _LIGHT if said.get(key) is not None}
    if said.get("color_mode") == "white" and device.capabilities & _WHITE:
        look = {**look, "color": "white"}
        look.pop("color_temperature", None)
    if "color_temperature" in look and "color" in look:
        del look["color" if said.get("color_mode") == "color_temp" else "color_temperature"]
    if not isinstance(look.get("color", ""), str | tuple | list):
        del look["color"]
    if look.get("effect") not in device.options.get("effect", ()):
        look.pop("effect", None)
    return look


def _placed(device: Device, before: State) -> tuple[Command, ...]:
    position = before.attributes.get("position")
    if position is not None and Capability.POSITION in device.capabilities:
        return (_made(device, "set_position", {"position": position}),)
    action = {"open": "open", "closed": "close"}.get(str(before.value))
    return (_made(device, action),) if action else ()


def _option(device: Device, of: str, before: State) -> tuple[Command, ...]:
    option = before.attributes.get(of)
    if option is None and of in ("mode", "option"):
        option = before.value
    if of == "mode" and option == "off" and Capability.ON_OFF in device.capabilities:
        return (_made(device, "turn_off"),)
    if option not in device.options.get(of, ()):
        return ()
    return (_made(device, "set_option", {"option": option, "of": of}),)


def _made(device: Device, action: str, arguments: Mapping[str, Any] | None = None) -> Command:
    return Command(device=device.id, action=action, arguments=dict(arguments or {}))
