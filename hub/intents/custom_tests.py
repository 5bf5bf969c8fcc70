"""Runs the household's tests of its sentences, and finds the sentences that name nothing in this home."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hub.devices.model import Home
from hub.intents.candidates import resolved, unknown_places
from hub.intents.custom import Custom, Expected
from hub.intents.model import Intent
from hub.intents.recognizer import Recognition, Recognizer
from shared.errors import ConfigProblem

_PLACES = ("name", "area", "floor")


def try_out(custom: Custom, home: Home) -> tuple[ConfigProblem, ...]:
    """Return what is wrong with the sentences in this home: tests that fail, and names that nothing here has.

    Loads a recogniser for each language that has own sentences (a second or two each).
    """
    problems: list[ConfigProblem] = []
    for language, own in custom.languages.items():
        recognizer = Recognizer(home, language, custom)
        for intent, blocks in own.intents.items():
            for block in blocks:
                missing = unknown_places(block["slots"], home, recognizer.index, recognizer.sentences.additions)
                for slot in missing:
                    reason = f"{block['sentences'][0]!r}: this home has no (or more than one) {block['slots'][slot]!r}"
                    problems.append(ConfigProblem(language, f"intents.{intent}.slots.{slot}", reason))
        for test in custom.tests:
            if test.language == language:
                problems += _failures(test, recognizer, home)
    return tuple(problems)


def _failures(test: Expected, recognizer: Recognizer, home: Home) -> Iterator[ConfigProblem]:
    area = ""
    if test.area:
        area = resolved("area", test.area, home, recognizer.index, recognizer.sentences.additions) or ""
        if not area:
            yield ConfigProblem(test.place, "area", f"this home has no area {test.area!r}")
            return
    found = recognizer.recognize(test.sentence, area)
    name = found.name if isinstance(found, Intent) else ""
    if name != test.intent:
        wanted = test.intent or "nothing"
        yield ConfigProblem(test.place, "intent", f"{test.sentence!r} is {_told(found)}, expected {wanted}")
        return
    if isinstance(found, Intent):
        wanted_slots = {slot: _as_id(slot, value, recognizer, home) for slot, value in test.slots.items()}
        for slot, value in wanted_slots.items():
            if found.slots.get(slot) != value:
                got = found.slots.get(slot, "nothing")
                yield ConfigProblem(test.place, f"slots.{slot}", f"{test.sentence!r} has {got!r}, expected {value!r}")


def _as_id(slot: str, value: Any, recognizer: Recognizer, home: Home) -> Any:
    if slot not in _PLACES:
        return value
    return resolved(slot, str(value), home, recognizer.index, recognizer.sentences.additions) or value


def _told(found: Recognition) -> str:
    if isinstance(found, Intent):
        slots: Mapping[str, Any] = found.slots
        return f"{found.name} {dict(slots)}" if slots else found.name
    return "a question" if not hasattr(found, "error") else f"not understood ({found.error})"
