"""What a language's small words are, and how to find them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from shared.languages import module_of


@dataclass(frozen=True, slots=True)
class Words:
    """One language. All in lower case; a phrase stands for whole words; longer phrases are tried first."""

    polite: tuple[str, ...] = ()
    """Around a request, saying nothing: `could you please`, `i would like you to`, `for me`."""
    fillers: tuple[str, ...] = ()
    """Anywhere, saying nothing: `um`, `you know`."""
    verb_forms: Mapping[str, str] = field(default_factory=dict)
    """The first word after a politeness that bends it, and how the sentences have it: `turning` is `turn`."""
    corrections: tuple[str, ...] = ()
    """What follows replaces what came before: `no`, `i mean`, `sorry`, `wait`."""
    conjunctions: tuple[str, ...] = ()
    """Between two requests or two things: `and`, `and then`, `as well as`."""
    whole: tuple[str, ...] = ()
    """Phrases with a conjunction that are no place to cut: `and a half`."""
    every: tuple[str, ...] = ()
    """Before things of which all are meant: `both`, `all`, `each`."""
    one: tuple[str, ...] = ()
    """Stands for the thing named last: `the right one`; in front in a correction: `le droit`, `die rechte`."""
    exceptions: tuple[str, ...] = ()
    """Before what is left out: `except`, `but not`."""
    left: tuple[str, ...] = ()
    """May follow what is left out: the `on` of "but leave the lamp on"."""
    negations: tuple[str, ...] = ()
    """A sentence with one of these is never guessed at: `don't`, `not`, `never`."""
    also: tuple[str, ...] = ()
    """The same again for something else: `too`, `as well`."""
    it: tuple[str, ...] = ()
    """The one device talked about: `it`, `that one`."""
    them: tuple[str, ...] = ()
    """The devices talked about: `them`, `both`, `those`."""
    other: tuple[str, ...] = ()
    """The one that was not talked about: `the other one`."""
    there: tuple[str, ...] = ()
    """The area talked about: `there`, `in there`."""
    everywhere: tuple[str, ...] = ()
    """The whole house: `everywhere`, `in the whole house`."""
    again: tuple[str, ...] = ()
    """Said with a wish about what was talked about: `again`, `back`."""
    more: tuple[str, ...] = ()
    """Whole utterances: further in the direction of the last wish: `a bit more`, `more`."""
    less: tuple[str, ...] = ()
    """Whole utterances: back against it: `a bit less`, `too much`."""
    elliptic: Mapping[str, str] = field(default_factory=dict)
    """Whole utterances about what was talked about, as a sentence with one of `it`: `off` is `turn it off`."""
    fragment: str = ""
    """What a bare value is said for, with `{}` for it: `set it to {}`."""
    fragments: tuple[str, ...] = ()
    """What else it may be said for: `make it {}`."""
    carrier: str = ""
    """A sentence that takes any device, with `{}` for it: `turn off {}`. It tells what a bare name means."""
    kinds: tuple[str, ...] = ()
    """Words for kinds of device: `light`, `lights`, `blinds`, `heating`. A wish without any is about what was talked
    about; they are what a misheard word may have been."""
    certain: tuple[str, ...] = ()
    """Words that are never taken for a misheard name: rooms, and common things (`bathroom`, `window`)."""
    heard: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What speech recognition writes, and the small words it may have been: `of` was `off`, `lied` was `light`."""
    phonetics: str = ""
    """Key that tells which words sound alike: `metaphone` (English) or `cologne` (German); empty: spelling only."""
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
    module = module_of("hub.intents.words", language)
    if module is None:
        return Words()
    assert isinstance(module.WORDS, Words)
    return module.WORDS
