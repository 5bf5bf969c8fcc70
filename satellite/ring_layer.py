"""The sound of something that rings: a melody over and over, growing louder, beneath whatever else is played.

Melodies end in a rest, so that who calls the satellite is heard between their rounds, also where its microphone is
shut while it sounds.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from shared.audio import FRAME_BYTES, FRAME_MS, FRAME_SAMPLES, SAMPLE_BYTES, SILENCE, ms_to_samples
from shared.messages import RingKind
from shared.tones import Note, render

MELODIES: dict[RingKind, tuple[tuple[Note, ...], int]] = {
    RingKind.TIMER: (((1046.5, 0, 220), (1046.5, 300, 220), (1396.9, 600, 460)), 2800),
    RingKind.ALARM: (((698.5, 0, 320), (1046.5, 340, 320), (1396.9, 680, 640)), 3100),
    RingKind.REMINDER: (((698.5, 0, 320), (1046.5, 260, 520)), 2600),
}
"""Notes and length with the rest, in ms: two short and one long; three that climb; two soft ones. What an echo
canceller leaves of many fast notes is easily taken for speech (measured in a simulated room)."""
PEAK = 0.7
QUIET_DB = -24.0
"""Loudness at the beginning, relative to the loudest."""
GROWS_MS = 30_000
"""Time until it is as loud as it gets."""
LEAST = 0.2
"""Share of full loudness that a satellite counts with at least: one that was made silent rings all the same, softly."""
DUCKED = 0.25
"""Loudness, as a share, while somebody talks or is talked to: -12 dB."""
GLIDE = 0.15
"""Ducking moves by so much of full loudness in a frame."""
FADE_SAMPLES = ms_to_samples(5)


@cache
def melody(kind: RingKind) -> tuple[bytes, ...]:
    """Return one round of a melody as frames; those of its rest are `SILENCE` itself."""
    notes, length_ms = MELODIES[kind]
    pcm = render(notes, PEAK).ljust(ms_to_samples(length_ms) * SAMPLE_BYTES, b"\0")
    frames = (pcm[at : at + FRAME_BYTES].ljust(FRAME_BYTES, b"\0") for at in range(0, len(pcm), FRAME_BYTES))
    return tuple(frame if any(frame) else SILENCE for frame in frames)


class RingLayer:
    """Gives a frame of the melody for each frame that is played; not for several threads at once."""

    def __init__(self) -> None:
        self._frames: tuple[bytes, ...] = ()
        self._loudest = 0.0
        self._at = 0
        self._ducking = 1.0
        self._gain = 0.0
        self._is_ending = False

    @property
    def is_on(self) -> bool:
        """There is something to be played."""
        return bool(self._frames)

    def begin(self, frames: tuple[bytes, ...], loudest: float) -> None:
        """Begin a melody, quietly; one that sounds already gives way to it and it goes on as loud."""
        at = 0 if not self._frames or self._is_ending else self._at
        self._frames, self._loudest, self._is_ending = frames, loudest, False
        self._at = at - at % len(self._frames)

    def end(self) -> None:
        """Fade out at once."""
        self._is_ending = self.is_on

    def next(self, volume: float, *, is_ducked: bool) -> bytes:
        """Return the next 20 ms. `volume`: the satellite's, 0 to 1."""
        frame = self._frames[self._at % len(self._frames)]
        grown = min(1.0, self._at * FRAME_MS / GROWS_MS)
        goal = DUCKED if is_ducked else 1.0
        self._ducking += min(GLIDE, max(-GLIDE, goal - self._ducking))
        before = self._gain if self._at else 0.0
        self._gain = max(volume, LEAST) * self._loudest * 10 ** (QUIET_DB * (1 - grown) / 20) * self._ducking
        self._at += 1
        if self._is_ending:
            self._frames = ()
            fade = np.zeros(FRAME_SAMPLES, np.float32)
            fade[:FADE_SAMPLES] = np.linspace(before, 0, FADE_SAMPLES)
            return _scaled(frame, fade)
        if frame is SILENCE:
            return SILENCE
        return _scaled(frame, np.linspace(before, self._gain, FRAME_SAMPLES, dtype=np.float32))


def _scaled(frame: bytes, gain: npt.NDArray[np.float32]) -> bytes:
    return (np.frombuffer(frame, np.int16) * gain).astype(np.int16).tobytes()
