"""Whether a sentence speaks of the house: only then its truth is for the house to say. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from hub.brain.llm.relevance import words_of
from hub.devices.model import Device

SHORT = 3
"""A sentence of so few words after a deed ("Done.", "All set!") says that it was done."""


def speaks_of(sentence: str, devices: Iterable[Device]) -> bool:
    """Whether a sentence names one of the devices, or all words of its name in any order."""
    said = frozenset(words_of(sentence))
    return any(
        (parts := frozenset(words_of(name))) and parts <= said
        for device in devices
        for name in (device.name, *device.aliases)
    )


def claims_a_deed(sentence: str, devices: Iterable[Device]) -> bool:
    """Whether a sentence behind a deed only says again that it was done."""
    return len(words_of(sentence)) <= SHORT or speaks_of(sentence, devices)
