"""A model behind the real protocol, and the whole brain before it, in a house in memory."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from hub.brain.conversation import Conversations
from hub.brain.languages import Languages
from hub.brain.llm.history import History
from hub.brain.llm.responder import ModelResponder, Options
from hub.brain.llm.toolbox import ToolBox
from hub.brain.responder import After, Reply, Request
from hub.brain.select import skills
from hub.clock import Clock
from hub.engines.base import Hypotheses, Hypothesis
from hub.engines.model_server import Limits
from hub.engines.ollama import Ollama
from tests.fakes.home import MemoryHome
from tests.fakes.ollama_server import MODEL, FakeOllama, Say, Step, serving, settled
from tests.hub.house import house

PIN = "2468"


@lru_cache(maxsize=4)
def languages_of(home: MemoryHome) -> Languages:
    """Loading the sentences takes a while."""
    return Languages(home, "en")


@lru_cache(maxsize=1)
def shared_house() -> MemoryHome:
    """One house for all tests that leave its devices as they are."""
    home = house()
    home.keep()
    return home


@dataclass
class Answered:
    """What came of a request."""

    said: str
    reply: Reply | None
    after: After = field(default_factory=After)
    commands: list[str] = field(default_factory=list)


class Asker:
    """Says things to the model in a house."""

    def __init__(
        self, fake: FakeOllama, model: Ollama, home: MemoryHome, options: Options, boxes: Sequence[ToolBox]
    ) -> None:
        self.fake, self.home = fake, home
        self.conversations = Conversations(120, 30)
        self.history = History(600)
        self.responder = ModelResponder(
            home,
            languages_of(home),
            skills(home, Clock(), PIN),
            self.conversations,
            self.history,
            model,
            options,
            boxes,
        )

    async def ask(self, text: str, *, area: str = "living", language: str = "en", satellite: str = "") -> Answered:
        """Say a text and listen to the reply to its end."""
        request = Request(
            turn="t1",
            hypotheses=Hypotheses((Hypothesis(text, 0.0),)),
            satellite=satellite,
            area=area,
            language=language,
        )
        before = len(self.home.commands)
        reply = await self.responder.respond(request)
        if reply is None:
            return Answered("", None)
        said = " ".join([sentence async for sentence in reply.sentences])
        commands = [f"{each.device} {each.action}" for each in self.home.commands[before:]]
        return Answered(said, reply, reply.after or After(error=reply.error), commands)

    def told(self, number: int = -1) -> list[dict[str, Any]]:
        """The messages of a request to the model."""
        messages: list[dict[str, Any]] = self.fake.requests[number]["messages"]
        return messages


def _fresh() -> MemoryHome:
    home = shared_house()
    home.restore()
    return home


QUICK = Limits(first_token_s=2.0, idle_s=1.0)
"""Long enough for a busy machine."""


@asynccontextmanager
async def asker(
    *scripts: Sequence[Step],
    home: MemoryHome | None = None,
    options: Options | None = None,
    boxes: Sequence[ToolBox] = (),
    otherwise: Sequence[Step] = (Say("Well."),),
) -> AsyncIterator[Asker]:
    """Run a fake server with these answers and ask it."""
    async with serving(*scripts, otherwise=otherwise) as fake:
        model = Ollama(fake.url, MODEL, QUICK)
        try:
            yield Asker(fake, model, home or _fresh(), options or Options(acknowledge_s=0.2), boxes)
        finally:
            await model.close()
            await settled()
