"""WAV files for tests: 16-bit mono in and out."""

from __future__ import annotations

import wave
from pathlib import Path

from shared.audio import SAMPLE_BYTES, SAMPLE_RATE


def write_wav(path: Path, pcm: bytes, rate: int = SAMPLE_RATE) -> Path:
    """Write 16-bit mono PCM and return `path`."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(SAMPLE_BYTES)
        file.setframerate(rate)
        file.writeframes(pcm)
    return path


def read_wav(path: Path) -> tuple[bytes, int]:
    """Return the PCM of a 16-bit mono file and its rate."""
    with wave.open(str(path), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, SAMPLE_BYTES), path
        return file.readframes(file.getnframes()), file.getframerate()
