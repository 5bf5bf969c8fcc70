"""The one sound format inside Hearth, and what can be said of a piece of it without any model.

Everywhere inside our code sound is 16 kHz, 16-bit little-endian, mono, in frames of 20 ms. Conversion happens at
the edges only: at a sound device, at a file, at an engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

SAMPLE_RATE = 16_000
"""Samples per second."""
SAMPLE_BYTES = 2
FRAME_MS = 20
FRAME_SAMPLES = SAMPLE_RATE * FRAME_MS // 1000
FRAME_BYTES = FRAME_SAMPLES * SAMPLE_BYTES
SILENCE = bytes(FRAME_BYTES)
"""One frame of digital silence."""


@dataclass(frozen=True, slots=True)
class AudioFormat:
    """The format of a stream of 16-bit little-endian PCM that crosses an edge."""

    rate: int = SAMPLE_RATE
    """Samples per second."""
    channels: int = 1


@dataclass(frozen=True, slots=True)
class Frame:
    """20 ms of microphone sound, 16 kHz, 16-bit little-endian, mono."""

    pcm: bytes
    """Exactly `FRAME_BYTES` bytes."""
    position: int
    """Index of the first sample, counted from the moment the microphone opened."""
    is_speech: bool = False
    """What the satellite's voice activity detector said of this frame."""

    @property
    def end(self) -> int:
        """Index of the sample after the last one of this frame."""
        return self.position + FRAME_SAMPLES


def split_frames(pcm: bytes, position: int = 0) -> Iterator[Frame]:
    """Cut 16 kHz PCM into frames from sample `position` on; the last one is filled up with silence."""
    for start in range(0, len(pcm), FRAME_BYTES):
        chunk = pcm[start : start + FRAME_BYTES]
        yield Frame(chunk.ljust(FRAME_BYTES, b"\0"), position + start // SAMPLE_BYTES)


def samples_to_ms(samples: int, rate: int = SAMPLE_RATE) -> int:
    """Whole milliseconds that `samples` at `rate` samples per second last, rounded down."""
    return samples * 1000 // rate


def ms_to_samples(ms: float, rate: int = SAMPLE_RATE) -> int:
    """Samples in `ms` milliseconds at `rate` samples per second, rounded down."""
    return int(ms * rate / 1000)
