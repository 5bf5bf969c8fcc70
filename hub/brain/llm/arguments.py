"""From a model's tool call to an intent, or to the reason why it makes none: nothing it writes is believed. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

from rapidfuzz import fuzz, process

from hub.brain.llm.tools import Offer, own_words
from hub.devices.model import Device
from hub.engines.language import ToolCall
from hub.intents.model import Intent, SlotValue
from hub.intents.spec import IntentSpec, Slot

ALIKE = 88
"""Spelling (0 to 100) from which a name that is not quite one of the offered ones means it."""
LONGEST = 200
"""Characters of free words."""
MARGIN = 6
"""So much closer than the next it must be."""
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a call is nothing, in words that help the model to write it right."""

    reason: str


def read(call: ToolCall, offered: Offer) -> Intent | Refused:
    """Read a call of one of the offered tools. Values are checked against what was offered and against the catalogue.

    What the tool does not take is left out; a number may be written as text.
    """
    spec = offered.intents.get(call.name)
    if spec is None:
        return Refused(f"there is no tool {call.name[:40]!r}; there are: {', '.join(offered.intents)}")
    if isinstance(call.arguments, str):
        return Refused("the arguments are not a JSON object")
    device = _device(call.arguments, offered, spec) if spec.targeted else None
    if isinstance(device, Refused):
        return device
    slots: dict[str, SlotValue] = {"name": device.id} if device is not None else {}
    for slot in spec.slots:
        given = None if slot.said_only else call.arguments.get(slot.name)
        value = _value(slot, given, device, offered.areas) if given not in (None, "") else None
        if isinstance(value, Refused):
            return value
        if value is not None:
            slots[slot.name] = value
    return _whole(call, spec, slots)


def _whole(call: ToolCall, spec: IntentSpec, slots: dict[str, SlotValue]) -> Intent | Refused:
    if missing := [slot.name for slot in spec.required if slot.name not in slots]:
        return Refused(f"{call.name} needs {', '.join(missing)}")
    if spec.name == "HassLightSet" and len(slots) < 2:
        return Refused("light_set needs a brightness, a color or a temperature")
    return Intent(name=spec.name, slots=slots, source="llm", confidence=0.9)


def _device(arguments: Mapping[str, Any], offered: Offer, spec: IntentSpec) -> Device | Refused:
    given = str(arguments.get("device", ""))
    fitting = {label: device for label, device in offered.devices.items() if device.kind in spec.kinds}
    if given in fitting:
        return fitting[given]
    by_name = [device for device in fitting.values() if given.casefold() in (device.id, device.name.casefold())]
    if len(by_name) == 1:
        return by_name[0]
    close = process.extract(
        given.casefold(), {label: label.casefold() for label in fitting}, scorer=fuzz.ratio, limit=2
    )
    if close and close[0][1] >= ALIKE and (len(close) < 2 or close[0][1] - close[1][1] >= MARGIN):
        return fitting[close[0][2]]
    return Refused(f"there is no device {given[:60]!r} for this; there are: {', '.join(fitting)}")


def _value(slot: Slot, value: Any, device: Device | None, areas: Sequence[str]) -> SlotValue | Refused:
    if slot.low is not None and slot.high is not None:
        number = _number(value)
        if number is None or not slot.low <= number <= slot.high:
            return Refused(f"{slot.name} must be a number from {slot.low:g} to {slot.high:g}")
        return number
    text = str(value).strip()[:LONGEST]
    choices = areas if slot.name == "area" else slot.choices
    if slot.name in ("option", "effect", "fan_mode") and device is not None:
        choices = own_words([device], None if slot.name == "option" else slot.name)
        if not choices:
            return Refused(f"{device.name} has no {slot.name}")
    if not choices:
        return text
    known = {choice.casefold(): choice for choice in choices}
    if text.casefold() not in known:
        return Refused(f"{slot.name} must be one of: {', '.join(choices)}")
    return known[text.casefold()]


def _number(value: Any) -> int | float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        found = _NUMBER.search(value)
        if found is None:
            return None
        value = float(found[0].replace(",", "."))
    if not isinstance(value, int | float) or not isfinite(value):
        return None
    return int(value) if float(value).is_integer() else float(value)
