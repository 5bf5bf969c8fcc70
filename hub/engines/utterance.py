"""One utterance on its way through Whisper: which windows were tried, and what came of it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
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
    """All that was said in a turn; long ones are decoded in several clips.

    Decoding is cut into steps, so that other rooms get their turn in between. Steps block and run one at a time, in
    the model's thread; a step that finds its work done by another does nothing. Everything else may be asked anywhere.
    """

    def __init__(self, frames: Sequence[Frame], language: str, floor_ms: int, beams: int = 1) -> None:
        """`frames` follow each other without gaps; those far from speech are left out.

        More than one of `beams` decide; a search out of doubt must be clearly better to come first.
        """
        speech = [frame.is_speech for frame in frames]
        self._clips = [
            Clip([frames[i] for i in piece], language, floor_ms, beams)
            for piece in window.pieces(speech, (window.LONGEST_MS - window.MARGIN_MS) // FRAME_MS)
        ]

    @property
    def is_read(self) -> bool:
        """Every clip was decoded in its first window."""
        return all(clip.is_read for clip in self._clips)

    def read(self, model: Model) -> None:
        """Decode the next clip in its first window."""
        if (clip := next((each for each in self._clips if not each.is_read), None)) is not None:
            clip.try_next(model)

    @property
    def is_settled(self) -> bool:
        """There is nothing more to try."""
        return all(clip.next_step() is None for clip in self._clips)

    def settle(self, model: Model) -> None:
        """Decode in a larger window while a reading is suspect, else search with beams if asked for or unsure."""
        if (step := next((step for each in self._clips if (step := each.next_step())), None)) is not None:
            step(model)

    def search(self, model: Model) -> None:
        """Search for other readings of what is settled, once."""
        for clip in self._clips:
            clip.search(model)

    def outcome(self) -> Hypotheses:
        """Return what is known; no reading while the only one is suspect."""
        return _joined([clip.outcome() for clip in self._clips])


class Clip:
    """A stretch that fits one window."""

    def __init__(self, frames: Sequence[Frame], language: str, floor_ms: int, beams: int) -> None:
        pcm = b"".join(frame.pcm for frame in frames)
        self._samples = numpy.frombuffer(pcm, numpy.int16).astype(numpy.float32) / numpy.float32(32768)
        self._spoken_ms = sum(frame.is_speech for frame in frames) * FRAME_MS
        self._speech_ms = max((i + 1 for i, frame in enumerate(frames) if frame.is_speech), default=0) * FRAME_MS
        self._language = language
        self._untried = list(window.windows_ms(len(frames) * FRAME_MS, floor_ms))
        self._attempts = 0
        self._window_ms = 0
        self._encoded: Any = None
        self._readings: list[Reading] = []
        self._searched: Reading | None = None
        self._beams = beams

    @property
    def is_read(self) -> bool:
        """It was decoded at least once."""
        return bool(self._readings)

    def next_step(self) -> Callable[[Model], None] | None:
        """Return what to try next, `None` when it is settled."""
        if not self._readings or self._is_suspect():
            return self.try_next
        ranked = self.outcome().ranked
        unsure = bool(ranked) and ranked[0].score < UNSURE
        return self.search if self._searched is None and (unsure or self._beams > 1) else None

    def try_next(self, model: Model) -> None:
        """Decode in the next larger window."""
        window_ms = self._untried[0]
        self._encoded = model.encode(self._samples, window_ms)
        self._window_ms, self._attempts = window_ms, self._attempts + 1
        self._readings.append(self._decoded(model, beams=1))
        del self._untried[0]  # Only now: until then there is more to try, for whoever asks meanwhile.

    def search(self, model: Model) -> None:
        """Search for other readings, once."""
        if self._searched is None:
            width = self._beams if self._beams > 1 else ALTERNATIVES
            self._searched = self._decoded(model, beams=width)

    def outcome(self) -> Hypotheses:
        """As `Utterance.outcome`."""
        if not self._readings:
            return Hypotheses()
        trusted = [reading for reading in self._readings if not reading.suspicion]
        if not trusted and not self._is_suspect():
            trusted = [reading for reading in self._readings if reading.suspicion != window.CUT_OFF]
        groups = [[hypothesis for reading in trusted for hypothesis in reading.hypotheses]]
        if self._searched is not None:
            found = list(self._searched.hypotheses)
            lead = found[0].score - max((each.score for each in groups[0]), default=-math.inf)
            groups.insert(0 if self._beams > 1 or lead > CLEARLY_BETTER else 1, found)
        ranked = window.rank(groups, self._language, self._readings[-1].no_speech)
        return Hypotheses(ranked, self._readings[-1].no_speech, self._window_ms, self._attempts)

    def _decoded(self, model: Model, *, beams: int) -> Reading:
        reading = model.decode(self._encoded, self._language, self._speech_ms, beams=beams)
        said = tuple(
            Hypothesis(window.said_once(each.text, self._spoken_ms), each.score) for each in reading.hypotheses
        )
        if said[0].text == reading.hypotheses[0].text:
            return reading._replace(hypotheses=said)
        suspicion = window.suspicion(said[0].text, said[0].score, reading.no_speech)
        return reading._replace(hypotheses=said, suspicion=suspicion)

    def _is_suspect(self) -> bool:
        """Tell whether a larger window should be tried."""
        return bool(self._readings[-1].suspicion and self._untried) and not self._agreed()

    def _agreed(self) -> bool:
        """Tell whether two windows gave the same text: then it is odd, but what was said."""
        texts = [window.plain(reading.hypotheses[0].text) for reading in self._readings]
        return len(texts) > 1 and texts[-1] == texts[-2]


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
