"""What is meant by words about lists, and what is asked and said: pure parts of the skill."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from hub.intents.model import Intent, Question, QuestionKind
from hub.skills.asking import asks
from hub.skills.household_lists import spoken
from hub.skills.list_match import matching
from hub.skills.list_names import called
from hub.skills.quantities import MOST_THINGS, things
from hub.skills.registry import Outcome, Told
from hub.store.listed import HouseList, Item

CHOICES = 4
"""Things that are asked about; of more the first."""
_ASKED = {"item": "list_what", "list": "list_which_list", "text": "note_what"}
"""By slot, how it is asked for."""


def named_things(intent: Intent, of: HouseList, language: str) -> list[str]:
    """Return each thing that is named; a name on a list that has a conjunction in it is one."""
    said = str(intent.slots.get("item", ""))
    whole = " ".join(said.split())
    if any(each.text.casefold() == whole.casefold() for each in of.items):
        return [whole]
    return [each.text for each in things(said, language)[:MOST_THINGS]]


def found_on(lists: Sequence[HouseList], said: str, language: str) -> tuple[HouseList, list[Item]]:
    """Return the things that words mean, on the first list that has some; what is open goes before what is done."""
    for is_done in (False, True):
        for of in lists:
            if fits := matching([each for each in of.items if each.done is is_done], said, language):
                return of, fits
    return lists[0], []


def has(of: HouseList, items: Sequence[Item], said: str, language: str) -> Told:
    """Answer whether something is on a list."""
    fits = matching(items, said, language)
    if not fits:
        return Told(key="list_has_not", values={"list": called(of, language), "items": (said,)})
    return about("list_has", of, language, fits)


def which(intent: Intent, of: HouseList, fits: Sequence[Item]) -> Question:
    """Ask which of several things is meant."""
    slots = {**intent.slots, "list": of.id}
    intents = tuple(
        msgspec.structs.replace(intent, slots={**slots, "item": each.text}, spoken={**intent.spoken, "item": each.text})
        for each in {each.text.casefold(): each for each in fits[:CHOICES]}.values()
    )
    return Question(kind=QuestionKind.WHICH, intents=intents, slot="item")


def about_list(intent: Intent, of: HouseList, language: str) -> Intent:
    """Return an intent that is about exactly this list, and says it by its whole name."""
    slots, words = {**intent.slots, "list": of.id}, {**intent.spoken, "list": called(of, language)}
    return msgspec.structs.replace(intent, slots=slots, spoken=words)


def lacking(intent: Intent, slot: str) -> Outcome | None:
    """Ask for a slot where it is not filled; `None` where it is."""
    return None if str(intent.slots.get(slot, "")).strip() else ask_for(intent, slot)


def ask_for(intent: Intent, slot: str) -> Outcome:
    """Ask for what is to stand in a slot."""
    return asks(intent, slot, _ASKED[slot])


def said_for(intent: Intent, slot: str) -> str:
    """Return the words that were said for a slot."""
    return intent.spoken.get(slot) or str(intent.slots.get(slot, ""))


def about(key: str, of: HouseList, language: str, items: Sequence[Item]) -> Told:
    """Say something about things on a list."""
    said = tuple(spoken(each, language) for each in items)
    return Told(key=key, values={"list": called(of, language), "items": said, "count": len(said)})
