"""How loud a voice is: as loud in every sentence as the voice itself makes it, its loudest moments held down. Pure."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

CEILING = 0.98
"""Of the loudest that can be. A voice's peaks differ by 8 dB between sentences, their loudness by less, so one gain for
all of them needs a limit."""
BLOCK = 256
"""Samples, 12 ms: longer than the period of a deep voice, so that the limit follows the loudness and not the wave."""
REACH = 3
"""Blocks to both sides that bear on what becomes of one."""
MOST = 4.0
"""Times that a voice is made louder at most: what hardly sounds is not meant to be louder."""


def gain(sample: NDArray[np.float32]) -> float:
    """Return by what to multiply a voice's sound (-1 to 1), judged by a sample of it."""
    peak = float(np.abs(sample).max(initial=0.0))
    return min(1 / peak, MOST) if peak else 1.0


def limited(sound: NDArray[np.floating], block: int = BLOCK) -> NDArray[np.int16]:
    """Return sound as 16-bit samples, made softer for a moment wherever it is louder than `CEILING`.

    What becomes of a sample depends on its own block of `block` samples and on `REACH` more on both sides.
    """
    starts = np.arange(0, len(sound), block)
    peaks = np.maximum.reduceat(np.abs(sound), starts)
    if peaks.max() > CEILING:
        gains = np.pad(CEILING / np.maximum(peaks, CEILING), 1, mode="edge")
        # A block's gain is enough for its neighbours too, so what lies between two of them is enough for both.
        least = np.minimum(np.minimum(gains[:-2], gains[1:-1]), gains[2:])
        sound = sound * np.interp(np.arange(len(sound)), starts + block / 2, least)
    samples: NDArray[np.int16] = np.rint(sound * 32767).astype(np.int16)
    return samples
