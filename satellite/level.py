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
    if not frames:
        return 0.0
    # All at once, and without numpy's quantile, whose first use loads a good part of numpy: a wake word waits for this.
    sound = np.frombuffer(b"".join(frame.pcm for frame in frames), np.int16).astype(np.float32)
    powers = np.maximum(LEAST, np.square(sound).reshape(len(frames), -1).mean(axis=1))
    begins = np.array([frame.position for frame in frames])
    word = powers[(begins >= wake_end - ms_to_samples(WORD_MS)) & (begins < wake_end)]
    if not len(word):
        return 0.0
    noise = np.sort(powers)[int(NOISE_SHARE * (len(powers) - 1))]
    return max(0.0, float(10 * np.log10(word.mean() / noise)))
