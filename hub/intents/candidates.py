"""From hassil's results to readings that make sense in this home."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from hub.devices.model import Device, Home
from hub.intents.catalogue import CATALOGUE
from hub.intents.choice import Candidate
from hub.intents.index import Index
from hub.intents.languages.model import Additions
from hub.intents.model import Intent, SlotValue
from hub.intents.names import SpokenName, plain, without_article
from hub.intents.targets import find

if TYPE_CHECKING:
    from hassil.recognize import RecognizeResult

NAMED = "named"
"""Key in the metadata of a name in a slot list: the devices of one kind that have it."""
OWN = "own"
"""Key in the metadata of a block that the household wrote."""
_CHOSEN: Mapping[str, str] = {"HearthSetOption": "option", "HassLightSet": "effect"}
"""Slots that hold one of a device's own options."""
_ONE_OF: Mapping[str, tuple[str, ...]] = {
    "HassLightSet": ("brightness", "color", "temperature", "effect"),
    "HearthSetAlarm": ("time", "seconds"),
    "HearthRemind": ("time", "seconds", "day", "repeat"),
}
"""Slots of which one must be there, where none is required by itself."""


def lacking(intent: Intent) -> tuple[str, ...]:
    """Return the slots without which nothing can be done, the one to ask for first; none when it is complete.

    Of several that will do, the one that the answer is to be about ("change the colour of the lamp").
    """
    spec = CATALOGUE.get(intent.name)
    if spec is None:
        return ()
    needed = tuple(slot.name for slot in spec.required if slot.name not in intent.slots)
    if intent.name == "HassClimateSetTemperature" and {"temperature_low", "temperature_high"} & intent.slots.keys():
        return ()
    if (alternatives := _ONE_OF.get(intent.name)) and not set(alternatives) & intent.slots.keys():
        return (*needed, intent.response if intent.response in alternatives else alternatives[0])
    return needed


def candidates(result: RecognizeResult) -> Iterator[Candidate]:
    """Read one result of hassil's: as many candidates as devices have the name that it found."""
    slots: dict[str, SlotValue] = {}
    spoken: dict[str, str] = {}
    named: tuple[SpokenName, ...] = ()
    free = ""
    for name, entity in result.entities.items():
        value = entity.value[0] if isinstance(entity.value, list) else entity.value
        slots[name] = int(value) if isinstance(value, float) and value.is_integer() else value
        # A place taken from the context has a text too, but no position in what was said.
        if entity.text_span is not None and (words := entity.text_clean):
            spoken[name] = plain(words)
            free = plain(words) if entity.is_wildcard else free
        if name == "name":
            named = (entity.metadata or {}).get(NAMED, ())
    metadata = result.intent_metadata or {}
    for each in named or (None,):
        intent = Intent(
            name=result.intent.name,
            slots=slots if each is None else {**slots, "name": each.device.id},
            spoken=spoken,
            response=result.response or "default",
            source="custom" if metadata.get(OWN) else "sentence",
        )
        given = each is not None and each.given
        yield Candidate(intent, str(metadata.get("slot_combination", "")), result.text_chunks_matched, given, free)


def settled(found: Candidate, home: Home, index: Index, extra: Additions) -> Candidate | None:
    """Return a reading with the places that its sentence fixes in words as ids; `None` when it makes no sense here.

    A household's sentence may fix `name: floor lamp`; one that names no device, area or floor of this home is nothing,
    nor is an option that none of the devices meant has.
    """
    intent = found.intent
    if intent.source == "custom":
        fixed = _fixed(intent, home, index, extra)
        if fixed is None:
            return None
        intent = msgspec.structs.replace(intent, slots=fixed)
        found = replace(found, intent=intent)
    if "name" not in intent.slots and _is_another_class(intent, home):
        return None
    if (slot := _CHOSEN.get(intent.name)) and slot in intent.slots:
        wanted = str(intent.slots[slot])
        if not any(has_option(device, wanted) for device in _meant(intent, home)):
            return None
    return found


def _is_another_class(intent: Intent, home: Home) -> bool:
    """Whether a class of device (an awning) that is elsewhere is only replaced by a relative (a blind) here."""
    wanted = intent.slots.get("device_class")
    if not wanted or "area" not in intent.slots or intent.spoken.get("area") or CATALOGUE[intent.name].asks:
        return False
    if any(device.device_class == wanted for device in find(intent, home)):
        return False
    return any(device.exposed and device.device_class == wanted for device in home.devices())


def _meant(intent: Intent, home: Home) -> tuple[Device, ...]:
    device = home.device(str(intent.slots.get("name", "")))
    return (device,) if device is not None and not device.members else find(intent, home)


def has_option(device: Device, wanted: str) -> bool:
    """Whether a device can be set to this word, which is one of its own as it spells it."""
    return any(wanted in words for words in device.options.values())


def _fixed(intent: Intent, home: Home, index: Index, extra: Additions) -> dict[str, SlotValue] | None:
    slots = dict(intent.slots)
    for slot in ("name", "area", "floor"):
        if slot not in slots or slot in intent.spoken:
            continue
        said = str(slots[slot])
        if (meant := resolved(slot, said, home, index, extra)) is None:
            return None
        slots[slot] = meant
    return slots


def resolved(slot: str, said: str, home: Home, index: Index, extra: Additions) -> str | None:
    """Return the id of a device (`name`), an area or a floor by the words for it; `None` for none or several."""
    words = without_article(plain(said), extra)
    if slot == "area":
        return said if any(area.id == said for area in home.areas()) else index.areas.get(words)
    if slot == "floor":
        return index.floors.get(words)
    if home.device(said) is not None:
        return said
    named = index.names.get(words, ())
    ids = {name.device.id for name in named if name.given} or {name.device.id for name in named}
    return ids.pop() if len(ids) == 1 else None


def unknown_places(slots: Mapping[str, SlotValue], home: Home, index: Index, extra: Additions) -> tuple[str, ...]:
    """Return the slots (`name`, `area`, `floor`) of a household's sentence that name nothing, or several, here."""
    return tuple(
        slot
        for slot in ("name", "area", "floor")
        if slot in slots and resolved(slot, str(slots[slot]), home, index, extra) is None
    )
