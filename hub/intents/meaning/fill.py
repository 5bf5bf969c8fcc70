"""Makes intents of a variant and of what the words mention, checked against the catalogue and the home. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from hub.devices.model import Capability, Device, Home, Kind, Policy
from hub.intents.catalogue import CATALOGUE
from hub.intents.meaning.examples import variant as variant_of
from hub.intents.meaning.lamps import lit, told_apart
from hub.intents.meaning.targets import CHOICES, Target, Targets, called, fits, is_called, options, targets
from hub.intents.meaning.variants import Variant
from hub.intents.meaning.vocabulary.model import Vocabulary, listed
from hub.intents.mentions import Mentions, Number
from hub.intents.model import Intent, Place, SlotValue
from hub.intents.names import plain
from hub.intents.phrases import contains

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OPPOSITE: Mapping[str, frozenset[str]] = {
    "on": frozenset({"off", "down"}),
    "off": frozenset({"on", "up"}),
    "up": frozenset({"down"}),
    "down": frozenset({"up"}),
    "open": frozenset({"close", "down"}),
    "close": frozenset({"open", "up"}),
}
BODILY = frozenset({"light", "covering", "climate", "fan", "vacuum", "mower", "humidifier", "alarm", "garage", "gate",
                    "valve", "socket", "boiler",
                    "cooling", "sun"})  # fmt: skip
"""Things that, when named, are what it is about; windows and doors are also named in passing."""
THING, DIRECTION, OPTION = 0.25, 0.12, 0.12
"""What it is worth in score that a thing, direction or option was named;
chosen on data kept apart from the examples."""
LOOKED_THROUGH = frozenset({"covering", "window", "sun"})
"""Things that a covering is mentioned with: "some shade" is no name for the awning."""
ROOM_DEGREES = (5.0, 35.0)
WATER_DEGREES = (30.0, 80.0)
SAFE = frozenset({("HassTurnOff", Kind.COVER), ("HassTurnOff", Kind.VALVE), ("HassTurnOn", Kind.LOCK)})
"""Closing and locking harm nobody."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What would be done."""

    intents: tuple[Intent, ...]
    which: bool = False
    """The intents are choices."""
    sure: bool = False
    """Must be asked about, however clear."""
    asks: bool = False
    """It only answers."""
    support: float = 0.0
    """What the words themselves say for it (or, below 0, against it), in score."""
    going: float = 0.0
    """The part of `support` that is for the direction."""
    missing: str = ""
    """The value that must be asked for."""


def fill(
    variant: Variant,
    said: Mentions,
    place: Place,
    home: Home,
    vocabulary: Vocabulary,
) -> Filled | None:
    """Return what a variant comes to with these words in this home, `None` when they do not go together."""
    if variant.kinds != {Kind.LIGHT} or said.devices:
        return _weighed(variant, said, place, home, vocabulary)
    if not (lamps := told_apart(said, place, home, vocabulary)):
        return _weighed(variant, lit(variant, said, home, vocabulary), place, home, vocabulary)
    filled = _weighed(variant, replace(said, devices=lamps), place, home, vocabulary)
    return None if filled is None else replace(filled, sure=not filled.asks)


def _weighed(variant: Variant, said: Mentions, place: Place, home: Home, vocabulary: Vocabulary) -> Filled | None:
    """Fill a variant whose lamps are known, as far as words tell them apart."""
    if variant.facing:
        said = _inside(said, vocabulary)
    if _elsewhere(variant, said):
        return None
    if any(number.unit == "time" for number in said.numbers):
        if said.directions and (said.things or said.devices):
            return None  # a command for another time; "she's here in ten minutes" only tells why
        said = replace(said, later=True, numbers=tuple(each for each in said.numbers if each.unit != "time"))
    if said.later and not (variant.asks or variant.anytime):
        filled = fill(variant, replace(said, later=False), place, home, vocabulary)
        return None if filled is None else replace(filled, sure=True)
    here = {plain(device.name) for device in home.devices() if place.area and device.area == place.area}
    said = replace(said, things=said.things - here)  # the lamp here that is called "sun"
    if variant.absolute == "fan_set" and not said.numbers and contains(said.tokens, listed(vocabulary.full)):
        said = replace(said, numbers=(Number(100.0, "percent"),))
    values = [number for number in said.numbers if number.unit]
    if variant.absolute and values and not any(number.difference for number in values):
        return fill(variant_of(variant.absolute), said, place, home, vocabulary)
    things = said.things & BODILY - set(said.areas.values())  # "in the garage" is no garage door
    if variant.things and things and not things & (variant.things | variant.tolerates):
        return None
    return _made(variant, said, place, home, vocabulary)


