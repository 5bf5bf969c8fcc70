"""Which of several readings of a sentence is meant, and by which device: the rules of here, there and which one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hub.devices.model import Device, Home
from hub.intents.model import Intent, Miss, Question, QuestionKind
from hub.intents.targets import find

MOST_CHOICES = 4
"""Devices that one question names; of more, people remember none."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of a sentence."""

    intent: Intent
    combination: str
    """Which slots its sentence has, as home-assistant-intents names it, such as `name_area`."""
    literal: int
    """Letters of the sentence that the template spells out."""
    given: bool = False
    """The name is one the household gave, not a derived one."""
    free: str = ""
    """The last of its free words, where its sentence takes any."""

    @property
    def here(self) -> bool:
        """Its area was not spoken; it is the satellite's."""
        return "area" in self.intent.slots and "area" not in self.intent.spoken


def choose(candidates: Sequence[Candidate], home: Home, area_id: str) -> Candidate | Question | Miss | None:
    """Pick the reading that is meant; a `Question` when several devices fit, a `Miss` when none is there; `None`
    without candidates.

    - A named device must be in the area or on the floor that was spoken with it.
    - A sentence without a name about this room, which has such devices, beats a name that is in another room only.
    - Otherwise the longest name wins. If several devices have it: the one in this room, then the one that was given
      the name, and else it is asked which of at most `MOST_CHOICES` (of more: a `duplicate`).
    """
    named = [each for each in candidates if "name" in each.intent.slots]
    placed = [each for each in named if _is_where_it_was_said(each, home)]
    nameless = sorted((each for each in candidates if each not in named), key=lambda each: _rank(each, home))
    if placed and not _room_wins(placed, nameless, home, area_id):
        return _named(placed, home, area_id)
    if nameless:
        return nameless[0]
    if named:
        return _elsewhere(named[0], home)
    return None


def _device(candidate: Candidate, home: Home) -> Device | None:
    return home.device(str(candidate.intent.slots["name"]))


def _is_where_it_was_said(candidate: Candidate, home: Home) -> bool:
    device, slots = _device(candidate, home), candidate.intent.slots
    if device is None:
        return False
    floors = {area.floor for area in home.areas() if area.id == device.area}
    return ("area" not in candidate.intent.spoken or device.area == slots["area"]) and (
        "floor" not in slots or slots["floor"] in floors
    )


def _rank(candidate: Candidate, home: Home) -> tuple[bool, bool, int]:
    """Order sentences without a name: those that find devices, then a spoken place, then the most literal."""
    about_devices = "domain" in candidate.intent.slots or "area" in candidate.intent.slots
    return (about_devices and not find(candidate.intent, home), candidate.here, -candidate.literal)


def _room_wins(named: Sequence[Candidate], nameless: Sequence[Candidate], home: Home, area_id: str) -> bool:
    if any(device.area == area_id for each in named if (device := _device(each, home))):
        return False
    return any(any(device.area == area_id for device in find(each.intent, home)) for each in nameless if each.here)


def _named(candidates: Sequence[Candidate], home: Home, area_id: str) -> Candidate | Question | Miss:
    longest = max(len(each.intent.spoken.get("name", "")) for each in candidates)
    best = [each for each in candidates if len(each.intent.spoken.get("name", "")) == longest]
    in_room = [each for each in best if (device := _device(each, home)) and device.area == area_id]
    best = in_room or best
    if len({each.intent.slots["name"] for each in best}) > 1:
        best = [each for each in best if each.given] or best
    by_device: dict[str, list[Candidate]] = {}
    for each in best:
        by_device.setdefault(str(each.intent.slots["name"]), []).append(each)
    choices = [min(each, key=lambda it: (-it.literal, len(it.intent.slots))) for each in by_device.values()]
    if len(choices) == 1:
        return choices[0]
    choices.sort(key=lambda each: str(each.intent.slots["name"]))
    if len(choices) > MOST_CHOICES:
        names = "\n".join(device.name for each in choices if (device := _device(each, home)))
        return Miss("duplicate", {"entity": best[0].intent.spoken.get("name", ""), "names": names})
    return Question(kind=QuestionKind.WHICH, intents=tuple(each.intent for each in choices))


def _elsewhere(candidate: Candidate, home: Home) -> Miss:
    spoken = candidate.intent.spoken
    if "area" in spoken:
        return Miss("no_entity_in_area", {"entity": spoken["name"], "area": spoken["area"]})
    if "floor" in spoken:
        return Miss("no_entity_in_floor", {"entity": spoken["name"], "floor": spoken["floor"]})
    return Miss("no_entity", {"entity": spoken["name"]})
