"""Reads the household's sentences and notes each mistake with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hub.intents.catalogue import CATALOGUE
from hub.intents.sentences import PER_HOME, template_trouble, vocabulary
from hub.intents.spec import IntentSpec, Slot
from shared.config import located
from shared.config.located import Node, Scalar, Sequence
from shared.errors import ConfigProblem
from shared.nearest import unknown

_TARGETS = ("name", "area", "floor", "domain", "device_class")
_SECTIONS = ("intents", "lists", "expansion_rules", "examples", "tests")
_OF_ENTRY = ("sentences", "slots", "here", "response")
_OF_EXAMPLE = ("sentences", "slots")
_OF_TEST = ("sentence", "area", "intent", "slots")
_IN_REPLY = re.compile(r"\bslots\.(\w+)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A group of sentences, examples, or one test."""

    intent: str
    sentences: tuple[str, ...]
    slots: Mapping[str, Any] = field(default_factory=dict)
    here: bool = False
    response: str = ""
    area: str = ""
    place: str = ""


class Checker:
    """Takes in the files of one language: `collect` all of them, then `read` them."""

    def __init__(self, language: str) -> None:
        """Raises `UnknownLanguageError`."""
        known = vocabulary(language)
        self._known_lists = {*known.lists, *PER_HOME}
        self._known_rules: dict[str, str] = dict(known.rules)
        self.lists: dict[str, Any] = {}
        self.rules: dict[str, str] = {}
        self.sentences: list[Entry] = []
        self.examples: list[Entry] = []
        self.tests: list[Entry] = []
        self.problems: list[ConfigProblem] = []

    def collect(self, tree: Node) -> None:
        """Take in lists and rules, which sentences of all files may use."""
        if not isinstance(tree, located.Mapping):
            return
        for name, node in self._entries(tree, "lists"):
            if (values := self._list(node, f"lists.{name}")) is not None:
                self.lists[name] = values
                self._known_lists.add(name)
        rules = list(self._entries(tree, "expansion_rules"))
        self._known_rules |= {name: node.text for name, node in rules if isinstance(node, Scalar)}
        for name, node in rules:
            text = self._text(node, f"expansion_rules.{name}")
            if text and self._fits(text, None, node, f"expansion_rules.{name}"):
                self.rules[name] = text

    def read(self, tree: Node) -> None:
        """Take in sentences, examples and tests."""
        if not isinstance(tree, located.Mapping):
            self._note(tree, "", f"expected sections: {', '.join(_SECTIONS)}")
            return
        self._only(tree, "", _SECTIONS)
        for section, keys, into in (
            ("intents", _OF_ENTRY, self.sentences),
            ("examples", _OF_EXAMPLE, self.examples),
        ):
            for name, node in self._entries(tree, section):
                key = f"{section}.{name}"
                if (spec := self._intent(name, node, key)) is None:
                    continue
                for index, item in enumerate(self._items(node, key)):
                    self._entry(spec, item, f"{key}[{index}]", keys, into)
        if "tests" in tree.entries:
            for index, item in enumerate(self._items(tree.entries["tests"], "tests")):
                self._test(item, f"tests[{index}]")

    def _entry(self, spec: IntentSpec, node: Node, key: str, keys: tuple[str, ...], into: list[Entry]) -> None:
        if not isinstance(node, located.Mapping):
            self._note(node, key, f"expected {', '.join(keys)}")
            return
        self._only(node, key, keys)
        slots = self._slots(spec, node, key)
        templates = keys is _OF_ENTRY
        sentences = []
        if "sentences" not in node.entries:
            self._note(node, key, "missing: sentences")
        else:
            for index, item in enumerate(self._items(node.entries["sentences"], f"{key}.sentences")):
                inner = f"{key}.sentences[{index}]"
                text = self._text(item, inner)
                if text and (not templates or self._fits(text, spec, item, inner)):
                    sentences.append(text)
        here = "here" in node.entries and self._flag(node.entries["here"], f"{key}.here")
        response = self._text(node.entries["response"], f"{key}.response") if "response" in node.entries else ""
        for slot in _IN_REPLY.findall(response):
            if slot not in _slots_of(spec):
                self._note(node.entries["response"], f"{key}.response", unknown("slot", slot, _slots_of(spec)))
        if response.count("{{") != response.count("}}") or response.count("{%") != response.count("%}"):
            self._note(node.entries["response"], f"{key}.response", "braces are not closed")
            response = ""
        if sentences and slots is not None:
            into.append(Entry(spec.name, tuple(sentences), slots, here, response))

    def _test(self, node: Node, key: str) -> None:
        if not isinstance(node, located.Mapping):
            self._note(node, key, f"expected {', '.join(_OF_TEST)}")
            return
        self._only(node, key, _OF_TEST)
        for needed in ("sentence", "intent"):
            if needed not in node.entries:
                self._note(node, key, f"missing: {needed}")
                return
        sentence = self._text(node.entries["sentence"], f"{key}.sentence")
        named = node.entries["intent"]
        nothing = isinstance(named, Scalar) and named.plain and named.text in located.NULL
        intent = "" if nothing else self._text(named, f"{key}.intent")
        spec = self._intent(intent, named, f"{key}.intent") if intent else None
        slots = self._slots(spec, node, key) if spec is not None else {}
        area = self._text(node.entries["area"], f"{key}.area") if "area" in node.entries else ""
        if sentence and slots is not None and (nothing or spec is not None):
            self.tests.append(Entry(intent, (sentence,), slots, area=area, place=str(node.place)))

    # --- pieces ---------------------------------------------------------------------------------------------------

    def _note(self, node: Node, key: str, reason: str) -> None:
        self.problems.append(ConfigProblem(str(node.place), key, reason))

    def _only(self, node: located.Mapping, key: str, known: tuple[str, ...]) -> None:
        for name, child in node.entries.items():
            if name not in known:
                self._note(child, f"{key}.{name}".lstrip("."), unknown("key", name, known))

    def _entries(self, tree: located.Mapping, section: str) -> Iterator[tuple[str, Node]]:
        node = tree.entries.get(section)
        if isinstance(node, located.Mapping):
            yield from node.entries.items()
        elif node is not None and not (isinstance(node, Scalar) and node.text in located.NULL):
            self._note(node, section, "expected names with values")

    def _items(self, node: Node, key: str) -> list[Node]:
        if isinstance(node, Sequence):
            return node.items
        self._note(node, key, "expected a list")
        return []

    def _text(self, node: Node, key: str) -> str:
        if isinstance(node, Scalar) and node.text.strip():
            return node.text.strip()
        self._note(node, key, "expected words")
        return ""

    def _flag(self, node: Node, key: str) -> bool:
        flag = located.as_boolean(node.text) if isinstance(node, Scalar) else None
        if flag is None:
            self._note(node, key, "expected true or false")
        return bool(flag)

    def _intent(self, name: str, node: Node, key: str) -> IntentSpec | None:
        if (spec := CATALOGUE.get(name)) is None:
            self._note(node, key, unknown("intent", name, tuple(CATALOGUE)))
        return spec

    def _list(self, node: Node, key: str) -> dict[str, Any] | None:
        values: list[Any] = []
        for index, item in enumerate(self._items(node, key)):
            value = located.as_anything(item)
            said = value.get("in") if isinstance(value, dict) else value
            if isinstance(value, dict) and set(value) != {"in", "out"}:
                self._note(item, f"{key}[{index}]", "expected words, or `in` with words and `out` with a value")
            elif self._fits(str(said), None, item, f"{key}[{index}]"):
                values.append(value if isinstance(value, dict) else {"in": str(said), "out": str(said)})
        return {"values": values} if values else None

    def _fits(self, template: str, spec: IntentSpec | None, node: Node, key: str) -> bool:
        """Whether a template can be used; what is wrong with it is noted."""
        reasons = template_trouble(template, self._known_lists, self._known_rules)
        if not reasons and spec is not None:
            reasons = [
                unknown("slot", slot, _slots_of(spec)) for slot in slots_in(template) if slot not in _slots_of(spec)
            ]
        for reason in reasons:
            self._note(node, key, reason)
        return not reasons

    def _slots(self, spec: IntentSpec, node: located.Mapping, key: str) -> dict[str, Any] | None:
        """Return the fixed slots; None where one is wrong."""
        given = node.entries.get("slots")
        if given is None:
            return {}
        if not isinstance(given, located.Mapping):
            self._note(given, f"{key}.slots", "expected slots with values")
            return None
        slots, wrong = {}, False
        for name, child in given.entries.items():
            value = located.as_anything(child)
            slot = next((each for each in spec.slots if each.name == name), None)
            if slot is None and not (spec.targeted and name in _TARGETS):
                reason = unknown("slot", name, _slots_of(spec))
            else:
                reason = _value_trouble(slot, value)
            if reason:
                wrong = True
                self._note(child, f"{key}.slots.{name}", reason)
            slots[name] = value
        return None if wrong else slots


def slots_in(template: str) -> list[str]:
    """Return the slots that a template's lists fill: `{color}`, `{brightness_level:brightness}`."""
    return [found.rpartition(":")[2].strip() for found in re.findall(r"\{([^}@]+)\}", template)]


def _slots_of(spec: IntentSpec) -> tuple[str, ...]:
    return (*(_TARGETS if spec.targeted else ()), *(slot.name for slot in spec.slots))


def _value_trouble(slot: Slot | None, value: object) -> str:
    reason = ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        reason = "expected words or a number"
    elif slot is not None and slot.choices and value not in slot.choices:
        reason = f"expected one of {', '.join(slot.choices)}"
    elif slot is not None and slot.low is not None and slot.high is not None:
        if isinstance(value, str):
            reason = f"expected a number from {slot.low:g} to {slot.high:g}"
        elif not slot.low <= value <= slot.high:
            reason = f"{value:g} is not from {slot.low:g} to {slot.high:g}"
    return reason
