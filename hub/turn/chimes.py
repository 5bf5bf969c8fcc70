"""Short sounds that the hub has a satellite make where no words are wanted yet, or any more."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from shared.audio import SAMPLE_RATE
from shared.tones import Note, render

VOLUME = 0.35


class Chime(StrEnum):
    """What is told by a sound."""

    ANNOUNCEMENT = "announcement"
    """Words follow that nobody here asked for."""
    CALL_BEGINS = "call begins"
    """Another room hears this one from now on."""
    CALL_OVER = "call over"
    DONE = "done"
    """What was wanted is done: in place of words that would only confirm it."""


NOTES: dict[Chime, tuple[Note, ...]] = {
    Chime.ANNOUNCEMENT: ((659.3, 0, 260), (880.0, 160, 260), (1108.7, 320, 420)),
    Chime.CALL_BEGINS: ((587.3, 0, 160), (880.0, 120, 160), (587.3, 300, 160), (880.0, 420, 240)),
    Chime.CALL_OVER: ((880.0, 0, 160), (587.3, 140, 260)),
    Chime.DONE: ((880.0, 0, 90), (1318.5, 70, 140)),
}
"""A rising major chord; a fifth twice, as a telephone rings; a falling fifth; a rising one, higher than that of the
wake word."""


@cache
def sound_of(chime: Chime, rate: int = SAMPLE_RATE) -> bytes:
    """Return its sound, 16-bit mono PCM at `rate` samples per second."""
    return render(NOTES[chime], VOLUME, rate)
