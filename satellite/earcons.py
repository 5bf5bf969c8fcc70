"""The short sounds of the satellite itself, computed from notes."""

from __future__ import annotations

from satellite.config import Earcons as Settings
from shared.tones import Note, render

MELODIES: dict[str, tuple[Note, ...]] = {
    "wake": ((784.0, 0, 90), (1174.7, 50, 95)),
    "done": ((1174.7, 0, 90), (784.0, 50, 95)),
    "sorry": ((392.0, 0, 180), (311.1, 140, 260)),
    "mute": ((523.3, 0, 120), (392.0, 90, 160)),
    "unmute": ((392.0, 0, 120), (523.3, 90, 160)),
}
"""Rising fifth: I listen. Falling fifth: I heard. Low falling third: it failed. Fourths: microphone off and on."""


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
