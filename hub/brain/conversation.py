"""What was talked about in each place: the referents of "it" and "there", the open question, what can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from hub.brain.by_place import ByPlace, loop_time
from hub.brain.responder import Request
from hub.devices.model import Command
from hub.intents.model import Question, Referents
from hub.skills.registry import Revert


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
    undo: tuple[Command | Revert, ...] = ()
    """What takes back the last command."""


class Conversations:
    """Conversations by place: the area, or the satellite where it stands in none. Each lapses by itself."""

    def __init__(self, context_s: float, answer_s: float, now: Callable[[], float] = loop_time) -> None:
        """Referents and undo last `context_s`, a question `answer_s` seconds."""
        self._context_s, self._answer_s = context_s, answer_s
        self._kept: ByPlace[Conversation] = ByPlace(now)

    def at(self, place: str) -> Conversation:
        """Return what is still valid of a place's conversation."""
        talk = self._kept.get(place, self._context_s) or Conversation()
        open_talk = self._kept.get(place, self._answer_s)
        return replace(talk, asked=open_talk.asked if open_talk is not None else None)

    def put(self, place: str, conversation: Conversation) -> None:
        """Keep what a turn left behind; its time begins now."""
        self._kept.put(place, conversation)


def place_of(request: Request) -> str:
    """Return the key of the place where a request was said."""
    return request.area or request.satellite
