"""Somebody who asks for timers in a house with a whole brain, on a virtual clock."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hub.brain.afterwards import Afterwards
from hub.brain.responder import Request
from hub.brain.select import Understanding, understanding
from hub.brain.told.say import sentence
from hub.config import HubConfig, Voice
from hub.engines.base import Hypotheses, Hypothesis
from hub.intents.model import Intent
from hub.skills.registry import Context, Outcome
from hub.store.timer import Timer, TimerKind
from tests.fakes.home import MemoryHome
from tests.fakes.rooms import FakeRoom
from tests.hub.skills.house import house as devices
from tests.hub.timers.house import House, house

LAMP_OFF = Intent(name="HassTurnOff", slots={"name": "light.lamp"})
UNLOCK = Intent(name="HassTurnOff", slots={"name": "lock.door"})
SAFE = Intent(name="HassTurnOff", slots={"name": "lock.safe"})


@dataclass
class Talk:
    """Somebody in a room of a house with a whole brain."""

    home: House
    brain: Understanding
    devices: MemoryHome
    rooms: dict[str, FakeRoom]
    language: str = "en"
    asked: Outcome | None = None
    said: list[str] = field(default_factory=list)

    async def do(
        self, intent: str, *, room: str = "den", then: tuple[Intent, ...] = (), dry_run: bool = False, **slots: Any
    ) -> str:
        """Run an intent as if it had been said in a room; return the words."""
        return await self._run(Intent(name=intent, slots=slots, then=then), room, dry_run=dry_run)

    async def run(self, intent: Intent, room: str = "den") -> str:
        """Run an intent as it was understood in a room; return the words."""
        return await self._run(intent, room)

    async def answer(self, choice: int, **slots: Any) -> str:
        """Answer what was asked: with one of the choices, or with the slot that is missing."""
        assert self.asked is not None
        assert self.asked.question is not None
        intent = self.asked.question.intents[choice]
        return await self._run(Intent(name=intent.name, slots={**intent.slots, **slots}, then=intent.then), "den")

    async def _run(self, intent: Intent, room: str, **context: Any) -> str:
        outcome = await self.brain.skills.run(
            intent, Context(turn="t", satellite=room, area=room, language=self.language, **context)
        )
        self.asked = outcome if outcome.question is not None else None
        if outcome.question is not None and not outcome.told:
            return self.brain.languages.of(self.language).asking.ask(outcome.question)
        if outcome.told:
            return " ".join(sentence(each, self.language, self.home.clock.now()) for each in outcome.told)
        return " ".join(self.brain.languages.of(self.language).replies.word(intent, outcome))

    async def say(self, *texts: str, room: str = "den") -> str:
        """Say words, as they are heard; return the reply to the last."""
        reply = ""
        for text in texts:
            request = Request(
                turn="t",
                hypotheses=Hypotheses((Hypothesis(text, -0.1),)),
                satellite=room,
                area=room,
                language=self.language,
            )
            for responder in self.brain.responders:
                if (found := await responder.respond(request)) is not None:
                    reply = " ".join([each async for each in found.sentences])
                    break
        return reply

    async def kept(self, *kinds: TimerKind) -> list[Timer]:
        return await self.home.keeper.all(*kinds)


@asynccontextmanager
async def talk(path: Path, language: str = "en", begin: str = "2026-06-03T12:00") -> AsyncIterator[Talk]:
    async with house(path, begin=begin) as home:
        rooms = {name: home.rooms.add(name, language=language) for name in ("den", "hall")}
        lamps = devices()
        brains: list[Understanding] = []

        async def later(timer: Timer) -> str:
            assert isinstance(brains[0].afterwards, Afterwards)
            return await brains[0].afterwards(timer)

        home.run = later
        await home.start(*rooms.values())
        config = HubConfig(language=language, voice=Voice(pin="1234"))
        brains.append(understanding(lamps, config, clock=home.clock, keeper=home.keeper))
        yield Talk(home, brains[0], lamps, rooms, language)
