"""What a language's small words are, and how to find them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec


@dataclass(frozen=True, slots=True)
class Words:
    """One language. All in lower case; a phrase stands for whole words; longer phrases are tried first."""

    polite: tuple[str, ...] = ()
    """Around a request, saying nothing: `could you please`, `i would like you to`, `for me`."""
    fillers: tuple[str, ...] = ()
    """Anywhere, saying nothing: `um`, `you know`."""
    corrections: tuple[str, ...] = ()
    """What follows replaces what came before: `no`, `i mean`, `sorry`, `wait`."""
    conjunctions: tuple[str, ...] = ()
    """Between two requests or two things: `and`, `and then`, `as well as`."""
    exceptions: tuple[str, ...] = ()
    """Before what is left out: `except`, `but not`."""
    also: tuple[str, ...] = ()
    """The same again for something else: `too`, `as well`."""
    it: tuple[str, ...] = ()
    """The one device talked about: `it`, `that one`."""
    them: tuple[str, ...] = ()
    """The devices talked about: `them`, `both`, `those`."""
    there: tuple[str, ...] = ()
    """The area talked about: `there`, `in there`."""
    everywhere: tuple[str, ...] = ()
    """The whole house: `everywhere`, `in the whole house`."""
    yes: tuple[str, ...] = ()
    """Whole answers that agree."""
    no: tuple[str, ...] = ()
    """Whole answers that refuse."""
    digits: Mapping[str, str] = field(default_factory=dict)
    """Words for the digits of a PIN."""
    ordinals: Mapping[str, int] = field(default_factory=dict)
    """Answers to a choice: `the first one`, `the second`; -1 is the last, 0 all of them."""


def words(language: str) -> Words:
    """Return a language's words (`de-CH` has those of `de`); none for a language without a module."""
    name = f"hub.intents.words.{language.partition('-')[0].lower()}"
    if not language.replace("-", "").isalnum() or find_spec(name) is None:
        return Words()
    found = import_module(name).WORDS
    assert isinstance(found, Words)
    return found
