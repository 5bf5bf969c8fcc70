"""A linear echo canceller: takes away what a filter can explain of the echo, and leaves a talker as he was.

WebRTC's canceller removes more, but its suppressor removes the talker with the echo; wake word detectors hear better on
what a filter alone leaves. This is a partitioned-block frequency-domain adaptive filter (J.-S. Soo and K. K. Pang,
"Multidelay block frequency domain adaptive filter", 1990) whose step is a Kalman gain (G. Enzner and P. Vary,
"Frequency-domain adaptive Kalman filter for acoustic echo control in hands-free telephones", 2006; F. Kuech et al.,
"State-space architecture of the partitioned-block-based acoustic echo controller", 2014): it hardly learns while
somebody talks, without a detector for that.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from numpy import fft

from shared.audio import FRAME_SAMPLES

PARTITIONS = 12
"""Of 20 ms each: the device's delay and the room's echo must end within them."""
KEEP = 0.998
"""How much of what was learnt holds from one block to the next; the rest is the room's freedom to change."""
SMOOTH = 0.8
"""Memory, from block to block, of the power of what the filter does not explain."""
FIRST_DOUBT = 0.03
"""Variance of each coefficient before anything was learnt: an echo about as loud as what is played."""
_SIZE = 2 * FRAME_SAMPLES
_TINY = 1e-10


class LinearCanceller:
    """Give it frame after frame; results come at once, without delay. About 0.01 s of a core per second of sound."""

    _spectra: npt.NDArray[np.complex128]
    """Of what was played, one row for each partition, the newest first."""
    _filter: npt.NDArray[np.complex128]
    _doubt: npt.NDArray[np.float64]
    """How wrong the filter may be: the variance of each of its values."""
    _last: npt.NDArray[np.float64]

    def __init__(self) -> None:
        """Begin without knowledge of the room."""
        self.begin()
        shape = self._spectra.shape
        self._filter = np.zeros(shape, np.complex128)
        self._doubt = np.full(shape, FIRST_DOUBT)
        self._unexplained = np.zeros(FRAME_SAMPLES + 1)
        self.left = self.expected = self._unexplained
        """Power of what was left of the last frame that may have had an echo, and of what had to be expected to be left
        of it: what the filter may be wrong by. `FRAME_SAMPLES` + 1 steps from 0 to 8 kHz."""

    def cancel(self, captured: bytes, played: bytes) -> bytes:
        """Return 20 ms of the microphone without the linear echo of what is and was played."""
        heard = np.frombuffer(captured, np.int16) / 32768.0
        new = np.frombuffer(played, np.int16) / 32768.0
        self._spectra = np.roll(self._spectra, 1, axis=0)
        self._spectra[0] = fft.rfft(np.concatenate([self._last, new]))
        self._last = new
        echo = fft.irfft((self._filter * self._spectra).sum(axis=0), _SIZE)[FRAME_SAMPLES:]
        rest = heard - echo
        if self._spectra.any():
            self._learn(rest)
        return np.clip(np.round(rest * 32768), -32768, 32767).astype(np.int16).tobytes()

    def _learn(self, rest: npt.NDArray[np.float64]) -> None:
        error = fft.rfft(np.concatenate([np.zeros(FRAME_SAMPLES), rest]))
        power = np.abs(self._spectra) ** 2
        self.left = np.abs(error) ** 2
        self._unexplained = SMOOTH * self._unexplained + (1 - SMOOTH) * self.left
        # Half of each block's spectrum is the padding that makes the convolution linear, hence the 0.5.
        self.expected = 0.5 * (power * self._doubt).sum(axis=0)
        gain = self._doubt / (self.expected + self._unexplained + _TINY)
        step = fft.irfft(gain * np.conj(self._spectra) * error, _SIZE)
        step[:, FRAME_SAMPLES:] = 0
        self._filter += fft.rfft(step)
        self._doubt *= 1 - 0.5 * gain * power
        self._filter *= KEEP
        self._doubt = KEEP**2 * self._doubt + (1 - KEEP**2) * np.abs(self._filter) ** 2

    def begin(self) -> None:
        """Something begins to sound after silence; what is known of the room stays."""
        self._spectra = np.zeros((PARTITIONS, FRAME_SAMPLES + 1), np.complex128)
        self._last = np.zeros(FRAME_SAMPLES)
