"""The sentences of a language, as one graph; see `hub.intents.errands.sentences` for how they are written."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from importlib import import_module
from types import ModuleType

from hub.intents.catalogue import CATALOGUE
from hub.intents.errands import sentences
from hub.intents.errands.graph import Graph, Sentence
from hub.intents.errands.templates import Compiler, TemplateError
from hub.intents.errands.words.model import TimeWords
from hub.intents.model import SlotValue
from shared.languages import base_of

YIELDS, REVERTS = "yields", "reverts"


def modules(language: str) -> Iterator[ModuleType]:
    """Yield the modules with sentences of a language, by name."""
    prefix = f"{base_of(language)}_"
    for each in sorted(pkgutil.iter_modules(sentences.__path__), key=lambda each: each.name):
        if each.name.startswith(prefix):
            yield import_module(f"{sentences.__name__}.{each.name}")


@lru_cache(maxsize=8)
def graph(language: str, words: TimeWords) -> Graph:
    """Build the graph of a language. Raises `TemplateError`, which names the module."""
    found = Graph()
    number = 0
    for module in modules(language):
        compiler = Compiler(found, {**words.rules, **getattr(module, "RULES", {})}, words)
        for key, templates in module.SENTENCES.items():
            try:
                meant = meaning(key)
                for template in templates:
                    compiler.add(template, replace(meant, number=number))
                    number += 1
            except TemplateError as error:
                raise TemplateError(f"{module.__name__}: {error}") from error
    _ = found.goes_on
    return found


def meaning(key: str) -> Sentence:
    """Read a key of `SENTENCES`: the intent, the slots that it sets, and its marks. Raises `TemplateError`."""
    intent, *rest = key.split()
    spec = CATALOGUE.get(intent)
    if spec is None or not spec.errand:
        raise TemplateError(f"{intent} is no errand")
    slots: dict[str, SlotValue] = {}
    for each in rest:
        slot, is_set, value = each.partition("=")
        if not is_set and slot in (YIELDS, REVERTS):
            continue
        if slot not in {known.name for known in spec.slots} or not value:
            raise TemplateError(f"{key!r}: {intent} has no slot {slot!r}")
        slots[slot] = int(value) if value.isdecimal() else value
    return Sentence(intent, slots, yields=YIELDS in rest, reverts=REVERTS in rest)
