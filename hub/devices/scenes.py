"""Scenes of the configuration: what each device shall be, as commands. Pure, no I/O."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hub import config
from hub.devices.groups import kind_of
from hub.devices.model import Command, Device, Kind

Wishes = Mapping[str, Any]
_ON_OFF = {"on": "turn_on", "off": "turn_off"}
_MOVES = {"open": "open", "closed": "close"}
_ARMS = {f"armed_{mode}": f"arm_{mode}" for mode in ("home", "away", "night", "vacation")}
STATES: Mapping[Kind, Mapping[str, str]] = {
    Kind.LIGHT: _ON_OFF,
    Kind.SWITCH: _ON_OFF,
    Kind.FAN: _ON_OFF,
    Kind.SIREN: _ON_OFF,
    Kind.CLIMATE: _ON_OFF,
    Kind.WATER_HEATER: _ON_OFF,
    Kind.HUMIDIFIER: _ON_OFF,
    Kind.COVER: _MOVES,
    Kind.VALVE: _MOVES,
    Kind.LOCK: {"locked": "lock", "unlocked": "unlock"},
    Kind.ALARM: {**_ARMS, "disarmed": "disarm"},
    Kind.VACUUM: {"cleaning": "start", "docked": "return_to_base", "paused": "pause"},
    Kind.LAWN_MOWER: {"mowing": "start", "docked": "return_to_base", "paused": "pause"},
    Kind.SCENE: {"on": "turn_on"},
    Kind.BUTTON: {"pressed": "press"},
}
"""What `state` may be, by kind, and the action that leads there."""


def _percent(value: Any) -> float:
    return _number(value, 0, 100)


def _number(value: Any, low: float, high: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("is no number")
    if not low <= value <= high:
        raise ValueError(f"is not from {low:g} to {high:g}")
    return value


def _between(low: float, high: float) -> Callable[[Any], Any]:
    return lambda value: _number(value, low, high)


def _word(value: Any) -> str:
    if isinstance(value, bool):  # what YAML makes of a bare on or off
        return "on" if value else "off"
    if not isinstance(value, str | int | float) or not str(value).strip():
        raise ValueError("is no word")
    return str(value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("is neither true nor false")
    return value


_DEGREES = _between(-50, 350)
_LIGHT = {
    "brightness": _percent,
    "color": _word,
    "color_temperature": _between(1000, 10_000),
    "effect": _word,
    "transition": _between(0, 3600),
}
_LEVELS: Mapping[str, tuple[str, str, Callable[[Any], Any]]] = {
    "position": ("set_position", "position", _percent),
    "tilt": ("set_tilt", "tilt", _percent),
    "percentage": ("set_speed", "percentage", _percent),
    "oscillating": ("oscillate", "on", _flag),
    "humidity": ("set_humidity", "humidity", _percent),
    "value": ("set_value", "value", _between(-1e9, 1e9)),
    "text": ("set_text", "text", _word),
}
"""Keys that are commands of their own: action, argument, what it may be."""
_OPTIONS = ("mode", "preset", "fan_mode", "swing_mode", "direction", "fan_speed", "tone", "option")
_DEGREE_KEYS = ("temperature", "temperature_low", "temperature_high")
KEYS: Mapping[Kind, frozenset[str]] = {
    Kind.LIGHT: frozenset(_LIGHT),
    Kind.SWITCH: frozenset(),
    Kind.FAN: frozenset({"percentage", "oscillating", "mode", "preset", "direction"}),
    Kind.SIREN: frozenset({"tone"}),
    Kind.CLIMATE: frozenset({*_DEGREE_KEYS, "humidity", "mode", "preset", "fan_mode", "swing_mode"}),
    Kind.WATER_HEATER: frozenset({"temperature", "mode"}),
    Kind.HUMIDIFIER: frozenset({"humidity", "mode"}),
    Kind.COVER: frozenset({"position", "tilt"}),
    Kind.VALVE: frozenset({"position"}),
    Kind.LOCK: frozenset(),
    Kind.ALARM: frozenset(),
    Kind.VACUUM: frozenset({"fan_speed"}),
    Kind.LAWN_MOWER: frozenset(),
    Kind.SCENE: frozenset(),
    Kind.BUTTON: frozenset(),
    Kind.NUMBER: frozenset({"value"}),
    Kind.SELECT: frozenset({"option"}),
    Kind.TEXT: frozenset({"text"}),
}
"""What a scene can set besides `state`, by kind."""


def commands(device_id: str, wishes: Wishes) -> tuple[Command, ...]:
    """Turn what a device shall be into commands. Raises `ValueError` with `key: reason`, or only a reason."""
    kind = kind_of(device_id)
    if kind is None:
        raise ValueError("is no device id, such as light.kitchen")
    if kind not in KEYS:
        raise ValueError(f"nothing can be set on a {kind}")
    if not wishes:
        raise ValueError("says nothing")
    for key in wishes:
        if key != "state" and key not in KEYS[kind]:
            known = ", ".join(sorted(({"state"} if kind in STATES else set()) | KEYS[kind]))
            raise ValueError(f"{key}: a {kind} has only {known}")
    state = _state(kind, wishes)
    if state is not None and state not in ("turn_on", "open") and len(wishes) > 1:
        other = next(key for key in wishes if key != "state")
        raise ValueError(f"{other}: makes no sense with the state {_word(wishes['state'])}")
    levels = {key: _checked(key, check, wishes) for key, check in _checks(kind).items() if key in wishes}
    return tuple(_made(device_id, kind, state, levels))


def _state(kind: Kind, wishes: Wishes) -> str | None:
    """Return the action that leads to the state wished."""
    if "state" not in wishes:
        return None
    word = _checked("state", _word, wishes)
    if word not in (known := STATES.get(kind, {})):
        raise ValueError(f"state: {word} is none of {', '.join(known) or 'what can be set'}")
    return known[word]


def _checks(kind: Kind) -> Mapping[str, Callable[[Any], Any]]:
    if kind is Kind.LIGHT:
        return _LIGHT
    checks = {key: check for key, (_, _, check) in _LEVELS.items()}
    return {**checks, **dict.fromkeys(_DEGREE_KEYS, _DEGREES), **dict.fromkeys(_OPTIONS, _word)}


def _checked(key: str, check: Callable[[Any], Any], wishes: Wishes) -> Any:
    try:
        return check(wishes[key])
    except ValueError as error:
        raise ValueError(f"{key}: {error}") from None


def _made(device_id: str, kind: Kind, state: str | None, levels: dict[str, Any]) -> list[Command]:
    if kind is Kind.LIGHT:
        if levels.get("brightness") == 0:
            return [Command(device=device_id, action="turn_off")]
        return [Command(device=device_id, action=state or "turn_on", arguments=levels)]
    made = []
    if state is not None and "position" not in levels and "percentage" not in levels:
        made.append(Command(device=device_id, action=state))
    for key in _OPTIONS:
        if key in levels:
            made.append(Command(device=device_id, action="set_option", arguments={"option": levels[key], "of": key}))
    if degrees := {key: levels[key] for key in _DEGREE_KEYS if key in levels}:
        made.append(Command(device=device_id, action="set_temperature", arguments=degrees))
    for key, (action, argument, _) in _LEVELS.items():
        if key in levels:
            made.append(Command(device=device_id, action=action, arguments={argument: levels[key]}))
    return made


class Scenes:
    """The scenes of the configuration."""

    def __init__(self, configured: Mapping[str, config.Scene]) -> None:
        """Take `scenes`; what is wrong there is in `problems` and left out of the scene."""
        self.problems: list[str] = []
        self.devices: list[Device] = []
        """One for each; areas are as configured."""
        for key, scene in configured.items():
            todo: list[Command] = []
            if not scene.devices:
                self.problems.append(f"scenes.{key}.devices: is empty")
            for device_id, wishes in scene.devices.items():
                try:
                    todo += commands(device_id, wishes)
                except ValueError as error:
                    place = f"scenes.{key}.devices.{device_id}"
                    reason = str(error)
                    # A reason that begins with a key goes on with the place, another one ends it.
                    has_key = reason.partition(": ")[0] in wishes
                    self.problems.append(f"{place}.{reason}" if has_key else f"{place}: {reason}")
            self.devices.append(_device(key, scene, tuple(todo)))

    def missing(self, known: Mapping[str, Device]) -> list[str]:
        """Name the devices of scenes that do not exist (yet)."""
        return [
            f"{scene.source}.devices.{each}: there is no such device"
            for scene in self.devices
            for each in dict.fromkeys(command.device for command in scene.commands)
            if each not in known
        ]


def _device(key: str, scene: config.Scene, todo: tuple[Command, ...]) -> Device:
    return Device(
        id=f"{Kind.SCENE}.{key.replace('-', '_')}",
        name=scene.name or key.replace("_", " ").replace("-", " ").strip().capitalize(),
        kind=Kind.SCENE,
        aliases=scene.aliases,
        area=scene.area,
        commands=todo,
        source=f"scenes.{key}",
    )
