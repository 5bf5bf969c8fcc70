"""A language model run by Ollama, through its own client."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from hub.engines.language import (
    Abilities,
    ChatMessage,
    ModelAnswerError,
    ModelMissingError,
    ModelTooSlowError,
    ModelUnreachableError,
    Part,
    Role,
    TextDelta,
    Tool,
    ToolCall,
    Usage,
)
from hub.engines.model_server import CONNECT_S, Limits, function, in_time, read_to_end
from hub.engines.thinking import Thoughts
from shared.errors import EngineError
from shared.tasks import closing

ASK_S = 5.0
"""Wait for what needs no model, such as its abilities."""


class Ollama:
    """One model on one Ollama server, behind `LanguageModel`.

    Every request carries the same runner options: others would make the server load the model anew.
    """

    def __init__(self, url: str, model: str, limits: Limits | None = None) -> None:
        """Connect to nothing yet. `url` is the server's, such as `http://127.0.0.1:11434`."""
        import httpx
        from ollama import AsyncClient

        self._url, self._model = url, model
        self._limits = limits or Limits()
        timeout = httpx.Timeout(None, connect=CONNECT_S)
        # Reading all certificate authorities takes a quarter of a second, and most homes speak plain HTTP.
        self._client = AsyncClient(url, timeout=timeout, trust_env=False, verify=not url.startswith("http:"))
        self._abilities: Abilities | None = None
        self._ids = itertools.count(1)

    @property
    def name(self) -> str:
        """The model and where it runs, for people."""
        return f"{self._model} at {self._url}"

    async def abilities(self) -> Abilities:
        """Return what the model can do; asked of the server once. Raises `EngineError`."""
        if self._abilities is None:
            with self._failing():
                async with asyncio.timeout(ASK_S):
                    shown = await self._client.show(self._model)
            told = shown.capabilities
            # Servers before 0.6.4 do not tell; what the template mentions is what they go by themselves.
            tools = "tools" in told if told is not None else ".Tools" in (shown.template or "")
            windows = (value for key, value in (shown.modelinfo or {}).items() if key.endswith(".context_length"))
            self._abilities = Abilities(
                tools=tools, thinking="thinking" in (told or ()), window=int(next(windows, 0) or 0)
            )
        return self._abilities

    async def chat(
        self, messages: Sequence[ChatMessage], tools: Sequence[Tool] = (), schema: Mapping[str, Any] | None = None
    ) -> AsyncIterator[Part]:
        """Answer; see `LanguageModel.chat`."""
        limits, thoughts, usage = self._limits, Thoughts(), None
        with self._failing():
            async with closing(in_time(self._ask(messages, tools, schema, limits.longest), limits)) as chunks:
                async for chunk in chunks:
                    if text := thoughts.without(chunk.message.content or ""):
                        yield TextDelta(text)
                    for call in chunk.message.tool_calls or ():
                        yield ToolCall(f"call-{next(self._ids)}", call.function.name, dict(call.function.arguments))
                    if chunk.done:
                        usage = _usage(chunk)
        if usage is None:
            raise ModelUnreachableError(f"{self.name} broke off in the middle of an answer")
        if rest := thoughts.rest():
            yield TextDelta(rest)
        yield usage

    async def warm_up(self, messages: Sequence[ChatMessage] = (), tools: Sequence[Tool] = ()) -> Usage:
        """Have the model loaded and the beginning of the prompt read; see `LanguageModel.warm_up`."""
        with self._failing():
            last = await read_to_end(self._ask(messages, tools, None, 1))
        if last is None:
            raise ModelUnreachableError(f"{self.name} broke off in the middle of an answer")
        return _usage(last)

    async def close(self) -> None:
        """Give up connections."""
        await self._client.close()  # type: ignore[no-untyped-call]

    async def _ask(
        self, messages: Sequence[ChatMessage], tools: Sequence[Tool], schema: Mapping[str, Any] | None, longest: int
    ) -> Any:
        limits = self._limits
        return await self._client.chat(
            self._model,
            [_written(each) for each in messages],
            tools=[function(each) for each in tools],
            format=dict(schema) if schema else None,
            think=False,  # left out, a model that can think would do so for seconds before its first word
            stream=True,
            options={"num_ctx": limits.window, "num_predict": longest, "temperature": 0.2},
            keep_alive=limits.keep_alive,
        )

    @contextmanager
    def _failing(self) -> Iterator[None]:
        """Turn the client's errors into ours."""
        import httpx
        from ollama import ResponseError
        from pydantic import ValidationError

        try:
            yield
        except ResponseError as error:
            if error.status_code == 404:
                raise ModelMissingError(
                    f"there is no model {self._model} at {self._url}; `ollama pull {self._model}` there fetches it"
                ) from error
            raise EngineError(f"{self.name}: {error.error}") from error
        except TimeoutError as error:
            raise ModelTooSlowError(f"{self.name} did not answer in time") from error
        except (ConnectionError, httpx.TransportError, httpx.StreamError) as error:
            raise ModelUnreachableError(f"no language model answers at {self._url}: {type(error).__name__}") from error
        except (ValidationError, ValueError) as error:
            raise ModelAnswerError(f"{self.name} answered what cannot be read") from error


def _usage(chunk: Any) -> Usage:
    return Usage(
        prompt_tokens=chunk.prompt_eval_count or 0,
        output_tokens=chunk.eval_count or 0,
        load_ms=_ms(chunk.load_duration),
        prompt_ms=_ms(chunk.prompt_eval_duration),
        output_ms=_ms(chunk.eval_duration),
        cut_off=chunk.done_reason == "length",
    )


def _ms(nanoseconds: int | None) -> int:
    return (nanoseconds or 0) // 1_000_000


def _written(message: ChatMessage) -> dict[str, Any]:
    written: dict[str, Any] = {"role": message.role.value, "content": message.text}
    if message.calls:
        written["tool_calls"] = [
            {"function": {"name": call.name, "arguments": {} if isinstance(call.arguments, str) else call.arguments}}
            for call in message.calls
        ]
    if message.role is Role.TOOL:
        written["tool_name"] = message.tool
    return written
