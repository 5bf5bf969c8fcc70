"""What automations do things with; `hub.app` hands it over. Tests hand over fakes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from hub.announce.announcer import Announce
from hub.clock import Clock
from hub.devices.component import Publisher
from hub.devices.model import Home
from hub.devices.mqtt import Message
from hub.events import Events
from hub.skills.registry import Skills


class AskSomebody(Protocol):
    """Ask at a satellite and listen for the answer, without a wake word."""

    async def __call__(
        self, satellite: str, question: str, answers: Mapping[str, tuple[str, ...]], timeout_s: float
    ) -> str | None:
        """Return the key of the answer that was given; `None` for none, another, or nobody.

        Raises `HearthError` when the satellite is not there or cannot be asked now.
        """


class Messages(Protocol):
    """MQTT messages of chosen topics (`hub.devices.topics.Topics`)."""

    def follow(self, patterns: Iterable[str]) -> None:
        """Follow exactly these patterns."""

    def __aiter__(self) -> Messages:
        """Iterate for ever."""

    async def __anext__(self) -> Message:
        """Return the next message."""


@dataclass(frozen=True, kw_only=True, slots=True)
class House:
    """All of it."""

    home: Home
    skills: Callable[[], Skills]
    """Asked for when they are needed: one of them runs automations."""
    events: Events
    clock: Clock
    publish: Publisher
    messages: Messages
    announce: Announce
    ask: AskSomebody
    language: str = "en"
    """The household's."""
