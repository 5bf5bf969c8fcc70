"""Who is to hear an announcement, and who of them cannot. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from hub.devices.model import Area
from hub.intents.targets import is_on


class Why(StrEnum):
    """Why an announcement was not heard."""

    QUIET = "quiet"
    """Nobody there is to be disturbed."""
    AWAY = "away"
    """The satellite is not connected."""
    CUT = "cut"
    """It was cut off, waited too long for a turn to end, or could not be spoken."""


class Whom(Struct, frozen=True, kw_only=True):
    """Who is meant: everybody where no satellite, area or floor is named."""

    satellites: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    """Area ids."""
    floors: tuple[str, ...] = ()
    """Names or aliases."""
    besides: str = ""
    """Area id, or satellite that stands in none: where it was said, left out where it is not named."""

    @property
    def everybody(self) -> bool:
        """Nobody is named."""
        return not (self.satellites or self.areas or self.floors)


class Listener(Struct, frozen=True, kw_only=True):
    """A satellite that the hub knows."""

    satellite: str
    area: str = ""
    """Area id, empty when it stands in none."""
    present: bool = True
    quiet: bool = False
    """Not to be disturbed now."""

    @property
    def place(self) -> str:
        """Its area, or itself where it stands in none."""
        return self.area or self.satellite


class Lacking(Struct, frozen=True, kw_only=True):
    """A satellite that did not hear it."""

    satellite: str
    place: str
    why: Why


class Plan(Struct, frozen=True, kw_only=True):
    """What an announcement comes to, before anything sounds."""

    speak: tuple[Listener, ...] = ()
    lacking: tuple[Lacking, ...] = ()
    """Known beforehand."""

    @property
    def nobody(self) -> bool:
        """There is no satellite at all where it was meant for."""
        return not (self.speak or self.lacking)

    @property
    def deaf(self) -> tuple[Lacking, ...]:
        """Those of places in which no other satellite speaks it, one a place."""
        speaking = {each.place for each in self.speak}
        return tuple({each.place: each for each in self.lacking if each.place not in speaking}.values())


def plan(known: Iterable[Listener], whom: Whom, areas: Sequence[Area], *, urgent: bool = False) -> Plan:
    """Sort those who are meant into those who will speak it and those who cannot; what is urgent disturbs."""
    speak, lacking = [], []
    for each in known:
        if not is_meant(each, whom, areas):
            continue
        if not each.present:
            lacking.append(Lacking(satellite=each.satellite, place=each.place, why=Why.AWAY))
        elif each.quiet and not urgent:
            lacking.append(Lacking(satellite=each.satellite, place=each.place, why=Why.QUIET))
        else:
            speak.append(each)
    return Plan(speak=tuple(speak), lacking=tuple(lacking))


def is_meant(listener: Listener, whom: Whom, areas: Sequence[Area]) -> bool:
    """Tell whether a satellite is to hear it."""
    if listener.satellite in whom.satellites or (listener.area and listener.area in whom.areas):
        return True
    if listener.place == whom.besides:
        return False
    if whom.everybody:
        return True
    area = next((each for each in areas if each.id == listener.area), None)
    return area is not None and any(is_on(area, floor) for floor in whom.floors)
