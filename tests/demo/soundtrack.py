"""The microphones' WAV files: every scene spoken by Piper into a simulated room, one after another."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from shared.audio import SAMPLE_BYTES, ms_to_samples, samples_to_ms
from tests.audio.room import in_room
from tests.audio.speak import CLEAR, speak
from tests.audio.wavfile import write_wav
from tests.demo.scenes import WAKE_WORD, Scene

LEAD_MS = 1000
"""Room noise before the first word."""
BEAT_MS = 1000
"""Scenes begin on a room's beat. One voice that says the wake word in two rooms at the same moment is taken for one
person whom both satellites hear, so the rooms' beats lie apart."""
REPLY_MS = 8000
"""Time after a command for its turn and its reply."""
NO_REPLY_MS = 6500
"""Time after a wake word without a command: the hub waits for one."""


@dataclass(frozen=True, slots=True)
class Take:
    """A scene's place in a room's file."""

    scene: Scene
    begin_ms: int
    end_ms: int


def record(scenes: list[Scene], path: Path, *, seed: int, noise_db: float = -52, beat_ms: int = 0) -> list[Take]:
    """Write the file of a room and return where each scene lies in it, `beat_ms` (0 to 999) after a whole beat."""
    pcm = _quiet(LEAD_MS + beat_ms)
    takes: list[Take] = []
    for scene in scenes:
        begin = len(pcm)
        pcm += _spoken(scene) + _quiet(REPLY_MS if scene.say else NO_REPLY_MS)
        pcm += _quiet((beat_ms - _ms(len(pcm))) % BEAT_MS)
        takes.append(Take(scene, _ms(begin), _ms(len(pcm))))
    write_wav(path, in_room(pcm, seed=seed, noise_db=noise_db))
    return takes


def _spoken(scene: Scene) -> bytes:
    if not scene.wake:
        return speak(scene.say)
    return speak(WAKE_WORD) + _quiet(scene.pause_ms) + (speak(scene.say, speed=CLEAR) if scene.say else b"")


def _quiet(ms: int) -> bytes:
    return bytes(ms_to_samples(ms) * SAMPLE_BYTES)


def _ms(size: int) -> int:
    return samples_to_ms(size // SAMPLE_BYTES)
