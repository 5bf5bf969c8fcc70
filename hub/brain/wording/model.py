"""The sentences of our own that a language needs, and how to find them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec


@dataclass(frozen=True, slots=True)
class Forms:
    """A sentence for one name and for several; `{names}` stands for them."""

    one: str
    many: str

    def of(self, names: list[str], joined: str) -> str:
        """Fill in the names."""
        return (self.one if len(names) == 1 else self.many).format(names=joined)


@dataclass(frozen=True, slots=True)
class Wording:
    """One language."""

    conjunction: str
    """Between the last two of several names."""
    alternative: str
    """Between the last two of several choices."""
    more: str
    """After three of many names; `{count}` are left out."""
    decimal_comma: bool
    done: str
    """When the community has no sentence for what was done."""
    outcomes: Mapping[str, Forms]
    """By what became of a command: `no_answer`, `unavailable`, `unsupported`, `assumed`; also `unknown_state`."""
    errors: Mapping[str, str]
    """By error key: `unreachable`, `unlock_refused`, `duplicate`, `no_area_here`, `out_of_range`, and the
    community's keys where its sentence does not suit."""
    partial: str
    """Part of a group did it: `{done}` of `{total}` are `{state}`."""
    results: Mapping[str, str]
    """What things are after an action, for `partial`."""
    dry_run: str
    """What would be done: `{what}`."""
    units: Mapping[str, tuple[str, str]]
    """How a unit is said, for 1 and otherwise."""
    states: Mapping[str, str]
    """How a state is said."""
    contacts: Mapping[str, tuple[str, str]]
    """How `on` and `off` of a binary sensor are said, by device class."""


def wording(language: str) -> Wording:
    """Return a language's sentences; English for a language without a module."""
    name = f"hub.brain.wording.{language.partition('-')[0].lower()}"
    if not language.replace("-", "").isalnum() or find_spec(name) is None:
        name = "hub.brain.wording.en"
    found = import_module(name).WORDING
    assert isinstance(found, Wording)
    return found
