"""Which devices a request may be about: a few of many, for a model that must not read them all. Pure."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz import fuzz

from hub.devices.model import Device, Home, Kind
from hub.intents.meaning.vocabulary.model import listed, vocabulary
from hub.intents.model import Place

ALIKE = 84
"""Spelling (0 to 100) from which a word may be a misheard one of a name."""
SHORTEST = 4
"""Letters of a word that may be misheard."""
HERE, ONLY, TALKED_ABOUT, AREA, FLOOR, THING, MISHEARD = 2.0, 1.5, 3.0, 3.0, 1.5, 2.0, 0.7
"""What speaks for a device besides the words of its name, each of which counts by how rare it is here: it is in this
room; it is the only one of its kind; it was talked about; its area or floor is named; its kind is named or hinted at. A
misheard word counts by the last."""

_THINGS: Mapping[str, tuple[frozenset[Kind], frozenset[str]]] = {
    "light": (frozenset({Kind.LIGHT}), frozenset()),
    "covering": (frozenset({Kind.COVER}), frozenset({"", "blind", "curtain", "shutter", "shade", "awning"})),
    "window": (frozenset({Kind.COVER, Kind.BINARY_SENSOR}), frozenset({"window"})),
    "garage": (frozenset({Kind.COVER, Kind.BINARY_SENSOR}), frozenset({"garage", "garage_door"})),
    "gate": (frozenset({Kind.COVER, Kind.BINARY_SENSOR}), frozenset({"gate", "opening"})),
    "door": (frozenset({Kind.COVER, Kind.BINARY_SENSOR, Kind.LOCK}), frozenset({"door", "opening", ""})),
    "valve": (frozenset({Kind.VALVE}), frozenset()),
    "lock": (frozenset({Kind.LOCK}), frozenset()),
    "climate": (frozenset({Kind.CLIMATE}), frozenset()),
    "cooling": (frozenset({Kind.CLIMATE, Kind.FAN}), frozenset()),
    "fan": (frozenset({Kind.FAN}), frozenset()),
    "vacuum": (frozenset({Kind.VACUUM}), frozenset()),
    "mower": (frozenset({Kind.LAWN_MOWER}), frozenset()),
    "humidifier": (frozenset({Kind.HUMIDIFIER}), frozenset()),
    "alarm": (frozenset({Kind.ALARM}), frozenset()),
    "socket": (frozenset({Kind.SWITCH}), frozenset()),
    "boiler": (frozenset({Kind.WATER_HEATER}), frozenset()),
    "sun": (frozenset({Kind.COVER}), frozenset({"", "blind", "curtain", "shutter", "shade", "awning"})),
}
"""Kinds and device classes (none: any) of what a vocabulary's words name."""
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


def relevant(text: str, place: Place, home: Home, language: str, most: int) -> tuple[Device, ...]:
    """Return the exposed devices that a request most likely is about, likeliest first, at most `most`.

    With fewer devices than that in the home, all of them.
    """
    devices = [device for device in home.devices() if device.exposed]
    said = words_of(text)
    areas = {area.id: area for area in home.areas()}
    named = {area.id for area in areas.values() if _names_any(said, (area.name, *area.aliases))}
    floors = {area.id for area in areas.values() if _names_any(said, (area.floor, *area.floor_aliases))}
    things = _things(text, language)
    rarity, kinds = _rarity(devices), Counter(device.kind for device in devices)

    def score(device: Device) -> float:
        found = max(_name_score(said, name, rarity) for name in (device.name, *device.aliases))
        found += THING * any(_is_thing(device, thing) for thing in things)
        found += AREA * (device.area in named) + FLOOR * (device.area in floors)
        found += HERE * (bool(device.area) and device.area == place.area and not named)
        found += ONLY * (kinds[device.kind] == 1)
        return found + TALKED_ABOUT * (device.id in place.referents.devices)

    ranked = sorted(devices, key=lambda device: (-score(device), device.kind in _READ, device.id))
    return tuple(ranked[:most])


_READ = frozenset({Kind.SENSOR, Kind.BINARY_SENSOR})
"""Of two that are as likely, what can only be read comes last."""


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case."""
    return tuple(_WORD.findall(text.casefold()))


def _rarity(devices: Iterable[Device]) -> Mapping[str, float]:
    """Return how much each word of the devices' names tells: little when many have it."""
    names = [{word for name in (each.name, *each.aliases) for word in words_of(name)} for each in devices]
    counts = Counter(word for words in names for word in words)
    return {word: 1.0 + math.log(len(names) / count) for word, count in counts.items()}


def _name_score(said: tuple[str, ...], name: str, rarity: Mapping[str, float]) -> float:
    return sum(rarity.get(word, 1.0) * _heard(said, word) for word in set(words_of(name)))


def _heard(said: tuple[str, ...], word: str) -> float:
    if word in said or word.rstrip("s") in said or f"{word}s" in said:
        return 1.0
    if len(word) < SHORTEST:
        return 0.0
    close = any(len(each) >= SHORTEST and fuzz.ratio(each, word, score_cutoff=ALIKE) for each in said)
    inside = any(len(each) > len(word) and word in each for each in said)  # Wohnzimmerlampe
    return MISHEARD if close or inside else 0.0


def _names_any(said: tuple[str, ...], names: Iterable[str]) -> bool:
    return any(parts and all(_heard(said, part) for part in parts) for parts in map(words_of, names))


def _is_thing(device: Device, thing: str) -> bool:
    kinds, classes = _THINGS[thing]
    return device.kind in kinds and (not classes or device.device_class in classes)


def _things(text: str, language: str) -> frozenset[str]:
    padded = f" {' '.join(words_of(text))} "
    return frozenset(
        thing for thing, words in _vocabulary(language) if any(f" {word} " in padded for word in words)
    ) & frozenset(_THINGS)


@lru_cache(maxsize=8)
def _vocabulary(language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    known = vocabulary(language) or vocabulary("en")
    assert known is not None
    return tuple((thing, listed(words)) for thing, words in known.things.items())
