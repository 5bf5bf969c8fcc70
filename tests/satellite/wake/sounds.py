"""Wake words as a satellite hears them, with the moment at which each ended."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from satellite.config import Vad as VadSettings
from satellite.vad import Vad
from satellite.wake.base import Wake, WakeEngine
from shared.audio import SAMPLE_BYTES, Frame, ms_to_samples, split_frames
from tests.audio.room import in_room
from tests.audio.speak import speak

SPOKEN = {
    "alexa": "Alexa.",
    "hey_jarvis": "Hey Jarvis.",
    "hey_mycroft": "Hey Mycroft.",
    "okay_nabu": "Okay Nabu.",
    "hey_rhasspy": "Hey Rhasspy.",
}
BEFORE_MS, AFTER_MS = 1500, 1000
AUDIBLE = 300
"""Sample values above this belong to a word spoken by Piper, and none below it."""


@dataclass(frozen=True)
class Said:
    pcm: bytes
    ends: tuple[int, ...]
    """Where each wake word in it ended, in samples."""


@functools.cache
def said(*words: str, then: str = "", pause_ms: int = AFTER_MS, seed: int = 1) -> Said:
    """Return wake words spoken one after the other in a quiet room, each followed by a pause, then a sentence."""
    dry, ends = silence(BEFORE_MS), []
    for word in words:
        spoken = speak(SPOKEN[word])
        loud = np.flatnonzero(np.abs(np.frombuffer(spoken, np.int16).astype(int)) > AUDIBLE)
        ends.append(len(dry) // SAMPLE_BYTES + int(loud[-1]))
        dry += spoken[: int(loud[-1]) * SAMPLE_BYTES] + silence(pause_ms)
    if then:
        dry += speak(then) + silence(AFTER_MS)
    return Said(in_room(dry, seed=seed, distance_m=1.0), tuple(ends))


@functools.cache
def ordinary_speech() -> bytes:
    """Return half a minute of talk without a wake word."""
    sentences = (
        "Turn off the lamp in the living room and set the heating to twenty degrees.",
        "I told Alex that we would be there by eight, but the train was late again.",
        "Have you seen the jar of honey? Hey, just look on the shelf above the coffee machine.",
        "Okay, never mind, we can do the shopping on Saturday morning before the rain comes.",
        "My brother has a croft in the north, with sheep, a stone wall and no telephone.",
    )
    return in_room(silence(BEFORE_MS) + silence(300).join(map(speak, sentences)) + silence(AFTER_MS), seed=2)


def silence(ms: float) -> bytes:
    return bytes(ms_to_samples(ms) * SAMPLE_BYTES)


def heard(engine: WakeEngine, pcm: bytes, position: int = 0) -> list[Wake]:
    """Let an engine listen, as a satellite does, to sound that begins at `position`, and return every wake."""
    return [wake for frame in as_satellite(pcm, position) if (wake := engine.hear(frame)) is not None]


def as_satellite(pcm: bytes, position: int = 0) -> Iterator[Frame]:
    """Yield frames with the satellite's own verdict on speech."""
    vad = Vad(VadSettings())
    for frame in split_frames(pcm, position):
        yield replace(frame, is_speech=vad.hear(frame.pcm))
