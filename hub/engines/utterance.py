"""One utterance on its way through Whisper: which windows were tried, and what came of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy

from hub.engines import window
from hub.engines.base import Hypotheses, Hypothesis
from shared.audio import FRAME_MS, Frame

if TYPE_CHECKING:
    from hub.engines.whisper import Model, Reading

ALTERNATIVES = 5
"""Beams of the search for other readings."""
UNSURE = -0.6
"""Average log-probability of a final reading below which other readings are worth their time."""

CLEARLY_BETTER = 0.1
"""How much more probable, per token, a reading of the search must be to come before the greedy one; closer ones are
as often worse as better, and would make the text change between partial and final for nothing."""


class Utterance:
    """All that was said in a turn; long ones are decoded in several clips. Methods block."""

    def __init__(self, model: Model, frames: Sequence[Frame], language: str, floor_ms: int) -> None:
        """`frames` follow each other without gaps; those far from speech are left out."""
        speech = [frame.is_speech for frame in frames]
        self._clips = [
            Clip(model, [frames[i] for i in piece], language, floor_ms)
            for piece in window.pieces(speech, (window.LONGEST_MS - window.MARGIN_MS) // FRAME_MS)
        ]

    def look(self) -> Hypotheses:
        """Decode in the first window, once; no reading when it is suspect."""
        return _joined([clip.look() for clip in self._clips])

    def settle(self, beams: int) -> Hypotheses:
        """Decode in larger windows while the reading is suspect, then search with beams if asked for or unsure.

        Beams that were asked for decide; a search out of doubt must be clearly better to come first.
        """
        return _joined([clip.settle(beams) for clip in self._clips])

    def search(self) -> Hypotheses:
        """Search for other readings of what is settled, once."""
        return _joined([clip.search() for clip in self._clips])


class Clip:
    """A stretch that fits one window."""

    def __init__(self, model: Model, frames: Sequence[Frame], language: str, floor_ms: int) -> None:
        self._model = model
        pcm = b"".join(frame.pcm for frame in frames)
        self._samples = numpy.frombuffer(pcm, numpy.int16).astype(numpy.float32) / numpy.float32(32768)
        self._speech_ms = max((i + 1 for i, frame in enumerate(frames) if frame.is_speech), default=0) * FRAME_MS
        self._language = language
        self._untried = list(window.windows_ms(len(frames) * FRAME_MS, floor_ms))
        self._attempts = 0
        self._window_ms = 0
        self._encoded: Any = None
        self._readings: list[Reading] = []
        self._searched: Reading | None = None
        self._beams_asked = 1
        self._settled = False

    def look(self) -> Hypotheses:
        """As `Utterance.look`."""
        if not self._readings:
            self._try_next()
        return self._outcome()

    def settle(self, beams: int) -> Hypotheses:
        """As `Utterance.settle`."""
        self.look()
        while self._readings[-1].suspicion and self._untried and not self._agreed():
            self._try_next()
        self._settled = True
        self._beams_asked = beams
        outcome = self._outcome()
        unsure = bool(outcome.ranked) and outcome.ranked[0].score < UNSURE
        return self.search() if unsure or beams > 1 else outcome

    def search(self) -> Hypotheses:
        """As `Utterance.search`."""
        if self._searched is None:
            width = self._beams_asked if self._beams_asked > 1 else ALTERNATIVES
            self._searched = self._model.decode(self._encoded, self._language, self._speech_ms, beams=width)
        return self._outcome()

    def _try_next(self) -> None:
        self._window_ms = self._untried.pop(0)
        self._attempts += 1
        self._encoded = self._model.encode(self._samples, self._window_ms)
        self._readings.append(self._model.decode(self._encoded, self._language, self._speech_ms, beams=1))

    def _agreed(self) -> bool:
        """Tell whether two windows gave the same text: then it is odd, but what was said."""
        texts = [window.plain(reading.hypotheses[0].text) for reading in self._readings]
        return len(texts) > 1 and texts[-1] == texts[-2]

    def _outcome(self) -> Hypotheses:
        trusted = [reading for reading in self._readings if not reading.suspicion]
        if not trusted and self._settled:
            trusted = [reading for reading in self._readings if reading.suspicion != window.CUT_OFF]
        groups = [[hypothesis for reading in trusted for hypothesis in reading.hypotheses]]
        if self._searched is not None:
            found = list(self._searched.hypotheses)
            lead = found[0].score - max((each.score for each in groups[0]), default=-math.inf)
            groups.insert(0 if self._beams_asked > 1 or lead > CLEARLY_BETTER else 1, found)
        ranked = window.rank(groups, self._language, self._readings[-1].no_speech)
        return Hypotheses(ranked, self._readings[-1].no_speech, self._window_ms, self._attempts)


def _joined(parts: list[Hypotheses]) -> Hypotheses:
    """Return the parts as one; of several parts the best reading each."""
    if len(parts) == 1:
        return parts[0]
    best = [part.ranked[0] for part in parts if part.ranked]
    text = " ".join(hypothesis.text for hypothesis in best)
    return Hypotheses(
        (Hypothesis(text, min(hypothesis.score for hypothesis in best)),) if best else (),
        max((part.no_speech for part in parts), default=0.0),
        max((part.window_ms for part in parts), default=0),
        sum(part.attempts for part in parts),
    )
