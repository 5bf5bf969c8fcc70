"""A home in memory that keeps state: commands change it, and it can be silent, offline or without a broker."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from hub.devices.model import Area, Capability, Command, Device, Kind, Result, State

_DOES: dict[Kind, dict[str, str | None]] = {
    Kind.LIGHT: {"turn_on": "on", "turn_off": "off", "toggle": None},
    Kind.SWITCH: {"turn_on": "on", "turn_off": "off", "toggle": None},
    Kind.FAN: {"turn_on": "on", "turn_off": "off", "toggle": None, "set_speed": "on"},
    Kind.COVER: {"open": "open", "close": "closed", "toggle": None, "stop": None, "set_position": None},
    Kind.CLIMATE: {"turn_on": "heat", "turn_off": "off", "set_temperature": None, "set_mode": None},
    Kind.LOCK: {"lock": "locked", "unlock": "unlocked"},
}
_NEEDS = {
    "brightness": Capability.BRIGHTNESS,
    "color": Capability.COLOR,
    "color_temperature": Capability.COLOR_TEMPERATURE,
    "position": Capability.POSITION,
    "percentage": Capability.SPEED,
}


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
        self.commands: list[Command] = []
        """What was published, in order."""

    def add(self, device: Device) -> None:
        self._devices[device.id] = device
        self.revision += 1

    def put(self, device_id: str, value: str | None = None, *, available: bool = True, **attributes: Any) -> None:
        self._states[device_id] = State(value=value, attributes=attributes, available=available)

    def areas(self) -> tuple[Area, ...]:
        return self._areas

    def devices(self) -> tuple[Device, ...]:
        return tuple(self._devices.values())

    def device(self, device_id: str) -> Device | None:
        return self._devices.get(device_id)

    def state(self, device_id: str) -> State:
        return self._states.get(device_id, State())

    async def run(self, command: Command) -> Result:
        device = self._devices.get(command.device)
        if device is None or command.action not in _DOES.get(device.kind, {}):
            return Result.UNSUPPORTED
        if any(_NEEDS[key] not in device.capabilities for key in command.arguments if key in _NEEDS):
            return Result.UNSUPPORTED
        if not self.connected:
            return Result.UNREACHABLE
        state = self.state(device.id)
        if not state.available:
            return Result.UNAVAILABLE
        self.commands.append(command)
        if device.id in self.silent:
            return Result.NO_ANSWER
        self._states[device.id] = _after(device, command, state)
        return Result.ASSUMED if device.assumed else Result.CONFIRMED


def _after(device: Device, command: Command, state: State) -> State:
    value = _DOES[device.kind][command.action] or state.value
    if command.action == "toggle":
        value = {"on": "off", "off": "on", "open": "closed", "closed": "open"}[state.value or "off"]
    if "position" in command.arguments:
        value = "open" if command.arguments["position"] else "closed"
    return msgspec.structs.replace(state, value=value, attributes={**state.attributes, **command.arguments})
