"""When scores mean that a word was said. Pure: positions (samples) and scores (0 to 1) in, decisions out."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Protocol

from satellite.wake.thresholds import FIRST_RANGE, SECOND_RANGE, Thresholds, log_odds, probability
from shared.audio import ms_to_samples

TOGETHER = ms_to_samples(600)
"""How far apart two detectors may be and still mean the same word, in samples."""
BREAK = ms_to_samples(300)
"""A suspicion that comes back after this long, in samples, is about another utterance."""
KEPT = 64
"""Scores of each detector that are kept: the 2 s that the second looks back on and a little more."""


class Rule(Protocol):
    """Decides about one word."""

    word: str
    score: float
    """The newest score of the detector that is always on, for people who tune."""

    def micro(self, position: int, score: float) -> bool:
        """Take a score of microWakeWord about sound that ends at `position`; tell whether openWakeWord is wanted."""

    def open(self, position: int, score: float) -> None:
        """Take a score of openWakeWord about sound that ends at `position`."""

    def decide(self) -> tuple[int, float] | None:
        """Return where the word ended and its score, once for each time it was said."""

    def reset(self) -> None:
        """Forget what was heard so far."""


class Alone:
    """One detector decides: the word was said when the score rises to the threshold."""

    def __init__(self, word: str, threshold: float, late_ms: int) -> None:
        """`late_ms`: from the word's end to the threshold; negative where that is before the end."""
        self.word = word
        self.score = 0.0
        self._threshold = threshold
        self._late = ms_to_samples(late_ms)
        self._risen: int | None = None

    def micro(self, position: int, score: float) -> bool:
        """See `Rule`."""
        self.open(position, score)
        return False

    def open(self, position: int, score: float) -> None:
        """See `Rule`."""
        if score >= self._threshold > self.score:
            self._risen = position
        self.score = score

    def decide(self) -> tuple[int, float] | None:
        """See `Rule`."""
        risen, self._risen = self._risen, None
        return None if risen is None else (risen - self._late, self.score)

    def reset(self) -> None:
        """See `Rule`."""
        self.score = 0.0
        self._risen = None


class Both:
    """The cascade: the word was said when both detectors' log odds for the same moment add up to enough.

    Adding log odds is what two independent witnesses call for (naive Bayes); so a sure one makes up for a doubtful
    one. The second may be so sure that the first need not be heard: some voices the first does not know at all.
    """

    def __init__(self, word: str, thresholds: Thresholds) -> None:
        """Take the thresholds as moved by the sensitivity."""
        self.word = word
        self._suspicion = thresholds.cascade.suspicion
        self._wanted = thresholds.cascade.evidence
        self._late = ms_to_samples(thresholds.suspicion_late_ms)
        self._sure = Alone(word, thresholds.cascade.sure, thresholds.openwakeword_late_ms)
        self._first: deque[tuple[int, float]] = deque(maxlen=KEPT)
        self._second: deque[tuple[int, float]] = deque(maxlen=KEPT)
        self._found: tuple[float, int] | None = None
        self._told_at = 0
        self.reset()

    def micro(self, position: int, score: float) -> bool:
        """See `Rule`."""
        self.score = score
        if score < self._suspicion:
            return False
        if not self._first or position - self._first[-1][0] > BREAK:
            self._begin, self._told = position, False
        odds = log_odds(min(max(score, FIRST_RANGE[0]), FIRST_RANGE[1]))
        self._first.append((position, odds))
        self._weigh((position, odds), self._second)
        return True

    def open(self, position: int, score: float) -> None:
        """See `Rule`."""
        odds = log_odds(min(max(score, SECOND_RANGE[0]), SECOND_RANGE[1]))
        self._second.append((position, odds))
        self._weigh((position, odds), self._first)
        self._sure.open(position, score)

    def _weigh(self, new: tuple[int, float], others: Iterable[tuple[int, float]]) -> None:
        near = [odds for position, odds in others if abs(position - new[0]) <= TOGETHER]
        if near and new[1] + max(near) >= self._wanted:
            self._found = new[1] + max(near), new[0]

    def decide(self) -> tuple[int, float] | None:
        """See `Rule`."""
        found, self._found = self._found, None
        sure = self._sure.decide()
        if found is not None and not self._told and found[1] > self._told_at + TOGETHER:
            evidence, position = found
            self._told, self._told_at = True, position
            return max(self._begin, position - TOGETHER) - self._late, probability(evidence / 2)
        if sure is None or sure[0] <= self._told_at + TOGETHER:
            return None
        self._told, self._told_at = True, sure[0]
        return sure

    def reset(self) -> None:
        """See `Rule`."""
        self.score = 0.0
        self._begin = 0
        self._told = False
        self._told_at = -2 * TOGETHER
        self._found = None
        self._sure.reset()
        self._first.clear()
        self._second.clear()
