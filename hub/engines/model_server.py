"""What all servers of language models have in common: limits, tools as JSON, answers in chunks that must not stall."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any

from hub.engines.language import Tool

CONNECT_S = 2.0
LOAD_S = 300.0
"""A model from a slow disk is loaded in this time."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much a model may take."""

    window: int = 4096
    """Tokens of prompt and answer together."""
    longest: int = 300
    """Tokens of one answer."""
    first_token_s: float = 12.0
    idle_s: float = 5.0
    keep_alive: str = "30m"


async def in_time(asking: Awaitable[Any], limits: Limits) -> AsyncIterator[Any]:
    """Yield the chunks of an answer; closing it closes the answer. Raises `TimeoutError`, and what the client raises.

    `asking` gives an async generator or OpenAI's stream.
    """
    wait_s = limits.first_token_s
    async with asyncio.timeout(wait_s):
        answer = await asking
    async with aclosing(answer):
        chunks = aiter(answer)
        while True:
            async with asyncio.timeout(wait_s):
                chunk = await anext(chunks, None)
            if chunk is None:
                return
            yield chunk
            wait_s = limits.idle_s


async def read_to_end(asking: Awaitable[Any]) -> Any:
    """Let a model answer, which loads it; return the last chunk. Errors as `in_time`, after `LOAD_S`."""
    last = None
    async with asyncio.timeout(LOAD_S), aclosing(await asking) as chunks:
        async for chunk in chunks:
            last = chunk
    return last


def function(tool: Tool) -> dict[str, Any]:
    """Return a tool as both OpenAI's and Ollama's API want it."""
    parameters = {"type": "object", "properties": {}, **tool.parameters}
    return {"type": "function", "function": {"name": tool.name, "description": tool.about, "parameters": parameters}}
