"""Short sounds, computed: soft bell-like notes, so that nothing needs to be shipped or licensed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from satellite.config import Earcons as Settings
from shared.audio import SAMPLE_RATE, ms_to_samples

Note = tuple[float, int, int]
"""Pitch in Hz, begin and length in ms."""

MELODIES: dict[str, tuple[Note, ...]] = {
    "wake": ((784.0, 0, 90), (1174.7, 50, 95)),
    "done": ((1174.7, 0, 90), (784.0, 50, 95)),
    "sorry": ((392.0, 0, 180), (311.1, 140, 260)),
    "mute": ((523.3, 0, 120), (392.0, 90, 160)),
    "unmute": ((392.0, 0, 120), (523.3, 90, 160)),
}
"""Rising fifth: I listen. Falling fifth: I heard. Low falling third: it failed. Fourths: microphone off and on."""
_PARTIALS = ((1.0, 1.0), (2.0, 0.25), (3.0, 0.08))
"""Multiples of the pitch and their share: a soft, wooden tone."""
_EDGE_MS = 8
"""Every note swells and fades over this time at least, so that none clicks."""


class Earcons:
    """The sounds that are switched on, by name."""

    def __init__(self, sounds: dict[str, bytes]) -> None:
        """Take 16 kHz 16-bit mono PCM by name."""
        self._sounds = sounds

    def get(self, name: str) -> bytes | None:
        """Return a sound; None when it is switched off. Raises `KeyError` for a name that is none of `MELODIES`."""
        if name not in MELODIES:
            raise KeyError(name)
        return self._sounds.get(name)


def build(settings: Settings) -> Earcons:
    """Compute the sounds; `sorry`, `mute` and `unmute` are never switched off, only quieter."""
    off = {name for name, is_on in (("wake", settings.wake), ("done", settings.done)) if not is_on}
    return Earcons({name: render(notes, settings.volume) for name, notes in MELODIES.items() if name not in off})


def render(notes: Sequence[Note], volume: float) -> bytes:
    """Return notes as 16 kHz 16-bit mono PCM whose peak is `volume` (0 to 1) of full scale."""
    total = np.zeros(max(ms_to_samples(begin + length) for _, begin, length in notes))
    for pitch, begin, length in notes:
        note = _tone(pitch, ms_to_samples(length))
        total[ms_to_samples(begin) :][: len(note)] += note
    pcm: bytes = (total / np.abs(total).max() * volume * 32767).astype(np.int16).tobytes()
    return pcm


def _tone(pitch: float, samples: int) -> npt.NDArray[np.float64]:
    time = np.arange(samples) / SAMPLE_RATE
    sound = sum(share * np.sin(2 * np.pi * pitch * times * time) for times, share in _PARTIALS)
    edge = np.minimum(np.arange(samples), np.arange(samples)[::-1]) / ms_to_samples(_EDGE_MS)
    swell = np.sin(np.pi / 2 * np.minimum(edge, 1)) ** 2
    decay = np.exp(-3 * np.arange(samples) / samples)
    return np.asarray(sound * swell * decay)
