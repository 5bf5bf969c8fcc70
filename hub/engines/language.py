"""What the brain needs of a language model, whatever serves it: messages and tools in, words and tool calls out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from shared.errors import EngineError


class ModelUnreachableError(EngineError):
    """No server answers, or it broke off."""


class ModelMissingError(EngineError):
    """The server does not have the model."""


class ModelTooSlowError(EngineError):
    """Nothing came within the limit."""


class ModelAnswerError(EngineError):
    """What the model or its server wrote cannot be read."""


class Role(StrEnum):
    """Who a message is from."""

    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"
    TOOL = "tool"


@dataclass(frozen=True, slots=True)
class TextDelta:
    """More words of the answer."""

    text: str


@dataclass(frozen=True, slots=True)
class ToolCall:
    """The model wants a tool run."""

    id: str
    """Made by the server, or by us where it makes none; unique within a conversation."""
    name: str
    arguments: Mapping[str, Any] | str
    """As the model wrote them; text where that is no JSON object."""


@dataclass(frozen=True, slots=True)
class Usage:
    """The last part of an answer: what it cost, by the server's own clock; 0 where it does not say."""

    prompt_tokens: int = 0
    output_tokens: int = 0
    load_ms: int = 0
    """Time to load the model; more than a few milliseconds: it was cold."""
    prompt_ms: int = 0
    """Time to read the prompt; little for many tokens: the server's prompt cache was hit."""
    output_ms: int = 0
    cut_off: bool = False
    """The answer reached the greatest length."""


Part = TextDelta | ToolCall | Usage


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One message of a conversation."""

    role: Role
    text: str = ""
    calls: tuple[ToolCall, ...] = ()
    """Of the assistant: the tools it wanted run."""
    answers: str = ""
    """Of a tool: id of the call that this is the result of."""
    tool: str = ""
    """Of a tool: its name."""


@dataclass(frozen=True, slots=True)
class Tool:
    """Something that the model may have run."""

    name: str
    about: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    """JSON schema of an object."""


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a model can do, as its server says."""

    tools: bool = False
    thinking: bool = False
    window: int = 0
    """Greatest number of tokens it was made for; 0 when unknown."""


class LanguageModel(Protocol):
    """Answers in words and tool calls. One conversation's calls come one after another."""

    @property
    def name(self) -> str:
        """The model and where it runs, for people: `qwen3:4b at http://127.0.0.1:11434`."""

    async def abilities(self) -> Abilities:
        """Return what the model can do; asked of the server once. Raises `EngineError` (see `chat`)."""

    def chat(
        self, messages: Sequence[ChatMessage], tools: Sequence[Tool] = (), schema: Mapping[str, Any] | None = None
    ) -> AsyncIterator[Part]:
        """Answer; closing the iterator stops generation on the server. `schema`: the answer is JSON of this schema.

        Thinking is switched off, and what comes of it all the same is left out. Each `ToolCall` is whole; `Usage` comes
        last. Raises `ModelUnreachableError`, `ModelMissingError`, `ModelTooSlowError`, `ModelAnswerError` or another
        `EngineError`.
        """

    async def warm_up(self, messages: Sequence[ChatMessage] = (), tools: Sequence[Tool] = ()) -> Usage:
        """Have the model loaded and the beginning of the prompt read; return what that cost. Raises as `chat`."""

    async def close(self) -> None:
        """Give up connections."""
