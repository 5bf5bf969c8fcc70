"""Which devices a variant is about, given what the words mention. Pure; nothing is guessed that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hub.devices.model import Device, Home, Kind, Policy
from hub.intents.meaning.variants import Variant
from hub.intents.meaning.vocabulary.model import Vocabulary, listed
from hub.intents.mentions import Mentions, Named
from hub.intents.model import Place
from hub.intents.names import plain

COMMON_OPTIONS = frozenset({"on", "off", "auto", "heat", "cool", "dry", "none", "normal", "fire", "up", "down", "high"})
"""Words that are said without meaning the option of this name."""
CHOICES = 4
"""Devices that one question may name."""
ALONE = frozenset({Kind.CLIMATE, Kind.COVER, Kind.FAN, Kind.HUMIDIFIER})
"""Meant elsewhere, too, when the house has one and this area none; asked about first."""

KIND: Mapping[str, Kind] = {
    "covering": Kind.COVER,
    "fan": Kind.FAN,
    "humidifier": Kind.HUMIDIFIER,
    "valve": Kind.VALVE,
    "garage": Kind.COVER,
    "gate": Kind.COVER,
}
"""Of things that are asked about without a name."""
STATIONARY = frozenset({Kind.COVER, Kind.VALVE, Kind.WATER_HEATER, Kind.HUMIDIFIER})
"""Of which a house may have one; it does something where it stands."""


@dataclass(frozen=True, slots=True)
class Target:
    """What one intent is about."""

    devices: tuple[Device, ...] = ()
    named: str = ""
    """The words for the device, empty when it was not named."""
    area: str = ""
    floor: str = ""
    spoken: str = ""
    """The words for the area or floor, empty when it is this one."""
    elsewhere: bool = False
    """It is in another area than this, and nobody said so."""
    far: bool = False
    """So it is, but there is only one in a house: who names the kind of thing means it."""


@dataclass(frozen=True, slots=True)
class Targets:
    """One target for each intent, or, with `which`, the choices of a question."""

    each: tuple[Target, ...] = ()
    which: bool = False
    hinted: bool = False
    """A device was named by a part of its name only."""


def targets(variant: Variant, said: Mentions, place: Place, home: Home, vocabulary: Vocabulary) -> Targets | None:
    """Find what is meant; `None` when the words contradict the variant or the house has no such thing there."""
    everyday = frozenset(listed(vocabulary.everyday))
    named = _named(variant, said, said.devices, place, everyday)
    if variant.name_needed and named and all(set(each.words.split()) <= everyday for each in named):
        # "kitty wants her dinner" is about the cat, not about the scene
        named = _named(variant, said, said.hinted, place, everyday) or named
    if named is None:
        return None
    if named:
        return _of_names(named, said, place, home)
    if variant.name_needed:
        hinted = _named(variant, said, said.hinted, place, everyday) or ()
        if hinted:
            found = _of_names(hinted, said, place, home)
        else:
            found = (_of_things if variant.asks else _of_state)(variant, said, place, home)
        return None if found is None else Targets(found.each, found.which, hinted=True)
    if variant.value == "option":
        return _of_option(variant, said, place, home, called(variant, vocabulary))
    if variant.theme:
        return _of_theme(variant, home, vocabulary)
    return _of_place(variant, said, place, home, vocabulary)


def fits(variant: Variant, device: Device, *, named: bool = False) -> bool:
    """Whether a device is of a kind that the variant is for."""
    if not device.exposed or (device.policy is Policy.NEVER and not variant.asks):
        return False
    if device.kind not in variant.kinds:
        return named and device.kind in variant.named
    if device.kind is Kind.SENSOR and variant.intent == "HassClimateGetTemperature":
        return device.device_class == "temperature"
    if variant.option and not any(variant.option in choices for choices in device.options.values()):
        return False
    of_class = not variant.classes or device.device_class in variant.classes
    return (of_class or named) and (not variant.can or bool(variant.can & device.capabilities))


def _named(
    variant: Variant, said: Mentions, names: Sequence[Named], place: Place, everyday: frozenset[str]
) -> tuple[Named, ...] | None:
    """Keep the names of devices that fit; `None` when another device was certainly named.

    A name of everyday words may not be meant ("let the sun in"); it is when its device is here.
    """
    found = []
    for each in names:
        devices = tuple(device for device in each.devices if fits(variant, device, named=True))
        if said.things & variant.things:  # "done with the television, lights off"
            devices = tuple(device for device in devices if device.kind in variant.kinds)
        if vague := set(each.words.split()) <= everyday:
            devices = tuple(
                device for device in devices if variant.name_needed or device.area in (place.area, *said.areas)
            )
        if devices:
            found.append(Named(each.words, devices))
        elif variant.value == "option" or (variant.asks and variant.kinds == {Kind.SENSOR} and variant.classes):
            continue  # "the rainbow behind the TV", "the battery of the front door"
        elif not vague and (variant.asks or any(device.kind is not Kind.SENSOR for device in each.devices)):
            return None  # "brightness" is also what a sensor is called
    return tuple(found)


def _of_names(names: Iterable[Named], said: Mentions, place: Place, home: Home) -> Targets | None:
    found = []
    for each in names:
        devices = each.devices
        rooms = {area for area, words in said.areas.items() if words not in each.words}
        if rooms:
            there = tuple(device for device in devices if device.area in rooms)
            # "No more telly, children" calls them; "the telly in the children's room" is theirs.
            devices = there or (() if _names_room(said, rooms, home) else devices)
        devices = tuple(device for device in devices if device.area == place.area) or devices
        devices = _told_apart(_parted(devices, said, home), said)
        if not devices:
            return None
        if len(devices) > 1:
            choices = tuple(Target((device,), each.words) for device in devices[:CHOICES])
            return Targets(choices, which=True) if len(devices) <= CHOICES else None
        found.append(Target(devices, each.words))
    if len({device.id for target in found for device in target.devices}) == 1:
        found = found[:1]
    return Targets(tuple(found))


def _names_room(said: Mentions, rooms: set[str], home: Home) -> bool:
    """Whether one of these rooms was called by its name, not only by whose it is."""
    names = {plain(name) for area in home.areas() if area.id in rooms for name in (area.name, *area.aliases)}
    return any(said.areas[area] in names for area in rooms)


def _of_things(variant: Variant, said: Mentions, place: Place, home: Home) -> Targets | None:
    """Find the only device of a kind that was said there, or the one whose name most words tell of: "the extractor"."""
    kinds = {KIND[thing] for thing in said.things if thing in KIND}
    able = tuple(device for device in home.devices() if device.kind in kinds and fits(variant, device))
    if said.areas:
        able = _in(able, set(said.areas))
    able = _told_apart(able, said)
    if len(able) > 1:
        able = _in(able, {place.area})
    return Targets((Target(able),)) if len(able) == 1 else None


def _of_state(variant: Variant, said: Mentions, place: Place, home: Home) -> Targets | None:
    """Find the only switch there that is not yet as it should be: "nobody's watching that thing" is said of the TV."""
    wanted = {"on": "off", "off": "on"}.get(variant.direction)
    if wanted is None or variant.asks or said.things or said.devices:
        return None
    rooms = set(said.areas) or {place.area}
    able = [
        device
        for device in home.devices()
        if device.kind is Kind.SWITCH and device.area in rooms and fits(variant, device) and not device.members
    ]
    able = [device for device in able if home.state(device.id).value == wanted]
    return Targets((Target((able[0],)),)) if len(able) == 1 else None


def options(said: Mentions, devices: Iterable[Device], called: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the devices' own options that were said; those that are words of every day do not count.

    With `called`, those that one of these words is part of, said or not, by the first of the words that any has.
    """
    text = f" {' '.join(said.tokens)} "
    choices = dict.fromkeys(option for device in devices for several in device.options.values() for option in several)
    if called:
        return next((found for word in called if (found := tuple(each for each in choices if word in plain(each)))), ())
    return tuple(each for each in choices if each.lower() not in COMMON_OPTIONS and _is_said(plain(each), text))


