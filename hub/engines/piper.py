"""Text to speech with Piper."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

from hub.engines import models
from hub.engines.cores import Cores, Priority
from hub.engines.worker import Worker
from shared.audio import AudioFormat
from shared.errors import EngineError

WARM_UP = "Hello."


class Voice:
    """A loaded Piper voice; every method blocks, and one thread at a time may use it."""

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
            session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime raises classes of its own that have no common base
            raise EngineError(f"the Piper voice {file} does not load: {error}") from error
        self._voice: Any = PiperVoice(session=session, config=config)
        self._style = SynthesisConfig(
            length_scale=config.length_scale / speed,
            noise_scale=config.noise_scale * variation,
            noise_w_scale=config.noise_w_scale * variation,
        )
        self.format = AudioFormat(rate=config.sample_rate)

    def speak(self, text: str) -> Iterator[bytes]:
        """Yield 16-bit mono PCM in `format`, one piece per sentence of `text`. Raises `EngineError`."""
        try:
            for chunk in self._voice.synthesize(prepare(text), self._style):
                yield chunk.audio_int16_bytes
        except Exception as error:  # as above
            raise EngineError(f"Piper failed: {type(error).__name__}") from error


def prepare(text: str) -> str:
    """Return the text as Piper speaks it best: one line that ends like a sentence, so that the last word is whole."""
    line = " ".join(text.split())
    return f"{line}." if line and line[-1].isalnum() else line


class PiperTextToSpeech:
    """Piper behind `TextToSpeech`: loads at `warm_up`, speaks in a thread of its own."""

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
        self._worker = Worker("piper", cores)
        self._voice: Voice | None = None

    @property
    def format(self) -> AudioFormat:
        """Format of the sound. Raises `EngineError` before `warm_up` returned."""
        if self._voice is None:
            raise EngineError("the Piper voice is not loaded yet")
        return self._voice.format

    async def synthesize(self, sentence: str, voice: str = "", *, urgent: bool = True) -> AsyncIterator[bytes]:
        """Yield 16-bit mono PCM in `format`, a piece per sentence, at once when it is made. Raises `EngineError`.

        One voice is loaded, so another `voice` than the configured one is refused.
        """
        if voice not in ("", self._name):
            raise EngineError(f"the voice {voice!r} is not loaded; text_to_speech.voice is {self._name!r}")
        loaded = await self._load()
        priority = Priority.FIRST_SOUND if urgent else Priority.SPEECH
        async for pcm in self._worker.iterate(lambda: loaded.speak(sentence), priority):
            yield pcm

    async def warm_up(self) -> None:
        """Find and load the voice and run it once. Raises `EngineError`."""
        async for _ in self.synthesize(WARM_UP):
            pass

    async def close(self) -> None:
        """Give up the thread and the voice; running work is waited for."""
        await self._worker.close()
        self._voice = None

    async def _load(self) -> Voice:
        if self._voice is None:
            self._voice = await self._worker.run(self._load_now, idle=True)
        return self._voice

    def _load_now(self) -> Voice:
        if self._voice is not None:
            return self._voice
        file = models.find_voice(self._name, download=self._download)
        return Voice(file, threads=self._threads, speed=self._speed)
