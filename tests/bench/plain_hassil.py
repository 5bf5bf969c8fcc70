"""Understanding from stock parts: hassil's own `recognize_best` over the sentences of home-assistant-intents."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from hub.devices.model import Area, Device
from hub.intents.catalogue import CATALOGUE

Recognise = Callable[[str, Area], Any]
"""From a text and the room it was said in to hassil's `RecognizeResult`, or None."""


def plain_hassil(devices: Iterable[Device], areas: Iterable[Area], language: str) -> Recognise:
    """Return the recogniser for a home, with the intents that we know as well; its entities carry ids."""
    from hassil.intents import Intents, TextSlotList
    from hassil.recognize import recognize_best
    from home_assistant_intents import get_intents

    data: dict[str, Any] = dict(get_intents(language) or {})
    data["intents"] = {name: each for name, each in data["intents"].items() if name in CATALOGUE}
    intents = Intents.from_dict(data)
    areas = tuple(areas)
    lists = {
        "name": TextSlotList.from_tuples(
            ((device.name, device.id, {"domain": str(device.kind)}) for device in devices), name="name"
        ),
        "area": TextSlotList.from_tuples(((area.name, area.id) for area in areas), name="area"),
        "floor": TextSlotList.from_strings({area.floor for area in areas if area.floor}, name="floor"),
    }

    def recognise(text: str, here: Area) -> Any:
        context = {"area": {"value": here.id, "text": here.name}}
        return recognize_best(
            text, intents, slot_lists=dict(lists), intent_context=context, best_slot_name="name", language=language
        )

    return recognise
