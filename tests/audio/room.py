"""A simulated room: what a microphone hears of a talker, and of the satellite's own loudspeaker.

Impulse responses have the direct sound first (at sample 0), a few early reflections, and a reverberation that is
exponentially decaying noise, darker than the direct sound (Moorer's model; J. A. Moorer, "About this reverberation
business", 1979). All sound is 16 kHz, 16-bit, mono; everything is the same every time for the same seed.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from shared.audio import SAMPLE_RATE, ms_to_samples

Floats = npt.NDArray[np.float64]
FULL_SCALE = 32768.0
CRITICAL_DISTANCE_M = 0.8
"""Where direct sound and reverberation are equally loud; 0.6 to 1 m in furnished living rooms."""


def impulse_response(*, seed: int, distance_m: float = 2.0, reverberation_s: float = 0.35) -> Floats:
    """Return a room's response at `distance_m` from the source, unit energy, `reverberation_s` (to −60 dB) long."""
    random = np.random.default_rng(seed)
    length = int(reverberation_s * SAMPLE_RATE)
    time = np.arange(length) / SAMPLE_RATE
    tail = random.standard_normal(length) * 10 ** (-3 * time / reverberation_s)
    tail = np.convolve(tail, (0.25, 0.5, 0.25))[:length]
    tail[: ms_to_samples(3)] = 0
    for delay_ms in random.uniform(1.5, 30, size=8):
        tail[ms_to_samples(delay_ms)] += random.choice((-1, 1)) * 10 / (delay_ms + 8)
    tail *= distance_m / CRITICAL_DISTANCE_M / np.linalg.norm(tail)
    tail[0] = 1.0
    return tail / np.linalg.norm(tail)


def noise(samples: int, *, seed: int, level_db: float) -> Floats:
    """Return room noise (falling 3 dB an octave above 50 Hz) at `level_db` relative to full scale, as RMS."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(samples))
    frequency = np.fft.rfftfreq(samples, 1 / SAMPLE_RATE)
    shaped = np.fft.irfft(spectrum / np.sqrt(np.maximum(frequency, 50.0)), samples)
    return shaped / max(float(np.sqrt(np.mean(shaped**2))), 1e-12) * 10 ** (level_db / 20)


def hiss(length: int) -> bytes:
    """Return `length` bytes of what a microphone hears in a quiet room."""
    return np.round(noise(length // 2, seed=9, level_db=-65) * 32767).astype(np.int16).tobytes()


def in_room(
    pcm: bytes,
    *,
    seed: int,
    noise_db: float = -50,
    distance_m: float = 2.0,
    reverberation_s: float = 0.35,
    level_db: float = -26,
) -> bytes:
    """Return `pcm` as a microphone hears it from `distance_m` away; the same length and the same positions.

    `level_db` is the loudness the talker arrives with (RMS of the part that is not silent), `noise_db` that of the
    room's noise, both relative to full scale.
    """
    if not pcm:
        return b""
    dry = _floats(pcm)
    wet = _convolve(dry, impulse_response(seed=seed, distance_m=distance_m, reverberation_s=reverberation_s))
    loud = wet[np.abs(dry) > 0.01]
    if loud.size:
        wet *= 10 ** (level_db / 20) / np.sqrt(np.mean(loud**2))
    return _pcm(wet + noise(len(wet), seed=seed + 1, level_db=noise_db))


class EchoPath:
    """The way from the loudspeaker to the microphone, as a stream: call it with what is played, block by block.

    `delay_ms` is the device's and the air's, `level_db` how much quieter than played the echo arrives, `distortion` (0
    to 1) how badly a small loudspeaker bends loud sound.
    """

    def __init__(
        self, *, seed: int, delay_ms: float = 60, level_db: float = -10, distortion: float = 0.2, room_s: float = 0.25
    ) -> None:
        response = impulse_response(seed=seed, distance_m=0.3, reverberation_s=room_s) * 10 ** (level_db / 20)
        self._response = np.concatenate([np.zeros(ms_to_samples(delay_ms)), response])
        self._rest = np.zeros(0)
        self._distortion = distortion

    def __call__(self, played: bytes) -> bytes:
        """Return what the microphone hears of the loudspeaker while `played` is handed to it; the same length."""
        source = _floats(played)
        if self._distortion:
            source = np.tanh(source * 3 * self._distortion) / (3 * self._distortion)
        heard = _convolve(source, self._response, whole=True)
        heard[: len(self._rest)] += self._rest
        self._rest = heard[len(source) :]
        return _pcm(heard[: len(source)])


def echo_path(
    played: bytes, *, seed: int, delay_ms: float = 60, level_db: float = -10, distortion: float = 0.2
) -> bytes:
    """Return what the microphone hears of the loudspeaker, the same length as `played` (see `EchoPath`)."""
    return EchoPath(seed=seed, delay_ms=delay_ms, level_db=level_db, distortion=distortion)(played)


def mix(*sounds: bytes) -> bytes:
    """Return the sum of sounds that begin together, clipped, as long as the longest."""
    total = np.zeros(max(len(sound) for sound in sounds) // 2)
    for sound in sounds:
        total[: len(sound) // 2] += _floats(sound)
    return _pcm(total)


def _convolve(sound: Floats, response: Floats, *, whole: bool = False) -> Floats:
    length = len(sound) + len(response) - 1
    size = 1 << (length - 1).bit_length()
    result = np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(response, size), size)
    return result[: length if whole else len(sound)]


def _floats(pcm: bytes) -> Floats:
    return np.frombuffer(pcm, np.int16) / FULL_SCALE


def _pcm(sound: Floats) -> bytes:
    return np.clip(np.round(sound * FULL_SCALE), -32768, 32767).astype(np.int16).tobytes()
