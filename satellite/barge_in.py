"""Does somebody talk over the satellite's own sound? A pure judgement that counts samples: no clock, no model.

A first suspicion makes the loudspeaker quieter, so that whoever it is is heard better; speech that lasts is talk.
"""

from __future__ import annotations

from dataclasses import dataclass

from shared.audio import FRAME_MS, Frame, ms_to_samples

DUCK_MS = 60
"""Speech within the last `WINDOW_MS` that is a first suspicion."""
TALK_MS = 160
"""Speech within the last `WINDOW_MS` that is talk."""
THINKING_TALK_MS = 240
"""The same while nothing sounds: there is nothing to be silenced quickly."""
WINDOW_MS = 300
WORD = 0.15
"""Score of a wake word, 0 to 1, that is a first suspicion: where the cascade asks its second detector."""
CALM_MS = 500
"""A suspicion is forgotten so long after the last cause for it."""
PAUSE_MS = 400
"""Who was overheard for nothing must pause so long before he is overheard again: a television never ends."""
BEFORE_MS = 120
"""Sound before the first frame that counts as speech that belongs to it: detectors answer late."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What is thought of one frame."""

    suspected: bool = False
    """Somebody may be talking."""
    talk: bool = False
    """Somebody is: true once, until `reset`."""
    begin: int = 0
    """Where the talk began, in samples; it is kept from there on."""


class TalkOver:
    """Feed it every frame that is heard while something sounds, in order, and reset it before."""

    def __init__(self) -> None:
        self._begin = self._calm_at = self._pause_ms = 0
        self._speech_ms = 0.0
        self._told = self._deaf = False

    def step(self, frame: Frame, is_speech: bool, word_score: float = 0.0, *, talk_ms: int = TALK_MS) -> Overlap:
        """Take a frame, whether it is somebody's speech, and the highest score of a wake word in it.

        `talk_ms`: speech that is talk.
        """
        self._pause_ms = 0 if is_speech else self._pause_ms + FRAME_MS
        self._deaf &= self._pause_ms < PAUSE_MS
        if is_speech and not self._deaf:
            if not self._speech_ms:
                self._begin = max(0, frame.position - ms_to_samples(BEFORE_MS))
            self._speech_ms += FRAME_MS
        else:
            # As the endpointer counts: isolated blips decay.
            self._speech_ms *= 1 - FRAME_MS / WINDOW_MS
            if self._speech_ms < 1:
                self._speech_ms = 0.0
        if self._speech_ms >= DUCK_MS or word_score >= WORD:
            self._calm_at = frame.end + ms_to_samples(CALM_MS)
        talk = is_speech and not self._told and self._speech_ms >= talk_ms
        self._told |= talk
        return Overlap(frame.end < self._calm_at, talk, self._begin)

    def reset(self, *, deaf: bool = False) -> None:
        """Begin anew: nobody talks. `deaf`: who talks now is known to be of no interest, until he pauses."""
        self._deaf = deaf
        self._pause_ms = 0
        self._speech_ms = 0.0
        self._begin = self._calm_at = 0
        self._told = False
