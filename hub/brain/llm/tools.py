"""What a model may have done: tools made from the catalogue of intents, for the devices that matter now. Pure."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hub.brain.llm.relevance import words_of
from hub.devices.model import Area, Device, Home, Kind
from hub.engines.language import Tool
from hub.intents.able import able
from hub.intents.catalogue import CATALOGUE
from hub.intents.model import Intent
from hub.intents.spec import IntentSpec, Slot

LEFT_OUT = frozenset(
    {"HassToggle", "HassRespond", "HassNevermind", "HearthHelp", "HearthUndo", "HassClimateGetTemperature"}
)
"""Intents that a model needs no tool for: it can say it in words, or another tool does it."""
ERRANDS = (
    "HassStartTimer", "HassCancelTimer", "HassTimerStatus", "HearthSetAlarm", "HearthRemind", "HassListAddItem",
    "HearthListRead", "HassBroadcast",
)  # fmt: skip
"""Errands that a model may run: what free words are mostly about, and what costs few tokens to explain."""
COMMON = frozenset(
    {
        "HassTurnOn", "HassTurnOff", "HassLightSet", "HassClimateSetTemperature", "HearthAdjust", "HassGetState",
        "HassGetCurrentTime", "HassGetCurrentDate",
    }
)  # fmt: skip
"""What is left where there is room for few tools: each costs a hundred tokens, however few devices it serves."""
MOST_WORDS = 5
"""A name of more words, of a device or its room, is not shown to a model, which might read it as an order."""
_PLAIN = re.compile(r"[^\w '&+./()-]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Offer:
    """The tools of one request, and what their words stand for."""

    tools: tuple[Tool, ...]
    intents: Mapping[str, IntentSpec]
    """By the tool's name."""
    devices: Mapping[str, Device]
    """By the label that the model sees."""
    areas: tuple[str, ...]
    """Ids of the rooms that may be named."""


def offer(devices: Sequence[Device], home: Home, served: Container[str] = (), *, common: bool = False) -> Offer:
    """Return the tools that these devices can serve, in the order of the catalogue, devices in order of their ids.

    Before them those of `ERRANDS` that are `served`, and what is about no device: they are the same in each request.
    With `common` there are none but those of `COMMON`.
    """
    labels = labelled(sorted(devices, key=lambda device: device.id), home.areas())
    areas = tuple(area.id for area in home.areas())
    intents = {}
    tools = []
    for spec in (CATALOGUE[name] for name in ERRANDS if name in served and not common):
        tool = Tool(tool_name(spec), spec.about, _errand(spec, areas))
        intents[tool.name] = spec
        tools.append(tool)
    for spec in sorted(CATALOGUE.values(), key=lambda spec: spec.targeted):
        fitting = [label for label, device in labels.items() if _fits(device, spec)]
        if spec.errand or spec.name in LEFT_OUT or (spec.targeted and not fitting):
            continue
        if common and spec.name not in COMMON:
            continue
        tool = Tool(tool_name(spec), spec.about, _parameters(spec, fitting, labels))
        intents[tool.name] = spec
        tools.append(tool)
    return Offer(tuple(tools), intents, labels, areas)


def _fits(device: Device, spec: IntentSpec) -> bool:
    """Whether a device can serve an intent with any of its values."""
    if device.kind not in spec.kinds:
        return False
    match spec.name:
        case "HassLightSet":
            tries = [Intent(name=spec.name, slots={slot.name: 1}) for slot in spec.slots if slot.name != "effect"]
        case "HearthAdjust":
            tries = [Intent(name=spec.name, slots={"quantity": each}) for each in spec.slots[0].choices]
        case "HearthSetOption" | "HassClimateSetFanMode":
            return bool(own_words([device], "fan_mode" if spec.name == "HassClimateSetFanMode" else None))
        case _:
            tries = [Intent(name=spec.name, slots={slot.name: 1 for slot in spec.required})]
    return any(able(device, each) for each in tries)


def tool_name(spec: IntentSpec) -> str:
    """Return the name of an intent as a tool: `HassTurnOn` is `turn_on`."""
    return _CAMEL.sub("_", re.sub("^(Hass|Hearth)", "", spec.name)).lower()


def labelled(devices: Iterable[Device], areas: Iterable[Area]) -> dict[str, Device]:
    """Return devices by a label of their own: the name with the room behind it, the id where the name says too much."""
    rooms = {area.id: area.name for area in areas if _is_short(area.name)}
    found: dict[str, Device] = {}
    for device in devices:
        room = rooms.get(device.area, "")
        label = f"{device.name} ({room})" if room and room.casefold() not in device.name.casefold() else device.name
        shown = " ".join(_PLAIN.sub(" ", label).split())
        if not _is_short(device.name) or shown in found:
            shown = device.id
        found[shown] = device
    return found


def _is_short(name: str) -> bool:
    return 0 < len(words_of(name)) <= MOST_WORDS and len(name) <= 48


def _parameters(spec: IntentSpec, fitting: Sequence[str], labels: Mapping[str, Device]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    if spec.targeted:
        properties["device"] = {"type": "string", "enum": list(fitting)}
    for slot in spec.slots:
        if described := _property(spec, slot, [labels[label] for label in fitting]):
            properties[slot.name] = described
    required = [*(["device"] if spec.targeted else []), *(slot.name for slot in spec.required)]
    return {"type": "object", "properties": properties, "required": [name for name in required if name in properties]}


def _errand(spec: IntentSpec, areas: Sequence[str]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    for slot in spec.slots:
        if slot.name == "area" and not slot.said_only:
            properties["area"] = {"type": "string", "enum": list(areas)}
        elif not slot.said_only:
            properties[slot.name] = _written(slot)
    return {"type": "object", "properties": properties, "required": [slot.name for slot in spec.required]}


def _written(slot: Slot) -> dict[str, Any]:
    kind = "string" if slot.text or slot.choices else "number"
    return {"type": kind} | ({"description": slot.about} if slot.about else {})


def _property(spec: IntentSpec, slot: Slot, devices: Sequence[Device]) -> dict[str, Any]:
    if slot.choices:
        return {"type": "string", "enum": list(slot.choices)}
    if slot.low is not None and slot.high is not None:
        return (
            {"type": "number", "description": f"{slot.low:g} to {slot.high:g}"}
            if abs(slot.high) < 1e6
            else {"type": "number"}
        )
    of = {"option": None, "effect": "effect", "fan_mode": "fan_mode"}
    if slot.name in of:
        options = own_words(devices, of[slot.name])
        return {"type": "string", "enum": options} if options else {}
    if spec.name == "HassGetState":
        return {}  # the whole state is told anyway
    return _written(slot)


def own_words(devices: Iterable[Device], of: str | None) -> list[str]:
    """Return the options of devices, of one sort or (`None`) of all."""
    words = (
        word for device in devices for sort, options in device.options.items() if of in (None, sort) for word in options
    )
    return list(dict.fromkeys(words))


def is_plain(device: Device) -> bool:
    """Whether what a device tells is a number or one of a few known words, and not free text from who knows where."""
    return device.kind not in (Kind.TEXT, Kind.EVENT) and (
        device.kind is not Kind.SENSOR or bool(device.unit) or bool(device.device_class)
    )
