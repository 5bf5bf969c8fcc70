"""Builds the engines that the configuration asks for."""

from __future__ import annotations

import os

from hub import config
from hub.engines.piper import PiperTextToSpeech
from hub.engines.whisper import WhisperSpeechToText

MOST_THREADS = 4
"""More bring nothing for models of this size (faster-whisper pull request 965)."""


def threads(configured: int) -> int:
    """Return a thread count of at least 1; 0 stands for the cores this process may use, at most 4."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return configured or min(usable, MOST_THREADS)


def speech_to_text(options: config.SpeechToText) -> WhisperSpeechToText:
    """Return the configured speech-to-text; nothing is loaded before `warm_up` or the first use."""
    return WhisperSpeechToText(
        options.model,
        threads=threads(options.threads),
        device=options.device,
        compute_type=options.compute_type,
        beam_size=options.beam_size,
        download=options.download,
    )


def text_to_speech(options: config.TextToSpeech) -> PiperTextToSpeech:
    """Return the configured text-to-speech; nothing is loaded before `warm_up` or the first use."""
    return PiperTextToSpeech(
        options.voice, speed=options.speed, threads=threads(options.threads), download=options.download
    )