def _made(variant: Variant, said: Mentions, place: Place, home: Home, vocabulary: Vocabulary) -> Filled | None:
    """Make what is not contradicted by the words."""
    if variant.theme and variant.kinds and not variant.asks:
        return _machine(variant, said, place, home, vocabulary)
    if variant.theme and not variant.asks:
        return _scene(variant, said, place, home, vocabulary)
    if not variant.kinds:
        return _plain(variant, said, place)
    if (found := targets(variant, said, place, home, vocabulary)) is None:
        return _other(variant, said, place, home, vocabulary)
    filled = _filled(_fitting(variant, found, home), said, found, home, vocabulary)
    if filled is None and variant.value and not said.numbers:
        return _asking(variant, said, found)
    return filled


def _other(variant: Variant, said: Mentions, place: Place, home: Home, vocabulary: Vocabulary) -> Filled | None:
    """Ask about what comes nearest when the house has nothing for this variant."""
    if not variant.otherwise:
        return None
    otherwise = variant_of(variant.otherwise)
    if otherwise.otherwise and variant_of(otherwise.otherwise) is variant:  # each for want of the other
        otherwise = msgspec.structs.replace(otherwise, otherwise="")
    other = fill(otherwise, said, place, home, vocabulary)
    return None if other is None else replace(other, sure=not other.asks)


def _inside(said: Mentions, vocabulary: Vocabulary) -> Mentions:
    """Leave out the places outside: "hide me from the street", "let me see the garden"."""
    outside = frozenset(listed(vocabulary.themes.get("outdoors", "")))
    areas = {area: words for area, words in said.areas.items() if words not in outside}
    return replace(said, areas=areas, foreign=tuple(each for each in said.foreign if each not in outside))


def _elsewhere(variant: Variant, said: Mentions) -> bool:
    """Whether another place than this is meant."""
    return bool(said.foreign and not variant.theme and not variant.anytime and not variant.choice)


def _fitting(variant: Variant, found: Targets, home: Home) -> Variant:
    """Switch lights that cannot be brighter or darker than they are; have more of what is on already."""
    if variant.more and all(
        home.state(device.id).value not in ("off", "") for target in found.each for device in target.devices
    ):
        return msgspec.structs.replace(variant_of(variant.more), sure=True)
    if variant.intent != "HearthAdjust" or variant.slots.get("quantity") != "brightness":
        return variant
    devices = [device for target in found.each for device in target.devices]
    lit = [device for device in devices if home.state(device.id).value == "on"]
    if any(Capability.BRIGHTNESS in device.capabilities for device in lit):
        return variant
    if variant.direction == "up":
        return variant_of("light_on")
    return msgspec.structs.replace(variant_of("light_off"), sure=True) if lit else variant


def _asking(variant: Variant, said: Mentions, found: Targets) -> Filled | None:
    """Leave out the value that is missing where the thing was named: it is asked for."""
    named = any(target.named for target in found.each) or bool(said.things & variant.things)
    if not variant.missing or not named or len(found.each) != 1 or found.which:
        return None
    (target,) = found.each
    slots: dict[str, SlotValue] = {"area": target.area} if target.area else {}
    slots |= {"floor": target.floor} if target.floor else {}
    if not slots or len(target.devices) == 1:
        slots = {"name": target.devices[0].id}
    elif len(kinds := {device.kind for device in target.devices}) == 1:
        slots["domain"] = next(iter(kinds)).value
    return Filled((Intent(name=variant.intent, slots=slots, source="meaning"),), support=THING, missing=variant.value)


def _filled(variant: Variant, said: Mentions, found: Targets, home: Home, vocabulary: Vocabulary) -> Filled | None:
    made = [(target, _intent(variant, said, target, home, vocabulary)) for target in found.each]
    intents = tuple(intent for _, intent in made if intent is not None)
    if not intents or len(intents) < len(made):
        return None
    harmful = not variant.asks and any(
        device.policy is not Policy.ALLOW and (variant.intent, device.kind) not in SAFE
        for target in found.each
        for device in target.devices
    )
    unused = said.numbers and not variant.value and not any("amount" in intent.slots for intent in intents)
    doubtful = bool(OPPOSITE.get(variant.direction, frozenset()) & said.directions) and (
        variant.direction not in said.directions
    )
    if (
        variant.direction in ("on", "off") and said.things & variant.things
    ):  # "switch of the lights", "change the light"
        doubtful = doubtful or variant.direction not in said.directions
    named_so = bool(said.things & (variant.things - LOOKED_THROUGH) or said.classes & variant.classes)
    elsewhere = any(target.elsewhere or (target.far and not named_so) for target in found.each)
    # "It's freezing upstairs in our room" is about one of the rooms there.
    elsewhere = elsewhere or (not named_so and not said.everywhere and any(target.floor for target in found.each))
    vague = any(
        each.kind is Kind.SCENE and len(target.named.split()) == 1 for target in found.each for each in target.devices
    )
    sure = variant.sure or vague or harmful or bool(unused) or doubtful or elsewhere or found.hinted
    thing, going = _support(variant, said, any(target.named for target in found.each))
    return Filled(intents, found.which, sure and not variant.asks, variant.asks, thing + going, going)


