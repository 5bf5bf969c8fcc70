"""Short sounds, computed: soft bell-like notes, so that nothing needs to be shipped or licensed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from shared.audio import SAMPLE_RATE, ms_to_samples

Note = tuple[float, int, int]
"""Pitch in Hz, begin and length in ms."""

_PARTIALS = ((1.0, 1.0), (2.0, 0.25), (3.0, 0.08))
"""Multiples of the pitch and their share: a soft, wooden tone."""
_EDGE_MS = 8
"""Every note swells and fades over this time at least, so that none clicks."""


def render(notes: Sequence[Note], volume: float, rate: int = SAMPLE_RATE) -> bytes:
    """Return notes as 16-bit mono PCM at `rate` samples per second whose peak is `volume` (0 to 1) of full scale."""
    total = np.zeros(max(ms_to_samples(begin + length, rate) for _, begin, length in notes))
    for pitch, begin, length in notes:
        note = _tone(pitch, ms_to_samples(length, rate), rate)
        total[ms_to_samples(begin, rate) :][: len(note)] += note
    pcm: bytes = (total / np.abs(total).max() * volume * 32767).astype(np.int16).tobytes()
    return pcm


def _tone(pitch: float, samples: int, rate: int) -> npt.NDArray[np.float64]:
    time = np.arange(samples) / rate
    sound = sum(share * np.sin(2 * np.pi * pitch * times * time) for times, share in _PARTIALS)
    edge = np.minimum(np.arange(samples), np.arange(samples)[::-1]) / ms_to_samples(_EDGE_MS, rate)
    swell = np.sin(np.pi / 2 * np.minimum(edge, 1)) ** 2
    decay = np.exp(-3 * np.arange(samples) / samples)
    return np.asarray(sound * swell * decay)
