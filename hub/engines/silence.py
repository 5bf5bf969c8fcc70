"""The silence around synthesised speech, cut to what sounds natural while the speech is made. Pure."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

QUIET = 32767 * 10 ** (-50 / 20)
"""50 dB below the loudest that can be: the softest consonants are louder, the voice's own silence lies at -80 dB."""
LEAD_MS = 10
"""Kept before the first sound: what is more is delay and nothing else."""
CLAUSE_MS, SENTENCE_MS = 120, 200
"""Kept at most after a clause and after a sentence; Piper's own pauses within one text last 120 to 250."""
_STEP_MS = 5

Samples = NDArray[np.int16]


class Trimmer:
    """Cuts the silence around one sentence.

    Silence after sound is given out at once, as much as may be kept of it; more is held back until sound comes again.
    """

    def __init__(self, rate: int, *, end_ms: int = SENTENCE_MS) -> None:
        """Keep at most `LEAD_MS` in front and `end_ms` behind, both in whole steps of 5 ms."""
        self._step = rate * _STEP_MS // 1000
        self._lead, self._end = (ms // _STEP_MS * self._step for ms in (LEAD_MS, end_ms))
        self._held: Samples = np.zeros(0, np.int16)
        self._may_give = 0
        """Samples of silence that may be given out before sound comes again."""
        self._begun = False
        self.cut = 0
        """Samples in front that were cut so far."""

    def feed(self, samples: Samples, *, last: bool) -> Samples:
        """Take the next samples and return what is certain to be kept; after the `last` ones nothing is left."""
        held = np.concatenate((self._held, samples))
        whole = len(held) // self._step * self._step
        loudness = np.abs(held[:whole].astype(np.int32)).reshape(-1, self._step).max(axis=1)
        loud = np.flatnonzero(loudness > QUIET)
        begin = 0
        if len(loud):
            if not self._begun:
                begin = max(0, int(loud[0]) * self._step - self._lead)
            self._begun = True
            self._may_give = (int(loud[-1]) + 1) * self._step + self._end
        elif not self._begun:
            begin = max(0, whole - self._lead)
        self.cut += begin
        end = max(begin, min(self._may_give, len(held) if last else whole))
        self._may_give = max(0, self._may_give - end)
        self._held = held[end:]
        return held[begin:end]
