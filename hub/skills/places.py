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

    @property
    def any(self) -> bool:
        """It names a place."""
        return bool(self.words)


def named(intent: Intent, areas: Iterable[Area]) -> Named:
    """Return what slots `area` and `floor` name."""
    areas = tuple(areas)
    area, floor = str(intent.slots.get("area", "")), str(intent.slots.get("floor", ""))
    if area:
        return Named((area,), area_name(areas, area))
    if floor:
        there = [each for each in areas if is_on(each, floor)]
        return Named(tuple(each.id for each in there), there[0].floor if there else floor)
    return Named()


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
