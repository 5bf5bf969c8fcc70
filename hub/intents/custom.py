"""The household's own sentences: YAML files by language, read with every problem at its line.

A file is named after its language: `en.yaml`, `en_jokes.yaml`, `de-CH.yaml`. What is in it (all optional):

    intents:            sentences, close to home-assistant-intents
      HassTurnOn:
        - sentences: ["movie time", "let's watch [a] film"]
          slots: {name: Movie night}          fixed slots; names, areas and floors as people say them
          here: false                         true: the area is the satellite's
          response: "Enjoy the film."         said when it is done; Jinja2 with `slots`
    lists:              slot lists for {mood}
      mood: [cosy, {in: "(bright|light)", out: bright}]
    expansion_rules:    snippets for <film>
      film: "(film|movie)"
    examples:           for the meaning stage; no templates
      HassTurnOn:
        - sentences: ["we want to see a film"]
          slots: {name: Movie night}
    tests:              for `hearth-hub sentences`
      - sentence: movie time
        area: Living room
        intent: HassTurnOn                    or `intent: null`: nothing may be understood
        slots: {name: Movie night}

What is wrong is left out and told; the rest of the file works.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hub.intents.custom_check import Checker, Entry
from hub.intents.sentences import UnknownLanguageError, known_language
from shared.config import located
from shared.config.files import read_text
from shared.config.located import Node, Place
from shared.errors import ConfigProblem

_LANGUAGE = re.compile(r"([A-Za-z]{2,3}(?:-[A-Za-z]+)?)(?=[._]|$)")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that the meaning stage compares with."""

    sentence: str
    slots: Mapping[str, Any]
    """Fixed slots; names, areas and floors as people say them."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One test of the household's."""

    language: str
    place: str
    """`file:line`."""
    sentence: str
    area: str
    """Area id or name; empty: nowhere in particular."""
    intent: str
    """Empty: nothing may be understood."""
    slots: Mapping[str, Any]
    """These must be among the slots; names, areas and floors as people say them."""


@dataclass(frozen=True, slots=True, eq=False)
class OwnSentences:
    """What is added to one language, in the format of home-assistant-intents."""

    intents: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)
    """Blocks of one sentence each."""
    lists: Mapping[str, Any] = field(default_factory=dict)
    rules: Mapping[str, str] = field(default_factory=dict)
    replies: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Reply templates by intent, then by response key."""


@dataclass(frozen=True, slots=True, eq=False)
class Custom:
    """Everything in a folder of sentences."""

    languages: Mapping[str, OwnSentences] = field(default_factory=dict)
    """By language code of the data."""
    examples: Mapping[str, Mapping[str, tuple[Example, ...]]] = field(default_factory=dict)
    """By language, then by intent."""
    tests: tuple[Expected, ...] = ()
    problems: tuple[ConfigProblem, ...] = ()
    """All that is wrong, in order of files and lines; what it concerns is left out."""

    def of(self, language: str) -> OwnSentences | None:
        """Return what is added to a language (`de-AT` has that of `de`), if anything is."""
        try:
            return self.languages.get(known_language(language))
        except UnknownLanguageError:
            return None

    def examples_of(self, language: str) -> Mapping[str, tuple[Example, ...]]:
        """Return the examples of a language by intent."""
        try:
            return self.examples.get(known_language(language), {})
        except UnknownLanguageError:
            return {}


def load_custom(folder: Path) -> Custom:
    """Read all sentences of a folder; one that does not exist has none. Never raises for what is in it."""
    languages: dict[str, OwnSentences] = {}
    examples: dict[str, dict[str, tuple[Example, ...]]] = {}
    tests: list[Expected] = []
    problems: list[ConfigProblem] = []
    by_language: dict[str, list[tuple[Path, Node]]] = {}
    for file in sorted((*folder.glob("*.yaml"), *folder.glob("*.yml"))) if folder.is_dir() else ():
        text, trouble = read_text(file)
        tree, wrong = (None, [trouble]) if trouble is not None else located.parse(text, Place(str(file), 1))
        problems += wrong
        language = _language(file, problems)
        if tree is not None and language:
            by_language.setdefault(language, []).append((file, tree))
    for language, files in by_language.items():
        checker = Checker(language)
        for _, tree in files:
            checker.collect(tree)
        for _, tree in files:
            checker.read(tree)
        problems += checker.problems
        languages[language] = OwnSentences(
            _blocks(checker.sentences), checker.lists, checker.rules, _replies(checker.sentences)
        )
        examples[language] = _examples(checker.examples)
        tests += [
            Expected(language, each.place, each.sentences[0], each.area, each.intent, each.slots)
            for each in checker.tests
        ]
    return Custom(languages, examples, tuple(tests), tuple(problems))


def _language(file: Path, problems: list[ConfigProblem]) -> str:
    if match := _LANGUAGE.match(file.stem):
        try:
            return known_language(match[1])
        except UnknownLanguageError as error:
            problems.append(ConfigProblem(str(file), "", f"{error}; a file is named after its language, as en.yaml"))
            return ""
    problems.append(ConfigProblem(str(file), "", "a file is named after its language, as en.yaml or en_jokes.yaml"))
    return ""


def _key(number: int) -> str:
    return f"own_{number}"


def _blocks(entries: list[Entry]) -> dict[str, list[dict[str, Any]]]:
    blocks: dict[str, list[dict[str, Any]]] = {}
    for number, entry in enumerate(entries):
        for sentence in entry.sentences:
            blocks.setdefault(entry.intent, []).append(
                {
                    "sentences": [sentence],
                    "slots": dict(entry.slots),
                    "requires_context": {"area": {"slot": True}} if entry.here else {},
                    "response": _key(number) if entry.response else "default",
                    "metadata": {"slot_combination": _key(number), "own": True},
                }
            )
    return blocks


def _replies(entries: list[Entry]) -> dict[str, dict[str, str]]:
    replies: dict[str, dict[str, str]] = {}
    for number, entry in enumerate(entries):
        if entry.response:
            replies.setdefault(entry.intent, {})[_key(number)] = entry.response
    return replies


def _examples(entries: list[Entry]) -> dict[str, tuple[Example, ...]]:
    found: dict[str, tuple[Example, ...]] = {}
    for entry in entries:
        more = tuple(Example(sentence, entry.slots) for sentence in entry.sentences)
        found[entry.intent] = (*found.get(entry.intent, ()), *more)
    return found
