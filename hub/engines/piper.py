"""Text to speech with Piper."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

from hub.engines import models
from hub.engines.base import Spoken
from hub.engines.cores import Cores, Priority
from hub.engines.piper_voice import Voice
from hub.engines.worker import Worker
from shared.audio import AudioFormat
from shared.errors import EngineError
from shared.tasks import closing

WARM_UP = "Hello."
READING = 2
"""Counted up when the same text comes to be read (`hub.reading`) or to sound otherwise: what was kept is made anew."""
AHEAD_S = 1.0
"""Once so much more of a sentence is made, other work on the processor may come between: it takes a few hundred
milliseconds, and a gap within a sentence would be heard."""
THREADS = 2
"""Sentences made at once. A voice may be used by several threads: onnxruntime's sessions are made for it, and Piper
itself locks espeak-ng."""


class PiperTextToSpeech:
    """Piper behind `TextToSpeech`: loads at `warm_up`, speaks in two threads of its own.

    Later sentences of a reply wait for one thread, so that the first words of another room always find one soon.
    """

    def __init__(
        self,
        voice: str,
        *,
        speed: float = 1.0,
        variation: float = 1.0,
        threads: int = 1,
        download: bool = True,
        cores: Cores | None = None,
    ) -> None:
        """Arguments as in the configuration's `text_to_speech`; `threads` is at least 1. `variation` as in `Voice`,
        `cores` as in `Worker`."""
        self._name = voice
        self._speed = speed
        self._variation = variation
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
            pieces = self._workers[number].iterate(
                lambda: loaded.say(sentence),
                Priority.SPEECH if later else Priority.FIRST_SOUND,
                then=Priority.SPEECH,
                pause=_every(AHEAD_S * loaded.format.rate),
            )
            async with closing(pieces):
                async for piece in pieces:
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
        return Voice(file, threads=self._threads, speed=self._speed, variation=self._variation)


def _every(samples: float) -> Callable[[Spoken], bool]:
    """Return what tells of each piece whether there was so much sound since the last of which it told that."""
    made = 0

    def enough(piece: Spoken) -> bool:
        nonlocal made
        made += len(piece.pcm) // 2
        if made < samples:
            return False
        made = 0
        return True

    return enough
