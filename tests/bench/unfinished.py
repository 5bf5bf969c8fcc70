"""What is said in the benchmark of endpointing: commands with pauses, and commands beside a television."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import miniaudio
import numpy as np

from satellite.config import Vad as VadSettings
from satellite.vad import Vad
from shared.audio import FRAME_SAMPLES, SAMPLE_BYTES, SAMPLE_RATE, Frame, ms_to_samples, split_frames
from tests.audio.room import in_room, mix
from tests.audio.speak import CLEAR, speak
from tests.audio.words import words
from tests.bench.commands import audible_end
from tests.demo.scenes import WAKE_WORD

RECORDINGS = Path(__file__).parents[3] / "shared" / "sound" / "negative"
PRE_ROLL_MS = 300
NOISE_DB = -55
AFTER_MS = 4000
SPEEDS = (CLEAR, 0.85, 0.9)
QUIET = 200
"""Samples below this count as a pause inside synthesised speech."""

PAUSES_MS = (400, 500, 600, 700, 800, 900, 1000, 1100, 1200)
PAUSED = (
    "turn on the light, in the kitchen",
    "turn off the lights, in the living room",
    "turn on the lights, upstairs",
    "set the thermostat, to twenty one degrees",
    "set the thermostat to, twenty one degrees",
    "set the floor lamp, to forty percent",
    "open the kitchen blind, to fifty percent",
    "what is the temperature, in the kitchen",
    "turn off all the lights, in the bedroom",
    "turn on, the ceiling light",
    "turn on the light in the, kitchen",
    "turn off the, coffee machine",
    "set the brightness of the floor lamp, to sixty percent",
    "is the front door, locked",
    "close the living room blinds, to thirty percent",
    "turn on the bedroom fan and, the floor lamp",
)
"""A comma is where the pause is; each sentence is said with three pauses."""

COMPLETE = (
    "turn on the ceiling light", "turn off the floor lamp", "turn off the coffee machine", "open the garage door",
    "set the thermostat to twenty one degrees", "set the floor lamp to forty percent", "what time is it",
    "turn off the lights in the kitchen", "turn on the lights upstairs", "what is the temperature in the kitchen",
    "turn on the bedroom fan", "turn off the bedside lamp", "lock the front door", "is the front door locked",
)  # fmt: skip
"""Whole commands that nothing can follow."""
STORY = (
    "Good evening and welcome to the news. The government has announced new plans for the railways today, and the "
    "opposition said that it would not support them. In other news, a heavy storm is expected to reach the coast "
    "tonight. People are asked to stay at home and to keep their windows closed. And now to sports, where the home "
    "team has won its third game in a row, with two late goals by a player who had only just come back."
)


@dataclass(frozen=True, slots=True)
class Utterance:
    """Sound as a satellite sends it, and what is known of it; positions are samples."""

    text: str
    frames: tuple[Frame, ...]
    wake_end: int
    resumes: int
    """Where the last part begins; where there is no pause, the command."""
    speech_end: int
    """After the last sound of the command, before the room's reverberation."""
    pause_ms: int = 0
    begins: int = 0
    """Words before the pause."""


def paused() -> list[Utterance]:
    """Return sentences with one pause each, from 0.4 to 1.2 s."""
    found = []
    for number, sentence in enumerate(PAUSED):
        for take in range(3):
            pause_ms = PAUSES_MS[(number + 3 * take) % len(PAUSES_MS)]
            first, rest = _split(speak(f"{sentence}.", speed=SPEEDS[take]))
            pause = bytes(ms_to_samples(pause_ms) * SAMPLE_BYTES)
            text = sentence.replace(",", "")
            recorded = _recorded(text, first + pause, rest, seed=number, pause_ms=pause_ms)
            found.append(replace(recorded, begins=len(words(sentence.split(",")[0]))))
    return found


def alone() -> list[Utterance]:
    """Return whole commands in a quiet room."""
    return [_recorded(text, b"", speak(f"{text}.", speed=speed)) for text in COMPLETE for speed in SPEEDS[:2]]


def beside_television(below_db: float) -> list[Utterance]:
    """Return the same commands beside a television, so much below the person, that goes on after them."""
    television = _television()
    found = []
    for number, utterance in enumerate(alone()):
        pcm = b"".join(frame.pcm for frame in utterance.frames)
        begin = number * 7 * SAMPLE_RATE * SAMPLE_BYTES % (len(television) - len(pcm))
        behind = television[begin : begin + len(pcm)]
        said = pcm[: utterance.speech_end * SAMPLE_BYTES]
        gain = _loudness(said) / _loudness(behind) * 10 ** (-below_db / 20)
        found.append(replace(utterance, frames=_sent(mix(pcm, _louder(behind, gain)))))
    return found


def television() -> str:
    """Return where the television's sound comes from."""
    return "recordings of people" if RECORDINGS.is_dir() else "a synthesised newsreader"


def _recorded(text: str, before: bytes, rest: bytes, *, seed: int = 1, pause_ms: int = 0) -> Utterance:
    wake = speak(WAKE_WORD, speed=0.9)
    wake = wake[: -(-audible_end(wake) // FRAME_SAMPLES) * FRAME_SAMPLES * SAMPLE_BYTES]
    wake = wake[-ms_to_samples(PRE_ROLL_MS) * SAMPLE_BYTES :]
    gap = bytes(ms_to_samples(60) * SAMPLE_BYTES)
    begin = len(wake + gap + before) // SAMPLE_BYTES
    pcm = wake + gap + before + rest + bytes(ms_to_samples(AFTER_MS) * SAMPLE_BYTES)
    heard = in_room(pcm, seed=seed, noise_db=NOISE_DB)
    return Utterance(text, _sent(heard), len(wake) // SAMPLE_BYTES, begin, begin + audible_end(rest), pause_ms=pause_ms)


def _sent(pcm: bytes) -> tuple[Frame, ...]:
    detector = Vad(VadSettings())
    return tuple(replace(frame, is_speech=detector.hear(frame.pcm)) for frame in split_frames(pcm))


def _split(pcm: bytes) -> tuple[bytes, bytes]:
    """Cut at the longest stretch of quiet inside, which is left out."""
    samples = np.abs(np.frombuffer(pcm, np.int16).astype(np.int32))
    loud = np.flatnonzero(samples > QUIET)
    gap = int(np.argmax(np.diff(loud)))
    return pcm[: (int(loud[gap]) + 1) * SAMPLE_BYTES], pcm[int(loud[gap + 1]) * SAMPLE_BYTES :]


@functools.cache
def _television() -> bytes:
    if not RECORDINGS.is_dir():
        return speak(STORY)
    files: Sequence[Path] = sorted(
        file
        for folder in ("ami_meetings", "common_voice", "librispeech_other")
        for file in (RECORDINGS / folder).glob("*.flac")
    )
    return b"".join(
        bytes(miniaudio.decode_file(str(file), nchannels=1, sample_rate=SAMPLE_RATE).samples) for file in files
    )


def _loudness(pcm: bytes) -> float:
    """Return the RMS of the louder part of the frames: pauses do not count."""
    samples = np.frombuffer(pcm[: len(pcm) // 640 * 640], np.int16).astype(np.float64).reshape(-1, FRAME_SAMPLES)
    power = np.sort((samples**2).mean(axis=1))
    return float(np.sqrt(power[len(power) * 2 // 5 :].mean())) or 1.0


def _louder(pcm: bytes, gain: float) -> bytes:
    louder = np.clip(np.frombuffer(pcm, np.int16) * gain, -32768, 32767)
    return bytes(louder.astype(np.int16).tobytes())