def _support(variant: Variant, said: Mentions, named: bool) -> tuple[float, float]:
    """Weigh what was found in the words, thing and direction: they say more than a vector."""
    things = said.things & variant.things
    if not said.directions & {"open", "close", "up", "down"}:
        things -= set(said.areas.values())  # "in the garage"
    support = THING if named or things else OPTION if variant.value == "option" else 0.0
    against = OPPOSITE.get(variant.direction, frozenset()) & said.directions
    if variant.direction in said.directions:
        return support, 0.0 if against else DIRECTION
    return support, -DIRECTION if against else 0.0


def _plain(variant: Variant, said: Mentions, place: Place) -> Filled | None:
    """Fill a variant that is about no single device."""
    slots: dict[str, SlotValue] = dict(variant.slots)
    spoken: dict[str, str] = {}
    if "domain" in slots:
        if len(said.areas) + len(said.floors) > 1 or said.things & BODILY or said.devices:
            return None
        for slot, places in (("area", said.areas), ("floor", said.floors)):
            for value, words in places.items():
                slots[slot], spoken[slot] = value, words
        if said.here and place.area:
            slots.setdefault("area", place.area)
    elif said.devices or said.things or (not variant.asks and (said.areas or said.floors)):
        return None
    made = Intent(name=variant.intent, slots=slots, spoken=spoken, source="meaning", response=variant.response)
    return Filled((made,), sure=variant.sure, asks=variant.asks)


def _scene(variant: Variant, said: Mentions, place: Place, home: Home, vocabulary: Vocabulary) -> Filled | None:
    """Find the scene with such a name, in this area first; else ask about what comes nearest."""
    themes = listed(vocabulary.themes.get(variant.theme, ""))
    scenes = [
        (_like(device, themes), device)
        for device in home.devices()
        if device.exposed and (device.kind is Kind.SCENE or device.kind in variant.also) and _like(device, themes)
    ]
    best = [device for length, device in scenes if length == max(each for each, _ in scenes)]
    areas = set(said.areas) or ({place.area, ""} if place.area else {""})
    near = [device for device in best if device.area in areas] or (best if not said.areas else [])
    near = [device for device in near if device.kind is Kind.SCENE] or [each for each in near if each.members] or near
    if len(near) == 1:
        made = Intent(name=variant.intent, slots={"name": near[0].id}, source="meaning", response=variant.response)
        words = {word for name in (near[0].name, *near[0].aliases) for word in plain(name).split()}
        said_so = any(word in said.tokens for theme in themes for word in theme.split() if word in words)
        return Filled((made,), sure=True, support=OPTION if said_so else 0.0)
    return None if near else _other(variant, said, place, home, vocabulary)


def _machine(variant: Variant, said: Mentions, place: Place, home: Home, vocabulary: Vocabulary) -> Filled | None:
    """Find the machine with such a name that is not yet as it should be, in this area first."""
    machines = [
        device
        for device in home.devices()
        if fits(variant, device) and home.state(device.id).value != variant.direction
    ]
    # The words that were said come first.
    themes = sorted(listed(vocabulary.themes.get(variant.theme, "")), key=lambda theme: theme not in said.tokens)
    for theme in themes:
        if able := [device for device in machines if is_called(device, theme, vocabulary)]:
            break
    else:
        return None
    able = [device for device in able if device.area in (set(said.areas) or {place.area})] or able
    everyday = set(listed(vocabulary.everyday))
    named = [each for each in said.devices if not set(each.words.split()) <= everyday]
    if len(able) > CHOICES or (named and not any(device in able for each in named for device in each.devices)):
        return None
    made = tuple(Intent(name=variant.intent, slots={"name": device.id}, source="meaning") for device in able)
    support = THING if named else OPTION if theme in said.tokens else 0.0
    return Filled(made, which=len(made) > 1, sure=True, support=support)


