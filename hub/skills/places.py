"""Which rooms an errand is about: those it names, or the one where it was said. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hub.devices.model import Area, Home
from hub.intents.model import Intent
from hub.intents.targets import area_name, is_on
from hub.rooms import Room, Rooms
from hub.skills.registry import Context


@dataclass(frozen=True, slots=True)
class Named:
    """The places that an intent names."""

    areas: tuple[str, ...] = ()
    """Area ids, those of a floor among them."""
    words: str = ""
    """The area or floor as people say it."""
    floor: str = ""
    """The floor, where it is one."""

    @property
    def any(self) -> bool:
        """It names a place."""
        return bool(self.words)


def named(intent: Intent, areas: Iterable[Area]) -> Named:
    """Return what slot `area` names or, where it names nothing, `floor`."""
    return next(iter(all_named(intent, areas)), Named())


def all_named(intent: Intent, areas: Iterable[Area]) -> tuple[Named, ...]:
    """Return each place that the slots `area` and `floor` name, which may hold several (`Slot.several`)."""
    areas = tuple(areas)
    found = [Named((each,), area_name(areas, each)) for each in str(intent.slots.get("area", "")).split("\n") if each]
    for floor in str(intent.slots.get("floor", "")).split("\n"):
        if floor:
            there = [each for each in areas if is_on(each, floor)]
            found.append(Named(tuple(each.id for each in there), there[0].floor if there else floor, floor))
    return tuple(found)


def place_of(context: Context) -> str:
    """Return where an intent was said: the area, or the satellite where it stands in none; empty when it was typed."""
    return context.area or context.satellite


def rooms_of(intent: Intent, context: Context, rooms: Rooms, home: Home) -> tuple[Room, ...]:
    """Return the satellites of the places named; where none is, the one that was spoken to, else those of its area."""
    places = named(intent, home.areas())
    if places.any:
        return tuple(each for each in rooms.present if each.area in places.areas)
    here = rooms.find(context.satellite) if context.satellite else None
    if here is not None:
        return (here,)
    return tuple(each for each in rooms.present if context.area and each.area == context.area)


def spoken_name(room: Room, home: Home) -> str:
    """Return how people call a satellite: by its room, or by its own name where it stands in none."""
    return area_name(home.areas(), room.area) if room.area else room.satellite
