"""What must fit together: automations that run each other, sentences and their slots, devices and this home. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hub.automations.model import (
    Action,
    AskBack,
    Automation,
    Choose,
    Devices,
    Do,
    Repeat,
    RunOther,
    Scene,
    Sentence,
    StateChange,
    StateIs,
    WaitFor,
)
from hub.devices.model import Home
from hub.intents.sentences import PER_HOME, UnknownLanguageError, template_trouble, vocabulary
from shared.errors import ConfigProblem
from shared.nearest import did_you_mean

_LIST = re.compile(r"\{([^{}]+)\}")
_OPTIONAL = re.compile(r"\[[^\[\]]*\]")
_SIDE_BY_SIDE = re.compile(r"\{[^{}]+\}\s*\{[^{}]+\}")


def together(
    automations: Mapping[str, Automation], broken: Iterable[str], language: str
) -> tuple[set[str], list[ConfigProblem]]:
    """Return the ids of those that cannot be used, and why; `broken` are ids of others that cannot."""
    wrong: set[str] = set()
    problems: list[ConfigProblem] = []
    known = {*automations, *broken}
    for each in automations.values():
        found = [*_missing(each, known), *_sentences(each, language)]
        if found:
            wrong.add(each.id)
        problems += found
    return wrong, problems


def steps(actions: Iterable[Action]) -> Iterator[Action]:
    """Yield actions with all that lie inside them."""
    for each in actions:
        yield each
        match each:
            case AskBack():
                yield from steps(step for inner in each.then.values() for step in inner)
                yield from steps(each.otherwise)
            case Repeat():
                yield from steps(each.actions)
            case Choose():
                yield from steps(step for branch in each.branches for step in branch.actions)
                yield from steps(each.otherwise)


def _missing(automation: Automation, known: Iterable[str]) -> Iterator[ConfigProblem]:
    for step in steps(automation.actions):
        if isinstance(step, RunOther) and step.automation not in known:
            hint = did_you_mean(step.automation, known)
            yield ConfigProblem(step.place, f"{automation.id}.run", f"no automation {step.automation}{hint}")
        if isinstance(step, WaitFor) and any(isinstance(each, Sentence) for each in step.triggers):
            yield ConfigProblem(step.place, f"{automation.id}.wait_for", "a sentence cannot be waited for: ask instead")


def _sentences(automation: Automation, language: str) -> Iterator[ConfigProblem]:
    for trigger in automation.triggers:
        if not isinstance(trigger, Sentence):
            continue
        for spoken, templates in trigger.sentences.items():
            key = f"{automation.id}.sentence" + (f".{spoken}" if spoken else "")
            try:
                words = vocabulary(spoken or language)
            except UnknownLanguageError as error:
                yield ConfigProblem(trigger.place, key, str(error))
                continue
            lists = {*words.lists, *PER_HOME, *trigger.slots}
            for template in templates:
                reasons = template_trouble(template, lists, words.rules)
                for reason in (*reasons, *_free_trouble(template, trigger.slots)):
                    yield ConfigProblem(trigger.place, key, f"{template[:60]!r}: {reason}")


def _free_trouble(template: str, slots: Mapping[str, Any]) -> Iterator[str]:
    """Say what is wrong with slots of any words: without words around them they would take whatever is said."""
    free = {name for name, of in slots.items() if "wildcard" in of}
    if free.isdisjoint(_used_slots(template)):
        return
    needed = template
    while needed != (less := _OPTIONAL.sub(" ", needed)):
        needed = less
    if not any(letter.isalpha() for letter in _LIST.sub(" ", needed)):
        yield "words that are always said must stand beside a slot of any words"
    for match in _SIDE_BY_SIDE.finditer(template):
        if free.issuperset(_used_slots(match[0])):
            yield f"between {match[0]} a word must stand, or nobody knows where the one ends"


def _used_slots(template: str) -> tuple[str, ...]:
    """Return the names of the lists in a sentence template."""
    return tuple(name.partition(":")[0].strip() for name in _LIST.findall(template))


def unknown_devices(automations: Iterable[Automation], home: Home) -> list[ConfigProblem]:
    """Name the devices and areas that this home does not have (yet)."""
    devices = {device.id for device in home.devices()}
    areas = {name.casefold() for area in home.areas() for name in (area.id, area.name, *area.aliases)}
    found = []
    for automation in automations:
        for place, wanted in _named(automation):
            for id_ in wanted.ids:
                if id_ not in devices:
                    hint = did_you_mean(id_, devices)
                    found.append(ConfigProblem(place, automation.id, f"this home has no device {id_}{hint}"))
            if wanted.area and wanted.area.casefold() not in areas:
                found.append(ConfigProblem(place, automation.id, f"this home has no area {wanted.area}"))
    return list(dict.fromkeys(found))


def _named(automation: Automation) -> Iterator[tuple[str, Devices]]:
    for trigger in automation.triggers:
        if isinstance(trigger, StateChange):
            yield trigger.place, trigger.devices
    yield from ((each.place, each.devices) for each in _conditions(automation.conditions))
    for step in steps(automation.actions):
        match step:
            case Do():
                yield step.place, step.devices
                yield step.place, Devices(ids=tuple(each for each in step.ids if isinstance(each, str)))
            case Scene(scene=str(scene)):
                yield step.place, Devices(ids=(scene,))
            case Choose():
                for branch in step.branches:
                    yield from ((each.place, each.devices) for each in _conditions(branch.conditions))
            case WaitFor():
                yield from ((each.place, each.devices) for each in step.triggers if isinstance(each, StateChange))


def _conditions(conditions: Iterable[Any]) -> Iterator[StateIs]:
    for each in conditions:
        if isinstance(each, StateIs):
            yield each
        yield from _conditions(getattr(each, "of", ()))
