"""Sentence vectors without getting in the way of a turn."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from hub.engines.base import SentenceEmbedder
from hub.engines.cores import Cores, Priority
from hub.engines.worker import Worker

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class PatientEmbedder:
    """Implements `SentenceEmbedder` over another one: what other threads ask for comes after all work for turns.

    Some thousand sentences are embedded in the background when a household starts its hub for the first time. What
    the event loop's own thread asks for belongs to a turn, takes some milliseconds, and is done at once.
    """

    def __init__(self, embedder: SentenceEmbedder, cores: Cores) -> None:
        """Serve the running event loop."""
        self._embedder = embedder
        self._loop = asyncio.get_running_loop()
        self._worker = Worker("sentence vectors", cores)

    @property
    def model(self) -> str:
        """As the other's."""
        return self._embedder.model

    def embed(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """Return what the other returns. Raises `EngineError`, also once closed."""
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            waiting = self._worker.run(lambda: self._embedder.embed(sentences), Priority.BACKGROUND)
            return asyncio.run_coroutine_threadsafe(waiting, self._loop).result()
        return self._embedder.embed(sentences)

    async def close(self) -> None:
        """Refuse what still waits; what runs is waited for."""
        await self._worker.close()
