"""A simulated home: what satellites in several rooms hear of the people in it, and when their wake words are heard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import soxr

from satellite.cleaning import build as build_cleaning
from satellite.config import SatelliteConfig
from satellite.ear import Ear
from satellite.level import level_db
from satellite.sound.base import Block
from satellite.vad import Vad
from satellite.wake.base import Wake
from satellite.wake.select import build as build_wake
from shared.audio import SAMPLE_BYTES, SAMPLE_RATE, SILENCE, Frame, ms_to_samples, split_frames
from tests.audio.room import in_room, mix
from tests.audio.speak import speak

LEAD_MS, TAIL_MS = 2500, 1500
METRE_S = 1 / 343
"""Seconds that sound takes for a metre."""


@dataclass(frozen=True)
class Place:
    """Where a person stands as seen from a satellite."""

    distance_m: float
    door_db: float = 0.0
    """What a closed or half open door takes away, most of it from the high tones."""


@dataclass(frozen=True)
class Spoken:
    """What one person says: `pitch` and `speed` make them somebody else."""

    text: str
    begin_ms: int = 0
    pitch: float = 1.0
    speed: float = 1.0
    level_db: float = -26.0
    """Loudness at one metre."""

    @property
    def dry(self) -> bytes:
        """The sound, after `begin_ms` of silence."""
        said = soxr.resample(
            np.frombuffer(speak(self.text, speed=self.speed / self.pitch), np.int16),
            SAMPLE_RATE * self.pitch,
            SAMPLE_RATE,
        )
        return bytes(ms_to_samples(LEAD_MS + self.begin_ms) * SAMPLE_BYTES) + bytes(said.astype(np.int16))


def at_satellite(people: Sequence[tuple[Spoken, Place]], *, seed: int, noise_db: float = -62.0) -> bytes:
    """Return what one satellite's microphone hears of everybody, its room's noise included."""
    parts = []
    for number, (spoken, place) in enumerate(people):
        late = bytes(round(place.distance_m * METRE_S * SAMPLE_RATE) * SAMPLE_BYTES)
        level = spoken.level_db - 20 * np.log10(max(place.distance_m, 0.3)) * 0.7 - place.door_db
        pcm = late + _through_a_door(spoken.dry, place.door_db) + bytes(ms_to_samples(TAIL_MS) * SAMPLE_BYTES)
        parts.append(
            in_room(
                pcm, seed=100 * seed + number, noise_db=noise_db, distance_m=place.distance_m, level_db=float(level)
            )
        )
    return mix(*parts)


def _through_a_door(pcm: bytes, door_db: float) -> bytes:
    """Take the high tones away: half of `door_db` more at 4 kHz than at 500 Hz."""
    if not door_db:
        return pcm
    sound = np.frombuffer(pcm, np.int16).astype(float)
    frequency = np.fft.rfftfreq(len(sound), 1 / SAMPLE_RATE)
    octaves = np.clip(np.log2(np.maximum(frequency, 1.0) / 500), 0, 4)
    bent = np.fft.irfft(np.fft.rfft(sound) * 10 ** (-octaves * door_db / 6 / 20), len(sound))
    return bytes(bent.astype(np.int16))


@dataclass(frozen=True)
class Woken:
    """What a satellite sends after its wake word."""

    at_s: float
    """When it is sent, on the clock of the home."""
    wake: Wake
    level_db: float
    held: tuple[Frame, ...]
    """The pre-roll."""
    live: tuple[tuple[float, Frame], ...]
    """Frames that follow, with the moments at which they are sent."""

    @property
    def age_ms(self) -> int:
        """As in `Woke`."""
        return (self.held[-1].end - self.wake.end) * 1000 // SAMPLE_RATE


def listen(pcm: bytes, *, phase_ms: int = 0) -> Woken | None:
    """Let a real ear hear a microphone that opened `phase_ms` before the clock began; None: no wake word was heard.

    The runtime's batches of four frames are kept.
    """
    config = SatelliteConfig()
    ear = Ear(build_cleaning(config.cleaning, latency_ms=0), Vad(config.vad), build_wake(config.wake))
    heard = [
        ear.hear(Block(frame.pcm, SILENCE, frame.position))
        for frame in split_frames(bytes(ms_to_samples(phase_ms) * 2) + pcm)
    ]
    first = next((number for number, each in enumerate(heard) if each.wake), None)
    if first is None:
        return None
    wake = heard[first].wake
    assert wake is not None

    def sent(number: int) -> float:
        return (number + 1) * 0.02 - phase_ms / 1000

    frames = [each.frame for each in heard]
    batch = first | 3  # Four at once while somebody speaks, until the uplink opens.
    begin = wake.end - ms_to_samples(config.wake.pre_roll_ms)
    held = tuple(frame for frame in frames[: first + 1] if frame.end > begin)
    live = tuple((sent(max(number, batch)), frames[number]) for number in range(first + 1, len(frames)))
    return Woken(sent(batch), wake, level_db(frames[max(0, first - 199) : first + 1], wake.end), held, live)
