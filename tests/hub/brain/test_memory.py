"""Remembering by plain sentences: what is asked for, and nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from hub.brain.languages import Languages
from hub.brain.memory import MemoryResponder, Wish, wish
from hub.brain.memory_words import memory_words
from hub.brain.responder import Request
from hub.engines.base import Hypotheses, Hypothesis
from hub.store.facts import FactStore, open_facts
from tests.hub.house import house

WISHES = [
    ("en", "Remember that the bins go out on Tuesday.", Wish("remember", "the bins go out on Tuesday")),
    ("en", "please remember that Emma is allergic to nuts", Wish("remember", "Emma is allergic to nuts")),
    ("en", "What do you remember?", Wish("recall")),
    ("en", "what did I tell you about the bins", Wish("recall", "the bins")),
    ("en", "forget that the bins go out on Tuesday", Wish("forget", "the bins go out on Tuesday")),
    ("en", "forget what I told you about the bins", Wish("forget", "the bins")),
    ("en", "Forget everything.", Wish("forget_all")),
    ("en", "forget it", None),
    ("en", "do you remember the summer of 2019", None),
    ("en", "remember to call the doctor", None),
    ("en", "I can't remember that song", None),
    ("en", "turn on the light", None),
    ("de", "Merk dir bitte, dass die Tonnen dienstags rausmüssen", Wish("remember", "die Tonnen dienstags rausmüssen")),
    ("de", "Was hast du dir gemerkt?", Wish("recall")),
    ("de", "Was weißt du über die Tonnen?", Wish("recall", "die Tonnen")),
    ("de", "vergiss alles", Wish("forget_all")),
    ("fr", "Souviens-toi que la clé est dans le tiroir", Wish("remember", "la clé est dans le tiroir")),
    ("fr", "oublie tout", Wish("forget_all")),
    ("es", "Recuerda que la basura sale el martes", Wish("remember", "la basura sale el martes")),
    ("es", "¿Qué recuerdas?", Wish("recall")),
    ("nl", "onthoud dat de bakken dinsdag buiten moeten", Wish("remember", "de bakken dinsdag buiten moeten")),
    ("nl", "wat weet je over de bakken", Wish("recall", "de bakken")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "wanted"), WISHES)
def test_what_a_sentence_wants_of_the_memory(language: str, text: str, wanted: Wish | None) -> None:
    assert wish(text, memory_words(language)) == wanted


class Talk:
    def __init__(self, facts: FactStore) -> None:
        self.facts = facts
        self._responder = MemoryResponder(facts, Languages(house(), "en"))

    async def say(self, text: str, *, dry_run: bool = False, area: str = "kitchen") -> str | None:
        request = Request(
            turn="t", hypotheses=Hypotheses((Hypothesis(text, 0.0),)), satellite="", area=area, language="en",
            dry_run=dry_run,
        )  # fmt: skip
        reply = await self._responder.respond(request)
        return None if reply is None else " ".join([each async for each in reply.sentences])


@asynccontextmanager
async def talk(folder: Path) -> AsyncIterator[Talk]:
    async with open_facts(folder / "facts.db") as facts:
        yield Talk(facts)


async def test_a_fact_is_kept_told_and_forgotten(tmp_path: Path) -> None:
    async with talk(tmp_path) as it:
        assert await it.say("what do you remember") == "I was not asked to remember anything like that."
        assert (
            await it.say("remember that the bins go out on Tuesday") == "I'll remember that the bins go out on Tuesday."
        )
        await it.say("remember that Emma is allergic to nuts")
        assert await it.say("what did I tell you about bins") == "The bins go out on Tuesday."
        assert await it.say("what do you remember") == "The bins go out on Tuesday. Emma is allergic to nuts."
        assert await it.say("forget that the bins go out") == "I forgot that the bins go out on Tuesday."
        assert await it.say("forget that the cat is grey") == "I don't remember anything like that."
        assert [each.text for each in await it.facts.all()] == ["Emma is allergic to nuts"]


async def test_everything_is_forgotten_only_after_a_yes_there(tmp_path: Path) -> None:
    async with talk(tmp_path) as it:
        await it.say("remember that Emma is allergic to nuts")
        assert await it.say("yes") is None
        assert (await it.say("forget everything") or "").endswith("?")
        assert await it.say("no") is None and await it.say("yes") is None
        await it.say("forget everything")
        assert await it.say("yes", area="bedroom") is None
        assert await it.facts.all()
        await it.say("forget everything")
        assert await it.say("yes") == "I forgot everything that I was asked to remember."
        assert not await it.facts.all()


async def test_a_dry_run_changes_nothing(tmp_path: Path) -> None:
    async with talk(tmp_path) as it:
        await it.say("remember that Emma is allergic to nuts", dry_run=True)
        assert not await it.facts.all()
