"""Sound at one sample rate becomes sound at another, as a stream."""

from __future__ import annotations

import numpy as np
import soxr


class Resampler:
    """Converts 16-bit little-endian mono PCM from one sample rate to another without seams between chunks."""

    def __init__(self, from_rate: int, to_rate: int) -> None:
        """Take rates in samples per second; equal rates cost nothing."""
        self._stream = None if from_rate == to_rate else soxr.ResampleStream(from_rate, to_rate, 1, dtype="int16")

    def feed(self, pcm: bytes) -> bytes:
        """Take the next whole samples and return what can be told of the result so far (a few ms are held back)."""
        return self._process(pcm, last=False)

    def finish(self) -> bytes:
        """Return what was held back; nothing may be fed afterwards."""
        return self._process(b"", last=True)

    def _process(self, pcm: bytes, *, last: bool) -> bytes:
        if self._stream is None:
            return pcm
        result: bytes = self._stream.resample_chunk(np.frombuffer(pcm, np.int16), last=last).tobytes()
        return result
