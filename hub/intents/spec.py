"""What an intent is: its slots, and what it is about."""

from __future__ import annotations

from msgspec import Struct

from hub.devices.model import Kind


class Slot(Struct, frozen=True, kw_only=True):
    """One value of an intent."""

    name: str
    required: bool = False
    """Without it nothing can be done: it is asked for."""
    low: float | None = None
    high: float | None = None
    """Bounds, both or none, where it is a number."""
    choices: tuple[str, ...] = ()
    """Canonical values, where only some words make sense."""
    text: bool = False
    """Free words: a colour, or one of the device's own options."""
    several: bool = False
    """Several may be said: places are joined by line feeds, of lengths each is an intent of its own."""
    about: str = ""
    """How it is written, for a language model; empty where the name says it."""
    said_only: bool = False
    """Only what was said fills it: a language model is not offered it."""


class IntentSpec(Struct, frozen=True, kw_only=True):
    """What an intent is."""

    name: str
    about: str
    """One line for people and for a language model."""
    slots: tuple[Slot, ...] = ()
    """Besides `name`, `area`, `floor`, `domain`, `device_class`, which say what it is about (see `targets`)."""
    kinds: frozenset[Kind] = frozenset()
    """Kinds of device it is for; none: it is about no device."""
    asks: bool = False
    """It only asks: nothing moves."""
    errand: bool = False
    """It is about timers, lists, announcements and the like: understood by `hub.intents.errands`."""

    @property
    def targeted(self) -> bool:
        """It is about devices."""
        return bool(self.kinds)

    @property
    def required(self) -> tuple[Slot, ...]:
        """The slots that must be there."""
        return tuple(slot for slot in self.slots if slot.required)
