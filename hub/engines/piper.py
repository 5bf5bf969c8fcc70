"""Text to speech with Piper."""

from __future__ import annotations

import hashlib
import json
import logging
import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from hub.engines import models
from hub.engines.alignment import estimated, word_ends
from hub.engines.base import Spoken
from hub.engines.cores import Cores, Priority
from hub.engines.onnx_output import with_durations
from hub.engines.silence import CLAUSE_MS, SENTENCE_MS, trim
from hub.engines.worker import Worker
from hub.reading.aloud import words
from shared.audio import AudioFormat, samples_to_ms
from shared.errors import EngineError

log = logging.getLogger(__name__)

WARM_UP = "Hello."
READING = 1
"""Counted up when the same text comes to be read otherwise (`hub.reading`): sound that was kept is then made anew."""
THREADS = 2
"""Sentences made at once. A voice may be used by several threads: onnxruntime's sessions are made for it, and Piper
itself locks espeak-ng."""
_EDGES = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class Sound:
    """What a voice made of a sentence."""

    pcm: bytes
    """16-bit mono PCM."""
    phonemes: tuple[str, ...]
    samples: tuple[int, ...]
    """How long each phoneme lasts, in front what comes before the first. The voice's word for it, or an estimate."""


class Voice:
    """A loaded Piper voice; every method blocks, and several threads may use it."""

    def __init__(self, file: Path, *, threads: int = 1, speed: float = 1.0, variation: float = 1.0) -> None:
        """Load an `.onnx` voice with its `.onnx.json`.

        `speed`: 1 is the voice's own pace, 2 twice as fast. `variation`: how much tone and rhythm differ from one time
        to the next, as a share of the voice's own; with 0 the same text always gives the same sound. Raises
        `EngineError`.
        """
        import onnxruntime  # type: ignore[import-untyped, unused-ignore]
        from piper import PiperVoice, SynthesisConfig
        from piper.config import PiperConfig

        logging.getLogger("piper").setLevel(logging.INFO)  # at debug it logs every text
        try:
            config = PiperConfig.from_dict(json.loads(file.with_name(file.name + ".json").read_text("utf-8")))
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = threads
            options.inter_op_num_threads = 1
            model = file.read_bytes()
            self.digest = hashlib.sha256(model).hexdigest()
            session = onnxruntime.InferenceSession(_telling(model, file), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime raises classes of its own that have no common base
            raise EngineError(f"the Piper voice {file} does not load: {error}") from error
        self._voice: Any = PiperVoice(session=session, config=config)
        self._style = SynthesisConfig(
            length_scale=config.length_scale / speed,
            noise_scale=config.noise_scale * variation,
            noise_w_scale=config.noise_w_scale * variation,
        )
        self.format = AudioFormat(rate=config.sample_rate)
        self.language: str = config.espeak_voice

    def speak(self, text: str) -> Iterator[Sound]:
        """Yield the sound in `format`, one for each sentence of `text`. Raises `EngineError`."""
        try:
            for chunk in self._voice.synthesize(prepare(text), self._style, include_alignments=True):
                pcm, phonemes = chunk.audio_int16_bytes, tuple(chunk.phonemes)
                if chunk.phoneme_alignments is not None:
                    lengths = tuple(int(each.num_samples) for each in chunk.phoneme_alignments)[: len(phonemes) + 1]
                else:
                    lengths = (0, *estimated(phonemes, len(pcm) // 2))
                yield Sound(pcm, phonemes, lengths)
        except Exception as error:  # as above
            raise EngineError(f"Piper failed: {type(error).__name__}") from error

    def phonemes(self, text: str) -> list[list[str]]:
        """Return the phonemes of each sentence of a text, as `speak` speaks them. Raises `EngineError`."""
        try:
            found: list[list[str]] = self._voice.phonemize(prepare(text))
        except Exception as error:  # as above
            raise EngineError(f"Piper failed: {type(error).__name__}") from error
        return [each for each in found if each]

    def words(self, each: list[str]) -> list[list[str]]:
        """Return the phonemes of every word by itself. Raises `EngineError`."""
        bare = [_EDGES.sub("", word) for word in each]
        # One call for all costs as much as one for each; an end of sentence keeps them apart.
        together = iter(found := self.phonemes("".join(f"{word}.\n" for word in bare if word)))
        if len(found) == sum(map(bool, bare)):
            return [next(together) if word else [] for word in bare]
        return [[sound for part in self.phonemes(word) for sound in part] if word else [] for word in bare]

    def say(self, sentence: str) -> Iterator[Spoken]:
        """Speak a sentence as people say it, without the silence around it, and tell where its words end.

        One piece for each part that espeak-ng takes for a sentence. Raises `EngineError`.
        """
        said = words(sentence, self.language)
        text = " ".join(word for _, word in said)
        ends: list[int] | None = None
        place = 0
        for sound in self.speak(text):
            if ends is None:
                whole = [phoneme for part in self.phonemes(text) for phoneme in part]
                ends = word_ends(self.words([word for _, word in said]), whole)
            end_ms = CLAUSE_MS if text[-1:] in {",", ";", ":"} else SENTENCE_MS
            pcm, cut = trim(sound.pcm, self.format.rate, end_ms=end_ms)
            reached = list(accumulate(sound.samples))
            heard = tuple(
                (written, samples_to_ms(max(0, reached[end - place] - cut), self.format.rate))
                for (written, _), end in zip(said, ends, strict=True)
                if place < end <= place + len(sound.phonemes)
            )
            yield Spoken(pcm, heard)
            place += len(sound.phonemes)


def _telling(model: bytes, file: Path) -> bytes:
    """Return a voice that tells how long its phonemes last; where that cannot be had, the voice as it is."""
    try:
        return with_durations(model)
    except ValueError as error:
        log.info("where words end is estimated: %s: %s", file.name, error)
        return model


def prepare(text: str) -> str:
    """Return the text as Piper speaks it best: one line that ends like a sentence, so that the last word is whole."""
    line = " ".join(text.split())
    return f"{line}." if line and line[-1].isalnum() else line


class PiperTextToSpeech:
    """Piper behind `TextToSpeech`: loads at `warm_up`, speaks in two threads of its own.

    Later pieces of a reply wait for one thread, so that the first words of another room always find one soon.
    """

    def __init__(
        self,
        voice: str,
        *,
        speed: float = 1.0,
        threads: int = 1,
        download: bool = True,
        cores: Cores | None = None,
    ) -> None:
        """Arguments as in the configuration's `text_to_speech`; `threads` is at least 1. `cores` as in `Worker`."""
        self._name = voice
        self._speed = speed
        self._threads = threads
        self._download = download
        self._workers = [Worker(f"piper {number}", cores) for number in range(1, THREADS + 1)]
        self._busy = [0] * THREADS
        self._voice: Voice | None = None

    @property
    def format(self) -> AudioFormat:
        """Format of the sound. Raises `EngineError` before `warm_up` returned."""
        if self._voice is None:
            raise EngineError("the Piper voice is not loaded yet")
        return self._voice.format

    @property
    def identity(self) -> str:
        """What is different when the same words sound different: voice, pace, reading. Errors as `format`."""
        if self._voice is None:
            raise EngineError("the Piper voice is not loaded yet")
        return f"{self._voice.digest} {self._speed} {READING}"

    async def synthesize(
        self, sentence: str, voice: str = "", *, later: bool = False, keep: bool = True
    ) -> AsyncIterator[Spoken]:
        """Yield sound in `format`, at once when it is made. Raises `EngineError`.

        One voice is loaded, so another `voice` than the configured one is refused.
        """
        if voice not in ("", self._name):
            raise EngineError(f"the voice {voice!r} is not loaded; text_to_speech.voice is {self._name!r}")
        loaded = await self._load()
        number = THREADS - 1 if later else self._busy.index(min(self._busy))
        self._busy[number] += 1
        try:
            priority = Priority.SPEECH if later else Priority.FIRST_SOUND
            async for piece in self._workers[number].iterate(lambda: loaded.say(sentence), priority):
                yield piece
        finally:
            self._busy[number] -= 1

    async def prepare(self, sentence: str) -> None:
        """Do nothing: Piper keeps no sound."""

    async def warm_up(self) -> None:
        """Find and load the voice and run it once. Raises `EngineError`."""
        async for _ in self.synthesize(WARM_UP):
            pass

    async def close(self) -> None:
        """Give up the threads and the voice; running work is waited for."""
        for worker in self._workers:
            await worker.close()
        self._voice = None

    async def _load(self) -> Voice:
        if self._voice is None:
            self._voice = await self._workers[0].run(self._load_now, idle=True)
        return self._voice

    def _load_now(self) -> Voice:
        if self._voice is not None:
            return self._voice
        file = models.find_voice(self._name, download=self._download)
        return Voice(file, threads=self._threads, speed=self._speed)
