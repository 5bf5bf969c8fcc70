"""How sound comes from an audio thread, which must never wait, to the event loop."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import AsyncGenerator

from satellite.sound.base import Block
from shared.audio import FRAME_MS
from shared.errors import SoundError

BACKLOG_FRAMES = 2000 // FRAME_MS
"""Blocks kept for a consumer that is behind; then the oldest are dropped."""
START_S, STALL_S = 10.0, 3.0
"""A device that gives nothing for so long, at first and later, has failed; not every driver tells when it is unplugged.
Sound servers took 0.1 to 2.5 s to begin."""


class Handover:
    """Carries blocks from the audio thread to the event loop; bounded, the oldest are dropped and counted."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.dropped = 0
        self._loop = loop
        self._lock = threading.Lock()
        self._blocks: deque[Block] = deque()
        self._error = ""
        self._closed = False
        self._wakeup = asyncio.Event()
        self._told = False

    def put(self, block: Block) -> None:
        """Take a block; called in the audio thread."""
        with self._lock:
            if len(self._blocks) >= BACKLOG_FRAMES:
                self._blocks.popleft()
                self.dropped += 1
            self._blocks.append(block)
            self._tell()

    def fail(self, reason: str) -> None:
        """End the iteration with an error; called in any thread, ignored after `close`."""
        with self._lock:
            self._error = self._error or reason
            self._tell()

    def close(self) -> None:
        """Take nothing more and touch the loop no more."""
        with self._lock:
            self._closed = True

    def _tell(self) -> None:
        # Once is enough until the loop has looked: a loop that is stuck must not collect callbacks.
        if not self._closed and not self._told:
            self._told = True
            self._loop.call_soon_threadsafe(self._wakeup.set)

    async def blocks(self) -> AsyncGenerator[Block, None]:
        """Yield the blocks as they come. Raises `SoundError` when the device failed or fell silent."""
        limit_s = START_S
        while True:
            with self._lock:
                block = self._blocks.popleft() if self._blocks else None
                error = self._error
                if block is None:
                    self._told = False
                    self._wakeup.clear()
            if block is not None:
                limit_s = STALL_S
                yield block
            elif error:
                raise SoundError(f"sound device: {error}")
            else:
                try:
                    async with asyncio.timeout(limit_s):
                        await self._wakeup.wait()
                except TimeoutError:
                    raise SoundError(f"sound device: no sound came for {limit_s:g} s; was it unplugged?") from None
