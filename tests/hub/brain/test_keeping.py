"""Lists and scenes from words to words: the whole brain, with what it asks back and what is answered."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from hub.brain.responder import Request
from hub.brain.select import Understanding, understanding
from hub.config import HubConfig
from hub.engines.base import Hypotheses, Hypothesis
from hub.events import Events
from hub.skills.captured_scenes import CapturedScenes
from hub.skills.household_lists import HouseholdLists
from hub.skills.lists import ListSkill
from hub.skills.scenes import SceneSkill
from hub.store.facts import open_facts
from hub.store.lists import open_lists
from hub.store.scenes import open_scenes
from tests.hub.house import house
from tests.hub.skills.test_scenes import House


@asynccontextmanager
async def brain(folder: Path, language: str = "en") -> AsyncIterator[Understanding]:
    home = House(house(language))
    async with (
        open_lists(folder / "lists.db") as lists,
        open_scenes(folder / "scenes.db") as scenes,
        open_facts(folder / "facts.db") as facts,
    ):
        captured = CapturedScenes(scenes, home, home.remember)
        await captured.load()
        skills = (ListSkill(HouseholdLists(lists, Events(), language)), SceneSkill(captured, home))
        yield understanding(home, HubConfig(language=language), errands=skills, facts=facts)


async def say(there: Understanding, text: str, language: str = "en") -> str:
    request = Request(
        turn="t",
        hypotheses=Hypotheses((Hypothesis(text, -0.1),)),
        satellite="box",
        area="living",
        language=language,
    )
    for responder in there.responders:
        if (reply := await responder.respond(request)) is not None:
            return " ".join([sentence async for sentence in reply.sentences])
    raise AssertionError("nobody answered")


TALKS = {
    "shopping": (
        ("Add two litres of milk, six eggs and bread to the shopping list.",
         "I put 2 litres of milk, 6 eggs and bread on the shopping list."),
        ("we need mac and cheese", "I put mac and cheese on the shopping list."),
        ("do we need milk?", "Yes, the shopping list says 2 litres of milk."),
        ("I've got the milk", "I ticked off 2 litres of milk."),
        ("take the eggs off the list", "I took 6 eggs off the shopping list."),
        ("what's on the shopping list", "There are 2 things on the shopping list: bread and mac and cheese."),
        ("clear what is ticked off", "I took the one thing that was ticked off from the shopping list."),
        ("clear the shopping list", "Shall I clear the shopping list, with the 2 things on it?"),
        ("no", "Okay, I'll leave it."),
        ("clear the shopping list", "Shall I clear the shopping list, with the 2 things on it?"),
        ("yes please", "I cleared the shopping list."),
        ("what's on the shopping list", "There is nothing on the shopping list."),
    ),
    "taken back": (
        ("add two litres of milk and bread to the shopping list",
         "I put 2 litres of milk and bread on the shopping list."),
        ("add two litres of milk and eggs to the shopping list",
         "I put eggs on the shopping list. That makes 4 litres of milk on the shopping list."),
        ("undo that", "The shopping list is as it was before."),
        ("what's on the shopping list", "There are 2 things on the shopping list: 2 litres of milk and bread."),
        ("undo that", "There is nothing I could take back."),
        ("take the milk off the list", "I took 2 litres of milk off the shopping list."),
        ("undo that", "The shopping list is as it was before."),
        ("I've got the bread", "I ticked off bread."),
        ("undo that", "The shopping list is as it was before."),
        ("what's on the shopping list", "There are 2 things on the shopping list: 2 litres of milk and bread."),
        ("clear the shopping list", "Shall I clear the shopping list, with the 2 things on it?"),
        ("yes", "I cleared the shopping list."),
        ("undo that", "The shopping list is as it was before."),
        ("what's on the shopping list", "There are 2 things on the shopping list: 2 litres of milk and bread."),
        ("note that the plumber comes on Monday", "Noted."),
        ("undo that", "The list of notes is as it was before."),
        ("add semi-skimmed milk to the shopping list", "I put semi-skimmed milk on the shopping list."),
        ("clear the shopping list", "Shall I clear the shopping list, with the 3 things on it?"),
        ("yes", "I cleared the shopping list."),
    ),
    "which": (
        ("put oat milk and soy milk on the shopping list", "I put oat milk and soy milk on the shopping list."),
        ("tick off milk", "I see oat milk and soy milk. Which one do you mean?"),
        ("the soy milk", "I ticked off soy milk."),
        ("put something on the shopping list", "What is it?"),
        ("Tomatoes.", "I put Tomatoes on the shopping list."),
    ),
    "lists and notes": (
        ("add a tent to the camping list", "I don't know any list called camping. Shall I make it?"),
        ("yes", "I put tent on the camping list."),
        ("delete the camping list", "Shall I delete the camping list, with the one thing on it?"),
        ("yes", "I deleted the camping list."),
        ("note that the plumber comes on Monday", "Noted."),
        ("what's in my notes", "There is one thing on the list of notes: the plumber comes on Monday."),
        ("remember that the key is under the mat", "I'll remember that the key is under the mat."),
    ),
    "scenes": (
        ("remember this as movie night", "I'll remember movie night, with 4 devices."),
        ("turn off the floor lamp", "Turned off the light."),
        ("movie night", ""),
        ("remember this as movie night",
         "Movie night is now as it is here, with 4 devices; I forgot how it was before."),
        ("which scenes are there", "There is one scene: movie night."),
        ("forget the scene movie night", "Shall I forget the scene movie night?"),
        ("yes", "I forgot the scene movie night."),
    ),
}  # fmt: skip


async def test_english(tmp_path: Path) -> None:
    async with brain(tmp_path) as there:
        for talk in TALKS.values():
            for said, answer in talk:
                reply = await say(there, said)
                assert reply == answer or not answer, said
        assert there.home.state("light.floor").value == "on", "the scene brought it back"


async def test_german(tmp_path: Path) -> None:
    async with brain(tmp_path, "de") as there:
        for said, answer in (
            ("Setz zwei Liter Milch und Brot auf die Einkaufsliste.",
             "2 Liter Milch und Brot: steht auf der Einkaufsliste."),
            ("Streich Brot von der Einkaufsliste.", "Brot: von der Einkaufsliste gestrichen."),
            ("Leere die Einkaufsliste", "Soll ich die Einkaufsliste leeren, auf der eins steht?"),
            ("Ja", "Die Einkaufsliste ist jetzt leer."),
            ("Mach das rückgängig", "Die Einkaufsliste ist wieder wie vorher."),
            ("Merk dir das als Filmabend", "Ich merke mir Filmabend, mit 4 Geräten."),
        ):  # fmt: skip
            assert await say(there, said, "de") == answer
