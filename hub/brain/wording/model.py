"""The sentences of our own that a language needs, and how to find them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shared.languages import module_of


@dataclass(frozen=True, slots=True)
class Forms:
    """A sentence for one name and for several; `{names}` stands for them."""

    one: str
    many: str

    def of(self, names: list[str], joined: str) -> str:
        """Fill in the names."""
        return (self.one if len(names) == 1 else self.many).format(names=joined)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How part of a group is told (see `Wording.partial`) where things are feminine."""

    things: Mapping[str, str]
    """Of these kinds, several devices."""
    partial: str
    partial_one: str
    one: str
    """How 1 is said."""
    results: Mapping[str, str]


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
    """By what became of a command: `no_answer`, `not_done`, `unavailable`, `unsupported`, `assumed`;
    also why nothing was done: `unknown_state`, `unknown_setting`, `already_off`, `already_least`, `already_most`,
    `not_by_voice`, `needs_code`, `wrong_code`."""
    errors: Mapping[str, str]
    """By error key: `unreachable`, `duplicate`, `no_area_here`, `out_of_range`, `out_of_range_of` (`{names}` from
    `{low}` to `{high}`), `unknown_option`, `wrong_pin`, and the community's keys where its sentence does not suit."""
    partial: str
    """Part of a group did it: `{done}` of the `{total}` `{things}` are `{state}`."""
    partial_one: str
    """The same where only one did."""
    numbers: tuple[str, ...]
    """How 0, 1, 2, … are said."""
    things: Mapping[str, str]
    """Several devices of a kind, in the form that `partial` needs."""
    thing: str
    """Several devices of other kinds."""
    readings: str
    """One of several answers: `{name}` and its `{value}`."""
    average: str
    """Of many readings their mean `{value}`, from `{low}` to `{high}`."""
    results: Mapping[str, str]
    """What things are after an action, for `partial`."""
    dry_run: str
    """What would be done: `{what}`."""
    units: Mapping[str, tuple[str, str]]
    """How a unit is said, for 1 and otherwise."""
    states: Mapping[str, str]
    """How a state is said."""
    replies: Mapping[str, str]
    """What was done, where the community has no sentence, or one about itself: by intent, or by intent and what sets it
    apart; with `{value}`, `{option}`, `{low}` and `{high}`."""
    kinds: Mapping[str, str]
    """Things of a kind, or of a class of covers and sensors, in the form that the errors `no_domain` and
    `no_device_class` need; under `""` things of which we do not know what they are called."""
    contacts: Mapping[str, tuple[str, str]]
    """How `on` and `off` of a binary sensor are said, by device class."""
    feminine: Agreement | None = None
    """Where words agree with what they are said of."""


def wording(language: str) -> Wording:
    """Return a language's sentences; English for a language without a module."""
    module = module_of("hub.brain.wording", language) or module_of("hub.brain.wording", "en")
    assert module is not None and isinstance(module.WORDING, Wording)
    return module.WORDING
