"""What can be measured of sound: level, clipping, and the way from the loudspeaker to the microphone. Pure.

All sound is 16 kHz, 16-bit, mono PCM; levels are in dB relative to full scale (a full-scale square wave is 0 dB).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from shared.audio import SAMPLE_RATE, ms_to_samples

FLOOR_DB = -120.0
"""The level of digital silence, so that levels stay numbers."""
CLIPPED = 32_700
"""A sample this far out is taken for clipped."""
LONGEST_ECHO_MS = 1000
CLEAR_PEAK = 8.0
"""An echo's correlation stands out of the rest this many times; measured: 45 and more; chance alone under 6."""
_SYLLABLES, _SYLLABLE_MS = 12, 260


@dataclass(frozen=True, slots=True)
class Echo:
    """How the microphone hears the loudspeaker."""

    delay_ms: float
    """From being handed to the device to being heard."""
    level_db: float
    """Heard relative to played."""


def level_db(pcm: bytes) -> float:
    """Return the RMS level."""
    samples = _floats(pcm)
    return max(FLOOR_DB, 10 * float(np.log10(np.mean(samples**2) + 1e-30))) if samples.size else FLOOR_DB


def clipped_share(pcm: bytes) -> float:
    """Return the share of samples, 0 to 1, at the end of the scale."""
    samples = np.frombuffer(pcm, np.int16).astype(np.int32)
    return float(np.mean(np.abs(samples) >= CLIPPED)) if samples.size else 0.0


def probe_sound(volume: float) -> bytes:
    """Return about 3 s of swelling noise in the speech band with peak `volume` (0 to 1), always the same.

    Noise tells a delay without doubt, and an echo canceller learns from it as it does from speech; from pure tones or
    sweeps it learns little.
    """
    length = ms_to_samples(_SYLLABLE_MS)
    spectrum = np.fft.rfft(np.random.default_rng(20_480).standard_normal(_SYLLABLES * length))
    frequency = np.fft.rfftfreq(_SYLLABLES * length, 1 / SAMPLE_RATE)
    voice = 1 / (1 + (200 / np.maximum(frequency, 1)) ** 4) / (1 + (frequency / 1500) ** 2)
    swell = np.tile(np.sin(np.pi * np.arange(length) / length) ** 2, _SYLLABLES)
    sound = np.fft.irfft(spectrum * voice, len(swell)) * swell
    pcm: bytes = (sound / np.abs(sound).max() * volume * 32767).astype(np.int16).tobytes()
    return pcm


def find_echo(played: bytes, captured: bytes) -> Echo | None:
    """Return the echo of `played` in `captured` (begun at the same time, same length); None where none is clear."""
    reference, heard = _floats(played), _floats(captured)
    if not reference.any() or not heard.any():
        return None
    size = 1 << (2 * len(heard) - 1).bit_length()
    spectrum = np.fft.rfft(heard, size) * np.conj(np.fft.rfft(reference, size))
    correlation = np.abs(np.fft.irfft(spectrum, size)[: ms_to_samples(LONGEST_ECHO_MS)])
    delay = int(np.argmax(correlation))
    if correlation[delay] < CLEAR_PEAK * np.sqrt(np.mean(correlation**2)):
        return None
    sounding = reference[: len(heard) - delay] != 0
    louder = np.mean(heard[delay:][sounding] ** 2) / np.mean(reference[: len(heard) - delay][sounding] ** 2)
    return Echo(round(delay * 1000 / SAMPLE_RATE, 1), round(10 * float(np.log10(louder)), 1))


def _floats(pcm: bytes) -> npt.NDArray[np.float64]:
    return np.frombuffer(pcm, np.int16) / 32768.0
