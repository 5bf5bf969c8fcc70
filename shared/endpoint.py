"""When has someone finished speaking? A pure judgement that counts samples: no clock, no await, no model.

The hint says what the recogniser thinks of the words so far; it moves the silence that must pass before the turn
ends. "Silence" is the talker's: whether anything else sounds meanwhile is for others to tell.
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
    BACKGROUND = "background"
    """The person fell silent while other sound went on, such as a television, or it was none of it words."""
    LIMIT = "limit"
    """The utterance reached its greatest length."""


class Hint(StrEnum):
    """What the words so far look like."""

    UNKNOWN = "unknown"
    COMPLETE = "complete"
    """A whole, unambiguous command that nothing can follow."""
    OPEN = "open"
    """A whole command, and the beginning of another ("turn off the lights … in the kitchen")."""
    DANGLING = "dangling"
    """The beginning of a command."""


@dataclass(frozen=True, slots=True)
class EndpointTimes:
    """The waiting times, in milliseconds of sound."""

    complete_ms: int = 200
    """Silence that ends a turn whose words are complete."""
    open_ms: int = 1400
    """Silence that ends a turn whose words are a command that could go on."""
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


NOISY = 2
"""So many times the usual silence ends a whole command when it is no silence: the talker may only have got softer."""
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

    def step(
        self, samples: int, is_speech: bool, hint: Hint = Hint.UNKNOWN, *, is_noisy: bool = False, unchanged_ms: int = 0
    ) -> Progress:
        """Count `samples` more samples of 16 kHz sound and judge.

        `is_speech`: the talker speaks. `is_noisy`: since they fell silent something else has sounded, so that it is
        less sure that they did. `unchanged_ms`: for how long the words have not grown although they seem to speak.
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
        return Progress(True, self._ms(self._silence), self._judge(hint, is_noisy, unchanged_ms))

    def _judge(self, hint: Hint, is_noisy: bool, unchanged_ms: int) -> EndReason | None:
        times = self._times
        wait, reason = {
            Hint.COMPLETE: (times.complete_ms, EndReason.COMPLETE),
            Hint.OPEN: (times.open_ms, EndReason.SILENCE),
            Hint.UNKNOWN: (times.silence_ms, EndReason.SILENCE),
            Hint.DANGLING: (times.dangling_ms, EndReason.DANGLING),
        }[hint]
        if is_noisy:
            reason = EndReason.BACKGROUND
            if hint is Hint.COMPLETE:
                wait *= NOISY
        if self._ms(self._silence) >= wait:
            return reason
        if unchanged_ms >= times.dangling_ms:
            return EndReason.BACKGROUND
        return EndReason.LIMIT if self._ms(self._since_onset) >= times.limit_ms else None

    @staticmethod
    def _ms(samples: int) -> int:
        return samples * 1000 // SAMPLE_RATE