def _is_said(option: str, text: str) -> bool:
    """Whether an option is in the text, `delicates` also as `delicate`."""
    return f" {option} " in text or (option.endswith("s") and f" {option[:-1]} " in text)


def _parted(devices: tuple[Device, ...], said: Mentions, home: Home) -> tuple[Device, ...]:
    """Put the members of a group in its place where a word tells one of them from the others."""
    if len(devices) != 1 or not devices[0].members:
        return devices
    members = tuple(member for each in devices[0].members if (member := home.device(each)) is not None)
    told = _told_apart(members, said)
    return told if len(told) < len(members) else devices


def _told_apart(devices: tuple[Device, ...], said: Mentions) -> tuple[Device, ...]:
    """Keep those of whose name most words were said: `bedside lamp … right` is the right one."""
    if len(devices) < 2:
        return devices
    words = set(said.tokens)
    counts = [max(len(words & set(plain(name).split())) for name in (each.name, *each.aliases)) for each in devices]
    return tuple(device for device, count in zip(devices, counts, strict=True) if count == max(counts))


def called(variant: Variant, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return what the option that a variant chooses may be called, nothing when it must be said."""
    return listed(vocabulary.themes.get(variant.choice, "")) or (("\0",) if variant.choice else ())


def is_called(device: Device, words: str, vocabulary: Vocabulary) -> bool:
    """Whether a name of the device has these words."""
    names = [plain(name) for name in (device.name, *device.aliases)]
    return any(f" {words} " in f" {name} " or (vocabulary.compounds and words in name) for name in names)


def _of_option(variant: Variant, said: Mentions, place: Place, home: Home, words: Sequence[str]) -> Targets | None:
    """Find the one device there with an option that was said, or is called by one of these words."""
    rooms = set(said.areas) or {place.area}
    able = [device for device in home.devices() if fits(variant, device) and options(said, (device,), words)]
    here = [device for device in able if device.area in rooms]
    if len(here or able) != 1 or (said.areas and not here):
        return None
    return Targets((Target(tuple(here or able), elsewhere=not here),))


def rooms_called(home: Home, names: Iterable[str]) -> list[str]:
    """Return the areas that have one of these names."""
    return [area.id for area in home.areas() if {plain(area.name), *map(plain, area.aliases)} & set(names)]


def _of_theme(variant: Variant, home: Home, vocabulary: Vocabulary) -> Targets | None:
    """Find the devices whose name, or room, tells of a theme: the sensor outdoors."""
    themes = listed(vocabulary.themes.get(variant.theme, ""))
    rooms = rooms_called(home, themes)
    able = [device for device in home.devices() if fits(variant, device)]
    found = [device for device in able if device.area in rooms] or [
        device
        for device in able
        if any(set(themes) & set(plain(name).split()) for name in (device.name, *device.aliases))
    ]
    return Targets((Target((found[0],)),)) if found else None


def _of_place(variant: Variant, said: Mentions, place: Place, home: Home, vocabulary: Vocabulary) -> Targets | None:
    able = [device for device in home.devices() if fits(variant, device) and not device.members]
    if variant.outward and place.area:
        return _here(variant, able, Mentions(), place)
    if of_class := [device for device in able if device.device_class in said.classes]:
        able = of_class
    if not able:
        return None
    areas = {
        area: words for area, words in said.areas.items() if not variant.house or (_in(able, {area}) and len(able) > 1)
    }
    placed = [Target(_in(able, {area}), area=area, spoken=words) for area, words in areas.items()] or [
        Target(_in(able, {area.id for area in home.areas() if area.floor == floor}), floor=floor, spoken=words)
        for floor, words in said.floors.items()
    ]
    if placed:
        return Targets(tuple(placed)) if all(each.devices for each in placed) else None
    # "There's steam everywhere" says of one room how it is; "make it brighter everywhere" is about all.
    if variant.whole or (said.everywhere and (said.directions or said.things & variant.things)):
        return Targets((Target(tuple(able)),))
    if rather := _called_so(able, listed(vocabulary.themes.get(variant.rather, ""))):
        return _single(rather, place)
    return _one_here(variant, able, said, place, vocabulary) or _here(variant, able, said, place)


def _one_here(
    variant: Variant, able: Sequence[Device], said: Mentions, place: Place, vocabulary: Vocabulary
) -> Targets | None:
    """Find what is one thing of this room, by where it is or by being called `the window`."""
    here = _in(able, {place.area}) if place.area and not variant.house else ()
    if found := _on_side(here, said, vocabulary):
        return Targets((Target(found),))
    alone = variant.asks and vocabulary.single and re.search(vocabulary.single, " ".join(said.tokens))
    return Targets((Target(here, area=place.area),)) if here and alone else None


def _on_side(devices: Sequence[Device], said: Mentions, vocabulary: Vocabulary) -> tuple[Device, ...]:
    """Find the one of these that is told by where it is: "the blind on the right"."""
    told = re.search(vocabulary.sides, " ".join(said.tokens)) if vocabulary.sides else None
    side = next(filter(None, told.groups()), "") if told else ""
    found = tuple(device for device in devices if side and side in plain(device.name).split())
    return found if len(found) == 1 else ()


def _called_so(devices: Iterable[Device], words: Sequence[str]) -> tuple[Device, ...]:
    """Find the only one whose name has one of these words."""
    found = tuple(
        device
        for device in devices
        if any(word in plain(name) for word in words for name in (device.name, *device.aliases))
    )
    return found if len(found) == 1 else ()


def _here(variant: Variant, able: Sequence[Device], said: Mentions, place: Place) -> Targets | None:
    here = _in(able, {place.area}) if place.area else ()
    if variant.house:
        if len(able) > 1 and len(here) == 1:
            return Targets((Target(here),))
        return _single(_told_apart(tuple(able), said), place)
    if variant.asks and not said.here and not (here and Kind.CLIMATE in variant.kinds):
        return Targets((Target(tuple(able)),))
    if here:
        return Targets((Target(here, area=place.area),))
    if place.area and not said.here and len(able) == 1 and able[0].kind in ALONE:
        return Targets((Target(tuple(able), elsewhere=True),))
    return None


def _single(able: Sequence[Device], place: Place) -> Targets | None:
    """Take the only one in the house; what stands elsewhere, does not go about and is not for all of it is far."""
    if len(able) == 1:
        far = able[0].kind in STATIONARY and bool(place.area) and able[0].area != place.area
        return Targets((Target(tuple(able), far=far),))
    choices = tuple(Target((device,)) for device in able)
    return Targets(choices, which=True) if 1 < len(able) <= CHOICES else None


def _in(devices: Iterable[Device], areas: set[str]) -> tuple[Device, ...]:
    return tuple(device for device in devices if device.area in areas)
