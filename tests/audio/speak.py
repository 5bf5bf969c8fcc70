"""Speech for tests: any text, spoken by Piper, the same every time."""

from __future__ import annotations

import functools
import hashlib
import os
import threading
from pathlib import Path

import numpy
import soxr

from hub.engines.models import find_voice
from hub.engines.piper_voice import Voice
from shared.audio import SAMPLE_RATE

VOICE = "en_US-joe-medium"
CLEAR = 0.77
"""A speed at which Whisper hears every consonant; at 1 this voice hurries, and "turn" may become "purn"."""
CACHE = Path(__file__).parents[2] / "out" / "speech"
_lock = threading.Lock()


def speak(text: str, *, speed: float = 1.0) -> bytes:
    """Return `text` spoken, 16 kHz 16-bit mono PCM; blocks for about a tenth of its length, less the second time.

    The voice's randomness is off, so that tests hear the same sound everywhere.
    """
    file = CACHE / f"{hashlib.sha256(f'{VOICE}|{speed}|{text}'.encode()).hexdigest()[:32]}.pcm"
    if not file.exists():
        with _lock:
            voice = _voice(speed)
            pcm = b"".join(piece.tobytes() for part in voice.phonemes(text) for piece, _ in voice.sound(part).pieces)
            rate = voice.format.rate
        samples = soxr.resample(numpy.frombuffer(pcm, numpy.int16), rate, SAMPLE_RATE)
        CACHE.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_suffix(f".{os.getpid()}.{threading.get_ident()}")
        unfinished.write_bytes(samples.tobytes())
        unfinished.rename(file)
    return file.read_bytes()


@functools.cache
def _voice(speed: float) -> Voice:
    return Voice(find_voice(VOICE, download=True), speed=speed, variation=0)
