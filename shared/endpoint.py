"""When has someone finished speaking? A pure judgement that counts samples: no clock, no await, no model.

The hint says what the recogniser thinks of the words so far; it moves the silence that must pass before the turn
ends. Short words count while an answer is awaited.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shared.audio import SAMPLE_RATE, ms_to_samples


class EndReason(StrEnum):
    """Why listening ended."""

    COMPLETE = "complete"
    """Silence after words that already are a whole, unambiguous command."""
    SILENCE = "silence"
    """The usual silence after speech."""
    DANGLING = "dangling"
    """The longest silence, granted because the words ask for more ("turn on the")."""
    NO_SPEECH = "no_speech"
    """Nobody spoke."""
    LIMIT = "limit"
    """The utterance reached its greatest length."""


class Hint(StrEnum):
    """What the words so far look like."""

    UNKNOWN = "unknown"
    COMPLETE = "complete"
    DANGLING = "dangling"


@dataclass(frozen=True, slots=True)
class EndpointTimes:
    """The waiting times, in milliseconds of sound."""

    complete_ms: int = 250
    """Silence that ends a turn whose words are complete."""
    silence_ms: int = 700
    """Silence that ends a turn otherwise."""
    dangling_ms: int = 1500
    """Silence that ends a turn whose words ask for more."""
    no_speech_ms: int = 4000
    """Wait for the first word before the turn ends as `no_speech`."""
    limit_ms: int = 15_000
    """Greatest length of an utterance, from its first word."""
    onset_ms: int = 100
    """Speech within the last 300 ms that counts as someone having begun to speak."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What is known after a step."""

    speaking: bool
    """Speech has begun (it may be pausing)."""
    silence_ms: int
    """Silence since the last speech, in milliseconds; 0 before the first word."""
    ended: EndReason | None = None


_ONSET_WINDOW = ms_to_samples(300)


class Endpointer:
    """Counts the speech and the silence of one utterance. Feed it every frame once, in order."""

    def __init__(self, times: EndpointTimes | None = None) -> None:
        """Begin an utterance with the given waiting times."""
        self._times = times or EndpointTimes()
        self._heard = 0
        self._speech_in_window = 0.0
        self._speaking = False
        self._since_onset = 0
        self._silence = 0

    def step(self, samples: int, is_speech: bool, hint: Hint = Hint.UNKNOWN) -> Progress:
        """Count `samples` more samples of 16 kHz sound and judge.

        Once `ended` is set the utterance is over and further steps are meaningless.
        """
        self._heard += samples
        if not self._speaking:
            # A leaky counter: isolated blips decay, 100 ms of speech within about 300 ms does not.
            decay = self._speech_in_window * samples / _ONSET_WINDOW
            self._speech_in_window += samples if is_speech else -decay
            self._speaking = self._speech_in_window >= ms_to_samples(self._times.onset_ms)
        if not self._speaking:
            ended = EndReason.NO_SPEECH if self._ms(self._heard) >= self._times.no_speech_ms else None
            return Progress(False, 0, ended)
        self._since_onset += samples
        self._silence = 0 if is_speech else self._silence + samples
        return Progress(True, self._ms(self._silence), self._judge(hint))

    def _judge(self, hint: Hint) -> EndReason | None:
        wait, reason = {
            Hint.COMPLETE: (self._times.complete_ms, EndReason.COMPLETE),
            Hint.UNKNOWN: (self._times.silence_ms, EndReason.SILENCE),
            Hint.DANGLING: (self._times.dangling_ms, EndReason.DANGLING),
        }[hint]
        if self._ms(self._silence) >= wait:
            return reason
        return EndReason.LIMIT if self._ms(self._since_onset) >= self._times.limit_ms else None

    @staticmethod
    def _ms(samples: int) -> int:
        return samples * 1000 // SAMPLE_RATE
