"""Remembers what people ask it to, tells it, and forgets it: by plain sentences, without a language model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from hub.brain.by_place import ByPlace
from hub.brain.conversation import place_of
from hub.brain.languages import Languages
from hub.brain.memory_words import MemoryWords, memory_words
from hub.brain.responder import Reply, Request, spoken
from hub.store.fact import Fact
from hub.store.facts import FactStore

CLOSE = 70
"""Likeness (0 to 100) from which words mean a fact."""
TOLD = 5
"""Facts that are told at once."""
_INTENTS = {
    "remember": "HearthRemember",
    "recall": "HearthRecall",
    "forget": "HearthForget",
    "forget_all": "HearthForget",
}
_MARKS = re.compile(r"[.!?]+$")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of the memory."""

    kind: str
    """`remember`, `recall`, `forget` or `forget_all`."""
    about: str = ""


def wish(text: str, words: MemoryWords) -> Wish | None:
    """Return what a sentence wants of the memory; `None` for any other sentence."""
    said = " ".join(_MARKS.sub("", text.strip()).split())
    for kind in ("forget_all", "forget", "recall", "remember"):
        for pattern in getattr(words, kind):
            if found := re.fullmatch(pattern, said, re.IGNORECASE):
                return Wish(kind, (found.groupdict().get("about") or "").strip(" ,.:"))
    return None


def matching(facts: Sequence[Fact], about: str) -> list[Fact]:
    """Return the facts that words are about, those that are most alike first; all for no words."""
    if not about:
        return list(facts)
    scored = [(fuzz.token_set_ratio(about.casefold(), each.text.casefold()), each) for each in facts]
    return [each for score, each in sorted(scored, key=lambda pair: (-pair[0], pair[1].id)) if score >= CLOSE]


class MemoryResponder:
    """Takes sentences about the memory. Nothing is remembered that was not asked for."""

    def __init__(self, facts: FactStore, languages: Languages, answer_s: float = 30.0) -> None:
        """A yes to forgetting everything counts for `answer_s` seconds."""
        self._facts, self._languages, self._answer_s = facts, languages, answer_s
        self._asked: ByPlace[bool] = ByPlace()

    async def respond(self, request: Request) -> Reply | None:
        """Do what is asked of the memory; `None` for any other sentence. Raises `StoreError`."""
        words = memory_words(request.language)
        if self._asked.take(place_of(request), self._answer_s) and self._agrees(request):
            return self._reply(await self._forget_all(words), "HearthForget")
        found = wish(request.text, words)
        if found is None:
            return None
        if request.dry_run and found.kind != "recall":
            return self._reply(words.would, _INTENTS[found.kind])
        return await self._do(found, request, words)

    async def _do(self, found: Wish, request: Request, words: MemoryWords) -> Reply:
        known, asks = await self._facts.all(), False
        match found.kind:
            case "remember":
                kept = await self._facts.add(found.about, request.area)
                said = words.kept.format(fact=found.about) if kept else words.full
            case "recall":
                said = self._told(matching(known, found.about), words)
            case "forget":
                gone = matching(known, found.about)[:1]
                await self._facts.forget(*(each.id for each in gone))
                said = words.forgot.format(fact=gone[0].text) if gone else words.unknown
            case _:
                asks, said = bool(known), words.sure if known else words.nothing
        if asks:
            self._asked.put(place_of(request), True)
        return self._reply(said, _INTENTS[found.kind], follow_up=asks)

    def _agrees(self, request: Request) -> bool:
        said = request.text.strip(" .!?,").casefold()
        return said in self._languages.of(request.language).words.yes

    async def _forget_all(self, words: MemoryWords) -> str:
        await self._facts.forget(*(each.id for each in await self._facts.all()))
        return words.forgot_all

    def _told(self, facts: Sequence[Fact], words: MemoryWords) -> str:
        if not facts:
            return words.nothing
        told = " ".join(f"{each.text[:1].upper()}{each.text[1:]}." for each in facts[:TOLD])
        return f"{told} {words.more.format(count=len(facts) - TOLD)}" if len(facts) > TOLD else told

    def _reply(self, text: str, intent: str, *, follow_up: bool = False) -> Reply:
        return Reply(sentences=spoken(text), responder="memory", intent=intent, follow_up=follow_up)
