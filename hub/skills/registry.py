"""The one place where things are done: every door (sentence, LLM, automation, API) runs intents here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from msgspec import Struct

from hub.devices.model import Command, Result, State
from hub.intents.model import Intent, Question
from hub.intents.model import Told as Told  # noqa: PLC0414 - part of an outcome
from hub.timers.problems import NoLocationError

Revert = Callable[[], Awaitable[Told]]
"""Takes back what was done where no command does, and tells so. Raises what the skill raises."""


class Context(Struct, frozen=True, kw_only=True):
    """Where and how an intent is run."""

    turn: str
    satellite: str
    area: str
    """Area id of the satellite, empty when it has none."""
    language: str
    dry_run: bool = False
    """Find the devices and check the request, but publish nothing."""
    confirmed: bool = False
    """The speaker said yes to exactly this."""
    pin: str = ""
    """The digits that the speaker gave for exactly this."""
    trusted: bool = False
    """It is the household's own word in its configuration: policies, which are about voice, ask nothing."""
    undo: tuple[Command | Revert, ...] = ()
    """What `HearthUndo` takes back."""


class DeviceResult(Struct, frozen=True, kw_only=True):
    """What one device did."""

    device: str
    """Device id."""
    name: str
    action: str
    result: Result


class DeviceState(Struct, frozen=True, kw_only=True):
    """A device and its state, as an answer to a question."""

    device: str
    name: str
    state: State
    unit: str = ""


class Outcome(Struct, frozen=True, kw_only=True):
    """What became of an intent, for whoever words the reply."""

    results: tuple[DeviceResult, ...] = ()
    matched: tuple[DeviceState, ...] = ()
    """Devices that answer a question with yes, or whose state was asked."""
    unmatched: tuple[DeviceState, ...] = ()
    """Devices that answer a question with no."""
    error: str = ""
    """A key of home-assistant-intents' error sentences (`no_entity`, `no_area`, …) or one of ours; empty when done."""
    slots: dict[str, Any] = {}
    """Values for the reply sentence, as people say them."""
    speech: str = ""
    """The reply itself, where the skill words it."""
    told: tuple[Told, ...] = ()
    """What is to be said, where it is neither about devices nor one of the community's replies."""
    follow_up: bool = False
    question: Question | None = None
    """What must be asked before the rest of the intent is done. What could be done without
    asking is in `results`; `told` beside a question is the question, in words of its own."""
    undo: tuple[Command | Revert, ...] = ()
    """What brings back how it was before."""

    @property
    def fine(self) -> bool:
        """Everything that was to be done was done, as far as is known."""
        return not self.error and all(each.result in (Result.CONFIRMED, Result.ASSUMED) for each in self.results)


class Skill(Protocol):
    """Runs the intents it names."""

    @property
    def intents(self) -> frozenset[str]:
        """Names of the intents it runs."""

    async def run(self, intent: Intent, context: Context) -> Outcome:
        """Do it. A device command once begun is not undone by cancelling."""


class Skills:
    """All skills by intent name."""

    def __init__(self, skills: list[Skill]) -> None:
        """Raises `ValueError` when two skills claim one intent."""
        self._by_intent: dict[str, Skill] = {}
        for skill in skills:
            for name in skill.intents:
                if name in self._by_intent:
                    raise ValueError(f"two skills claim the intent {name}")
                self._by_intent[name] = skill

    @property
    def intents(self) -> frozenset[str]:
        """Every intent that can be run."""
        return frozenset(self._by_intent)

    async def run(self, intent: Intent, context: Context) -> Outcome:
        """Run an intent. An intent that no skill names ends in the error `no_intent`."""
        if (skill := self._by_intent.get(intent.name)) is None:
            return Outcome(error="no_intent")
        try:
            return await skill.run(intent, context)
        except NoLocationError:
            return Outcome(told=(Told(key="no_location"),))
