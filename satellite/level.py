"""How well a satellite is placed: how far the wake word stood out of the noise in its room."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from shared.audio import Frame, ms_to_samples

WORD_MS = 600
"""The part of the sound before the end of a wake word that is taken for the word; they last 500 to 900 ms."""
NOISE_SHARE = 0.1
"""The quietest tenth of what was heard lately is the room's noise, also where somebody has been talking."""
LEAST = 1.0
"""Power of a room that is digitally silent: one step of a 16-bit sample."""


def level_db(frames: Sequence[Frame], wake_end: int) -> float:
    """Return the level of a wake word that ended at sample `wake_end` over the room's noise, in dB, 0 or more.

    `frames` are the last seconds of the microphone, the word among them.
    """
    powers = [(frame.position, _power(frame.pcm)) for frame in frames]
    word = [power for position, power in powers if wake_end - ms_to_samples(WORD_MS) <= position < wake_end]
    if not word:
        return 0.0
    noise = np.quantile([power for _, power in powers], NOISE_SHARE)
    return max(0.0, float(10 * np.log10(np.mean(word) / noise)))


def _power(pcm: bytes) -> float:
    return max(LEAST, float(np.mean(np.frombuffer(pcm, np.int16).astype(np.float64) ** 2)))
