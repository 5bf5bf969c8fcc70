"""Does somebody talk over the satellite's own sound? A pure judgement that counts samples: no clock, no model.

A first suspicion makes the loudspeaker quieter, so that whoever it is is heard better; sound that lasts, some of it a
voice for certain, is talk.
"""

from __future__ import annotations

from dataclasses import dataclass

from shared.audio import FRAME_MS, Frame, ms_to_samples

DUCK_MS = 40
"""Sound of somebody's within the last `WINDOW_MS` that is a first suspicion."""
TALK_MS = 100
"""Sound of somebody's within the last `WINDOW_MS` that is talk, if it is a voice."""
THINKING_TALK_MS = 240
"""The same while nothing sounds: there is nothing to be silenced quickly."""
RINGING_TALK_MS = 160
"""The same, voice alone, over a ring: from its tones no filter learns the room, so what that leaves tells nothing."""
VOICE_MS = 40
"""So much voice within the last `WINDOW_MS` is enough: what suppresses the echo suppresses the voice too, until the
loudspeaker is quieter."""
WINDOW_MS = 300
WORD = 0.15
"""Score of a wake word, 0 to 1, that is a first suspicion: where the cascade asks its second detector."""
CALM_MS = 500
"""A suspicion is forgotten so long after the last cause for it."""
PAUSE_MS = 400
"""Who was overheard for nothing must pause so long before he is overheard again: a television never ends."""
BEFORE_MS = 120
"""Sound before the first frame in which somebody is heard that belongs to it: speech begins quietly."""


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
        self._talk_ms = self._voice_ms = 0.0
        self._begin = self._calm_at = self._pause_ms = 0
        self._told = self._deaf = False

    def step(
        self, frame: Frame, is_talk: bool, is_voice: bool, word_score: float = 0.0, *, talk_ms: int = TALK_MS
    ) -> Overlap:
        """Take a frame, whether somebody is heard in it, whether it is a voice, and the highest score of a wake word.

        `talk_ms`: sound of somebody's that is talk.
        """
        self._pause_ms = 0 if is_talk or is_voice else self._pause_ms + FRAME_MS
        self._deaf &= self._pause_ms < PAUSE_MS
        is_talk &= not self._deaf
        if is_talk and not self._talk_ms:
            self._begin = max(0, frame.position - ms_to_samples(BEFORE_MS))
        self._talk_ms = _counted(self._talk_ms, is_talk)
        self._voice_ms = _counted(self._voice_ms, is_talk and is_voice)
        if self._talk_ms >= DUCK_MS or word_score >= WORD:
            self._calm_at = frame.end + ms_to_samples(CALM_MS)
        talk = is_talk and not self._told and self._talk_ms >= talk_ms and self._voice_ms >= VOICE_MS
        self._told |= talk
        return Overlap(frame.end < self._calm_at, talk, self._begin)

    def reset(self, *, deaf: bool = False) -> None:
        """Begin anew: nobody talks. `deaf`: who talks now is known to be of no interest, until he pauses."""
        self._deaf = deaf
        self._talk_ms = self._voice_ms = 0.0
        self._begin = self._calm_at = self._pause_ms = 0
        self._told = False


def _counted(so_far_ms: float, more: bool) -> float:
    """Count as the endpointer does: isolated blips decay."""
    if more:
        return so_far_ms + FRAME_MS
    left_ms = so_far_ms * (1 - FRAME_MS / WINDOW_MS)
    return left_ms if left_ms >= 1 else 0.0
