"""Intents in a short form, for tables."""

from __future__ import annotations

from collections.abc import Iterable

from hub.intents.model import Intent, Understood

_SHORT = {"HassTurnOn": "on", "HassTurnOff": "off"}
_TARGETS = ("name", "area", "floor", "domain", "device_class")


def meant(understood: Understood) -> str:
    """Return what is to be done, such as `on light.floor; off light@kitchen`."""
    return short(understood.intents)


def asked(understood: Understood) -> str:
    """Return what is asked, such as `which on light.a / on light.b`; empty without a question."""
    question = understood.question
    return "" if question is None else f"{question.kind} {short(question.intents, ' / ')}"


def short(intents: Iterable[Intent], between: str = "; ") -> str:
    return between.join(_one(intent) for intent in intents)


def _one(intent: Intent) -> str:
    slots = intent.slots
    what = str(slots.get("name") or " ".join(intent.devices) or slots.get("device_class") or slots.get("domain") or "")
    if "name" not in slots and not what:
        what = {"HassClimateSetTemperature": "climate", "HassLightSet": "light"}.get(intent.name, "")
    where = f"@{slots.get('area') or slots.get('floor')}" if "name" not in slots and "area" in slots else ""
    values = [str(value) for key, value in slots.items() if key not in _TARGETS]
    out = f"but {' '.join(intent.excluded)}" if intent.excluded else ""
    return " ".join(part for part in (_SHORT.get(intent.name, intent.name), what + where, *values, out) if part)
