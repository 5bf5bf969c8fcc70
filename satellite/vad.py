"""Voice activity detection: is somebody speaking in this frame?"""

from __future__ import annotations

import webrtcvad

from satellite.config import Vad as Settings
from shared.audio import FRAME_MS, SAMPLE_RATE


class Steadiness:
    """Makes one answer out of many flickering ones: speech begins after `onset`, ends after `hangover`. Pure."""

    def __init__(self, onset_ms: int, hangover_ms: int) -> None:
        """Count in frames of 20 ms; parts of a frame are rounded up, and `onset_ms` is at least one."""
        self._onset = max(1, -(-onset_ms // FRAME_MS))
        self._hangover = -(-hangover_ms // FRAME_MS)
        self._voiced = 0
        self._unvoiced = 0
        self._is_speech = False

    def step(self, voiced: bool) -> bool:
        """Take what the detector says of the next frame and tell whether it counts as speech."""
        self._voiced = self._voiced + 1 if voiced else 0
        self._unvoiced = 0 if voiced else self._unvoiced + 1
        if self._is_speech:
            self._is_speech = self._unvoiced <= self._hangover
        else:
            self._is_speech = self._voiced >= self._onset
        return self._is_speech


class Vad:
    """Tells speech from everything else by WebRTC's detector, frame by frame and without looking ahead.

    An answer is about the frame given and is never changed afterwards. So the first `onset_ms` of speech, less one
    frame, are answered with no, and `hangover_ms` after it with yes: who counts speech must allow for both. The
    detector has to get used to a room: in the first 200 ms it may take noise for speech.
    """

    def __init__(self, settings: Settings) -> None:
        """Begin in silence."""
        self._settings = settings
        self.reset()

    def hear(self, pcm: bytes) -> bool:
        """Take the next 20 ms (`FRAME_BYTES` of 16 kHz PCM) and tell whether they count as speech."""
        return self._steadiness.step(self._detector.is_speech(pcm, SAMPLE_RATE))

    def reset(self) -> None:
        """Forget what was heard so far."""
        self._detector = webrtcvad.Vad(self._settings.aggressiveness)
        self._steadiness = Steadiness(self._settings.onset_ms, self._settings.hangover_ms)
