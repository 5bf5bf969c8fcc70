"""What an intent asks of a device in its state, as a command: a table, no I/O."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hub.devices import color
from hub.devices.model import Capability, Command, Device, Kind, State
from hub.intents.catalogue import CATALOGUE
from hub.intents.model import Intent
from hub.skills import adjust
from hub.skills.adjust import KELVIN
from hub.skills.options import choose, match
from hub.skills.refusal import PERCENT, Refusal, Wish, out_of_range, with_number

Slots = Mapping[str, Any]
Maker = Callable[[Device, Intent, State], Wish]

ON: Mapping[Kind, str] = {Kind.COVER: "open", Kind.VALVE: "open", Kind.LOCK: "lock", Kind.BUTTON: "press"}
"""`HassTurnOn` opens a cover and locks a lock, as home-assistant-intents means it; it turns on all else."""
OFF: Mapping[Kind, str] = {Kind.COVER: "close", Kind.VALVE: "close", Kind.LOCK: "unlock"}


def _does(action: str, needs: Capability | None = None) -> Maker:
    def make(device: Device, _intent: Intent, _state: State) -> Wish:
        if needs is not None and needs not in device.capabilities:
            return None
        return Command(device=device.id, action=action)

    return make


def _turn(actions: Mapping[Kind, str], otherwise: str) -> Maker:
    return lambda device, _, __: Command(device=device.id, action=actions.get(device.kind, otherwise))


_LOOKS: Mapping[str, tuple[str, Capability]] = {
    "brightness": ("brightness", Capability.BRIGHTNESS),
    "color": ("color", Capability.COLOR),
    "color_temperature": ("temperature", Capability.COLOR_TEMPERATURE),
    "effect": ("effect", Capability.EFFECT),
}
"""By argument the slot and what it takes."""


def _look(device: Device, slots: Slots) -> dict[str, Any]:
    """Return how a light shall be, nothing when it cannot be so."""
    asked = {key: slots[slot] for key, (slot, _) in _LOOKS.items() if slots.get(slot) is not None}
    if "color" in asked and "color_temperature" not in asked and Capability.COLOR not in device.capabilities:
        # "White" is no colour to a lamp that has nothing but whites.
        kelvin = color.as_white(str(asked["color"]))
        if kelvin is not None:
            del asked["color"]
            span = device.ranges.get("color_temperature", KELVIN)
            asked["color_temperature"] = round(max(span.low, min(span.high, kelvin)))
    return asked if all(_LOOKS[key][1] in device.capabilities for key in asked) else {}


def _light(device: Device, intent: Intent, _state: State) -> Wish:
    arguments = _look(device, intent.slots)
    if not arguments:
        return None
    if "brightness" in arguments and not 0 <= float(arguments["brightness"]) <= 100:
        return out_of_range(device, PERCENT, "%")
    if arguments.get("brightness") == 0:
        return Command(device=device.id, action="turn_off")
    if "effect" in arguments:
        found = match(device, arguments["effect"], of="effect")
        if found is None:
            return choose(device, arguments["effect"], of="effect")
        arguments["effect"] = found[1]
    if "color_temperature" in arguments and (span := device.ranges.get("color_temperature")):
        kelvin = float(arguments["color_temperature"])
        if not span.low <= kelvin <= span.high:
            if any(each.isdigit() for each in intent.spoken.get("temperature", "0")):
                return out_of_range(device, span, "K")
            # "Daylight" means as near to it as the lamp gets.
            arguments["color_temperature"] = round(max(span.low, min(span.high, kelvin)))
    return Command(device=device.id, action="turn_on", arguments=arguments)


def _position(device: Device, intent: Intent, _state: State) -> Wish:
    position = intent.slots["position"]
    if Capability.POSITION in device.capabilities:
        return with_number(device, Capability.POSITION, "set_position", {"position": position}, PERCENT, "%")  # type: ignore[dict-item]
    # The two ends need no motor that knows where it is.
    action = {0: "close", 100: "open"}.get(position)  # type: ignore[arg-type]
    return Command(device=device.id, action=action) if action else None


def _speed(device: Device, intent: Intent, _state: State) -> Wish:
    percentage = float(intent.slots["percentage"])
    if percentage == 0:
        return Command(device=device.id, action="turn_off")
    whole = int(percentage) if percentage.is_integer() else percentage
    return with_number(device, Capability.SPEED, "set_speed", {"percentage": whole}, PERCENT, "%")


def _level(slot: str, action: str, needs: Capability, of_range: str = "") -> Maker:
    def make(device: Device, intent: Intent, _state: State) -> Wish:
        span = device.ranges.get(of_range) if of_range else None
        if span is None and of_range != "value":
            span = PERCENT
        unit = "%" if of_range != "value" else device.unit
        return with_number(device, needs, action, {slot: intent.slots[slot]}, span, unit)  # type: ignore[dict-item]

    return make


def _temperature(device: Device, intent: Intent, state: State) -> Wish:
    span = device.ranges.get("temperature")
    unit = device.unit or "°C"
    both = {key: intent.slots[key] for key in ("temperature_low", "temperature_high") if key in intent.slots}
    if both:
        if len(both) == 2 and float(both["temperature_low"]) > float(both["temperature_high"]):
            both = {"temperature_low": both["temperature_high"], "temperature_high": both["temperature_low"]}
        return with_number(device, Capability.TEMPERATURE_RANGE, "set_temperature", both, span, unit)  # type: ignore[arg-type]
    wanted = {"temperature": intent.slots["temperature"]}
    return with_number(device, Capability.TARGET_TEMPERATURE, "set_temperature", wanted, span, unit)  # type: ignore[arg-type]


def _option(device: Device, intent: Intent, _state: State) -> Wish:
    return choose(device, intent.slots["option"])


def _fan_mode(device: Device, intent: Intent, _state: State) -> Wish:
    return choose(device, intent.slots["fan_mode"], of="fan_mode")


def _oscillate(device: Device, intent: Intent, _state: State) -> Wish:
    if Capability.OSCILLATE not in device.capabilities:
        return None
    return Command(device=device.id, action="oscillate", arguments={"on": intent.slots["state"] == "on"})


def _arm(device: Device, intent: Intent, _state: State) -> Wish:
    return Command(device=device.id, action=f"arm_{intent.slots.get('mode', 'away')}")


_MAKERS: Mapping[str, Maker] = {
    "HassTurnOn": _turn(ON, "turn_on"),
    "HassTurnOff": _turn(OFF, "turn_off"),
    "HassToggle": _does("toggle"),
    "HassStopMoving": _does("stop", Capability.STOP),
    "HassLightSet": _light,
    "HassSetPosition": _position,
    "HearthSetTilt": _level("tilt", "set_tilt", Capability.TILT),
    "HassFanSetSpeed": _speed,
    "HearthOscillate": _oscillate,
    "HassClimateSetTemperature": _temperature,
    "HassClimateSetFanMode": _fan_mode,
    "HassHumidifierSetpoint": _level("humidity", "set_humidity", Capability.TARGET_HUMIDITY, "humidity"),
    "HearthSetOption": _option,
    "HearthSetValue": _level("value", "set_value", Capability.VALUE, "value"),
    "HearthAdjust": adjust.command,
    "HassVacuumStart": _does("start", Capability.START),
    "HassVacuumReturnToBase": _does("return_to_base", Capability.RETURN),
    "HassLawnMowerStartMowing": _does("start", Capability.START),
    "HassLawnMowerDock": _does("return_to_base", Capability.RETURN),
    "HearthPause": _does("pause", Capability.PAUSE),
    "HearthLocate": _does("locate", Capability.LOCATE),
    "HearthArm": _arm,
    "HearthDisarm": _does("disarm"),
}

INTENTS = frozenset(_MAKERS)
"""Intents that end in device commands."""


def command(intent: Intent, device: Device, state: State = State()) -> Wish:  # noqa: B008 - a frozen default
    """Return what to ask of a device in its state; every required slot is there."""
    if device.kind not in CATALOGUE[intent.name].kinds:
        return None
    return _MAKERS[intent.name](device, intent, state)


def missing_slot(intent: Intent) -> str:
    """Return the first slot without which nothing can be done, empty when none is missing."""
    given = intent.slots
    if intent.name == "HassClimateSetTemperature" and ("temperature_low" in given or "temperature_high" in given):
        return ""
    if intent.name == "HassLightSet" and not given.keys() & {"brightness", "color", "temperature", "effect"}:
        return "brightness"
    return next((slot.name for slot in CATALOGUE[intent.name].required if given.get(slot.name) in (None, "")), "")


def nonsense(intent: Intent) -> Refusal | None:
    """Refuse slots that the catalogue does not allow, whoever filled them."""
    for slot in CATALOGUE[intent.name].slots:
        value = intent.slots.get(slot.name)
        if value is None:
            continue
        if slot.choices and value not in slot.choices:
            return Refusal("handle_error")
        if slot.low is not None and slot.high is not None:
            try:
                inside = slot.low <= float(value) <= slot.high
            except ValueError:
                return Refusal("handle_error")
            if not inside and slot.name not in ("temperature", "temperature_low", "temperature_high", "value"):
                unit = "%" if (slot.low, slot.high) == (0, 100) else ""
                return Refusal("out_of_range", {"names": "", "low": slot.low, "high": slot.high, "unit": unit})
    return None


def described(wish: Command) -> str:
    """Write a command's action with its values for the record: `turn_on brightness=40`."""
    said = {key: value for key, value in wish.arguments.items() if key not in ("of", "code")}
    return " ".join((wish.action, *(f"{key}={value}" for key, value in said.items())))
