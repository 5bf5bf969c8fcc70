"""A home in memory that keeps state: commands change it, and it can be silent, offline or without a broker.

It does what a device of its kind with its capabilities, options and ranges would do, and refuses the rest. Groups and
scenes of the configuration are taken apart by the skills: a command to one of them is refused here too.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from hub.devices.model import ACTIONS, Area, Capability, Command, Device, Kind, Result, State

_ON_OFF: Mapping[str, str | None] = {"turn_on": "on", "turn_off": "off", "toggle": None}
_MOVES: Mapping[str, str | None] = {
    "open": "open", "close": "closed", "toggle": None, "stop": None, "set_position": None,
}  # fmt: skip
_DOES: Mapping[Kind, Mapping[str, str | None]] = {
    Kind.LIGHT: {**_ON_OFF, "set_option": "on"},
    Kind.SWITCH: _ON_OFF,
    Kind.SIREN: {**_ON_OFF, "set_option": None},
    Kind.FAN: {**_ON_OFF, "set_speed": "on", "oscillate": None, "set_option": None},
    Kind.HUMIDIFIER: {**_ON_OFF, "set_humidity": None, "set_option": None},
    Kind.COVER: {**_MOVES, "set_tilt": None},
    Kind.VALVE: _MOVES,
    Kind.CLIMATE: {
        "turn_on": "heat", "turn_off": "off", "toggle": None,
        "set_temperature": None, "set_humidity": None, "set_option": None,
    },
    Kind.WATER_HEATER: {"turn_on": "on", "turn_off": "off", "set_temperature": None, "set_option": None},
    Kind.LOCK: {"lock": "locked", "unlock": "unlocked", "unlatch": "open"},
    Kind.ALARM: {
        "arm_home": "armed_home", "arm_away": "armed_away", "arm_night": "armed_night",
        "arm_vacation": "armed_vacation", "disarm": "disarmed", "trigger": "triggered",
    },
    Kind.VACUUM: {
        "start": "cleaning", "pause": "paused", "stop": "idle", "return_to_base": "returning",
        "locate": None, "clean_spot": "cleaning", "set_option": None,
    },
    Kind.LAWN_MOWER: {"start": "mowing", "pause": "paused", "return_to_base": "docked"},
    Kind.SCENE: {"turn_on": None},
    Kind.BUTTON: {"press": None},
    Kind.NUMBER: {"set_value": None},
    Kind.SELECT: {"set_option": None},
    Kind.TEXT: {"set_text": None},
}  # fmt: skip
"""What each kind can be told, and the state that follows; `None`: it depends, or stays."""
_NEEDS: Mapping[str, Capability] = {
    "set_position": Capability.POSITION,
    "set_tilt": Capability.TILT,
    "stop": Capability.STOP,
    "set_speed": Capability.SPEED,
    "oscillate": Capability.OSCILLATE,
    "set_humidity": Capability.TARGET_HUMIDITY,
    "unlatch": Capability.UNLATCH,
    "arm_home": Capability.ARM,
    "arm_away": Capability.ARM,
    "arm_night": Capability.ARM,
    "arm_vacation": Capability.ARM,
    "start": Capability.START,
    "pause": Capability.PAUSE,
    "return_to_base": Capability.RETURN,
    "locate": Capability.LOCATE,
    "clean_spot": Capability.CLEAN_SPOT,
}
"""By action; what is not here comes with the kind."""
_ASKS_FOR: Mapping[str, str] = {
    "set_position": "position", "set_tilt": "tilt", "set_speed": "percentage", "oscillate": "on",
    "set_humidity": "humidity", "set_option": "option", "set_value": "value", "set_text": "text",
}  # fmt: skip
"""The argument that makes no sense to leave out, by action."""
_ARGUMENT_NEEDS: Mapping[str, Capability] = {
    "brightness": Capability.BRIGHTNESS,
    "color": Capability.COLOR,
    "color_temperature": Capability.COLOR_TEMPERATURE,
    "effect": Capability.EFFECT,
    "transition": Capability.TRANSITION,
    "position": Capability.POSITION,
    "tilt": Capability.TILT,
    "percentage": Capability.SPEED,
    "humidity": Capability.TARGET_HUMIDITY,
    "temperature": Capability.TARGET_TEMPERATURE,
    "temperature_low": Capability.TEMPERATURE_RANGE,
    "temperature_high": Capability.TEMPERATURE_RANGE,
}
_OPPOSITE = {"on": "off", "off": "on", "open": "closed", "closed": "open", "heat": "off"}
_PERCENT = frozenset({"brightness", "position", "tilt", "percentage"})
_RANGE_OF = {"temperature_low": "temperature", "temperature_high": "temperature"}


class MemoryHome:
    """Implements `hub.devices.model.Home`."""

    def __init__(self, devices: Iterable[Device], areas: Iterable[Area] = ()) -> None:
        self._devices = {device.id: device for device in devices}
        self._areas = tuple(areas)
        self._states: dict[str, State] = {}
        self.revision = 1
        self.connected = True
        self.silent: set[str] = set()
        """Devices that take commands and never answer."""
        self.takes_s = 0.0
        """How long a device takes to answer."""
        self.commands: list[Command] = []
        """What was published, in order."""
        self._kept: dict[str, State] = {}

    def add(self, device: Device) -> None:
        self._devices[device.id] = device
        self.revision += 1

    def put(self, device_id: str, value: str | None = None, *, available: bool = True, **attributes: Any) -> None:
        self._states[device_id] = State(value=value, attributes=attributes, available=available)

    def keep(self) -> None:
        """Remember the states as they are now, for `restore`."""
        self._kept = dict(self._states)

    def restore(self) -> None:
        """Bring back the states that were kept; forget what was published."""
        self._states = dict(self._kept)
        self.commands.clear()

    def areas(self) -> tuple[Area, ...]:
        return self._areas

    def devices(self) -> tuple[Device, ...]:
        return tuple(self._devices.values())

    def device(self, device_id: str) -> Device | None:
        return self._devices.get(device_id)

    def state(self, device_id: str) -> State:
        """Return what is known; a group is on or open when any member is."""
        device = self._devices.get(device_id)
        if device is not None and device.members:
            return _together([self.state(member) for member in device.members])
        return self._states.get(device_id, State())

    async def run(self, command: Command) -> Result:
        assert command.action in ACTIONS, command.action
        device = self._devices.get(command.device)
        if device is None or device.members or device.commands or not _can(device, command):
            return Result.UNSUPPORTED
        if not self.connected:
            return Result.UNREACHABLE
        state = self.state(device.id)
        if not state.available:
            return Result.UNAVAILABLE
        self.commands.append(command)
        if self.takes_s:
            await asyncio.sleep(self.takes_s)
        if device.id in self.silent:
            return Result.NO_ANSWER
        self._states[device.id] = _after(device, command, state)
        return Result.ASSUMED if device.assumed or device.kind in _STATELESS else Result.CONFIRMED


_STATELESS = frozenset({Kind.SCENE, Kind.BUTTON})


def _can(device: Device, command: Command) -> bool:
    if command.action not in _DOES.get(device.kind, {}):
        return False
    if command.action in device.code and not command.arguments.get("code"):
        return False
    if _ASKS_FOR.get(command.action, "") not in {"", *command.arguments}:
        return False
    needed = {_NEEDS[command.action]} if command.action in _NEEDS else set()
    needed |= {_ARGUMENT_NEEDS[key] for key in command.arguments if key in _ARGUMENT_NEEDS}
    return needed <= device.capabilities and all(_takes(device, key, command) for key in command.arguments)


def _takes(device: Device, key: str, command: Command) -> bool:
    """Whether the device has this option, and this number is in its range."""
    value = command.arguments[key]
    if key == "option":
        return value in device.options.get(str(command.arguments.get("of", "")), ())
    if key == "effect":
        return value in device.options.get("effect", ())
    if key in _PERCENT:
        return 0 <= float(value) <= 100
    span = device.ranges.get(_RANGE_OF.get(key, key))
    return span is None or not isinstance(value, int | float) or span.low <= value <= span.high


def _after(device: Device, command: Command, state: State) -> State:
    value = _DOES[device.kind][command.action] or state.value
    arguments = dict(command.arguments)
    arguments.pop("transition", None)
    arguments.pop("code", None)
    if command.action == "toggle":
        value = _OPPOSITE.get(state.value or "off", "heat" if device.kind is Kind.CLIMATE else "on")
    special = _SPECIAL.get(command.action)
    if special is not None:
        value, arguments = special(device, arguments, value)
    if command.action in ("open", "close") and Capability.POSITION in device.capabilities:
        arguments["position"] = 100 if command.action == "open" else 0
    if device.kind in (Kind.CLIMATE, Kind.WATER_HEATER) and command.action == "turn_on":
        value = _first_mode(device)
    return msgspec.structs.replace(state, value=value, attributes={**state.attributes, **arguments})


def _first_mode(device: Device) -> str:
    return next((mode for mode in device.options.get("mode", ()) if mode != "off"), "heat")


_Change = tuple[str | None, dict[str, Any]]


def _position(device: Device, arguments: dict[str, Any], value: str | None) -> _Change:
    return "open" if arguments["position"] else "closed", arguments


def _option(device: Device, arguments: dict[str, Any], value: str | None) -> _Change:
    chosen, what = str(arguments["option"]), str(arguments["of"])
    if device.kind is Kind.SELECT or (what == "mode" and device.kind in (Kind.CLIMATE, Kind.WATER_HEATER)):
        value = chosen
    return value, {what: chosen}


def _oscillate(device: Device, arguments: dict[str, Any], value: str | None) -> _Change:
    return value, {"oscillating": bool(arguments["on"])}


def _number(device: Device, arguments: dict[str, Any], value: str | None) -> _Change:
    return f"{arguments['value']:g}", {}


def _text(device: Device, arguments: dict[str, Any], value: str | None) -> _Change:
    return str(arguments["text"]), {}


_SPECIAL: Mapping[str, Callable[[Device, dict[str, Any], str | None], _Change]] = {
    "set_position": _position,
    "set_option": _option,
    "oscillate": _oscillate,
    "set_value": _number,
    "set_text": _text,
}


def _together(states: list[State]) -> State:
    reachable = [state for state in states if state.available]
    values = [state.value for state in reachable]
    for any_of in ("on", "open"):
        if any_of in values:
            return State(value=any_of)
    return State(value=next((value for value in values if value), None), available=bool(reachable))
