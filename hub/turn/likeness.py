"""Whether two satellites hear the same person: how far apart the loudness of what they hear runs.

A room changes the tone and the level of a voice and smears it, but hardly when it is loud and when it pauses. Of what
was tried on recordings of 123 wake words in simulated rooms, this told one person in two rooms best from two people in
two rooms: better than the correlation of the same curves, of several bands or of narrow ones, or of the sound itself
(docs/measurements.md).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from numpy import fft

from shared.audio import FRAME_MS, SAMPLE_RATE, Frame

HOP_S, WINDOW_S = 0.01, 0.02
BAND_HZ = (100, 4000)
LAG_S = 0.04
"""Curves are shifted against each other by so much, for the network delivers early and late."""
LEAST_S = 0.25
"""Common sound without which nothing can be said."""
REACH_DB = (6.0, 25.0)
"""How far below the loudest moment is looked, as far as both stand out of their rooms' noise."""

Curve = npt.NDArray[np.float64]


def apart_db(one: Sequence[Frame], other: Sequence[Frame], late_s: float, reach_db: float) -> float | None:
    """Return how far apart two loudness curves run, as RMS of the difference in dB; None when too little is common.

    `late_s`: how much later `other` begins; `reach_db`: by how much the quieter of both voices stands out of the noise.
    The mean level of each does not count.
    """
    if min(len(one), len(other)) * FRAME_MS < LEAST_S * 1000:
        return None
    reach = min(max(reach_db, REACH_DB[0]), REACH_DB[1])
    a, b = _curve(one, reach), _curve(other, reach)
    shift, lag = round(late_s / HOP_S), round(LAG_S / HOP_S)
    found = [each for each in (_apart(a, b, shift + by) for by in range(-lag, lag + 1)) if each is not None]
    return min(found, default=None)


def _apart(a: Curve, b: Curve, shift: int) -> float | None:
    a, b = a[max(0, shift) :], b[max(0, -shift) :]
    common = min(len(a), len(b))
    if common < round(LEAST_S / HOP_S):
        return None
    a, b = a[:common], b[:common]
    return float(np.std(a - b))


def _curve(frames: Sequence[Frame], reach_db: float) -> Curve:
    """Return the loudness in dB every 10 ms, not less than `reach_db` below its loudest moments."""
    sound = np.frombuffer(b"".join(frame.pcm for frame in frames), np.int16).astype(np.float64)
    hop, window = round(HOP_S * SAMPLE_RATE), round(WINDOW_S * SAMPLE_RATE)
    pieces = np.lib.stride_tricks.sliding_window_view(sound, window)[::hop] * np.hanning(window)
    frequency = fft.rfftfreq(window, 1 / SAMPLE_RATE)
    band = (frequency >= BAND_HZ[0]) & (frequency < BAND_HZ[1])
    loudness = 10 * np.log10((np.abs(fft.rfft(pieces, axis=1)[:, band]) ** 2).sum(axis=1) + 1.0)
    curve: Curve = np.maximum(loudness, np.mean(np.sort(loudness)[-4:]) - reach_db)
    return curve
