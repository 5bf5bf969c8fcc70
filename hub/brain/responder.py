"""Who may answer a turn. A list of responders is asked in order; the first that does not say `None` has it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from msgspec import Struct

from hub.engines.base import Hypotheses
from hub.skills.registry import Context


class Confirms(StrEnum):
    """What a reply does no more than confirm, so that a short sound may stand for its words."""

    NOTHING = ""
    """It tells or asks something."""
    DONE = "done"
    """All that was wanted was done: every device confirmed it."""
    SEEN = "seen"
    """The same, and whoever spoke sees it: it happened in their room."""


class Request(Struct, frozen=True, kw_only=True):
    """What was said, where and by whom."""

    turn: str
    hypotheses: Hypotheses
    satellite: str
    area: str
    """Area id of the satellite, empty when it has none."""
    language: str
    dry_run: bool = False
    """Understand and say what would be done, but do nothing."""
    alternatives: Callable[[], Awaitable[Hypotheses]] | None = None
    """Look for other readings, for when these make no sense: takes as long as hearing the first. May raise
    `EngineError`."""

    @property
    def text(self) -> str:
        """The best reading."""
        return self.hypotheses.best

    def context(self, **more: Any) -> Context:
        """Return what skills are told of where and how this is run; `more` fields of it."""
        return Context(
            turn=self.turn,
            satellite=self.satellite,
            area=self.area,
            language=self.language,
            dry_run=self.dry_run,
            **more,
        )


@dataclass(slots=True)
class After:
    """What becomes known only while a reply is spoken, because words and deeds are still being made."""

    done: list[str] = field(default_factory=list)
    intents: list[str] = field(default_factory=list)
    follow_up: bool = False
    error: str = ""
    figures: dict[str, float] = field(default_factory=dict)
    """What it cost (`TurnRecord.figures`)."""


class Reply(Struct, frozen=True, kw_only=True):
    """An answer: words now or words to come, and what was done meanwhile."""

    sentences: AsyncIterator[str]
    """The words to speak, whole sentences, in order; may be empty."""
    responder: str
    """Name of the responder, such as `exact`."""
    intent: str = ""
    slots: dict[str, Any] = {}
    done: tuple[str, ...] = ()
    """What was done to each device, such as `light.kitchen turn_on: confirmed`."""
    confirms: Confirms = Confirms.NOTHING
    follow_up: bool = False
    """The reply asks something: listen again without a wake word."""
    error: str = ""
    """Code of what went wrong, when the reply is an apology."""
    path: tuple[str, ...] = ()
    """The stages of understanding that had a part (`hub.intents.model.Understood`), `answer` for one to a question."""
    confidence: float = 1.0
    """0 to 1: how sure the understanding is."""
    scores: dict[str, float] = {}
    """What was weighed."""
    after: After | None = None
    """Adds to the above, once everything was spoken."""

    @property
    def asks(self) -> bool:
        """It asks something, as far as is known by now."""
        return self.follow_up or (self.after is not None and self.after.follow_up)


class Responder(Protocol):
    """One way to answer."""

    async def respond(self, request: Request) -> Reply | None:
        """Answer, or return `None` for "not mine". Device commands once begun are not undone by cancelling."""


async def spoken(*sentences: str) -> AsyncIterator[str]:
    """Yield sentences that are already known."""
    for sentence in sentences:
        if sentence:
            yield sentence
