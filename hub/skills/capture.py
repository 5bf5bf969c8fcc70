"""How things are now, as commands that bring them back: for scenes that are captured. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hub.devices.model import GUARDING, Capability, Command, Device, Home, Kind, Policy, State
from hub.intents.model import Intent
from hub.intents.targets import find
from hub.skills import restore

KINDS = (Kind.LIGHT, Kind.SWITCH, Kind.COVER, Kind.FAN, Kind.CLIMATE, Kind.HUMIDIFIER)
"""What makes up how a room is. Locks, alarms, valves, water heaters and machines that work are no part of a scene."""
_PROBES: Mapping[Kind, tuple[tuple[str, Mapping[str, object]], ...]] = {
    Kind.LIGHT: (("turn_on", {}),),
    Kind.SWITCH: (("turn_on", {}),),
    Kind.COVER: (("open", {}), ("set_tilt", {"tilt": None})),
    Kind.FAN: (
        ("turn_on", {}), ("oscillate", {"on": None}), ("set_option", {"of": "preset"}),
        ("set_option", {"of": "direction"}),
    ),
    Kind.CLIMATE: (
        ("set_option", {"of": "mode"}), ("set_option", {"of": "preset"}), ("set_temperature", {"temperature": None}),
        ("set_temperature", {"temperature_low": None, "temperature_high": None}), ("set_option", {"of": "fan_mode"}),
        ("set_option", {"of": "swing_mode"}),
    ),
    Kind.HUMIDIFIER: (
        ("turn_on", {}), ("set_option", {"of": "mode"}), ("set_humidity", {"humidity": None}),
    ),
}  # fmt: skip
"""By kind the commands whose undoing, in this order, makes up the state of a device."""
_NEEDS: Mapping[str, Capability] = {
    "temperature": Capability.TARGET_TEMPERATURE,
    "temperature_low": Capability.TEMPERATURE_RANGE,
    "humidity": Capability.TARGET_HUMIDITY,
    "tilt": Capability.TILT,
    "on": Capability.OSCILLATE,
}


def devices(home: Home, area: str, floor: str) -> tuple[Device, ...]:
    """Return the devices of a place that a scene is made of: exposed, harmless, and of a kind that makes up a room.

    `area` and `floor` are ids, both empty for the whole house.
    """
    slots: dict[str, str | int | float] = {key: value for key, value in (("area", area), ("floor", floor)) if value}
    words = {key: str(value) for key, value in slots.items()}
    found: dict[str, Device] = {}
    for kind in KINDS:
        for device in find(Intent(name="HassGetState", slots={**slots, "domain": str(kind)}, spoken=words), home):
            if device.policy is Policy.ALLOW and device.device_class not in GUARDING:
                found.setdefault(device.id, device)
    return tuple(found.values())


def captured(home: Home, found: Iterable[Device]) -> tuple[tuple[Command, ...], tuple[Device, ...]]:
    """Return what brings devices back to how they are now, and those of which that is not known."""
    todo: list[Command] = []
    unknown: list[Device] = []
    for device in found:
        state = home.state(device.id)
        back = commands(device, state) if state.available else ()
        todo += back
        if not back:
            unknown.append(device)
    return tuple(todo), tuple(unknown)


def commands(device: Device, state: State) -> tuple[Command, ...]:
    """Return what brings a device to a state; nothing where the state is not known."""
    if state.value is None and not state.attributes:
        return ()
    made: list[Command] = []
    for action, arguments in _PROBES.get(device.kind, ()):
        probe = Command(device=device.id, action=action, arguments=dict(arguments))
        if not all(_NEEDS[key] in device.capabilities for key in arguments if key in _NEEDS):
            continue
        made += [each for each in restore.commands(device, probe, state) if each not in made]
        if any(each.action == "turn_off" for each in made):
            return tuple(made)  # what is off has nothing else to be
    return _settled(made)


def _settled(made: Iterable[Command]) -> tuple[Command, ...]:
    """Leave out one temperature where there are two: a device holds one or keeps within two."""
    made = tuple(made)
    has_range = any("temperature_low" in each.arguments and "temperature_high" in each.arguments for each in made)
    is_ranged = any(each.arguments.get("option") in ("heat_cool", "auto") for each in made)
    unwanted = "temperature" if has_range and is_ranged else "temperature_low"
    if not any("temperature" in each.arguments for each in made) and unwanted == "temperature_low":
        return made
    return tuple(each for each in made if unwanted not in each.arguments)
