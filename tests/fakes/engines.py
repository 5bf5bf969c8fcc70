"""Engines that need no models: what they hear is scripted, what they say is silence of the right length."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator

from hub.engines.base import Hypotheses, Hypothesis, Spoken
from shared.audio import AudioFormat, Frame
from shared.errors import EngineError

CHUNK_MS = 100
MS_PER_LETTER = 50


class ScriptedSpeech:
    """Speech-to-text that "hears" one scripted text per second of speech frames; `seconds` is how long it works."""

    def __init__(self, *texts: str, seconds: float = 0.1, error: str = "", others: tuple[str, ...] = ()) -> None:
        """`others` are the further readings of every text, which a search finds."""
        self._texts = list(texts)
        self.others = others
        self.seconds = seconds
        self.error = error
        self.decodes = self.searches = 0

    def session(self, language: str, hints: tuple[str, ...] = ()) -> ScriptedSession:
        return ScriptedSession(self, self._texts.pop(0) if self._texts else "")

    async def warm_up(self) -> None:
        pass

    async def close(self) -> None:
        pass


class ScriptedSession:
    """Hears one word of its text for every 200 ms of speech it was fed, the whole text at least after all of them."""

    def __init__(self, engine: ScriptedSpeech, text: str) -> None:
        self._engine = engine
        self._words = text.split()
        self._speech_frames = 0
        self._cached: tuple[int, str] | None = None
        self._searched = -1

    def feed(self, frame: Frame) -> None:
        self._speech_frames += frame.is_speech

    async def partial(self, deadline: float = math.inf) -> str:
        fed = self._speech_frames
        if self._cached is None or self._cached[0] != fed:
            self._engine.decodes += 1
            await asyncio.sleep(self._engine.seconds)
            if self._engine.error:
                raise EngineError(self._engine.error)
            self._cached = (fed, " ".join(self._words[: (fed + 6) // 10]))
        return self._cached[1]

    async def finish(self) -> Hypotheses:
        text = await self.partial()
        return Hypotheses((Hypothesis(text, -0.1),) if text else ())

    async def alternatives(self) -> Hypotheses:
        found = await self.finish()
        if self._searched != self._speech_frames:
            self._engine.searches += 1
            await asyncio.sleep(self._engine.seconds)
            self._searched = self._speech_frames
        return Hypotheses((*found.ranked, *(Hypothesis(text, -0.5) for text in self._engine.others)))


class SilentSpeech:
    """Text-to-speech that gives silence, 50 ms a letter; remembers what it was asked to say."""

    def __init__(self, error: str = "") -> None:
        self.sentences: list[str] = []
        self.error = error

    @property
    def format(self) -> AudioFormat:
        return AudioFormat(22_050)

    async def synthesize(
        self, sentence: str, voice: str = "", *, later: bool = False, keep: bool = True
    ) -> AsyncIterator[Spoken]:
        if self.error:
            raise EngineError(self.error)
        self.sentences.append(sentence)
        await asyncio.sleep(0.05)
        for _ in range(max(1, len(sentence) * MS_PER_LETTER // CHUNK_MS)):
            yield Spoken(bytes(2 * 22_050 * CHUNK_MS // 1000))

    async def prepare(self, sentence: str) -> None:
        pass

    async def warm_up(self) -> None:
        pass

    async def close(self) -> None:
        pass
