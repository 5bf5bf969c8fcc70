"""The wake engine: detectors side by side, a rule for each word, and one wake silences them all for a while."""

from __future__ import annotations

from collections.abc import Sequence

from satellite.wake.base import Wake
from satellite.wake.cascade import Scorer, SecondOpinion
from satellite.wake.rules import Rule
from shared.audio import Frame, ms_to_samples


class Listener:
    """A `satellite.wake.base.WakeEngine` of one or two detectors and a rule for each word."""

    def __init__(
        self,
        rules: Sequence[Rule],
        *,
        micro: Scorer | None,
        second: SecondOpinion | None,
        refractory_ms: int,
        thorough: bool = True,
    ) -> None:
        """Each detector must know the words of the rules it is for, and only those.

        `thorough`: the second detector listens to all speech, not to what the first suspects alone.
        """
        self._rules = rules
        self._micro = micro
        self._second = second
        self._thorough = thorough
        self._refractory = ms_to_samples(refractory_ms)
        self._deaf_until = 0

    @property
    def words(self) -> tuple[str, ...]:
        """The words it listens for."""
        return tuple(rule.word for rule in self._rules)

    @property
    def scores(self) -> dict[str, float]:
        """The newest score of each word; the first detector's where there are two."""
        return {rule.word: rule.score for rule in self._rules}

    @property
    def is_busy(self) -> bool:
        """The second detector is at work, whose models are large."""
        return self._second is not None and self._second.awake

    def hear(self, frame: Frame) -> Wake | None:
        """Take the next frame and tell whether a word just ended; the surest one where there are several."""
        suspicious = False
        micro = self._micro.hear(frame.pcm) if self._micro else {}
        for rule in self._rules:
            if rule.word in micro:
                suspicious |= rule.micro(frame.end, micro[rule.word])
        deaf = frame.end <= self._deaf_until
        # Whoever speaks is worth a second opinion: there are voices that the first detector does not know.
        wanted = (suspicious or (self._thorough and frame.is_speech)) and not deaf
        opinions = self._second.hear(frame, suspicious=wanted) if self._second else []
        for opinion in opinions:
            if opinion.position <= self._deaf_until:
                continue  # Looking back, it hears the wake word that was answered already.
            for rule in self._rules:
                if rule.word in opinion.scores:
                    rule.open(opinion.position, opinion.scores[rule.word])
        wakes = [
            Wake(rule.word, score, min(end, frame.end))
            for rule in self._rules
            if (decision := rule.decide()) is not None
            for end, score in [decision]
        ]
        if deaf or not wakes:
            return None
        self._deaf_until = frame.end + self._refractory
        return max(wakes, key=lambda wake: wake.score)

    def reset(self) -> None:
        """Forget what was heard so far."""
        for detector in (self._micro, self._second):
            if detector is not None:
                detector.reset()
        for rule in self._rules:
            rule.reset()
        self._deaf_until = 0
