"""Text to speech that remembers: what was said before, or prepared, starts at once."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Iterable
from pathlib import Path
from typing import Protocol

from hub.engines.base import Spoken, TextToSpeech
from hub.engines.making import Making
from hub.engines.phrases import PhraseFolder, clear, key
from hub.engines.worker import Worker
from shared.audio import AudioFormat
from shared.errors import EngineError
from shared.tasks import closing

log = logging.getLogger(__name__)

MEMORY_BYTES = 4 * 1024 * 1024
"""Sound held in memory: about 90 s of speech."""
WARMED = 60
"""Texts said most often that are made at start-up, for a new voice or pace."""
LONGEST = 200
"""Characters of a sentence that is kept: longer ones hardly come again word for word."""


class Identified(TextToSpeech, Protocol):
    """Text to speech whose sound can be kept."""

    @property
    def identity(self) -> str:
        """What is different when the same words sound different."""


class RememberingTextToSpeech:
    """Another `TextToSpeech` with a memory in front of it, and a folder behind that where one is given.

    The memory is bounded, and so is the folder: what was used longest ago is forgotten. A folder that cannot be written
    is done without, and said so in the log.
    """

    def __init__(self, engine: Identified, *, folder: Path | None = None, limit: int = 0) -> None:
        """Keep at most `limit` bytes in `folder`, which is emptied when that is 0; no folder: memory alone."""
        self._engine = engine
        self._memory: OrderedDict[str, tuple[Spoken, ...]] = OrderedDict()
        self._making: dict[str, Making] = {}
        self._worker = Worker("spoken phrases")
        self._where, self._limit = folder, limit
        self._folder: PhraseFolder | None = None

    @property
    def format(self) -> AudioFormat:
        """Format of the sound. Raises `EngineError` before `warm_up` returned."""
        return self._engine.format

    async def synthesize(
        self, sentence: str, voice: str = "", *, later: bool = False, keep: bool = True
    ) -> AsyncIterator[Spoken]:
        """Yield the sound as it was the last time, else as the engine makes it. Raises `EngineError`."""
        if voice or not keep or len(sentence) > LONGEST or (name := self._name(sentence)) is None:
            async with closing(self._engine.synthesize(sentence, voice, later=later, keep=keep)) as pieces:
                async for piece in pieces:
                    yield piece
            return
        said = await self._find(name, sentence)
        if said is not None:
            for piece in said:
                yield piece
        else:
            said = ()
            async with closing(self._make(name, sentence, later)) as pieces:
                async for piece in pieces:
                    said += (piece,)
                    yield piece
        await self._on_disk(lambda folder: folder.said(name, sentence, said))

    async def prepare(self, sentence: str) -> None:
        """Make the sound of a sentence and keep it in memory, unless it is there. Raises `EngineError`."""
        name = self._name(sentence)
        if name is None or len(sentence) > LONGEST or await self._find(name, sentence) is not None:
            return
        await self._whole(name, sentence, later=False)

    async def warm_up(self) -> None:
        """Warm the engine up and open the folder. Raises `EngineError`."""
        await self._engine.warm_up()
        try:
            self._folder = await self._worker.run(self._open)
        except OSError as error:
            log.warning("spoken phrases are not kept: %s: %s", self._where, error.strerror)

    async def make_ready(self, sentences: Iterable[str]) -> int:
        """Make, beside everything else, sentences that will be said and those that were said most often, where they
        are not kept yet; return how many were made."""
        if self._folder is None:
            return 0
        often = await self._worker.run(lambda: self._folder.most_said(WARMED) if self._folder else [])
        made = 0
        for sentence in dict.fromkeys((*sentences, *often)):
            name = self._name(sentence)
            if name is None or await self._find(name, sentence) is not None:
                continue
            try:
                pieces = await self._whole(name, sentence, later=True)
            except EngineError as error:
                log.warning("phrases are not made ready: %s", error)
                break
            await self._keep(name, sentence, pieces)
            made += 1
        return made

    async def close(self) -> None:
        """Write down what was said how often, and close the engine."""
        await self._on_disk(PhraseFolder.save)
        await self._worker.close()
        await self._engine.close()

    def _open(self) -> PhraseFolder | None:
        if self._where is None:
            return None
        if not self._limit:
            clear(self._where)
            return None
        return PhraseFolder(self._where, self._limit)

    def _name(self, sentence: str) -> str | None:
        try:
            return key(self._engine.identity, sentence)
        except EngineError:
            return None  # Not loaded yet: the engine does that when it is asked.

    async def _find(self, name: str, sentence: str) -> tuple[Spoken, ...] | None:
        """Return what is kept."""
        if name in self._memory:
            self._memory.move_to_end(name)
            return self._memory[name]
        found: tuple[Spoken, ...] | None = None
        if name not in self._making and (folder := self._folder) is not None:
            found = await self._worker.run(lambda: folder.get(name, sentence))
        if found is not None:
            self._hold(name, found)
        return found

    def _make(self, name: str, sentence: str, later: bool) -> AsyncIterator[Spoken]:
        """Return what the engine makes, once for all who ask for it meanwhile; when it is whole it is kept."""
        self._making = {each: making for each, making in self._making.items() if making.is_open}
        if name not in self._making:
            sounds = self._engine.synthesize(sentence, later=later)
            self._making[name] = Making(sounds, lambda pieces: self._hold(name, pieces))
        return self._making[name].follow()

    async def _whole(self, name: str, sentence: str, later: bool) -> list[Spoken]:
        async with closing(self._make(name, sentence, later)) as pieces:
            return [piece async for piece in pieces]

    def _hold(self, name: str, pieces: tuple[Spoken, ...]) -> None:
        self._memory[name] = pieces
        self._memory.move_to_end(name)
        while sum(len(piece.pcm) for each in self._memory.values() for piece in each) > MEMORY_BYTES:
            self._memory.popitem(last=False)

    async def _keep(self, name: str, sentence: str, pieces: list[Spoken]) -> None:
        await self._on_disk(lambda folder: folder.put(name, sentence, pieces))

    async def _on_disk(self, work: Callable[[PhraseFolder], None]) -> None:
        """Do something with the folder, where there is one; when it fails, speech goes on without."""
        if (folder := self._folder) is None:
            return
        try:
            await self._worker.run(lambda: work(folder))
        except (OSError, EngineError) as error:
            log.warning("a spoken phrase is not kept: %s", error)