def _like(device: Device, themes: Sequence[str]) -> int:
    """Return how many words of a theme are in the device's names: `good night` says more than `night`."""
    names = [f" {plain(name)} " for name in (device.name, *device.aliases)]
    return max((len(theme.split()) for theme in themes if any(f" {theme} " in name for name in names)), default=0)


def _intent(variant: Variant, said: Mentions, target: Target, home: Home, vocabulary: Vocabulary) -> Intent | None:
    slots: dict[str, SlotValue] = dict(variant.slots)
    spoken: dict[str, str] = {}
    if variant.value:
        value = _value(variant, said, target, called(variant, vocabulary))
        if value is None:
            return None
        slots[variant.value] = value
    if variant.intent == "HearthAdjust":
        slots |= _amount(said)
    devices: tuple[str, ...] = ()
    response = variant.response
    if target.named or (len(target.devices) == 1 and (not target.area or variant.asks)):
        slots = {key: value for key, value in slots.items() if key not in ("domain", "device_class")}
        slots["name"] = target.devices[0].id
        if target.named:
            spoken["name"] = target.named
        response = "default" if response in ("lights_area", "scene") else response
    else:
        response, devices = _placed(variant, target, home, slots, spoken)
    if not _allowed(variant, slots):
        return None
    return Intent(name=variant.intent, slots=slots, spoken=spoken, devices=devices, source="meaning", response=response)


def _placed(
    variant: Variant, target: Target, home: Home, slots: dict[str, SlotValue], spoken: dict[str, str]
) -> tuple[str, tuple[str, ...]]:
    """Say where and which kind; devices one by one where a kind alone would take in others (a gate, a skylight)."""
    kinds = {device.kind for device in target.devices}
    if variant.intent != "HassClimateGetTemperature" and len(kinds) == 1:
        slots.setdefault("domain", next(iter(kinds)).value)
    if target.area:
        slots["area"] = target.area
    if target.floor:
        slots["floor"] = target.floor
    if target.spoken:
        spoken["area" if target.area else "floor"] = target.spoken
    alike = [
        device
        for device in home.devices()
        if device.exposed and device.kind in kinds and (not target.area or device.area == target.area)
    ]
    if variant.asks and len(variant.classes) > 1 and "device_class" not in slots:
        return variant.response, tuple(device.id for device in target.devices)
    if Kind.COVER in kinds and not target.floor and len(alike) > len(target.devices) and not variant.asks:
        return variant.response, tuple(device.id for device in target.devices)
    if len(variant.classes) == 1 and "device_class" not in slots:
        slots["device_class"] = next(iter(variant.classes))
    if variant.intent in ("HassTurnOn", "HassTurnOff") and kinds == {Kind.LIGHT}:
        return ("lights_area" if target.area else "lights_floor" if target.floor else "light_all"), ()
    if variant.intent in ("HassTurnOn", "HassTurnOff") and kinds == {Kind.FAN} and target.area:
        return "fans_area", ()
    return variant.response, ()


def _amount(said: Mentions) -> dict[str, SlotValue]:
    by = [number.value for number in said.numbers if number.difference or number.unit in ("percent", "degrees")]
    if len(by) == 1 and 0 < by[0] <= 100:
        return {"amount": int(by[0]) if by[0].is_integer() else by[0]}
    if said.much != said.little:
        return {"size": "much" if said.much else "little"}
    return {}


def _value(variant: Variant, said: Mentions, target: Target, words: Sequence[str]) -> SlotValue | None:
    """Find the one value that a slot needs in the words."""
    if variant.value == "color":
        return said.colors[0] if len(said.colors) == 1 else None
    if variant.value == "option":
        found = options(said, target.devices, words)
        return found[0] if len(found) == 1 else None
    unit, low, high = "percent", 0.0, 100.0
    if variant.value == "temperature":
        water = all(device.kind is Kind.WATER_HEATER for device in target.devices)
        unit, (low, high) = "degrees", WATER_DEGREES if water else ROOM_DEGREES
    if any(each.unit not in (unit, "") for each in said.numbers):
        return None
    numbers = [each.value for each in said.numbers if not each.difference]
    if len(numbers) != 1 or not low <= numbers[0] <= high:
        return None
    return int(numbers[0]) if numbers[0].is_integer() else numbers[0]


def _allowed(variant: Variant, slots: Mapping[str, SlotValue]) -> bool:
    """Check what was found against the catalogue: nothing required is missing, numbers are within bounds."""
    for slot in CATALOGUE[variant.intent].slots:
        value = slots.get(slot.name)
        if value is None:
            if slot.required:
                return False
        elif (slot.choices and value not in slot.choices) or (
            slot.low is not None and slot.high is not None and not slot.low <= float(value) <= slot.high
        ):
            return False
    return True
