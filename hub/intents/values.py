"""The value that a bare answer holds: a number, a colour, one of a device's options."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from hub.intents import numerals
from hub.intents.catalogue import CATALOGUE
from hub.intents.model import Intent, SlotValue
from hub.intents.names import plain
from hub.intents.sentences import Sentences

_DIGITS = re.compile(r"(?<![\w.,])-?\d+(?:[.,]\d+)?")
_COUNTED = range(201)
"""Numbers that are known as words."""


def value(intent: Intent, slot: str, text: str, sentences: Sentences, options: Iterable[str]) -> SlotValue | None:
    """Return what an answer gives for a slot, `None` when it gives nothing that fits.

    A number must lie in the slot's bounds. Words are taken from the language's lists (colours, modes) and from
    `options`, those of the devices in question.
    """
    spec = next((each for each in CATALOGUE[intent.name].slots if each.name == slot), None)
    if spec is None:
        return None
    if spec.low is not None and spec.high is not None:
        number = _number(text, sentences.language)
        return number if number is not None and spec.low <= number <= spec.high else _listed(slot, text, sentences)
    said = f" {plain(text)} "
    for option in sorted(options, key=len, reverse=True):
        if f" {plain(option.replace('_', ' '))} " in said:
            return option
    found = _listed(slot, text, sentences)
    if found is None and spec.choices:
        found = next((choice for choice in spec.choices if f" {choice} " in said), None)
    return found if not spec.choices or found in spec.choices else None


def _number(text: str, language: str) -> int | float | None:
    if digits := _DIGITS.search(text):
        number = float(digits[0].replace(",", "."))
        return int(number) if number.is_integer() else number
    said = f" {plain(text)} "
    known = counted(language)
    found = [word for word in known if f" {word} " in said]
    return known[max(found, key=len)] if found else None


@lru_cache(maxsize=8)
def counted(language: str) -> dict[str, int]:
    """Return the numbers that a language has as words, 0 to 200: `{"ten": 10, …}`."""
    return {
        plain(words): int(number)
        for words, number in numerals.said(language, reversed(_COUNTED))
        if not words.isdecimal()
    }


def _listed(slot: str, text: str, sentences: Sentences) -> SlotValue | None:
    """Return the value of a word of the language's own lists that are called like the slot."""
    said = f" {plain(text)} "
    lists = sentences.intents.slot_lists
    names = {
        slot,
        {"color": "color", "temperature": "color_temperature_names", "state": "on_off_states"}.get(slot, slot),
    }
    for name in names & lists.keys():
        for each in getattr(lists[name], "values", ()):
            words = plain(str(getattr(each.text_in, "text", "")))
            if words and f" {words} " in said and isinstance(each.value_out, str | int | float):
                return each.value_out
    return None
