"""A bounded stream of audio frames between one producer and one consumer."""

from __future__ import annotations

import asyncio
from collections import deque

from shared.audio import Frame


class FrameStream:
    """Frames in, `async for` out; closing ends the iteration, failing raises in it.

    When the consumer is `limit` frames behind, the oldest frame is dropped and counted: late sound is worth less than
    new sound. `put`, `close` and `fail` never wait and must be called from the event loop's thread.
    """

    def __init__(self, limit: int = 1500) -> None:
        """Hold at most `limit` frames (1500 frames are 30 s)."""
        self._frames: deque[Frame] = deque()
        self._limit = limit
        self._ended = False
        self._error: Exception | None = None
        self._wakeup = asyncio.Event()
        self.dropped = 0
        """Frames dropped because the consumer was too far behind."""

    def put(self, frame: Frame) -> None:
        """Append a frame; ignored after `close` or `fail`."""
        if self._ended:
            return
        if len(self._frames) >= self._limit:
            self._frames.popleft()
            self.dropped += 1
        self._frames.append(frame)
        self._wakeup.set()

    def close(self) -> None:
        """End the iteration after the frames already held. Closing twice is harmless."""
        self._ended = True
        self._wakeup.set()

    def fail(self, error: Exception) -> None:
        """Raise `error` in the consumer after the frames already held; ignored once ended."""
        if not self._ended:
            self._error = error
            self.close()

    def __aiter__(self) -> FrameStream:
        """Iterate over the frames; only one consumer may."""
        return self

    async def __anext__(self) -> Frame:
        """Return the next frame, waiting for it."""
        while not self._frames:
            if self._error is not None:
                raise self._error
            if self._ended:
                raise StopAsyncIteration
            self._wakeup.clear()
            await self._wakeup.wait()
        return self._frames.popleft()
