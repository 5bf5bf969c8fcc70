"""When a score means that the word was said, word by word, and how late the score comes."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

STRICTEST = 0.995
"""Threshold at sensitivity 0. Scores of microWakeWord come in steps of 1/256 and reach 0.996."""
LOOSEST = 0.2
"""What is left at sensitivity 1 of the threshold at 0.5."""
EVIDENCE_SPAN = 3.0
"""How far sensitivity 0 or 1 moves the evidence wanted, in log odds."""
FIRST_RANGE = (0.004, 0.996)
SECOND_RANGE = (0.001, 0.999)
"""Scores beyond these count as these: microWakeWord's step is 1/256, and openWakeWord's far ends mean nothing."""


NEVER = 2.0
"""A threshold that no score reaches."""


@dataclass(frozen=True, slots=True)
class Cascaded:
    """Thresholds of the cascade."""

    suspicion: float
    """From this score of the first detector on (0 to 1), the second is asked."""
    evidence: float
    """From this sum of both detectors' log odds on, it is the word."""
    sure: float = 0.98
    """From this score of the second detector on, it is the word whatever the first says; above 1 is never."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What is known of one word's models."""

    microwakeword: float
    """Score where microWakeWord decides alone, 0 to 1."""
    openwakeword: float
    """Score where openWakeWord decides alone, 0 to 1."""
    cascade: Cascaded
    microwakeword_late_ms: int
    """From the word's end to microWakeWord's threshold; negative where it is sure before the word has ended."""
    openwakeword_late_ms: int
    """From the word's end to openWakeWord's threshold."""
    suspicion_late_ms: int
    """From the word's end to the cascade's suspicion."""

    def at(self, sensitivity: float) -> Thresholds:
        """Return the same with every threshold moved: 0.5 leaves them, 0 is strictest, 1 wakes most easily."""
        return replace(
            self,
            microwakeword=moved(self.microwakeword, sensitivity),
            openwakeword=moved(self.openwakeword, sensitivity),
            cascade=Cascaded(
                # Being strict is the second detector's part: suspicion itself wakes nobody.
                suspicion=moved(self.cascade.suspicion, max(sensitivity, 0.5)),
                evidence=self.cascade.evidence + EVIDENCE_SPAN * (1 - 2 * sensitivity),
                sure=self.cascade.sure if sensitivity >= 0.5 else NEVER,
            ),
        )


UNKNOWN = Thresholds(0.95, 0.5, Cascaded(0.15, -0.5), 100, 150, 50)
"""For models of one's own: openWakeWord's usual threshold; microWakeWord's is taken from the model's file instead."""

# Alone, the thresholds of the models' authors. The cascade's were searched with `tests/bench/wake_tuning.py` on 122
# recordings of the words and 204 synthesised ones (Piper and four other voices), each also with noise, reverberation
# and from afar, and on 3.3 hours of speech, noise and music (1.1 hours of recordings at three speeds): of the grid, the
# pairs that wake falsely at most half as often as the better engine alone, then the one that hears most. Both halves of
# the recordings (by hash of the name) agree, but both were seen while searching. okay_nabu needs so little evidence
# because openWakeWord's model hears only half of its speakers, and hey_mycroft's a third of the synthesised ones. Of
# words other than alexa there are only 5 or 6 recordings each. Times are medians over recorded and synthesised words.
# microWakeWord gives voices it was not trained on (speech synthesisers that people speak with, large rooms) a score of
# 0, so a second detector that is sure decides alone: in those 3.3 hours, 0.98 was reached falsely once by hey_jarvis,
# never by hey_mycroft and okay_nabu, and five times by alexa, which therefore never does.
# hey_rhasspy is unknown to microWakeWord, so its values for that are guesses. docs/measurements.md has the figures.
KNOWN = {
    "alexa": Thresholds(0.9, 0.5, Cascaded(0.1, -1.0, NEVER), 170, 30, 50),
    "hey_jarvis": Thresholds(0.97, 0.5, Cascaded(0.15, -1.0), 150, 170, 10),
    "hey_mycroft": Thresholds(0.95, 0.5, Cascaded(0.15, -2.0), -80, 200, -200),
    "okay_nabu": Thresholds(0.85, 0.5, Cascaded(0.15, -4.5), 80, 330, -60),
    "hey_rhasspy": Thresholds(0.95, 0.5, Cascaded(0.15, -0.5), 100, 180, 50),
}


def thresholds(word: str) -> Thresholds:
    """Return what is known of a built-in word, or the usual values for any other."""
    return KNOWN.get(word, UNKNOWN)


def moved(threshold: float, sensitivity: float) -> float:
    """Return `threshold` moved by `sensitivity` (0 to 1): itself at 0.5, falling steadily from 0 to 1.

    Evenly in log odds, in which scores near 0 and near 1 are as far apart as their meaning.
    """
    goal = max(STRICTEST, threshold) if sensitivity < 0.5 else threshold * LOOSEST
    share = abs(sensitivity - 0.5) * 2
    return probability(log_odds(threshold) * (1 - share) + log_odds(goal) * share)


def log_odds(probability: float) -> float:
    """Return the logarithm of the odds of a probability between 0 and 1."""
    return math.log(probability / (1 - probability))


def probability(log_odds: float) -> float:
    """Return the probability of which these are the log odds."""
    return 1 / (1 + math.exp(-log_odds))
