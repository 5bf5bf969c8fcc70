"""From the values of a section to those of a part, and what values must be together. Pure.

Each raises `ValueError`; its text begins with `key: ` where one key is at fault.
"""

from __future__ import annotations

from typing import Any

from hub.automations.model import Branch, Devices, Where
from hub.devices import scenes
from hub.devices.model import ACTIONS
from hub.devices.templates import Template
from hub.intents.catalogue import CATALOGUE
from shared.nearest import unknown

Values = dict[str, Any]
_TARGETS = ("name", "area", "floor", "domain", "device_class")


def has_template(value: Any) -> bool:
    """Tell whether a value holds a template anywhere."""
    if isinstance(value, dict):
        return any(map(has_template, value.values()))
    if isinstance(value, list | tuple):
        return any(map(has_template, value))
    return isinstance(value, Template)


def state_change(values: Values) -> Values:
    """A change to certain states, or across a bound."""
    bounds = {"above", "below"} & values.keys()
    if bounds and {"to", "was"} & values.keys():
        raise ValueError(f"{min(bounds)}: makes no sense beside to and from")
    return values


def state_is(values: Values) -> Values:
    """A state is compared with something."""
    if not {"values", "above", "below"} & values.keys():
        raise ValueError("missing: is, above or below")
    return values


def message(values: Values) -> Values:
    """A topic has its wildcards as whole levels."""
    levels = values["topic"].split("/")
    if any(("#" in level or "+" in level) and len(level) > 1 for level in levels) or "#" in levels[:-1]:
        raise ValueError("mqtt: + and # stand for whole levels, # for the last ones alone")
    return values


def span(values: Values) -> Values:
    """A span of the day."""
    begin, end = values.pop("span")
    return {**values, "begin": begin, "end": end}


def hub(values: Values) -> Values:
    """It can only start."""
    return {name: value for name, value in values.items() if name != "hub"}


def deed(values: Values) -> Values:
    """Devices with an action, or with what they shall be."""
    target = values.pop("target")
    devices, ids = (target, ()) if isinstance(target, Devices) else (Devices(), target)
    if ("action" in values) == ("wishes" in values):
        raise ValueError("expected either action or set")
    action = values.get("action")
    if isinstance(action, str) and action not in ACTIONS:
        raise ValueError(f"action: {unknown('action', action, tuple(sorted(ACTIONS)))}")
    if "arguments" in values and "action" not in values:
        raise ValueError("arguments: belong to an action; set names everything itself")
    wishes = values.get("wishes")
    if wishes is not None and not has_template(wishes):
        for each in ids:
            if isinstance(each, str):
                _settable(each, wishes)
    return {**values, "devices": devices, "ids": ids}


def _settable(device: str, wishes: Values) -> None:
    try:
        scenes.commands(device, wishes)
    except ValueError as error:
        key = str(error).partition(": ")[0]
        raise ValueError(f"set.{error}" if key in wishes else f"set: {error}") from None


def wish(values: Values) -> Values:
    """An intent of the catalogue with its slots."""
    spec = CATALOGUE.get(values["intent"])
    if spec is None:
        raise ValueError(f"intent: {unknown('intent', values['intent'], tuple(CATALOGUE))}")
    slots = values.get("slots", {})
    known = (*(_TARGETS if spec.targeted else ()), *(slot.name for slot in spec.slots))
    for name in slots:
        if name not in known:
            raise ValueError(f"slots.{name}: {unknown('slot', name, known)}")
    for slot in spec.slots:
        value = slots.get(slot.name)
        if value is None:
            if slot.required:
                raise ValueError(f"slots: missing: {slot.name}")
        elif slot.choices and not has_template(value) and value not in slot.choices:
            raise ValueError(f"slots.{slot.name}: expected one of {', '.join(slot.choices)}")
    return values


def place(values: Values) -> Values:
    """Where something is said."""
    where = {name: values.pop(name) for name in ("satellites", "areas", "floors") if name in values}
    return {**values, "where": Where(**where)}


def question(values: Values) -> Values:
    """What is done for answers that there are."""
    for name in values.get("then", {}):
        if name not in values["answers"]:
            raise ValueError(f"then.{name}: {unknown('answer', name, tuple(values['answers']))}")
    return values


def repeat(values: Values) -> Values:
    """How it is repeated."""
    how = values.pop("how")
    return {**values, **how}


def condition(values: Values) -> Values:
    """One branch."""
    branch = Branch(conditions=values.pop("conditions"), actions=values.pop("then"))
    return {**values, "branches": (branch,)}
