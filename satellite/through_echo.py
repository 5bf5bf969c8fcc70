"""Wake words through the satellite's own sound: heard on what a filter leaves too, and told from its own words.

WebRTC's canceller removes the talker with the echo, a linear one leaves him but leaves more echo as well, so both
results are listened to and either may have the word. What the loudspeaker itself is saying is listened to as well: a
wake word in it is nobody's call. That somebody talks is told by what the linear canceller cannot explain, and WebRTC's
voice detector behind WebRTC's canceller confirms it, for an echo whose way has just changed is not explained either.
All this is done only while something sounds.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from msgspec.structs import replace

from satellite.cleaning import Cleaned
from satellite.config import Vad as VadSettings
from satellite.config import Wake as Settings
from satellite.sound.base import Block
from satellite.vad import Vad
from satellite.wake.base import Wake, WakeEngine
from satellite.wake.select import build as build_wake
from shared.audio import Frame, ms_to_samples

OWN_SENSITIVITY = 0.8
"""Its own words are told at least this easily: what is taken for them falsely costs a wake at that moment alone."""
EARLIER = ms_to_samples(200)
LATER = ms_to_samples(1500)
"""A wake word that ends at most so much before or after the loudspeaker's own is its echo: the device's delay, the
error of both estimates, which for the same word is under 300 ms, and a name said twice ("Alexa? Alexa!"), of which
detectors may tell the first alone."""


@dataclass(frozen=True, slots=True)
class Through:
    """What was heard through echo in 20 ms."""

    wake: Wake | None
    """The wake word that somebody really called."""
    word_score: float
    """The highest score of a wake word, 0 to 1; 0 for a word that the loudspeaker seems to say itself."""
    is_talk: bool
    """There is more than the satellite's own sound."""
    is_voice: bool
    """What is left where all echo is suppressed sounds like a voice."""


class ThroughEcho:
    """Give it every block while something sounds, and `begin` before the first."""

    def __init__(self, residual: WakeEngine, own: WakeEngine, vad: Vad, refractory_ms: int = 1500) -> None:
        """`residual` listens to what the linear canceller leaves, `own` to what is played; both know the same words."""
        self._vad = vad
        self._residual, self._own = residual, own
        self._refractory = ms_to_samples(refractory_ms)
        self._own_ends: deque[tuple[str, int]] = deque(maxlen=8)
        self._deaf_until = 0

    @property
    def is_busy(self) -> bool:
        """The next block may take longer than it lasts."""
        return self._residual.is_busy or self._own.is_busy

    def begin(self) -> None:
        """Something begins to sound after silence."""
        self._residual.reset()
        self._own.reset()
        self._vad.reset()

    def hear(self, block: Block, cleaned: Cleaned, wake: Wake | None) -> Through:
        """Take the next block, the same without echo, and the wake heard in that."""
        if (own := self._own.hear(Frame(block.played, block.position, True))) is not None:
            self._own_ends.append((own.word, own.end))
        left = Frame(cleaned.linear, block.position, True)
        found = self.sift(wake, self._residual.hear(left), position=left.end)
        own_scores = self._own.scores
        score = max((s for word, s in self._residual.scores.items() if own_scores.get(word, 0.0) < s / 2), default=0.0)
        return Through(found, score, cleaned.unexplained_db > 0, self._vad.hear(cleaned.detect))

    def sift(self, *wakes: Wake | None, position: int) -> Wake | None:
        """Return the surest of the wakes heard by `position` that is nobody's echo and was not told before.

        Wakes that are heard when all is silent again must pass as well: one detector may be later than the other.
        """
        heard = [each for each in wakes if each is not None]
        called = [each for each in heard if not self._is_own(each)]
        self._own_ends.extend((each.word, each.end) for each in heard if each not in called)
        if not called or position <= self._deaf_until:
            return None
        self._deaf_until = position + self._refractory
        return max(called, key=lambda each: each.score)

    def _is_own(self, wake: Wake) -> bool:
        return any(word == wake.word and -EARLIER <= wake.end - end <= LATER for word, end in self._own_ends)

    def reset(self) -> None:
        """Forget everything: the device was opened anew."""
        self._own_ends.clear()
        self._deaf_until = 0
        self.begin()


def build(settings: Settings) -> ThroughEcho:
    """Return what hears the words of `settings` through echo. Raises `EngineError` as building the engines does."""
    words = tuple(replace(word, sensitivity=max(word.sensitivity, OWN_SENSITIVITY)) for word in settings.words)
    own = build_wake(replace(settings, words=words, refractory_ms=0))
    vad = Vad(VadSettings(aggressiveness=3, onset_ms=20, hangover_ms=0))
    return ThroughEcho(build_wake(settings), own, vad, settings.refractory_ms)
