"""What the runtime needs of a sound device: microphone blocks in, loudspeaker blocks out, on one clock."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Protocol

Pull = Callable[[], bytes]
"""Gives the next 20 ms for the loudspeaker (`FRAME_BYTES`, silence when there is nothing). May be called from any
thread, must not wait."""


@dataclass(frozen=True, slots=True)
class Block:
    """20 ms of what the microphone heard and of what the loudspeaker played at that time."""

    captured: bytes
    """`FRAME_BYTES` of 16 kHz, 16-bit mono PCM."""
    played: bytes
    """The same length: the echo reference."""
    position: int
    """Index of the first captured sample since the device opened; gaps are real gaps."""


class Sound(Protocol):
    """A full-duplex sound device."""

    @property
    def name(self) -> str:
        """For people, such as `device: USB Audio`."""

    @property
    def latency_ms(self) -> int:
        """Time from a block being pulled to its sound being in the air; 0 for files."""

    def open(self, pull: Pull) -> AbstractAsyncContextManager[AsyncIterator[Block]]:
        """Start capture and playback; inside the block, iterate over the microphone.

        The iteration ends when the source ends (a file) and raises `SoundError` when the device fails. When the
        consumer is more than 2 s behind, the oldest blocks are dropped.
        """
