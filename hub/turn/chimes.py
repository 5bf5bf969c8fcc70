"""Short sounds that the hub has a satellite make."""

from __future__ import annotations

from functools import cache

from hub.rooms import Chime
from shared.audio import SAMPLE_RATE
from shared.tones import Note, render

VOLUME = 0.35


NOTES: dict[Chime, tuple[Note, ...]] = {
    Chime.ANNOUNCEMENT: ((659.3, 0, 260), (880.0, 160, 260), (1108.7, 320, 420)),
    Chime.GENTLE: ((440.0, 0, 420), (554.4, 220, 620)),
    Chime.DOORBELL: ((659.3, 0, 620), (523.3, 480, 900)),
    Chime.ALERT: ((880.0, 0, 160), (1174.7, 160, 160), (880.0, 380, 160), (1174.7, 540, 260)),
    Chime.CALL_BEGINS: ((587.3, 0, 160), (880.0, 120, 160), (587.3, 300, 160), (880.0, 420, 240)),
    Chime.CALL_OVER: ((880.0, 0, 160), (587.3, 140, 260)),
    Chime.DONE: ((880.0, 0, 90), (1318.5, 70, 140)),
}
"""A rising major chord; a major third, low and slow; ding, dong; a fourth twice, in haste; a fifth twice, as a
telephone rings; a falling fifth; a rising one, higher than that of the wake word."""
SOFT = {Chime.GENTLE: 0.5}
"""Share of the usual loudness."""


@cache
def sound_of(chime: Chime, rate: int = SAMPLE_RATE) -> bytes:
    """Return its sound, 16-bit mono PCM at `rate` samples per second; nothing for none."""
    if chime is Chime.NONE:
        return b""
    return render(NOTES[chime], VOLUME * SOFT.get(chime, 1.0), rate)
