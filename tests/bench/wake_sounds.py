"""What the wake word benchmarks listen to: recordings where `../shared/sound` is there, else synthesised speech."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import miniaudio
import numpy as np

from shared.audio import SAMPLE_BYTES, SAMPLE_RATE, ms_to_samples
from tests.audio.room import mix, noise
from tests.satellite.wake.sounds import ordinary_speech, said

RECORDINGS = Path(__file__).parents[3] / "shared" / "sound"
WORDS = ("alexa", "hey_jarvis", "hey_mycroft", "okay_nabu")
"""The words that both engines know."""
WITHOUT_WORDS = ("negative", "near_miss", "speech", "noise", "music")
LEAD_MS, TAIL_MS = 1500, 1000
QUIET_DB = -70
ROOMS = 6
"""Simulated rooms in which each word is synthesised."""


@dataclass(frozen=True, slots=True)
class Clip:
    """A recording; decoded when it is needed."""

    name: str
    word: str
    """The wake word said in it; empty where there is none."""
    synthesised: bool
    path: Path | None = None
    spoken: bytes = b""

    @property
    def half(self) -> int:
        """0 or 1, by the name's hash: which half of the recordings it belongs to."""
        return hashlib.sha256(self.name.encode()).digest()[0] % 2

    def pcm(self, *, speed: float = 1.0) -> bytes:
        """Return 16 kHz PCM; `speed` plays it faster and higher, as another speaker might sound."""
        if self.path is None:
            return self.spoken
        samples = np.array(miniaudio.decode_file(str(self.path), nchannels=1, sample_rate=SAMPLE_RATE).samples)
        if speed != 1.0:
            samples = np.interp(np.arange(0, len(samples) - 1, speed), np.arange(len(samples)), samples)
        return samples.astype(np.int16).tobytes()


def with_words() -> list[Clip]:
    """Return recordings of `WORDS`, and synthesised ones in simulated rooms."""
    clips = [
        Clip(row["file"], word, synthesised=row.get("origin") == "tts", path=RECORDINGS / row["file"])
        for row in _manifest()
        if row.get("kind") == "wake" and (word := row["word"].replace(" ", "_")) in WORDS
    ]
    return clips + [
        Clip(f"{word}-{room}", word, synthesised=True, spoken=said(word, seed=room).pcm)
        for word in WORDS
        for room in range(ROOMS)
    ]


def without_words() -> list[Clip]:
    """Return speech, near misses, noise and music without a wake word, in an order that mixes all kinds."""
    clips = [
        Clip(row["file"], "", synthesised=row.get("origin") == "tts", path=RECORDINGS / row["file"])
        for row in _manifest()
        if row.get("kind") in WITHOUT_WORDS
    ]
    synthesised = [Clip("ordinary speech", "", synthesised=True, spoken=ordinary_speech())]
    return sorted(clips, key=lambda clip: hashlib.sha256(clip.name.encode()).digest()) or synthesised


def quietly(pcm: bytes, *, lead_ms: int = LEAD_MS, tail_ms: int = TAIL_MS) -> bytes:
    """Return sound with a quiet room before, after and under it, as in a home where somebody begins to speak."""
    whole = bytes(SAMPLE_BYTES * ms_to_samples(lead_ms)) + pcm + bytes(SAMPLE_BYTES * ms_to_samples(tail_ms))
    hiss = _hiss() * (len(whole) // len(_hiss()) + 1)
    return mix(whole, hiss[: len(whole)])


@functools.cache
def _hiss() -> bytes:
    return (noise(1 << 20, seed=1, level_db=QUIET_DB) * 32768).astype(np.int16).tobytes()


def seconds(pcm: bytes) -> float:
    """Return how long PCM lasts."""
    return len(pcm) / SAMPLE_BYTES / SAMPLE_RATE


def origin(clips: Sequence[Clip]) -> str:
    """Say where clips are from."""
    recorded = sum(clip.path is not None for clip in clips)
    return f"{recorded} recordings, {len(clips) - recorded} synthesised"


def _manifest() -> Iterator[dict[str, str]]:
    file = RECORDINGS / "manifest.jsonl"
    if file.exists():
        yield from map(json.loads, file.read_text("utf-8").splitlines())
