"""Which of several readings of a sentence is meant, and by which device: the rules of here, there and which one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hub.devices.model import Device, Home
from hub.intents.model import Intent, Miss
from hub.intents.targets import area_name, find


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

    @property
    def here(self) -> bool:
        """Its area was not spoken; it is the satellite's."""
        return "area" in self.intent.slots and "area" not in self.intent.spoken


def choose(candidates: Sequence[Candidate], home: Home, area_id: str) -> Candidate | Miss | None:
    """Pick the reading that is meant; a `Miss` when several devices fit or none is there; `None` without candidates.

    - A named device must be in the area or on the floor that was spoken with it.
    - A sentence without a name about this room, which has such devices, beats a name that is in another room only.
    - Otherwise the longest name wins. If several devices have it: the one in this room, then the one that was given
      the name, and else it is a duplicate.
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


def _named(candidates: Sequence[Candidate], home: Home, area_id: str) -> Candidate | Miss:
    longest = max(len(each.intent.spoken.get("name", "")) for each in candidates)
    best = [each for each in candidates if len(each.intent.spoken.get("name", "")) == longest]
    in_room = [each for each in best if (device := _device(each, home)) and device.area == area_id]
    best = in_room or best
    if len({each.intent.slots["name"] for each in best}) > 1:
        best = [each for each in best if each.given] or best
    devices = {str(each.intent.slots["name"]): _device(each, home) for each in best}
    if len(devices) > 1:
        names = [_full_name(device, home) for device in devices.values() if device]
        return Miss("duplicate", {"entity": best[0].intent.spoken.get("name", ""), "names": "\n".join(sorted(names))})
    return min(best, key=lambda each: (-each.literal, len(each.intent.slots)))


def _full_name(device: Device, home: Home) -> str:
    """Return a name that tells a device from one in another room."""
    room = area_name(home.areas(), device.area)
    return device.name if not room or room.casefold() in device.name.casefold() else f"{room} {device.name}"


def _elsewhere(candidate: Candidate, home: Home) -> Miss:
    spoken = candidate.intent.spoken
    if "area" in spoken:
        return Miss("no_entity_in_area", {"entity": spoken["name"], "area": spoken["area"]})
    if "floor" in spoken:
        return Miss("no_entity_in_floor", {"entity": spoken["name"], "floor": spoken["floor"]})
    return Miss("no_entity", {"entity": spoken["name"]})
