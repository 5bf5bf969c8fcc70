"""What the reason that exact understanding gives means for a guess: nothing is moved instead of what is not there.

"Turn off the lights in the attic", in a house without an attic, is about the attic: the lights of this room are nearer
to it in meaning than anything else, and still they are not meant. But many free phrasings only look as if they named
something ("my feet are freezing" has the shape of a question about a sensor called feet), and may be guessed at.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from enum import StrEnum

import msgspec

from hub.devices.model import Home
from hub.intents.able import harmful
from hub.intents.catalogue import CATALOGUE
from hub.intents.clauses import devices_of
from hub.intents.model import Miss, Question, QuestionKind, Understood
from hub.intents.nouns import Nouns
from hub.intents.phrases import PAUSE, Tokens, leading, places, tokens, trailing
from hub.intents.words.model import Words

LONGEST_NAME = 3
"""Words of an unknown name; more is talk."""
LONGEST_VERB = 2
"""Words before it in a command: "turn off the"."""
LONGEST_ANNOUNCEMENT = 8
"""Words before a command that are looked at."""
_NO_PLACE = frozenset({"no_area", "no_floor"})
_NO_THING = frozenset({"no_entity", "no_entity_in_area", "no_entity_in_floor"})


class Leave(StrEnum):
    """What a guess may still do."""

    ACT = "act"
    ASK = "ask"
    NOTHING = "nothing"


def leave(
    miss: Miss, said: Tokens, nouns: Nouns, words: Words, vocabulary: Container[str], familiar: Container[str]
) -> Leave:
    """Say what a guess may do with words that are not understood for this reason.

    `vocabulary` are the words of all sentences, `familiar` those of the examples of free ones. Nothing: a place is
    named that is not there, or the words are a command about a thing with a name that nobody knows. Ask: the name is of
    familiar words alone ("the big door"), or a known thing is told from another in a way that is not understood ("the
    lamp on the left").
    """
    if miss.error in _NO_PLACE:
        return Leave.NOTHING
    # Who "them" are and where "there" is would have been understood, were it known.
    if places(said, (*words.them, *words.other, *words.there)):
        return Leave.ASK
    thing = tokens(miss.slots.get("entity", ""))
    if miss.error not in _NO_THING or not thing:
        return Leave.ACT
    if _is_named(thing, said, nouns, words, vocabulary):
        known = len(thing) > 1 and all(word in familiar or nouns.is_thing((word,)) for word in thing)
        return Leave.ASK if known else Leave.NOTHING
    told_apart = any(nouns.is_thing(thing[:end]) and nouns.is_joined(thing[end:]) for end in range(1, len(thing)))
    return Leave.ASK if told_apart else Leave.ACT


def _is_named(thing: Tokens, said: Tokens, nouns: Nouns, words: Words, vocabulary: Container[str]) -> bool:
    """Whether the words are a command about a thing of this name, which is a name."""
    small = {*words.it, *words.them, *words.there, *words.every, *words.negations, *words.conjunctions}
    if thing[-1] in {*words.left, *words.elliptic}:
        return False  # "the telly up", "completely blacked out"
    if len(thing) > LONGEST_NAME or any(word in small or nouns.is_small(word) for word in thing):
        return False
    if all(word in vocabulary for word in thing):
        return False
    for at in range(len(said) - len(thing) + 1):
        if said[at : at + len(thing)] != thing:
            continue
        before = at - sum(nouns.is_small(word) for word in said[:at])
        after = said[at + len(thing) :]
        if (before and leading(after, tuple(nouns.kinds))) or (not after and 0 < before <= LONGEST_VERB):
            return True
    return False


def announced(said: Tokens, words: Words, is_command: Callable[[Tokens], bool]) -> Leave:
    """Say what a guess may do with words that end in a command: what is said before it may turn it into anything.

    "Stop telling me to turn off the TV", "you needn't switch it off". After a pause or a conjunction it stands for
    itself. Commands begin with a verb.
    """
    verbs = {*words.verb_forms.values(), *(each.split()[0] for each in (words.carrier, words.fragment) if each)}
    for at in range(1, min(len(said) - 1, LONGEST_ANNOUNCEMENT + 1)):
        before = said[:at]
        if said[at] not in verbs or not is_command(said[at:]):
            continue
        if places(before, words.negations):
            return Leave.NOTHING
        return Leave.ACT if before[-1] == PAUSE or trailing(before, words.conjunctions) else Leave.ASK
    return Leave.ACT


def confirmed_first(guessed: Understood, home: Home) -> Understood:
    """What guards the house never moves on a guess, which a later reading and a meaning are: it is asked about."""
    if guessed.question is not None or not any(harmful(each, home) for each in guessed.intents):
        return guessed
    return _asked(guessed)


def guarded(proposed: Understood, miss: Miss, left: Leave, home: Home) -> Understood | None:
    """Return what becomes of a proposal; `None` when the reason is to be told instead."""
    if left is Leave.NOTHING:
        return None
    if miss.error == "cannot":
        intents = (*proposed.intents, *(proposed.question.intents if proposed.question else ()))
        names = {device.name for each in intents for id_ in devices_of(each, home) if (device := home.device(id_))}
        if names - {miss.slots.get("names", "")}:
            return None
    if left is Leave.ASK and any(not CATALOGUE[each.name].asks for each in proposed.intents):
        return _asked(proposed)
    return proposed


def _asked(guessed: Understood) -> Understood:
    question = Question(kind=QuestionKind.SURE, intents=guessed.intents)
    return msgspec.structs.replace(guessed, intents=(), question=question)
