"""A language model behind OpenAI's API (llama.cpp, vLLM, LocalAI, …), through OpenAI's own client."""

from __future__ import annotations

import itertools
import json
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


class OpenAiCompatible:
    """One model on one server, behind `LanguageModel`.

    The API does not tell what a model can do: tools are taken for granted.
    """

    def __init__(self, url: str, model: str, key: str = "", limits: Limits | None = None) -> None:
        """Connect to nothing yet. `url` ends before `/chat/completions`, such as `http://127.0.0.1:8080/v1`."""
        import httpx2
        from openai import AsyncOpenAI

        self._url, self._model = url, model
        self._limits = limits or Limits()
        timeout = httpx2.Timeout(None, connect=CONNECT_S)
        http = httpx2.AsyncClient(timeout=timeout, trust_env=False, verify=not url.startswith("http:"))
        self._client = AsyncOpenAI(api_key=key or "none", base_url=url, http_client=http, max_retries=0)
        self._ids = itertools.count(1)

    @property
    def name(self) -> str:
        """The model and where it runs, for people."""
        return f"{self._model} at {self._url}"

    async def abilities(self) -> Abilities:
        """Return what is taken for granted."""
        return Abilities(tools=True)

    async def chat(
        self, messages: Sequence[ChatMessage], tools: Sequence[Tool] = (), schema: Mapping[str, Any] | None = None
    ) -> AsyncIterator[Part]:
        """Answer; see `LanguageModel.chat`."""
        limits, thoughts, calls, usage = self._limits, Thoughts(), _Calls(self._ids), Usage()
        with self._failing():
            async with closing(in_time(self._ask(messages, tools, schema, limits.longest), limits)) as chunks:
                async for chunk in chunks:
                    if chunk.usage is not None:
                        usage = Usage(
                            prompt_tokens=chunk.usage.prompt_tokens, output_tokens=chunk.usage.completion_tokens
                        )
                    for choice in chunk.choices:
                        if text := thoughts.without(choice.delta.content or ""):
                            yield TextDelta(text)
                        calls.add(choice.delta.tool_calls or ())
        if rest := thoughts.rest():
            yield TextDelta(rest)
        for call in calls.whole():
            yield call
        yield usage

    async def warm_up(self, messages: Sequence[ChatMessage] = (), tools: Sequence[Tool] = ()) -> Usage:
        """Have the beginning of the prompt read; the API does not tell what that cost. Raises as `chat`."""
        asked = messages or (ChatMessage(Role.USER, "Hello"),)
        with self._failing():
            await read_to_end(self._ask(asked, tools, None, 1))
        return Usage()

    async def close(self) -> None:
        """Give up connections."""
        await self._client.close()

    async def _ask(
        self, messages: Sequence[ChatMessage], tools: Sequence[Tool], schema: Mapping[str, Any] | None, longest: int
    ) -> Any:
        more: dict[str, Any] = {}
        if tools:
            more["tools"] = [function(each) for each in tools]
        if schema:
            more["response_format"] = {"type": "json_schema", "json_schema": {"name": "answer", "schema": dict(schema)}}
        written: Any = [_written(each) for each in messages]
        return await self._client.chat.completions.create(
            model=self._model,
            messages=written,
            stream=True,
            stream_options={"include_usage": True},
            max_tokens=longest,
            temperature=0.2,
            **more,
        )

    @contextmanager
    def _failing(self) -> Iterator[None]:
        """Turn the client's errors into ours."""
        import httpx2
        import openai

        try:
            yield
        except openai.NotFoundError as error:
            raise ModelMissingError(f"there is no model {self._model} at {self._url}") from error
        except (openai.APITimeoutError, TimeoutError) as error:
            raise ModelTooSlowError(f"{self.name} did not answer in time") from error
        except (openai.APIConnectionError, httpx2.TransportError, httpx2.StreamError, ConnectionError) as error:
            raise ModelUnreachableError(f"no language model answers at {self._url}: {type(error).__name__}") from error
        except openai.APIStatusError as error:
            raise EngineError(f"{self.name}: HTTP status {error.status_code}") from error
        except (openai.OpenAIError, ValueError) as error:
            raise ModelAnswerError(f"{self.name} answered what cannot be read") from error


class _Calls:
    """Puts tool calls together, which come in pieces."""

    def __init__(self, ids: Iterator[int]) -> None:
        self._ids = ids
        self._parts: dict[int, list[str]] = {}

    def add(self, pieces: Sequence[Any]) -> None:
        for piece in pieces:
            part = self._parts.setdefault(piece.index, ["", "", ""])
            function = piece.function
            for place, text in enumerate((piece.id, function and function.name, function and function.arguments)):
                part[place] += text or ""

    def whole(self) -> Iterator[ToolCall]:
        for _, (id_, name, arguments) in sorted(self._parts.items()):
            yield ToolCall(id_ or f"call-{next(self._ids)}", name, _object(arguments))


def _object(text: str) -> Mapping[str, Any] | str:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return text
    return found if isinstance(found, dict) else text


def _written(message: ChatMessage) -> dict[str, Any]:
    written: dict[str, Any] = {"role": message.role.value, "content": message.text}
    if message.calls:
        written["tool_calls"] = [
            {
                "id": call.id,
                "type": "function",
                "function": {
                    "name": call.name,
                    "arguments": call.arguments if isinstance(call.arguments, str) else json.dumps(call.arguments),
                },
            }
            for call in message.calls
        ]
    if message.role is Role.TOOL:
        written["tool_call_id"] = message.answers
    return written
