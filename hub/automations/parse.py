"""Automations from YAML files: every problem with its line; what is wrong is left out and the rest works.

A file holds automations by their id:

    goodnight:
      name: Good night
      triggers:
        - sentence: good night
      actions:
        - scene: scene.night
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hub.automations import check
from hub.automations.fields import WRONG, Notes, is_nothing, section
from hub.automations.model import Automation
from hub.automations.syntax import ACTIONS, AUTOMATION, COMMON, CONDITIONS, TRIGGERS
from shared.config import located
from shared.config.files import read_text
from shared.config.located import Node, Place
from shared.errors import ConfigProblem

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


@dataclass(frozen=True, slots=True)
class Library:
    """All automations of a folder."""

    automations: Mapping[str, Automation] = field(default_factory=dict)
    """By id, in the order of files and lines."""
    problems: tuple[ConfigProblem, ...] = ()
    broken: frozenset[str] = frozenset()
    """Ids of automations that could not be read."""
    unreadable: frozenset[str] = frozenset()
    """Files of which nothing could be read."""


def load_automations(folder: Path, language: str = "en") -> Library:
    """Read all automations of a folder; one that does not exist has none. Never raises for what is in it.

    `language`: the household's, of sentences that name none.
    """
    files = sorted((*folder.glob("*.yaml"), *folder.glob("*.yml"))) if folder.is_dir() else []
    return read_automations(((str(file), *read_text(file)) for file in files), language)


def read_automations(texts: Iterable[tuple[str, str, ConfigProblem | None]], language: str = "en") -> Library:
    """Read automations from the texts of files: the file's name, its text, and why that could not be read."""
    notes = Notes(TRIGGERS, CONDITIONS, ACTIONS, COMMON)
    found: dict[str, Automation] = {}
    broken: set[str] = set()
    unreadable: set[str] = set()
    for name, text, trouble in texts:
        tree, wrong = (None, [trouble]) if trouble is not None else located.parse(text, Place(name, 1))
        notes.problems += wrong
        if wrong and tree is None:
            unreadable.add(name)
        if tree is None or is_nothing(tree):
            continue
        if not isinstance(tree, located.Mapping):
            notes.note(tree, "", "expected automations by their id, such as `goodnight:`")
            unreadable.add(name)
            continue
        for id_, node in tree.entries.items():
            one = _automation(notes, id_, node, found)
            if one is None:
                broken.add(id_)
            else:
                found[id_] = one
    wrong_ids, more = check.together(found, broken, language)
    broken |= wrong_ids
    return Library(
        {id_: one for id_, one in found.items() if id_ not in broken},
        tuple(sorted((*notes.problems, *more), key=_line)),
        frozenset(broken),
        frozenset(unreadable),
    )


def _automation(notes: Notes, id_: str, node: Node, known: Mapping[str, Automation]) -> Automation | None:
    if not _ID.fullmatch(id_):
        notes.note(node, id_, "an id has small letters, digits, _ and -")
        return None
    if id_ in known:
        notes.note(node, id_, f"there is one of this id already, {known[id_].place}")
        return known[id_]
    values = section(notes, node, id_, AUTOMATION, ("actions",))
    if values is WRONG:
        return None
    name = values.pop("name", id_.replace("_", " ").replace("-", " ").capitalize())
    return Automation(place=str(node.place), id=id_, name=name, **values)


def _line(problem: ConfigProblem) -> tuple[str, int]:
    source, _, number = problem.place.rpartition(":")
    return (source, int(number)) if number.isdigit() else (problem.place, 0)
