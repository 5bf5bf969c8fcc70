"""How fast the engines are on this machine, measured on sentences that the hub's own voice speaks."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy

from hub.config import HubConfig
from hub.engines import select, window
from hub.engines.piper import PiperTextToSpeech
from hub.engines.whisper import Samples, WhisperSpeechToText
from shared.audio import SAMPLE_RATE, SILENCE, Frame, split_frames

SENTENCES = (
    "Turn on the kitchen light.",
    "Turn off all the lights.",
    "Set the bedroom to twenty one degrees.",
    "What time is it?",
    "Open the blinds in the living room.",
    "Set the brightness of the lamp to forty percent.",
    "Is the front door locked?",
    "Set a timer for ten minutes.",
    "How warm is it outside?",
    "Turn off the fan in the office in half an hour, please.",
)
PAUSE = SILENCE * 25
"""Half a second after each sentence, as after a spoken command."""


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds that something took, over all sentences."""

    median: float
    worst: float


@dataclass(frozen=True, slots=True)
class BenchResult:
    """What the machine makes of the configured engines."""

    speech_model: str
    voice: str
    threads: int
    """CPU threads of speech-to-text."""
    clips: int
    clip_s: float
    """Mean length of a clip, in seconds."""
    elastic: Times
    """Speech-to-text as the hub does it."""
    stock: Times
    """The same model through faster-whisper's own call, greedy."""
    same: float
    """Share of clips, 0 to 1, that both read alike."""
    first_sound: Times
    """From a sentence to the first sound of it."""

    @property
    def ratio(self) -> float:
        """How many times faster the elastic window is."""
        return self.stock.median / self.elastic.median


async def run_bench(config: HubConfig, clips: int = len(SENTENCES)) -> BenchResult:
    """Measure for about half a minute; `clips` is at least 1, sentences repeat when it is more than there are.

    The sentences are English; a voice of another language reads them oddly, which changes times little.
    Raises `EngineError` when a model is missing or fails.
    """
    listener = select.speech_to_text(config.speech_to_text)
    voice = select.text_to_speech(config.text_to_speech, variation=0)  # the same clips every time
    try:
        await voice.warm_up()
        await listener.warm_up()
        sentences = [SENTENCES[i % len(SENTENCES)] for i in range(clips)]
        first_sound, sounds = [], []
        for sentence in sentences:
            seconds, pcm = await _spoken(voice, sentence)
            first_sound.append(seconds)
            sounds.append(pcm)
        elastic, stock, same = [], [], 0
        for pcm in sounds:
            seconds, heard = await _elastic(listener, pcm)
            elastic.append(seconds)
            seconds, reference = await _stock(listener, pcm)
            stock.append(seconds)
            same += window.plain(heard) == window.plain(reference)
    finally:
        await listener.close()
        await voice.close()
    return BenchResult(
        speech_model=config.speech_to_text.model,
        voice=config.text_to_speech.voice,
        threads=select.threads(config.speech_to_text.threads),
        clips=clips,
        clip_s=sum(map(len, sounds)) / 2 / SAMPLE_RATE / clips,
        elastic=_times(elastic),
        stock=_times(stock),
        same=same / clips,
        first_sound=_times(first_sound),
    )


async def _spoken(voice: PiperTextToSpeech, sentence: str) -> tuple[float, bytes]:
    """Return the seconds to the first sound, and all of it at 16 kHz."""
    begin = time.perf_counter()
    first = 0.0
    pcm = bytearray()
    async for piece in voice.synthesize(sentence):
        first = first or time.perf_counter() - begin
        pcm += piece.pcm
    return first, resample(bytes(pcm), voice.format.rate) + PAUSE


async def _elastic(listener: WhisperSpeechToText, pcm: bytes) -> tuple[float, str]:
    session = listener.session("en")
    for frame in split_frames(pcm):
        session.feed(Frame(frame.pcm, frame.position, is_speech=frame.pcm != SILENCE))
    begin = time.perf_counter()
    heard = (await session.finish()).best
    return time.perf_counter() - begin, heard


async def _stock(listener: WhisperSpeechToText, pcm: bytes) -> tuple[float, str]:
    samples: Samples = numpy.frombuffer(pcm, numpy.int16).astype(numpy.float32) / numpy.float32(32768)
    begin = time.perf_counter()
    heard = await listener.run(lambda model: model.stock(samples, "en"))
    return time.perf_counter() - begin, heard


def resample(pcm: bytes, rate: int) -> bytes:
    """Return 16-bit mono PCM of `rate` samples per second at 16 kHz, by its spectrum; meant for short clips."""
    samples = numpy.frombuffer(pcm, numpy.int16)
    length = len(samples) * SAMPLE_RATE // rate
    spectrum = numpy.fft.rfft(samples)[: length // 2 + 1]
    # A spectrum too short for `length`, as when going up, is filled with zeros by `irfft`.
    resampled = numpy.fft.irfft(spectrum, length) * (length / len(samples))
    return resampled.clip(-32768, 32767).astype(numpy.int16).tobytes()


def _times(seconds: Sequence[float]) -> Times:
    return Times(statistics.median(seconds), max(seconds))
