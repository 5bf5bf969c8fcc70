"""The silence around synthesised speech, cut to what sounds natural. Pure."""

from __future__ import annotations

import numpy as np

QUIET_DB = -50.0
"""Below the loudest moment: the softest consonants are louder, the voice's own silence lies at -80 dB."""
LEAD_MS = 10
"""Kept before the first sound: what is more is delay and nothing else."""
CLAUSE_MS, SENTENCE_MS = 120, 200
"""Kept at most after a clause and after a sentence; Piper's own pauses within one text last 120 to 250."""
_STEP_MS = 5


def trim(pcm: bytes, rate: int, *, end_ms: int = SENTENCE_MS) -> tuple[bytes, int]:
    """Return 16-bit mono PCM with at most `LEAD_MS` and `end_ms` of silence around it, and how many samples in front
    were cut. Sound without any is returned as it is."""
    samples = np.frombuffer(pcm, np.int16)
    step = rate * _STEP_MS // 1000
    whole = len(samples) // step * step
    if not whole:
        return pcm, 0
    loudness = np.abs(samples[:whole].astype(np.int32)).reshape(-1, step).max(axis=1)
    loud = np.flatnonzero(loudness > loudness.max() * 10 ** (QUIET_DB / 20))
    if not len(loud):
        return pcm, 0
    begin = max(0, int(loud[0]) * step - rate * LEAD_MS // 1000)
    end = min(len(samples), (int(loud[-1]) + 1) * step + rate * end_ms // 1000)
    return samples[begin:end].tobytes(), begin
