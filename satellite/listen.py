"""Live levels and wake scores, for people who place a microphone or tune a sensitivity."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from satellite.acoustics import level_db
from satellite.cleaning import build as build_cleaning
from satellite.config import SatelliteConfig
from satellite.ear import Ear
from satellite.playback import Playback
from satellite.sound.base import Sound
from satellite.sound.select import build as build_sound
from satellite.vad import Vad
from satellite.wake.select import build as build_wake
from shared.audio import FRAME_MS

EVERY_MS = 100


@dataclass(frozen=True, slots=True)
class Levels:
    """What a tenth of a second was like."""

    level_db: float
    """RMS relative to full scale, before cleaning."""
    is_speech: bool
    scores: dict[str, float] = field(default_factory=dict)
    """The highest score of each wake word, 0 to 1."""
    wake: str = ""
    """The wake word that was recognised."""


async def listen(config: SatelliteConfig, sound: Sound | None = None) -> AsyncIterator[Levels]:
    """Yield levels until the sound ends or the caller stops; nothing is sent anywhere.

    Listens to `sound`, or to the configured device. Raises `SoundError` and `EngineError`.
    """
    wake = await asyncio.to_thread(build_wake, config.wake)
    ear = Ear(build_cleaning(config.cleaning), Vad(config.vad), wake)
    captured = b""
    speech = 0
    word = ""
    scores: dict[str, float] = {}
    frames = 0
    async with (sound or build_sound(config.sound)).open(Playback(lambda _: None).pull) as blocks:
        async for block in blocks:
            heard = await asyncio.to_thread(ear.hear, block)
            frames += 1
            captured += block.captured
            speech += heard.frame.is_speech
            word = heard.wake.word if heard.wake else word
            scores = {each: max(score, scores.get(each, 0.0)) for each, score in wake.scores.items()}
            if frames * FRAME_MS >= EVERY_MS:
                yield Levels(round(level_db(captured), 1), speech * 2 > frames, scores, word)
                captured, speech, word, scores, frames = b"", 0, "", {}, 0
