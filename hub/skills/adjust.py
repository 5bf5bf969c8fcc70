"""A bit more or less than now: what `HearthAdjust` asks of a device in its state. Pure.

Steps that nobody named are ours: large enough to be noticed, small enough to be said again.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from hub.devices.model import Capability, Command, Device, Kind, Span, State
from hub.intents.model import Intent
from hub.skills.refusal import PERCENT, Refusal, Wish

STEPS: Mapping[str, tuple[float, float, float]] = {
    "brightness": (10, 20, 40),
    "color_temperature": (250, 500, 1000),
    "temperature": (0.5, 1, 2),
    "humidity": (2, 5, 10),
    "position": (10, 25, 50),
    "speed": (10, 20, 40),
}
"""A little, plain, much; percent points, kelvin, degrees Celsius."""
DIMMEST = 1
"""Percent. Dimming stops here, and turns off only a light that already is here."""
KELVIN = Span(2000, 6500, 1)
"""Where a light does not say how warm and cold it gets."""
KINDS: Mapping[str, frozenset[Kind]] = {
    "brightness": frozenset({Kind.LIGHT}),
    "color_temperature": frozenset({Kind.LIGHT}),
    "temperature": frozenset({Kind.CLIMATE, Kind.WATER_HEATER}),
    "humidity": frozenset({Kind.HUMIDIFIER, Kind.CLIMATE}),
    "position": frozenset({Kind.COVER, Kind.VALVE}),
    "speed": frozenset({Kind.FAN}),
    "value": frozenset({Kind.NUMBER}),
}
NEEDS: Mapping[str, frozenset[Capability]] = {
    "brightness": frozenset({Capability.BRIGHTNESS}),
    "color_temperature": frozenset({Capability.COLOR_TEMPERATURE}),
    "temperature": frozenset({Capability.TARGET_TEMPERATURE, Capability.TEMPERATURE_RANGE}),
    "humidity": frozenset({Capability.TARGET_HUMIDITY}),
    "position": frozenset({Capability.POSITION}),
    "speed": frozenset({Capability.SPEED}),
    "value": frozenset({Capability.VALUE}),
}
"""Any of these."""


def command(device: Device, intent: Intent, state: State) -> Wish:
    """Return what to ask; a refusal tells that nothing is known of the state or that there is no more or less."""
    quantity = str(intent.slots["quantity"])
    if device.kind not in KINDS.get(quantity, frozenset()):
        return None
    return _BY_QUANTITY[quantity](device, intent, state)


def able(device: Device, intent: Intent) -> bool:
    """Tell whether a device has what is to be adjusted, whatever it is set to."""
    needed = NEEDS.get(str(intent.slots.get("quantity")))
    return needed is None or bool(needed & device.capabilities)


def step(intent: Intent, quantity: str, *, fahrenheit: bool = False, span: Span | None = None) -> float:
    """Return by how much, signed: what was said, else a step of the size that was said."""
    sign = 1 if intent.slots["direction"] == "up" else -1
    if "amount" in intent.slots:
        return sign * float(intent.slots["amount"])
    size = {"little": 0, "much": 2}.get(str(intent.slots.get("size", "")), 1)
    if quantity == "value":
        whole = span or Span(0, 100, 1)
        tenth = max(whole.step, round((whole.high - whole.low) / 10 / whole.step) * whole.step)
        return sign * (whole.step, tenth, 2 * tenth)[size]
    by = STEPS[quantity][size] * (2 if fahrenheit else 1)
    if span is not None and quantity == "temperature":
        by = max(by, span.step)
    return sign * by


def _brightness(device: Device, intent: Intent, state: State) -> Wish:
    up = intent.slots["direction"] == "up"
    if Capability.BRIGHTNESS not in device.capabilities:
        # More light than none is what a lamp without a dimmer can give too.
        return Command(device=device.id, action="turn_on") if up and state.value == "off" else None
    if state.value != "on":
        if up:
            return Command(device=device.id, action="turn_on")
        return Refusal("already_off" if state.value == "off" else "unknown_state", {"names": device.name})
    now = _number(state, "brightness")
    if now is None:
        return Refusal("unknown_state", {"names": device.name})
    if not up and now <= DIMMEST:
        return Command(device=device.id, action="turn_off")
    return _moved(device, "turn_on", "brightness", now, step(intent, "brightness"), Span(DIMMEST, 100, 1))


def _color_temperature(device: Device, intent: Intent, state: State) -> Wish:
    if Capability.COLOR_TEMPERATURE not in device.capabilities:
        return None
    if state.value == "off":
        return Refusal("already_off", {"names": device.name})
    span = device.ranges.get("color_temperature", KELVIN)
    now = _number(state, "color_temperature")
    by = step(intent, "color_temperature")
    if now is None:  # a coloured light has no white to start from: the middle is as good as any
        now = (span.low + span.high) / 2
    # An amount of up to 100 was meant as a share, not as kelvin.
    if abs(by) <= 100 and "amount" in intent.slots:
        by = (span.high - span.low) * by / 100
    return _moved(device, "turn_on", "color_temperature", now, by, span)


def _temperature(device: Device, intent: Intent, state: State) -> Wish:
    span = device.ranges.get("temperature")
    by = step(intent, "temperature", fahrenheit=device.unit == "°F", span=span)
    if Capability.TARGET_TEMPERATURE in device.capabilities and (now := _number(state, "temperature")) is not None:
        return _moved(device, "set_temperature", "temperature", now, by, span)
    low, high = _number(state, "temperature_low"), _number(state, "temperature_high")
    if Capability.TEMPERATURE_RANGE in device.capabilities and low is not None and high is not None:
        moved = {"temperature_low": low + by, "temperature_high": high + by}
        if span is not None and not all(span.low <= each <= span.high for each in moved.values()):
            return Refusal("already_most" if by > 0 else "already_least", {"names": device.name})
        return Command(device=device.id, action="set_temperature", arguments=moved)
    if device.capabilities & {Capability.TARGET_TEMPERATURE, Capability.TEMPERATURE_RANGE}:
        return Refusal("unknown_setting", {"names": device.name})
    return None


def _simple(quantity: str, needs: Capability, action: str, argument: str, of_range: str = "") -> Callable[..., Wish]:
    def make(device: Device, intent: Intent, state: State) -> Wish:
        if needs not in device.capabilities:
            return None
        now = _number(state, argument) if quantity != "value" else state.number
        if now is None:
            return Refusal("unknown_setting", {"names": device.name})
        span = device.ranges.get(of_range) if of_range else None
        span = span or (None if quantity == "value" else PERCENT)
        return _moved(device, action, argument, now, step(intent, quantity, span=span), span)

    return make


def _speed(device: Device, intent: Intent, state: State) -> Wish:
    if Capability.SPEED not in device.capabilities:
        return None
    up = intent.slots["direction"] == "up"
    if state.value == "off" and not up:
        return Refusal("already_off", {"names": device.name})
    now = 0.0 if state.value == "off" else _number(state, "percentage")
    if now is None:
        return Refusal("unknown_setting", {"names": device.name})
    one = device.ranges.get("percentage", PERCENT).step
    # A fan moves by whole speeds; below the first one it would stop.
    count = max(1, round(abs(step(intent, "speed")) / one))
    goal = round(now / one) + (count if up else -count)
    # Below the whole percent, as fans report it: above it would be the next speed.
    wanted = min(100, math.floor(max(1, goal) * one + 1e-6))
    if (up and wanted <= now) or (not up and wanted >= now):
        return Refusal("already_most" if up else "already_least", {"names": device.name})
    return Command(device=device.id, action="set_speed", arguments={"percentage": wanted})


def _moved(device: Device, action: str, argument: str, now: float, by: float, span: Span | None) -> Wish:
    """Ask for what is `by` more than now, at most what the device takes."""
    wanted = now + by
    if span is not None:
        wanted = max(span.low, min(span.high, wanted))
        if (by > 0 and wanted <= now) or (by < 0 and wanted >= now):
            return Refusal("already_most" if by > 0 else "already_least", {"names": device.name})
    near = round(wanted, 2)
    return Command(device=device.id, action=action, arguments={argument: int(near) if near == int(near) else near})


def _number(state: State, name: str) -> float | None:
    value = state.attributes.get(name)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


_BY_QUANTITY: Mapping[str, Callable[[Device, Intent, State], Wish]] = {
    "brightness": _brightness,
    "color_temperature": _color_temperature,
    "temperature": _temperature,
    "humidity": _simple("humidity", Capability.TARGET_HUMIDITY, "set_humidity", "humidity", "humidity"),
    "position": _simple("position", Capability.POSITION, "set_position", "position"),
    "speed": _speed,
    "value": _simple("value", Capability.VALUE, "set_value", "value", "value"),
}
