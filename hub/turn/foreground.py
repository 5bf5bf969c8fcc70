"""Who speaks in front: tells the person who woke us from a television, a fan or somebody else further away. Pure.

A satellite's voice detector says "speech" to a television as well, so silence alone would never end a turn beside
one. The loudness of the person is known from the wake word and the first words; what stays clearly below it, or does
not vary as speech does, is background. The figures come from docs/measurements.md.
"""

from __future__ import annotations

import math
from array import array
from collections import deque

from shared.audio import FRAME_MS, Frame

DROP_DB = 10.0
"""Sound so far below the person's loud syllables for `HOLD_MS` no longer is theirs. With 6 dB the last 0.4 s or more of
13 in 64 commands in simulated rooms were taken for background, with 10 dB of none."""
WHOLE_DROP_DB = 6.0
"""The same once their words are a whole command, which no softer ones would go on."""
HOLD_MS = 160
"""Nobody is loud all the time: quiet sounds and short gaps inside words."""
RESUME_DB = 5.0
"""Only what comes this close to the person's loud syllables can be them again."""
RESUME_MS = 100
"""How much of that, within about 300 ms, shows it beside other sound. Without other sound one frame does."""
QUIET_MS = 240
"""A pause so quiet shows that the softer sound before it was theirs, and lets them go on at any loudness; what goes on
behind them seldom pauses so long."""
WHISPER_MS = 100
"""How much of that softer sound matters."""
BEHIND_MS = 500
"""Softer sound that lasts so long is not theirs, whatever comes after it."""
STEADY_DB = 6.0
"""Speech varies by more than this within `STEADY_MS`; a fan does not."""
STEADY_MS = 600
_LOUD = 0.75
"""The quantile of the loudness of a person's frames that stands for their loud syllables."""
_KNOWN = 200 // FRAME_MS
"""Frames of speech needed before loudness can be judged."""
_REMEMBERED = 3000 // FRAME_MS
_WINDOW_MS = 300
_TAIL_MS = 200
"""What sounds so shortly after the person is the room's reverberation or the voice detector's."""
_AUDIBLE_MS = 100
"""Other sound shorter than this is none: a click, a door."""


def loudness(pcm: bytes) -> float:
    """Return the mean power of 16-bit samples in dB, 0 for silence and about 90 at full scale."""
    samples = array("h", pcm)
    return 10 * math.log10(1 + sum(each * each for each in samples) / max(1, len(samples)))


class Foreground:
    """Follows one utterance. Feed it every frame once, in order, those of the wake word too."""

    def __init__(self) -> None:
        """Know nobody yet."""
        self._theirs: deque[float] = deque(maxlen=_REMEMBERED)
        self._recent: deque[float] = deque(maxlen=STEADY_MS // FRAME_MS)
        self._is_talking = False
        self._faint_ms = 0
        """Since they were last loud, while they talk."""
        self._hears_other = False
        self._silent_ms = 0
        self._quiet_ms = 0
        """How long it has been quiet."""
        self._sound_ms = 0
        """How much other sound there was since they were silent."""
        self._noise_ms = 0
        """The same, but for the room's tail."""
        self._evidence_ms = 0.0

    @property
    def is_noisy(self) -> bool:
        """The person is silent, and something else sounds, or has since, that the voice detector takes for speech."""
        return self._hears_other or self._noise_ms >= _AUDIBLE_MS

    def step(self, frame: Frame, *, is_whole: bool = False) -> bool:
        """Tell whether in this frame the person is talking, or turned out to have been until shortly before it.

        `is_whole`: their words are a whole command, so that softer sound is less likely to be them.
        """
        level = loudness(frame.pcm)
        self._recent.append(level)
        drop_db = WHOLE_DROP_DB if is_whole else DROP_DB
        is_loud = frame.is_speech and self._is_theirs(level, drop_db if self._is_talking else RESUME_DB)
        if self._is_talking:
            self._faint_ms = 0 if is_loud else self._faint_ms + FRAME_MS
            if not frame.is_speech or self._faint_ms >= HOLD_MS:
                self._is_talking = False
        else:
            self._silent_ms += FRAME_MS
            self._sound_ms += FRAME_MS if frame.is_speech else 0
            self._quiet_ms = 0 if frame.is_speech else self._quiet_ms + FRAME_MS
            if self._quiet_ms == QUIET_MS and self._sound_ms < BEHIND_MS and not is_whole:
                was_theirs = self._sound_ms >= WHISPER_MS
                self._theirs.clear()
                self._sound_ms = self._noise_ms = 0
                return was_theirs
            self._noise_ms += FRAME_MS if frame.is_speech and self._silent_ms > _TAIL_MS else 0
            self._evidence_ms += FRAME_MS if is_loud else -self._evidence_ms * FRAME_MS / _WINDOW_MS
            self._is_talking = is_loud and (self._evidence_ms >= RESUME_MS or self._noise_ms < _AUDIBLE_MS)
        if self._is_talking:
            self._theirs.append(level)
            self._silent_ms = self._quiet_ms = self._sound_ms = self._noise_ms = 0
            self._evidence_ms = 0.0
        self._hears_other = frame.is_speech and not self._is_talking
        return self._is_talking

    def _is_theirs(self, level: float, below_db: float) -> bool:
        if len(self._recent) * FRAME_MS == STEADY_MS and max(self._recent) - min(self._recent) < STEADY_DB:
            return False
        if len(self._theirs) < _KNOWN:
            return True
        return level >= sorted(self._theirs)[int(len(self._theirs) * _LOUD)] - below_db
