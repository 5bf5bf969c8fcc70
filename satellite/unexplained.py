"""Is there more in the microphone than the satellite's own echo? Pure; counts frames.

A Kalman filter knows how wrong it may be, and so how much of the echo it should leave; Enzner and Vary (see
`satellite.linear_canceller`) suppress by that. How much more it really leaves is the loudspeaker's doing: what that
bends no linear filter explains. So the difference is learnt, in bands, from what sounds, and what stands above it is
somebody else. A talker is told from the echo in his first syllable, because no suppressor has taken him away.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from shared.audio import FRAME_SAMPLES, SAMPLE_RATE

BANDS_HZ = ((200, 500), (500, 1000), (1000, 2000), (2000, 4000), (200, 4000))
"""Where speech is loud; the whole is one of them."""
WINDOW = 100
"""Frames (2 s) that are remembered of what is usual."""
USUAL = 0.95
"""This share of frames that sound leave no more, beyond what was expected, than what counts as usual."""
FLOOR, FLOOR_DB = 0.1, 6.0
"""So quiet is this share of frames at least; what is so little louder may still be the room's noise."""
HIDDEN_DB = 10.0
"""An echo of which so much less is expected than the room's noise teaches nothing: it is the noise that was left."""
FALL_DB = 2.0
"""What is expected falls no faster than so much a frame: a room that needs 0.6 s for 60 dB, or an echo that comes later
than the filter is long, goes on when the filter's own tail is over."""
KNOWN_AFTER = 100
"""Before so many frames (2 s) too little is known to say anything: the filter itself is still learning."""
LEAST_DB, MOST_DB = -6.0, 12.0
"""One band says no more than this, so that most of them must agree."""
_DB = 10 / np.log(10)
_TINY = 1e-12
_Floats = npt.NDArray[np.float64]


class Unexplained:
    """Give it what the canceller says of every frame that may have an echo."""

    def __init__(self) -> None:
        """Begin without knowledge of the loudspeaker."""
        self._levels, self._surplus = _Latest(), _Latest()
        self._echo = np.full(len(BANDS_HZ), -np.inf)

    def step(self, left: _Floats, expected: _Floats) -> float:
        """Return by how many dB more was left than is usual, -6 to 12, the mean of all bands.

        `left`, `expected`: power that was left and that had to be expected, `FRAME_SAMPLES` + 1 steps from 0 to 8 kHz.
        """
        level = np.log(_BANDS @ left + _TINY)
        self._echo = echo = np.maximum(np.log(_BANDS @ expected + _TINY), self._echo - FALL_DB / _DB)
        self._levels.add(level)
        quiet = self._levels.at(FLOOR)
        known = self._levels.count >= KNOWN_AFTER
        explained = quiet + FLOOR_DB / _DB
        if self._surplus.count:
            explained = np.logaddexp(explained, echo + self._surplus.at(USUAL))
        if echo[-1] > quiet[-1] - HIDDEN_DB / _DB:
            self._surplus.add(level - echo)
        return float(np.clip((level - explained) * _DB, LEAST_DB, MOST_DB).mean()) if known else LEAST_DB


class _Latest:
    """The last `WINDOW` rows of numbers, one number for each band."""

    def __init__(self) -> None:
        self.count = 0
        self._rows = np.zeros((WINDOW, len(BANDS_HZ)))

    def add(self, row: _Floats) -> None:
        self._rows[self.count % WINDOW] = row
        self.count += 1

    def at(self, share: float) -> _Floats:
        """Return for each band what this share of the numbers is below."""
        rows = self._rows[: self.count]
        index = int(share * (len(rows) - 1))
        found: _Floats = np.partition(rows, index, axis=0)[index]
        return found


def _averages() -> _Floats:
    steps_hz = np.arange(FRAME_SAMPLES + 1) * SAMPLE_RATE / 2 / FRAME_SAMPLES
    within = np.array([(steps_hz >= low) & (steps_hz < high) for low, high in BANDS_HZ], float)
    averages: _Floats = within / within.sum(axis=1, keepdims=True)
    return averages


_BANDS = _averages()
