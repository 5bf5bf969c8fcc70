"""Frames with a voice activity detector's verdict, as a satellite sends them."""

from __future__ import annotations

from dataclasses import replace

import numpy
import webrtcvad

from shared.audio import SAMPLE_BYTES, SAMPLE_RATE, Frame, ms_to_samples, split_frames

HANGOVER = 8
"""Frames that still count as speech after the last one that sounds like it."""


def voiced(pcm: bytes) -> list[Frame]:
    """Return 16 kHz PCM as frames that say whether somebody speaks."""
    detector = webrtcvad.Vad(3)
    frames = []
    left = 0
    for frame in split_frames(pcm):
        left = HANGOVER if detector.is_speech(frame.pcm, SAMPLE_RATE) else left - 1
        frames.append(replace(frame, is_speech=left > 0))
    return frames


def pause(seconds: float, level: float = 0.0005) -> bytes:
    """Return the soft hiss of a quiet room; `level` is its RMS as a share of full scale, the same hiss every time."""
    hiss = numpy.random.default_rng(1).normal(0, level * 32767, int(seconds * SAMPLE_RATE))
    return hiss.astype(numpy.int16).tobytes()


def quiet(ms: int) -> bytes:
    """Return silence of a length, without any hiss."""
    return bytes(ms_to_samples(ms) * SAMPLE_BYTES)
