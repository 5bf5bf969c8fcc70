"""Speech to text with Whisper, run by CTranslate2 in an elastic window (`hub.engines.window`)."""

from __future__ import annotations

import asyncio
import functools
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import numpy
from numpy.typing import NDArray

from hub.engines import models, window
from hub.engines.base import Hypotheses, Hypothesis
from hub.engines.cores import Cores, Priority
from hub.engines.utterance import Utterance
from hub.engines.worker import Worker
from shared.audio import FRAME_MS, SAMPLE_RATE, Frame
from shared.errors import EngineError
from shared.languages import base_of

T = TypeVar("T")
Samples = NDArray[numpy.float32]
"""Mono sound at 16 kHz, -1 to 1."""
LIMIT_FRAMES = 90_000 // FRAME_MS
"""The most that a session keeps; later frames are dropped. Turns end long before."""
COLUMN_MS = 10
"""Time between two columns of Whisper's features."""
TIMESTAMP_S = 0.02
"""Step of Whisper's timestamp tokens."""
SHORTEST_WORD_MS = 200
"""Too little time before the end of speech to hold another word."""
FINAL_WITHIN_S = 10.0
"""Words that could not be decoded within this time after their end are given up: nobody waits any more."""
FIRST_TIMESTAMP = 75
"""Speech begins at most 1.5 s into a clip, as timestamp steps; a clip keeps at most 1 s before it."""


class Reading(NamedTuple):
    """What one decoding of one window gave."""

    hypotheses: tuple[Hypothesis, ...]
    no_speech: float
    suspicion: str
    """Why a larger window should be tried, empty when there is no reason."""


class Model:
    """A loaded Whisper model; every method blocks, and one thread at a time may use it."""

    def __init__(self, folder: Path, *, threads: int = 1, device: str = "cpu", compute_type: str = "int8") -> None:
        """Load a model in CTranslate2's format. Raises `EngineError`."""
        from faster_whisper import WhisperModel

        try:
            self._whisper: Any = WhisperModel(
                str(folder), device=device, compute_type=compute_type, cpu_threads=threads, local_files_only=True
            )
        except (RuntimeError, ValueError, OSError) as error:
            raise EngineError(f"the Whisper model in {folder} does not load: {error}") from error
        self._multilingual: bool = self._whisper.model.is_multilingual
        self._tokens: Any = self._whisper.hf_tokenizer
        self._text_end: int = self._tokens.token_to_id("<|endoftext|>")
        self._time_zero: int = self._tokens.token_to_id("<|notimestamps|>") + 1
        self._prompts: dict[str, list[int]] = {}

    def prompt(self, language: str) -> list[int]:
        """Return the tokens that ask for a transcript in `language`, such as `en` or `en-GB`. Raises `EngineError`."""
        from faster_whisper.tokenizer import Tokenizer

        if language not in self._prompts:
            code = base_of(language)
            if not self._multilingual and code != "en":
                raise EngineError(f"this Whisper model knows English only, not {language!r}; use one without .en")
            try:
                tokenizer = Tokenizer(self._tokens, self._multilingual, "transcribe", code)
            except ValueError as error:
                raise EngineError(f"Whisper does not know the language {language!r}") from error
            self._prompts[language] = tokenizer.sot_sequence
        return self._prompts[language]

    def encode(self, samples: Samples, window_ms: int) -> Any:
        """Return the encoder's output for samples that fill at most `window_ms`, a multiple of 20.

        The rest of the window is silence as features show it: their least value.
        """
        features = self._whisper.feature_extractor(samples)
        columns = window_ms // COLUMN_MS
        features = features[:, :columns]
        padding = ((0, 0), (0, columns - features.shape[1]))
        return self._whisper.encode(numpy.pad(features, padding, constant_values=features.min()))

    def decode(self, encoded: Any, language: str, speech_ms: int, *, beams: int) -> Reading:
        """Read an encoded clip whose speech ends at `speech_ms`, with several beams in several ways.

        Timestamps are asked for although nobody wants them: they tell the decoder where speech ends, and without
        them it says short clips twice in short windows; and what begins after the speech was never said.
        """
        prompt = self.prompt(language)
        limit = window.token_limit(speech_ms)
        result = self._whisper.model.generate(
            encoded,
            [prompt],
            beam_size=beams,
            num_hypotheses=beams,
            max_length=len(prompt) + limit,
            max_initial_timestamp_index=FIRST_TIMESTAMP,
            return_scores=True,
            return_no_speech_prob=True,
        )[0]
        hypotheses = tuple(
            Hypothesis(self._text(tokens, speech_ms), score * len(tokens) / (len(tokens) + 1))
            for tokens, score in zip(result.sequences_ids, result.scores, strict=True)
        )
        suspicion = window.suspicion(
            hypotheses[0].text,
            hypotheses[0].score,
            result.no_speech_prob,
            cut_off=len(result.sequences_ids[0]) >= limit,
        )
        return Reading(hypotheses, result.no_speech_prob, suspicion)

    def stock(self, samples: Samples, language: str) -> str:
        """Return what faster-whisper's own greedy call makes of the samples: what benchmarks compare with."""
        segments, _ = self._whisper.transcribe(samples, language=language, beam_size=1)
        return "".join(segment.text for segment in segments).strip()

    def _text(self, tokens: list[int], speech_ms: int) -> str:
        said: list[int] = []
        for token in tokens:
            if token < self._text_end:
                said.append(token)
            elif said and (token - self._time_zero) * TIMESTAMP_S * 1000 > speech_ms - SHORTEST_WORD_MS:
                break
        return str(self._tokens.decode(said)).strip()


