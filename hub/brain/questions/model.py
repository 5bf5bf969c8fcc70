"""What a language needs to ask questions, and how to find it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hub.devices.model import Capability, Kind
from shared.languages import module_of


@dataclass(frozen=True, slots=True)
class Questions:
    """One language."""

    which: str
    """Which of several is meant: `{names}`, joined by "or"."""
    shall: str
    """Whether something shall be done: `{deed}`."""
    pin: str
    """The PIN, for `{deed}`."""
    slots: Mapping[str, str]
    """By slot; `option` has `{names}` of what can be chosen."""
    again: str
    """Said before a question that is repeated."""
    left: str
    """A question was refused, or nobody answered."""
    undone: str
    nothing_to_undo: str
    help: str
    """`{examples}` of what can be said here."""
    examples: tuple[tuple[Kind, Capability | None, str], ...]
    """What can be said about a device `{name}` of a kind that has a capability."""
    deeds: Mapping[str, str]
    """Infinitives: by intent, by intent and kind, or by intent, quantity and direction; `{target}` and slots stand in
    them."""
    kinds: Mapping[Kind, str]
    """Several devices of a kind."""
    everything: str
    in_area: str
    """Behind what is in `{area}`."""
    the: str
    """A device by its `{name}`."""
    contractions: Mapping[str, str] = field(default_factory=dict)
    """What two words become where they meet: `de les` is `des`."""
    few: int = 3
    """Of more devices than this the kind is said instead of their names."""


def questions(language: str) -> Questions:
    """Return a language's questions; English for a language without a module."""
    module = module_of("hub.brain.questions", language) or module_of("hub.brain.questions", "en")
    assert module is not None and isinstance(module.QUESTIONS, Questions)
    return module.QUESTIONS
