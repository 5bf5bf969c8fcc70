"""What a language's words mention: kinds of thing, directions, places, numbers, and how something is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from shared.languages import module_of


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Vocabulary:
    """One language. All in lower case; an entry may be several words. Compares by identity."""

    things: Mapping[str, str] = field(default_factory=dict)
    """Words by thing (`light`, `covering`, `window`, … see `THINGS`), separated by `|`."""
    classes: Mapping[str, str] = field(default_factory=dict)
    """Words by device class of a covering: `curtain`, `blind`, …"""
    colors: Mapping[str, str] = field(default_factory=dict)
    """English name of a colour by its word."""
    themes: Mapping[str, str] = field(default_factory=dict)
    """Words in the names of scenes by theme (`cosy`, `movie`, …), separated by `|`."""
    directions: Mapping[str, str] = field(default_factory=dict)
    """Words for `on`, `off`, `open`, `close`, `up`, `down`, separated by `|`; without a key: for what is a state."""
    nouns: Mapping[str, str] = field(default_factory=dict)
    """A plain word for devices by kind, and for a room (`area`): what examples say where people say a name."""
    lamps: Mapping[str, str] = field(default_factory=dict)
    """Patterns that tell one lamp of a room from the others, and what it may be called then, separated by `|`: the `big
    light` is the `ceiling`'s, or (`*`) is called like the room."""
    related: Mapping[str, str] = field(default_factory=dict)
    """Words that hint at devices with other words in their names: `fish` for the `aquarium`, separated by `|`."""
    rooms: str = ""
    """Words for places: one that this home does not have means that nothing here is meant."""
    idle: str = ""
    """A pattern of words that look like a direction and are none: "hurry up", "on the desk"."""
    left: str = ""
    """A word after which `on` and `open` tell how something was left: `left`."""
    sides: str = ""
    """A pattern one group of which is the word that tells one of several by where it is: "on the left"."""
    single: str = ""
    """A pattern of what is one thing, that of this room: `the window`."""
    everyday: str = ""
    """Words that may be names of devices and still mean what they always mean: `sun`."""
    like: str = ""
    """What goes before a place that is only likened to this one: `like a`."""
    owners: str = ""
    """A pattern whose first group is whose thing it is: an owner whom no name here mentions is elsewhere."""
    everywhere: str = ""
    here: str = ""
    much: str = ""
    little: str = ""
    by: str = ""
    """Before a number that is a difference: `by`."""
    units: Mapping[str, str] = field(default_factory=dict)
    """Words behind a number by unit: `percent`, `degrees`, `kelvin`, `time` (any unit of time)."""
    numbers: Mapping[str, float] = field(default_factory=dict)
    """Numbers as words."""
    parts: Mapping[str, float] = field(default_factory=dict)
    """Words for percentages: `half` is 50."""
    full: str = ""
    """All that a fan can."""
    shares: str = ""
    """Behind such a part it is one of what there is now: half `as` bright."""
    later: str = ""
    """Words for another time than now: nothing can be put off here."""
    acts: str = ""
    """Verbs of commands in the form that follows a negation: `turn`, `open`."""
    negations: str = ""
    """Before such a verb they forbid: `don't`, `never`."""
    negation_follows: bool = False
    """The negation stands behind the verb, too ("mach das Licht nicht an")."""
    past: str = ""
    """Patterns (regular expressions) of what is told, not asked for."""
    reported: str = ""
    supposed: str = ""
    questions: str = ""
    """Patterns of the beginnings of questions that are no requests."""
    compounds: bool = False
    """Area and thing may be one word: `Wohnzimmerlampe`."""
    outside: str = ""
    """Says that something out of doors is meant, wherever it is said."""
    elisions: str = ""
    """Short words that end in an apostrophe and stick to the next: `l|d`."""
    small: str = ""
    """Words that mean nothing by themselves."""


THINGS = (
    "light", "covering", "window", "garage", "gate", "door", "valve", "lock", "climate", "fan", "vacuum", "mower",
    "humidifier", "alarm", "socket", "boiler", "cooling", "sun",
)  # fmt: skip
"""What words can name without naming a device."""


def listed(words: str) -> tuple[str, ...]:
    """Split an entry of a vocabulary."""
    return tuple(word for word in words.split("|") if word)


def vocabulary(language: str) -> Vocabulary | None:
    """Return a language's vocabulary (`de-CH` has that of `de`); `None` for one without a module."""
    module = module_of("hub.intents.meaning.vocabulary", language)
    if module is None:
        return None
    assert isinstance(module.VOCABULARY, Vocabulary)
    return module.VOCABULARY
