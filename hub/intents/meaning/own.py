"""The household's own examples: sentences with an intent and slots that are fixed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hub.devices.model import Home, Policy
from hub.intents.catalogue import CATALOGUE
from hub.intents.custom import Example
from hub.intents.index import Index
from hub.intents.meaning.examples import Examples, checked
from hub.intents.meaning.fill import Filled
from hub.intents.model import Intent, Place, SlotValue
from hub.intents.names import plain


@dataclass(frozen=True, slots=True)
class Own:
    """What some sentences of the household stand for."""

    intent: str
    slots: Mapping[str, Any]
    """Names, areas and floors as people say them."""


def owned(custom: Mapping[str, Sequence[Example]]) -> tuple[Examples, Mapping[str, Own]]:
    """Return the sentences with their labels, and what the labels stand for that are not shipped.

    A sentence without slots has the label that the shipped ones have. Raises `ExamplesError` for an intent or variant
    that does not exist.
    """
    found: list[tuple[str, str]] = []
    own: dict[str, Own] = {}
    for intent, examples in custom.items():
        checked(intent)
        for example in examples:
            label = intent
            if example.slots and intent in CATALOGUE:
                entry = Own(intent, example.slots)
                label = next((key for key, each in own.items() if each == entry), f"own {len(own)}")
                own[label] = entry
            found.append((example.sentence, label))
    return Examples(tuple(text for text, _ in found), tuple(label for _, label in found)), own


def fill_own(own: Own, place: Place, home: Home, index: Index) -> Filled | None:
    """Make the intent with its fixed slots; `None` when a name of them is unknown here."""
    slots: dict[str, SlotValue] = dict(own.slots)
    spoken = {slot: str(own.slots[slot]) for slot in ("name", "area", "floor") if slot in own.slots}
    for slot, known in (("area", index.areas), ("floor", index.floors)):
        if slot in spoken:
            if (found := known.get(plain(spoken[slot]))) is None:
                return None
            slots[slot] = found
    if "name" not in spoken:
        return _filled(own, [slots], spoken, home)
    said = plain(spoken["name"])
    kinds = CATALOGUE[own.intent].kinds
    devices = [each.device for each in index.names.get(said) or index.loose_names.get(said, ())]
    devices = [device for device in devices if device.exposed and device.kind in kinds]
    devices = [device for device in devices if device.area == slots.get("area", place.area)] or devices
    each = [{**slots, "name": device} for device in dict.fromkeys(device.id for device in devices)]
    return _filled(own, each, spoken, home) if each else None


def _filled(own: Own, each: Iterable[dict[str, SlotValue]], spoken: dict[str, str], home: Home) -> Filled:
    intents = tuple(Intent(name=own.intent, slots=slots, spoken=spoken, source="meaning") for slots in each)
    named = [device for intent in intents if (device := home.device(str(intent.slots.get("name", "")))) is not None]
    asks = CATALOGUE[own.intent].asks
    guarded = any(device.policy is not Policy.ALLOW for device in named)
    return Filled(intents, which=len(intents) > 1, sure=guarded and not asks, asks=asks)
