"""Which lamps people mean: "the lamp at the porch", "a light by the bed", "out there". Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from hub.devices.model import Device, Home, Kind
from hub.intents.meaning.targets import fits, is_called, rooms_called
from hub.intents.meaning.variants import Variant
from hub.intents.meaning.vocabulary.model import Vocabulary, listed
from hub.intents.mentions import Mentions, Named
from hub.intents.model import Place
from hub.intents.names import plain
from hub.intents.phrases import contains

ROOM = "*"
"""In a vocabulary's `lamps`: the lamp that is called like its room."""


def lit(variant: Variant, said: Mentions, home: Home, vocabulary: Vocabulary) -> Mentions:
    """Take a lamp of whose name a word was said as named ("the lamp at the porch"), and "out there" as a place."""
    if said.areas:
        return said
    named = not said.things & variant.things
    if lamps := tuple(
        each for each in said.hinted if all(fits(variant, device, named=named) for device in each.devices)
    ):
        words = {each.words for each in lamps}
        return replace(said, devices=lamps, foreign=tuple(each for each in said.foreign if each not in words))
    areas = rooms_called(home, listed(vocabulary.themes.get("outdoors", "")))
    if len(areas) == 1 and contains(said.tokens, listed(vocabulary.outside)):
        return replace(said, areas={areas[0]: ""}, here=False)
    return said


def told_apart(said: Mentions, place: Place, home: Home, vocabulary: Vocabulary) -> tuple[Named, ...]:
    """Return the lamps there, or the group of them, that words tell from the others; nothing when they tell of none."""
    text = " ".join(said.tokens)
    rooms = set(said.areas) or {place.area}
    lamps = [each for each in home.devices() if each.kind is Kind.LIGHT and each.area in rooms and each.exposed]
    for pattern, words in vocabulary.lamps.items():
        if not re.search(rf"\b(?:{pattern})\b", text):
            continue
        kin = listed(words)
        found = [lamp for lamp in lamps if any(is_called(lamp, each, vocabulary) for each in kin)]
        if not found and ROOM in kin:
            found = [lamp for lamp in lamps if any(is_called(lamp, each, vocabulary) for each in _rooms(lamp, home))]
        single = tuple(lamp for lamp in found if not lamp.members)
        groups = tuple(lamp for lamp in found if {*lamp.members} == {each.id for each in single})
        if single and any(not lamp.members for lamp in lamps if lamp not in single):
            return (Named(text, groups or single),)
    return ()


def _rooms(device: Device, home: Home) -> tuple[str, ...]:
    return tuple(plain(name) for area in home.areas() if area.id == device.area for name in (area.name, *area.aliases))
