"""What was talked about in each place: the referents of "it" and "there", the open question, what can be taken back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from hub.brain.responder import Request
from hub.devices.model import Command
from hub.intents.model import Question, Referents

MOST = 64
"""Places that are remembered; beyond that the one that was silent longest is forgotten."""


def loop_time() -> float:
    """Return the running loop's time in seconds."""
    return asyncio.get_running_loop().time()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that waits for its answer."""

    question: Question
    later: tuple[Question, ...] = ()
    """What is to be asked once this is settled."""
    again: bool = False
    """It was already repeated once."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """The state of one place."""

    referents: Referents = field(default_factory=Referents)
    asked: Asked | None = None
    undo: tuple[Command, ...] = ()
    """What takes back the last command."""


@dataclass(frozen=True, slots=True)
class _Kept:
    conversation: Conversation
    at: float


class Conversations:
    """Conversations by place: the area, or the satellite where it stands in none. Each lapses by itself."""

    def __init__(self, context_s: float, answer_s: float, now: Callable[[], float] = loop_time) -> None:
        """Referents and undo last `context_s`, a question `answer_s` seconds."""
        self._context_s, self._answer_s, self._now = context_s, answer_s, now
        self._kept: dict[str, _Kept] = {}

    def at(self, place: str) -> Conversation:
        """Return what is still valid of a place's conversation."""
        kept = self._kept.get(place)
        if kept is None:
            return Conversation()
        age = self._now() - kept.at
        found = kept.conversation
        if age > self._context_s:
            found = Conversation(asked=found.asked)
        if age > self._answer_s:
            found = replace(found, asked=None)
        return found

    def put(self, place: str, conversation: Conversation) -> None:
        """Keep what a turn left behind; its time begins now."""
        self._kept.pop(place, None)
        self._kept[place] = _Kept(conversation, self._now())
        if len(self._kept) > MOST:
            del self._kept[next(iter(self._kept))]


def place_of(request: Request) -> str:
    """Return the key of the place where a request was said."""
    return request.area or request.satellite
