"""Somebody talks over what sounds, or while the hub works: he may want it to stop."""

from __future__ import annotations

from satellite.barge_in import RINGING_TALK_MS, THINKING_TALK_MS, TalkOver
from satellite.ear import Heard
from satellite.state import State
from shared.audio import ms_to_samples

SOUNDING = frozenset({State.SPEAKING, State.ANNOUNCING})
THINKING_MS = 500
"""Who speaks sooner after listening ended is only finishing his sentence."""


class Overhearing:
    """Pure: give it everything that is heard, and `enter` each state."""

    def __init__(self) -> None:
        self._talk_over = TalkOver()
        self._since: int | None = None
        self.suspects = False
        """Somebody may be talking over what sounds."""

    def enter(self, *, deaf: bool = False) -> None:
        """Begin anew: the state has changed. `deaf`: who talks now is of no interest, until he pauses."""
        self._talk_over.reset(deaf=deaf)
        self._since = None
        self.suspects = False

    def hear(self, state: State, heard: Heard) -> int | None:
        """Take what is heard; return where talk begins, in samples, once it is certain."""
        if self._since is None:
            self._since = heard.frame.position
        if state is State.THINKING:
            if heard.frame.end - self._since < ms_to_samples(THINKING_MS):
                return None
            overlap = self._talk_over.step(heard.frame, heard.is_talk, heard.is_voice, talk_ms=THINKING_TALK_MS)
        elif state is State.RINGING:
            voice, score = heard.is_voice, heard.word_score
            overlap = self._talk_over.step(heard.frame, voice, voice, score, talk_ms=RINGING_TALK_MS)
            self.suspects = overlap.suspected
        elif state in SOUNDING and heard.echo_active:
            overlap = self._talk_over.step(heard.frame, heard.is_talk, heard.is_voice, heard.word_score)
            self.suspects = overlap.suspected
        else:
            return None
        return overlap.begin if overlap.talk else None
