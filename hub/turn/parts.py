"""What a turn is made of: how it began, where words come from and go to, who answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from hub.brain.last_reply import LastReply
from hub.brain.responder import Confirms, Reply, Request, Responder
from hub.engines.base import Hypotheses
from hub.trace import Trace
from shared.endpoint import EndReason
from shared.messages import Cause


@dataclass(frozen=True, slots=True)
class Opening:
    """How a turn began."""

    turn: str
    satellite: str
    """Name of the satellite, empty when the turn was typed."""
    area: str
    """Area id, empty when unknown."""
    language: str
    cause: Cause | None = None
    """`None` when the turn was typed."""
    word: str = ""
    """Wake word, such as `hey_jarvis`."""
    score: float = 0.0
    wake_end: int = 0
    """Position, in samples, before which frames are wake word and not utterance."""
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """What listening found."""

    hypotheses: Hypotheses
    reason: EndReason | None = None
    alternatives: Callable[[], Awaitable[Hypotheses]] | None = None
    """Look for other readings; `None` when there are none."""


@dataclass(slots=True)
class Said:
    """What became of a reply, kept true while it is spoken, also when it is cut off."""

    text: str = ""
    """The whole reply, as it is written."""
    heard: str = ""
    """What of it was heard, to the last whole word."""
    heard_ms: int = 0
    complete: bool = True
    """All of it was heard."""


class YieldedError(Exception):
    """Another satellite heard the same words and answers; its name is the argument."""


class Ears(Protocol):
    """Where the words come from."""

    async def listen(self, opening: Opening, trace: Trace) -> Heard:
        """Return what was said. Raises `EngineError`, `ConnectionError`, `TimeoutError`, `YieldedError`."""


class Mouth(Protocol):
    """Where the reply goes."""

    async def speak(
        self, words: AsyncIterator[str], said: Said, trace: Trace, turn: str, confirms: Confirms = Confirms.NOTHING
    ) -> None:
        """Speak sentences, or let a sound stand for what they confirm; keeps `said` true.

        Raises `EngineError`, `ConnectionError`.
        """


@dataclass(frozen=True, slots=True)
class Brain:
    """Who answers, how long they may take, and what is said when a stage fails."""

    responders: list[Responder]
    apology: Callable[[str, str], str]
    """From a failure's code and a language to one sentence."""
    budget_s: float
    silence: Callable[[Request], Reply | None] = lambda _: None
    """What is said when a question was asked and nobody answered."""
    remember: Callable[[str, LastReply], None] = lambda _place, _reply: None
    """Keeps the last reply of a place (area id, or satellite), for "go on" and "say that again"."""

    async def answer(self, request: Request) -> Reply | None:
        """Return the first answer. Raises `TimeoutError` when the budget is spent."""
        async with asyncio.timeout(self.budget_s):
            for responder in self.responders:
                if (reply := await responder.respond(request)) is not None:
                    return reply
        return None
