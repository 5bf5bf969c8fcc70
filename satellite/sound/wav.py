"""A sound device whose microphone is a WAV file and whose loudspeaker is another."""

from __future__ import annotations

import asyncio
import wave
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator
from contextlib import ExitStack, aclosing, asynccontextmanager
from pathlib import Path

import numpy as np

from satellite.sound.base import Block, Pull
from satellite.sound.pace import frames
from satellite.sound.resample import Resampler
from shared.audio import FRAME_BYTES, FRAME_MS, FRAME_SAMPLES, SAMPLE_BYTES, SAMPLE_RATE, SILENCE
from shared.errors import SoundError

RATES = (4000, 384_000)
"""Samples per second a file may have."""


class WavSound:
    """Plays a file (any rate, 8 to 32 bits, any number of channels) to the satellite as if it were a microphone.

    After the file the microphone hears silence, so that a reply can be played to its end, until `finish()` is called
    or `tail_ms` are over. Nothing is dropped when the consumer is late. `echo` turns each 20 ms played into what the
    microphone hears of it.
    """

    latency_ms = 0

    def __init__(
        self,
        path: Path,
        out_path: Path | None = None,
        *,
        realtime: bool = True,
        echo: Callable[[bytes], bytes] | None = None,
        tail_ms: int | None = None,
    ) -> None:
        """`out_path` gets what was played, as 16 kHz 16-bit mono WAV; `tail_ms` None: until `finish()`."""
        self.name = f"wav: {path}"
        self.file_over = asyncio.Event()
        """Set when the last sample of the file was heard."""
        self._path = path
        self._out_path = out_path
        self._realtime = realtime
        self._echo = echo
        self._tail_ms = tail_ms
        self._finished = False

    def finish(self) -> None:
        """End the microphone with the next block after the file's end."""
        self._finished = True

    @asynccontextmanager
    async def open(self, pull: Pull) -> AsyncIterator[AsyncIterator[Block]]:
        """Start the file. Raises `SoundError`, here or in the iteration, when a file cannot be used."""
        with ExitStack() as files:
            source = _opened(self._path, files)
            out = _created(self._out_path, files) if self._out_path is not None else None
            async with aclosing(self._blocks(source, out, pull)) as blocks:
                yield blocks

    async def _blocks(
        self, source: wave.Wave_read, out: wave.Wave_write | None, pull: Pull
    ) -> AsyncGenerator[Block, None]:
        heard = _frames_of(source, self._path)
        tail = 0
        async with aclosing(frames(realtime=self._realtime)) as ticks:
            async for index in ticks:
                captured = next(heard, None)
                if captured is None:
                    self.file_over.set()
                    if self._finished or (self._tail_ms is not None and tail >= self._tail_ms):
                        return
                    captured = SILENCE
                    tail += FRAME_MS
                played = pull()
                if out is not None:
                    out.writeframes(played)
                if self._echo is not None:
                    captured = _sum(captured, self._echo(played))
                yield Block(captured, played, index * FRAME_SAMPLES)


def to_mono(pcm: bytes, width: int, channels: int) -> bytes:
    """Turn interleaved PCM as WAV files hold it (`width` 1 to 4 bytes a sample) into 16-bit mono.

    Channels are averaged; 8-bit samples are unsigned; of wide samples the upper 16 bits are kept.
    """
    if width == 1:
        samples = (np.frombuffer(pcm, np.uint8).astype(np.int32) - 128) << 8
    else:
        upper = np.frombuffer(pcm, np.uint8).reshape(-1, width)[:, -2:]
        samples = np.ascontiguousarray(upper).view("<i2").reshape(-1).astype(np.int32)
    if channels > 1:
        samples = samples.reshape(-1, channels).sum(axis=1) // channels
    return samples.astype(np.int16).tobytes()


def _frames_of(source: wave.Wave_read, path: Path) -> Iterator[bytes]:
    """Yield the file as 16 kHz mono frames, reading a tenth of a second at a time."""
    width, channels, rate = source.getsampwidth(), source.getnchannels(), source.getframerate()
    if not RATES[0] <= rate <= RATES[1]:
        raise SoundError(f"{path}: {rate} samples per second is outside {RATES[0]} to {RATES[1]}")
    resampler = Resampler(rate, SAMPLE_RATE)
    held = b""
    over = False
    while not over:
        raw = source.readframes(max(1, rate // 10))
        over = not raw
        whole = len(raw) // (width * channels) * (width * channels)
        held += resampler.finish() if over else resampler.feed(to_mono(raw[:whole], width, channels))
        while len(held) >= FRAME_BYTES:
            yield held[:FRAME_BYTES]
            held = held[FRAME_BYTES:]
    if held:
        yield held.ljust(FRAME_BYTES, b"\0")


def _opened(path: Path, files: ExitStack) -> wave.Wave_read:
    try:
        source = wave.Wave_read(files.enter_context(path.open("rb")))
    except (OSError, EOFError, wave.Error) as error:
        reason = getattr(error, "strerror", None) or str(error) or "it ends too early"
        raise SoundError(
            f"{path}: not a readable WAV file with plain PCM ({reason}); ffmpeg -i IN -c:a pcm_s16le OUT.wav makes one"
        ) from error
    return files.enter_context(source)


def _created(path: Path, files: ExitStack) -> wave.Wave_write:
    try:
        out = wave.Wave_write(files.enter_context(path.open("wb")))
    except OSError as error:
        raise SoundError(f"{path}: cannot be written: {error.strerror}") from error
    out.setnchannels(1)
    out.setsampwidth(SAMPLE_BYTES)
    out.setframerate(SAMPLE_RATE)
    return files.enter_context(out)


def _sum(one: bytes, other: bytes) -> bytes:
    total = np.frombuffer(one, np.int16).astype(np.int32) + np.frombuffer(other, np.int16)
    return np.clip(total, -32768, 32767).astype(np.int16).tobytes()
