"""A sound device that hears silence and plays into nothing, in real time."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, asynccontextmanager

from satellite.sound.base import Block, Pull
from satellite.sound.pace import frames
from shared.audio import FRAME_SAMPLES, SILENCE


class NullSound:
    """For satellites without a microphone and for tests."""

    name = "null: silence"
    latency_ms = 0

    @asynccontextmanager
    async def open(self, pull: Pull) -> AsyncIterator[AsyncIterator[Block]]:
        """Begin the silence."""
        async with aclosing(_blocks(pull)) as blocks:
            yield blocks


async def _blocks(pull: Pull) -> AsyncGenerator[Block, None]:
    async with aclosing(frames()) as ticks:
        async for index in ticks:
            yield Block(SILENCE, pull(), index * FRAME_SAMPLES)
