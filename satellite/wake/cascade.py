"""The cascade: a cheap detector is always on, and when it suspects the word a better one gives a second opinion."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Protocol

from shared.audio import FRAME_MS, Frame, ms_to_samples
from shared.ring import Ring

LOOK_BACK_MS = 2160
"""Sound before the suspicion that the second detector hears: what its first score needs, and two scores more."""
FOLLOW_MS = 600
"""How long it goes on listening after the last suspicion."""
FRAMES_PER_CALL = 16
"""Most frames that the second detector works off in one call, so that the caller is not held up: at most 4 embeddings,
15 ms of a desktop's core, and it catches up in 8 calls."""


class Scorer(Protocol):
    """A detector's models: PCM in, the newest score of each word out."""

    def hear(self, pcm: bytes) -> dict[str, float]:
        """Take 16 kHz PCM; return nothing where no score is new."""

    def reset(self) -> None:
        """Forget what was heard so far, as if there had been silence."""


class RestartingScorer(Scorer, Protocol):
    """A detector that can begin in the middle of things."""

    def restart(self) -> None:
        """Forget what was heard so far and give no score before enough was heard."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """Scores of the second detector."""

    position: int
    """Where the sound ends that they are about, in samples."""
    scores: dict[str, float]


class SecondOpinion:
    """Lets a scorer sleep until somebody is suspicious, then gives it the last moments and what follows.

    What waits to be heard is never more than `LOOK_BACK_MS` of frames, because more is heard than comes in.
    """

    def __init__(self, scorer: RestartingScorer, *, always: bool = False) -> None:
        """`always`: never sleep, for words that have no first detector."""
        self._scorer = scorer
        self._always = always
        self._ring = Ring(LOOK_BACK_MS)
        self._waiting: deque[Frame] = deque()
        self._until = 0
        self.awake = always
        """It is listening."""

    def hear(self, frame: Frame, *, suspicious: bool) -> list[Opinion]:
        """Take the next frame and whether the first detector is suspicious now; return the opinions that are new."""
        if suspicious:
            self._until = frame.end + ms_to_samples(FOLLOW_MS)
        if suspicious and not self.awake:
            self.awake = True
            self._waiting.extend(self._ring.since(0))
            if len(self._ring) * FRAME_MS < LOOK_BACK_MS:
                self._scorer.reset()
            else:
                # A score over half a context of made-up silence is not what the thresholds were measured with.
                self._scorer.restart()
        elif frame.end > self._until and not self._always:
            self._sleep()
        self._ring.push(frame)
        if not self.awake:
            return []
        self._waiting.append(frame)
        opinions = []
        for _ in range(min(FRAMES_PER_CALL, len(self._waiting))):
            held = self._waiting.popleft()
            if scores := self._scorer.hear(held.pcm):
                opinions.append(Opinion(held.end, scores))
        return opinions

    def reset(self) -> None:
        """Forget what was heard so far."""
        self._ring.clear()
        self._sleep()
        self._scorer.reset()
        self._until = 0

    def _sleep(self) -> None:
        self.awake = self._always
        self._waiting.clear()
