"""What the same turns would cost the stock way: 0.7 s of silence, then faster-whisper's own call. An estimate."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy

from hub import config
from hub.engines import select
from shared.audio import SAMPLE_BYTES, ms_to_samples
from shared.messages import TurnSummary
from tests.audio.wavfile import read_wav
from tests.audio.words import words
from tests.bench.report import spread

SILENCE_MS = 700
"""Silence that others wait for (Home Assistant's `VoiceCommandSegmenter`: 0.7 s at its default sensitivity)."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A command as the hub heard it: in a microphone's file, from one position to another."""

    wav: Path
    begin_ms: int
    end_ms: int
    said: str
    summary: TurnSummary
    """Our own turn: what comes after speech-to-text is the same the stock way."""


def after_recognition_ms(summary: TurnSummary) -> int:
    """Return the milliseconds from the end of speech-to-text to the command's publishing.

    Raises `ValueError` where the turn has none of them.
    """
    ends = {stage.name: stage.start_ms + stage.duration_ms for stage in summary.stages}
    if summary.speech_end_to_publish_ms is None or not {"listen", "stt"} <= ends.keys():
        raise ValueError("a turn without speech-to-text or without a command")
    # The stage `listen` ends with the last voiced frame.
    return ends["listen"] + summary.speech_end_to_publish_ms - ends["stt"]


def cost(utterances: Sequence[Utterance]) -> dict[str, Any]:
    """Recognise each utterance and the silence after it by the stock call, greedy, on the hub's number of threads."""
    recognised = asyncio.run(_recognise([_cut(each) for each in utterances]))
    seconds = [took_s for took_s, _ in recognised]
    publish, sound = [], []
    for each, took_s in zip(utterances, seconds, strict=True):
        summary = each.summary
        if summary.speech_end_to_publish_ms is None:
            continue
        total = SILENCE_MS + took_s * 1000 + after_recognition_ms(summary)
        publish.append(total)
        if summary.speech_end_to_sound_ms is not None:
            sound.append(total + summary.speech_end_to_sound_ms - summary.speech_end_to_publish_ms)
    return {
        "silence_ms": SILENCE_MS,
        "call_median_ms": round(statistics.median(seconds) * 1000) if seconds else None,
        "publish_ms": spread(publish),
        "sound_ms": spread(sound),
        "exact": sum(words(text) == words(each.said) for each, (_, text) in zip(utterances, recognised, strict=True)),
        "exact_ours": sum(words(each.summary.heard) == words(each.said) for each in utterances),
        "heard": [text for _, text in recognised],
    }


async def _recognise(clips: Sequence[bytes]) -> list[tuple[float, str]]:
    recognizer = select.speech_to_text(config.SpeechToText())
    recognised = []
    try:
        await recognizer.warm_up()
        for pcm in clips:
            samples = numpy.frombuffer(pcm, numpy.int16).astype(numpy.float32) / numpy.float32(32768)
            begin = time.perf_counter()
            text = await recognizer.run(lambda model, samples=samples: model.stock(samples, "en"))  # type: ignore[misc]
            recognised.append((time.perf_counter() - begin, text))
    finally:
        await recognizer.close()
    return recognised


def _cut(utterance: Utterance) -> bytes:
    pcm, _ = read_wav(utterance.wav)
    begin, end = (ms_to_samples(ms) * SAMPLE_BYTES for ms in (utterance.begin_ms, utterance.end_ms + SILENCE_MS))
    return pcm[begin:end]