class WhisperSession:
    """One utterance; keeps at most `LIMIT_FRAMES` frames."""

    def __init__(self, recognizer: WhisperSpeechToText, language: str) -> None:
        self._recognizer = recognizer
        self._language = language
        self._frames: list[Frame] = []
        self._heard = 0
        self._known: tuple[int, Utterance] | None = None

    def feed(self, frame: Frame) -> None:
        """Add a frame."""
        if len(self._frames) < LIMIT_FRAMES:
            self._frames.append(frame)
            self._heard += frame.is_speech

    async def partial(self, deadline: float = math.inf) -> str:
        """Decode what was fed so far; empty when there is nothing to be trusted.

        While somebody speaks one window is all it costs. In a pause it does all that `finish` would do, so that
        there is nothing left to do when the pause turns out to be the end. Raises `EngineError`, `TooLateError`.
        """
        if not self._frames or self._frames[-1].is_speech:
            utterance = self._utterance()
            await self._read(utterance, Priority.PARTIAL, deadline)
            return utterance.outcome().best
        return (await self._settle(Priority.LOOK, deadline)).best

    async def finish(self) -> Hypotheses:
        """Decode everything; reuses the last partial when no speech was fed since. Raises `EngineError`."""
        deadline = asyncio.get_running_loop().time() + FINAL_WITHIN_S
        return await self._settle(Priority.FINAL, deadline)

    async def alternatives(self) -> Hypotheses:
        """Decode everything and search for other readings too. Raises `EngineError`."""
        found = await self.finish()
        if self._known is None:
            return found
        utterance = self._known[1]
        await self._recognizer.run(utterance.search, Priority.AGAIN, client=self)
        return utterance.outcome()

    async def _read(self, utterance: Utterance, priority: Priority, deadline: float) -> None:
        while not utterance.is_read:
            await self._recognizer.run(utterance.read, priority, client=self, deadline=deadline)

    async def _settle(self, priority: Priority, deadline: float) -> Hypotheses:
        utterance = self._utterance()
        await self._read(utterance, priority, deadline)
        # What is not understood at once takes seconds of further tries: between two of them other rooms come first.
        while not utterance.is_settled:
            await self._recognizer.run(utterance.settle, Priority.AGAIN, client=self, deadline=deadline)
        return utterance.outcome()

    def _utterance(self) -> Utterance:
        """Return what was fed so far, the same as long as no speech is added."""
        if self._known is None or self._known[0] != self._heard:
            recognizer = self._recognizer
            utterance = Utterance(self._frames, self._language, recognizer.floor_ms, recognizer.beam_size)
            self._known = (self._heard, utterance)
        return self._known[1]


class WhisperSpeechToText:
    """Whisper behind `SpeechToText`: one model and one thread for all rooms.

    Hints are not used: a prompt of names makes Whisper hear them in noise.
    """

    def __init__(
        self,
        model: str,
        *,
        threads: int = 1,
        device: str = "cpu",
        compute_type: str = "int8",
        beam_size: int = 1,
        download: bool = True,
        cores: Cores | None = None,
    ) -> None:
        """Arguments as in the configuration's `speech_to_text`; `threads` is at least 1. `cores` as in `Worker`."""
        self.beam_size = beam_size
        self.floor_ms = window.floor_ms(Path(model).name)
        self._name = model
        self._download = download
        self._make = functools.partial(Model, threads=threads, device=device, compute_type=compute_type)
        self._worker = Worker("whisper", cores)
        self._model: Model | None = None

    def session(self, language: str, hints: tuple[str, ...] = ()) -> WhisperSession:
        """Begin an utterance; a language that the model does not know is refused when it is decoded."""
        return WhisperSession(self, language)

    async def warm_up(self) -> None:
        """Find and load the model and run it once. Raises `EngineError`."""
        noise = numpy.random.default_rng(0).normal(0, 0.01, SAMPLE_RATE).astype(numpy.float32)
        await self.run(
            lambda model: model.decode(model.encode(noise, self.floor_ms), "en", 1000, beams=1), Priority.BACKGROUND
        )

    async def close(self) -> None:
        """Give up the thread and the model; running work is waited for."""
        await self._worker.close()
        self._model = None

    async def run(
        self,
        work: Callable[[Model], T],
        priority: Priority = Priority.FINAL,
        *,
        client: object = None,
        deadline: float = math.inf,
    ) -> T:
        """Run blocking `work` on the model, which is loaded first if need be.

        Raises `EngineError`, and `TooLateError` as `Cores.run` does.
        """
        model = self._model
        if model is None:
            model = await self._worker.run(self._load, priority, idle=True)

        def checked() -> T:
            try:
                return work(model)
            except RuntimeError as error:
                raise EngineError(f"Whisper failed: {error}") from error

        return await self._worker.run(checked, priority, client=client, deadline=deadline)

    def _load(self) -> Model:
        if self._model is None:
            self._model = self._make(models.find_whisper(self._name, download=self._download))
        return self._model
