"""Asks the whole brain a sentence, as a turn does, and tells what was moved and said."""

from __future__ import annotations

from dataclasses import dataclass

from hub.brain.responder import Reply, Request
from hub.brain.select import Understanding, understanding
from hub.config import HubConfig
from hub.engines.base import Hypotheses, Hypothesis
from tests.fakes.home import MemoryHome


@dataclass(frozen=True)
class Answer:
    reply: Reply
    said: list[str]

    @property
    def text(self) -> str:
        return " ".join(self.said)


def brain_of(home: MemoryHome, language: str = "en") -> Understanding:
    return understanding(home, HubConfig(language=language))


async def ask(
    home: MemoryHome, *texts: str, language: str = "en", area: str = "living", dry_run: bool = False
) -> Answer:
    """Ask with one or several hypotheses, best first."""
    request = Request(
        turn="t1",
        hypotheses=Hypotheses(tuple(Hypothesis(text, -0.1) for text in texts)),
        satellite="box",
        area=area,
        language=language,
        dry_run=dry_run,
    )
    for responder in brain_of(home, language).responders:
        if (reply := await responder.respond(request)) is not None:
            return Answer(reply, [sentence async for sentence in reply.sentences])
    raise AssertionError("nobody answered")


def moved(home: MemoryHome) -> set[str]:
    """What was published: `light.floor turn_on`, with values where there are any."""
    return {
        " ".join((each.device, each.action, *(f"{key}={value}" for key, value in each.arguments.items())))
        for each in home.commands
    }
