"""What an utterance means while a question is open: a pure function from question and words to a reaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import msgspec
from rapidfuzz import fuzz

from hub.intents.catalogue import CATALOGUE
from hub.intents.model import Intent, Question, QuestionKind, SlotValue, meant
from hub.intents.names import plain
from hub.intents.words.model import Words

SAME_WORD = 84
"""Similarity (rapidfuzz, 0 to 100) from which a word of an answer is one of a choice, misheard by a letter or two."""
PIN_LENGTH = range(3, 13)
_MARKS = " ,.!?"


@dataclass(frozen=True, slots=True)
class Agreed:
    """Do this; whoever answered has confirmed it."""

    intents: tuple[Intent, ...]
    confirmed: bool = False
    pin: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """Leave it."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """It is meant as an answer, but as which?"""


@dataclass(frozen=True, slots=True)
class Other:
    """It is no answer: understand these words as a request of their own; a `no` in front of them is gone."""

    text: str
    refused: bool = False


Reaction: TypeAlias = Agreed | Refused | Unclear | Other


@dataclass(frozen=True, slots=True)
class Answering:
    """What is needed to understand an answer in one language and home."""

    words: Words
    neutral: frozenset[str]
    """Words that distinguish nothing: articles and such."""
    names: Callable[[Intent], frozenset[str]]
    """The words by which one choice can be told from others: of its device's names and of its area's."""
    value: Callable[[Question, str], SlotValue | Mapping[str, SlotValue] | None]
    """The value that an answer holds for the slot asked for, or several by slot: a time comes with its day."""


def react(question: Question, text: str, answering: Answering) -> Reaction:
    """Tell what words mean as an answer. A refusal with more words ("no, the lamp") goes on with those words."""
    said = plain(text)
    words = answering.words
    if _begins(said, words.no):
        rest = _without(said, (*words.no, *words.polite, *words.fillers))
        return Other(rest, refused=True) if rest else Refused()
    agrees = not _without(said, (*words.yes, *words.polite, *words.fillers))
    found = _answer(question, text, said, agrees, answering)
    return found or (Unclear() if agrees else Other(text))


def _answer(question: Question, text: str, said: str, agrees: bool, answering: Answering) -> Reaction | None:
    match question.kind:
        case QuestionKind.CONFIRM | QuestionKind.SURE if agrees:
            return Agreed(question.intents, confirmed=True)
        case QuestionKind.PIN if len(pin := _digits(said, answering.words.digits)) in PIN_LENGTH:
            return Agreed(question.intents, confirmed=True, pin=pin)
        case QuestionKind.WHICH if not agrees:
            return _chosen(question, said, answering)
        case QuestionKind.SLOT if (value := answering.value(question, text)) is not None:
            return Agreed(tuple(_filled(intent, question.slot, value, said) for intent in question.intents))
    return None


def asked_of(intent: Intent, slot: str) -> Intent:
    """Return the intent that a slot belongs to: of one that is done later it may be what is done then."""
    return intent if any(each.name == slot for each in CATALOGUE[intent.name].slots) else meant(intent)


def _filled(intent: Intent, slot: str, value: SlotValue | Mapping[str, SlotValue], said: str) -> Intent:
    if (inner := asked_of(intent, slot)) is not intent:
        return msgspec.structs.replace(intent, then=(_filled(inner, slot, value, said),))
    given = value if isinstance(value, Mapping) else {slot: value}
    return msgspec.structs.replace(intent, slots={**intent.slots, **given}, spoken={**intent.spoken, slot: said})


def _chosen(question: Question, said: str, answering: Answering) -> Reaction | None:
    words = answering.words
    bare = _without(said, (*words.polite, *words.fillers)) or said
    if (number := words.ordinals.get(bare)) is not None:
        if number == 0:
            return Agreed(question.intents)
        index = number if number < 0 else number - 1
        return Agreed((question.intents[index],)) if -1 <= index < len(question.intents) else Unclear()
    parts = [part for part in bare.split() if part not in answering.neutral]
    choices = [answering.names(intent) for intent in question.intents]
    known = [part for part in parts if any(_is_in(part, names) for names in choices)]
    if not parts or len(known) < len(parts):
        return None  # More is said than a choice: it may be another request.
    scores = [sum(_is_in(part, names) for part in known) for names in choices]
    best = max(scores)
    winners = [intent for intent, score in zip(question.intents, scores, strict=True) if score == best]
    return Agreed((winners[0],)) if len(winners) == 1 else Unclear()


def _is_in(part: str, names: frozenset[str]) -> bool:
    return part in names or (len(part) > 3 and any(fuzz.ratio(part, name) >= SAME_WORD for name in names))


def _digits(said: str, spoken: Mapping[str, str]) -> str:
    found = []
    for part in said.replace(",", " ").replace(".", " ").split():
        if part.isdecimal():
            found.append(part)
        elif part in spoken:
            found.append(spoken[part])
    return "".join(found)


def _begins(said: str, phrases: Sequence[str]) -> bool:
    return any(said == phrase or said.startswith((f"{phrase} ", f"{phrase},")) for phrase in phrases)


def _without(said: str, phrases: Sequence[str]) -> str:
    """Take whole phrases off both ends, longest first, until none is left there."""
    ordered = sorted(filter(None, phrases), key=len, reverse=True)
    rest = said.strip(_MARKS)
    while True:
        if (first := next((each for each in ordered if _begins(rest, (each,))), None)) is not None:
            rest = rest[len(first) :].strip(_MARKS)
        elif (last := next((each for each in ordered if rest.endswith((f" {each}", f",{each}"))), None)) is not None:
            rest = rest[: -len(last)].strip(_MARKS)
        else:
            return rest
