"""What several outcomes come to: one sentence for what was done alike, and what was talked about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from hub.devices.model import Home
from hub.intents.model import Intent, Referents
from hub.intents.targets import find
from hub.skills.registry import Outcome


def summed(intents: Sequence[Intent], outcomes: Sequence[Outcome]) -> list[tuple[Intent, Outcome]]:
    """Put outcomes of intents that differ in nothing but their target together, in order; failures stay apart."""
    found: list[tuple[Intent, Outcome]] = []
    for intent, outcome in zip(intents, outcomes, strict=True):
        if found and outcome.results and _alike(*found[-1], intent, outcome):
            first, before = found[-1]
            found[-1] = first, msgspec.structs.replace(before, results=(*before.results, *outcome.results))
        else:
            found.append((intent, outcome))
    return found


def _alike(first: Intent, before: Outcome, intent: Intent, outcome: Outcome) -> bool:
    return (
        first.name == intent.name
        and not (before.error or outcome.error)
        and _values(first) == _values(intent)
        and bool(before.results)
        and first.response == intent.response
    )


def _values(intent: Intent) -> dict[str, object]:
    where = ("name", "area", "floor", "domain", "device_class")
    return {key: value for key, value in intent.slots.items() if key not in where}


def referents(intents: Iterable[Intent], outcomes: Iterable[Outcome], home: Home) -> Referents:
    """Return what "it", "them" and "there" mean after these intents and what came of them."""
    intents = tuple(intents)
    devices: dict[str, None] = {}
    for outcome in outcomes:
        told = (*(each.device for each in outcome.results), *(each.device for each in outcome.matched))
        devices |= dict.fromkeys((*told, *(each.device for each in outcome.unmatched)))
    if not devices:
        for intent in intents:
            for device in find(intent, home):
                devices.setdefault(device.id)
    area = next((str(intent.slots["area"]) for intent in intents if "area" in intent.slots), "")
    if not area:
        areas = {found.area for each in devices if (found := home.device(each)) is not None}
        area = areas.pop() if len(areas) == 1 else ""
    return Referents(devices=tuple(devices), area=area, intents=intents)
