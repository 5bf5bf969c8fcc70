"""Lists by voice: the real skill on a real SQLite file, and what is said in the end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from hub.brain.told.lists import WORDS
from hub.brain.told.say import say
from hub.events import Events, ListChanged
from hub.intents.errands.catalogue import ERRANDS
from hub.intents.model import Intent, QuestionKind
from hub.skills import household_lists
from hub.skills.household_lists import HouseholdLists, ListError
from hub.skills.lists import SAID, ListSkill
from hub.skills.registry import Context, Outcome
from hub.store.lists import open_lists

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
ADD, COMPLETE, REMOVE = "HassListAddItem", "HassListCompleteItem", "HassListRemoveItem"


@dataclass
class Home:
    """Lists as one household has them, and somebody who talks about them."""

    lists: HouseholdLists
    events: Events
    language: str = "en"
    outcome: Outcome = field(default_factory=Outcome)

    async def say(self, intent: str, *, confirmed: bool = False, dry_run: bool = False, **slots: Any) -> str:
        """Run an intent and return what is said."""
        return await self.run(Intent(name=intent, slots=slots), confirmed=confirmed, dry_run=dry_run)

    async def run(self, intent: Intent, *, confirmed: bool = False, dry_run: bool = False) -> str:
        context = Context(
            turn="t", satellite="s", area="kitchen", language=self.language, confirmed=confirmed, dry_run=dry_run
        )
        self.outcome = await ListSkill(self.lists).run(intent, context)
        return ". ".join(say(each, self.language, NOW) for each in self.outcome.told)

    async def shop(self, item: str) -> str:
        return await self.say("HassShoppingListAddItem", item=item)

    async def on(self, list_id: str = "shopping") -> list[str]:
        """Return what is on a list; what is ticked off in brackets."""
        of = await self.lists.get(list_id)
        assert of is not None
        return [f"({self.lists.line(each)})" if each.done else self.lists.line(each) for each in of.items]

    async def yes(self) -> str:
        """Agree to what was asked."""
        assert self.outcome.question is not None and self.outcome.question.kind is QuestionKind.CONFIRM
        [intent] = self.outcome.question.intents
        return await self.run(intent, confirmed=True)


@asynccontextmanager
async def household(folder: Path, language: str = "en") -> AsyncIterator[Home]:
    async with open_lists(folder / "lists.db") as store:
        events = Events()
        yield Home(HouseholdLists(store, events, language), events, language)


async def test_things_are_added_merged_and_read(tmp_path: Path) -> None:
    async with household(tmp_path) as home:
        assert await home.shop("milk, six eggs and a loaf of Bread") == (
            "I put milk, 6 eggs and 1 loaf of Bread on the shopping list"
        )
        assert await home.shop("Eggs times 6\n2 litres of Milk") == (
            "That makes 12 eggs and 2 litres of milk on the shopping list"
        )
        assert await home.shop("milk") == "The shopping list already says 2 litres of milk"
        assert await home.shop("two bottles of milk") == "I put 2 bottles of milk on the shopping list"
        assert await home.say("HearthListRead") == (
            "There are 4 things on the shopping list: 2 litres of milk, 12 eggs, 1 loaf of Bread and 2 bottles of milk"
        )
    async with household(tmp_path) as home:
        assert len(await home.on()) == 4, "after a restart too"
        [first, *_] = (await home.lists.all())[0].items
        assert first.area == "kitchen"


async def test_at_most_some_are_read_and_then_how_many_more(tmp_path: Path) -> None:
    async with household(tmp_path) as home:
        await home.shop(", ".join(f"thing {chr(97 + number)}" for number in range(SAID)))
        assert "more" not in await home.say("HearthListRead", list="shopping")
        await home.shop("apples")
        said = await home.say("HearthListRead", list="shopping")
        assert f"{SAID + 1} things" in said and said.endswith("And one more") and "apples" not in said
        await home.shop("pears")
        assert (await home.say("HearthListRead")).endswith("And 2 more")


async def test_what_is_needed_is_told(tmp_path: Path) -> None:
    async with household(tmp_path) as home:
        await home.shop("two litres of oat milk, bread")
        assert await home.say("HearthListRead", item="milk") == "Yes, the shopping list says 2 litres of oat milk"
        assert await home.say("HearthListRead", item="any wine") == "No, I can't find wine on the shopping list"
        await home.say("HassShoppingListCompleteItem", item="bread")
        assert await home.say("HearthListRead", item="bread") == "No, I can't find bread on the shopping list"
        assert await home.say("HearthListRead", list="notes") == "There is nothing on the list of notes"


async def test_ticking_off_and_taking_off(tmp_path: Path) -> None:
    async with household(tmp_path) as home:
        await home.shop("milk, eggs, brown sugar")
        assert await home.say(COMPLETE, item="the milk and an egg") == "I ticked off milk and eggs"
        assert await home.on() == ["(milk)", "(eggs)", "brown sugar"]
        assert await home.say("HassShoppingListCompleteItem", item="milk") == "milk: that was ticked off already"
        assert await home.say(COMPLETE, item="brown suger") == "I ticked off brown sugar", "nearly is enough"
        assert await home.say(REMOVE, item="caviar") == "I can't find caviar on the shopping list"
        assert await home.say(REMOVE, item="eggs", list="shopping list") == "I took eggs off the shopping list"
        assert await home.shop("three milk") == "I put 3 milk on the shopping list", "what was ticked off comes back"
        assert await home.on() == ["3 milk", "(brown sugar)"]
        assert await home.say("HearthListClear", done=1) == (
            "I took the one thing that was ticked off from the shopping list"
        )
        assert await home.say("HearthListClear", done=1) == "Nothing is ticked off on the shopping list"
        assert await home.on() == ["3 milk"]


async def test_it_is_asked_which_where_two_fit(tmp_path: Path) -> None:
    async with household(tmp_path) as home:
        await home.shop("oat milk, soy milk, bread")
        said = await home.say(COMPLETE, item="milk\nbread")
        assert said == "I ticked off bread. I see oat milk and soy milk. Which one do you mean?"
        question = home.outcome.question
        assert question is not None and question.kind is QuestionKind.WHICH
        assert await home.run(question.intents[1]) == "I ticked off soy milk"
        assert await home.on() == ["oat milk", "(soy milk)", "(bread)"]
        assert await home.say(REMOVE, item="oat milk") == "I took oat milk off the shopping list"


async def test_a_thing_is_found_on_any_list_where_none_is_named(tmp_path: Path) -> None:
    async with household(tmp_path) as home:
        await home.say(ADD, item="do the laundry", list="to-do")
        assert await home.say(COMPLETE, item="the laundry") == "I ticked off do the laundry"
        assert await home.on("todo") == ["(do the laundry)"]
        assert await home.say(COMPLETE, item="the laundry", list="groceries") == (
            "I can't find laundry on the shopping list"
        )


async def test_clearing_is_confirmed(tmp_path: Path) -> None:
    async with household(tmp_path) as home:
        assert await home.say("HearthListClear") == "There is nothing on the shopping list"
        await home.shop("milk, eggs")
        assert await home.say("HearthListClear") == "Shall I clear the shopping list, with the 2 things on it?"
        assert await home.on() == ["milk", "eggs"]
        assert await home.yes() == "I cleared the shopping list"
        assert await home.on() == []


async def test_own_lists(tmp_path: Path) -> None:
    async with household(tmp_path) as home:
        assert await home.say("HearthListCreate", list="Camping") == "There is a Camping list now"
        assert await home.say("HearthListCreate", list="camping list") == "There is a Camping list already"
        assert await home.say("HearthListCreate", list="shopping") == "There is a shopping list already"
        assert await home.say("HearthListCreate", list="...") == "I can't call a list that"
        assert await home.say(ADD, item="tent and 4 pegs", list="the camping list") == (
            "I put tent and 4 pegs on the Camping list"
        )
        assert await home.say("HearthLists") == (
            "You have 4 lists: shopping list, to-do list, list of notes and Camping list"
        )
        assert (
            await home.say("HearthListDelete", list="campin") == "Shall I delete the Camping list, with 2 things on it?"
        )
        assert await home.yes() == "I deleted the Camping list"
        assert await home.say("HearthListDelete", list="camping") == "I don't know any list called camping"
        assert await home.say("HearthListDelete", list="shopping") == (
            "The shopping list always stays, but I can clear it"
        )


async def test_an_unknown_list_is_offered_to_be_made(tmp_path: Path) -> None:
    async with household(tmp_path) as home:
        assert await home.say(ADD, item="nails", list="hardware store") == (
            "I don't know any list called hardware store. Shall I make it?"
        )
        assert len(await home.lists.all()) == 3
        assert await home.yes() == "I put nails on the hardware store list"
        assert await home.on("hardware_store") == ["nails"]
        assert await home.say("HearthListRead", list="holidays") == "I don't know any list called holidays"


async def test_notes_and_tasks_keep_their_words(tmp_path: Path) -> None:
    async with household(tmp_path) as home:
        assert await home.say("HearthNote", text="the plumber comes on Monday, at 8 and a half") == "Noted"
        assert await home.say("HearthNote", text="PIN of the shed: 2 apples") == "Noted"
        assert await home.on("notes") == ["the plumber comes on Monday, at 8 and a half", "PIN of the shed: 2 apples"]
        await home.say(ADD, item="call mum and dad", list="to do list")
        assert await home.on("todo") == ["call mum and dad"]
        assert await home.say(COMPLETE, item="call mum and dad", list="todo") == "I ticked off call mum and dad"


@pytest.mark.parametrize(
    ("intent", "slot"),
    [("HassShoppingListAddItem", "item"), (ADD, "item"), (COMPLETE, "item"), ("HearthNote", "text"),
     ("HearthListCreate", "list"), ("HearthListDelete", "list")],
)  # fmt: skip
async def test_what_is_missing_is_asked_for(tmp_path: Path, intent: str, slot: str) -> None:
    async with household(tmp_path) as home:
        assert (await home.say(intent)).endswith("?")
        question = home.outcome.question
        assert question is not None and (question.kind, question.slot) == (QuestionKind.SLOT, slot)


async def test_what_names_nothing_is_asked_about(tmp_path: Path) -> None:
    async with household(tmp_path) as home:
        assert await home.shop("something") == "What is it?"
        question = home.outcome.question
        assert question is not None and (question.kind, question.slot) == (QuestionKind.SLOT, "item")
        assert await home.shop("milk and something") == "I put milk on the shopping list"
        assert await home.say("HearthListCreate", list="new") == "Which list?"
        assert await home.say("HearthNote", text=" . ") == "What shall I note?"


async def test_nothing_is_done_in_a_dry_run(tmp_path: Path) -> None:
    async with household(tmp_path) as home:
        await home.shop("milk")
        before = await home.lists.all()
        with home.events.watch() as events:
            assert await home.say("HassShoppingListAddItem", item="2 eggs", dry_run=True) == (
                "I put 2 eggs on the shopping list"
            )
            assert await home.say(COMPLETE, item="milk", dry_run=True) == "I ticked off milk"
            assert await home.say(REMOVE, item="milk", dry_run=True) == "I took milk off the shopping list"
            assert await home.say("HearthNote", text="x", dry_run=True) == "Noted"
            assert await home.say("HearthListCreate", list="x", dry_run=True) == "There is a x list now"
            assert await home.say("HearthListClear", confirmed=True, dry_run=True) == "I cleared the shopping list"
        assert await home.lists.all() == before
        assert events.take() == []


async def test_every_change_is_told(tmp_path: Path) -> None:
    async with household(tmp_path) as home:
        with home.events.watch() as events:
            await home.shop("milk")
            await home.say(COMPLETE, item="milk")
            await home.say("HearthListCreate", list="x")
            await home.say("HearthListRead")
        assert events.take() == [ListChanged(list="shopping"), ListChanged(list="shopping"), ListChanged(list="x")]


async def test_what_is_said_at_the_same_moment_is_all_there(tmp_path: Path) -> None:
    async with household(tmp_path) as home:
        await asyncio.gather(*(home.shop("3 eggs") for _ in range(20)))
        assert await home.on() == ["60 eggs"]


async def test_there_are_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(household_lists, "MOST_ITEMS", 2)
    monkeypatch.setattr(household_lists, "MOST_LISTS", 4)
    async with household(tmp_path) as home:
        assert await home.shop("milk, eggs, bread") == (
            "I put milk and eggs on the shopping list. There was no room on the shopping list for bread"
        )
        assert await home.shop("bread") == "The shopping list is full"
        assert await home.shop("2 eggs") == "That makes 2 eggs on the shopping list"
        await home.say("HearthListCreate", list="one")
        assert await home.say("HearthListCreate", list="two") == "There are too many lists; delete one first"
        await home.shop("eggs" + "s" * 1000)
        assert all(len(each) < 300 for each in await home.on())
        assert await home.say("HassShoppingListAddItem", item=" , ") == "What is it?"


async def test_a_thing_can_be_changed(tmp_path: Path) -> None:
    async with household(tmp_path) as home:
        await home.shop("milk")
        item = (await home.lists.all())[0].items[0]
        changed = await home.lists.edit("shopping", item.id, text="3 litres of oat milk", done=True)
        assert (changed.text, changed.amount, changed.unit, changed.done) == ("oat milk", 3, "l", True)
        for wrong, reason in ((("shopping", 999, "x"), "unknown"), (("shopping", item.id, " , "), "blank")):
            with pytest.raises(ListError) as error:
                await home.lists.edit(wrong[0], wrong[1], text=wrong[2])
            assert error.value.reason == reason
        for change in (home.lists.add("nothing", "x"), home.lists.rename("nothing", "x"), home.lists.delete("nothing")):
            with pytest.raises(ListError):
                await change


SPOKEN = {
    "de": (
        "zwei Liter Milch und sechs Eier", "2 Liter Milch und 6 Eier: steht auf der Einkaufsliste", "Milch",
        "Ja, auf der Einkaufsliste steht 2 Liter Milch",
        "Soll ich die Einkaufsliste leeren, auf der 2 Dinge stehen?",
    ),
    "fr": (
        "deux litres de lait et six œufs", "J'ai mis 2 litres de lait et 6 œufs sur la liste de courses", "du lait",
        "Oui, la liste de courses indique 2 litres de lait",
        "Dois-je vider la liste de courses, avec les 2 choses qui y sont ?",
    ),
    "es": (
        "dos litros de leche y seis huevos", "He puesto 2 litros de leche y 6 huevos en la lista de la compra", "leche",
        "Sí, en la lista de la compra pone 2 litros de leche",
        "¿Vacío la lista de la compra, con las 2 cosas que tiene?",
    ),
    "nl": (
        "twee liter melk en zes eieren", "Ik heb 2 liter melk en 6 eieren op de boodschappenlijst gezet", "melk",
        "Ja, op de boodschappenlijst staat 2 liter melk",
        "Zal ik de boodschappenlijst leegmaken, met de 2 dingen erop?",
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", SPOKEN)
async def test_other_languages(tmp_path: Path, language: str) -> None:
    added, said, asked, answer, sure = SPOKEN[language]
    async with household(tmp_path, language) as home:
        assert await home.shop(added) == said
        assert await home.say("HearthListRead", item=asked) == answer
        assert await home.say("HearthListClear") == sure
        assert await home.yes()
        assert await home.on() == []


def test_there_are_words_for_everything_in_every_language() -> None:
    for language, words in WORDS.items():
        assert words.keys() == WORDS["en"].keys(), language
        for key, text in words.items():
            english = WORDS["en"][key]
            assert isinstance(text, tuple) == isinstance(english, tuple), (language, key)


async def test_every_intent_of_lists_is_run(tmp_path: Path) -> None:
    about = {spec.name for spec in ERRANDS if "List" in spec.name or spec.name in ("HearthNote",)}
    async with household(tmp_path) as home:
        assert ListSkill(home.lists).intents == about
