"""Vectors of the examples, computed once and kept on disk."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hub.engines.base import SentenceEmbedder
from hub.intents.meaning.classifier import RIDGE, SHARPNESS, Classifier, fit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

log = logging.getLogger(__name__)

AT_ONCE = 16
"""Sentences that are computed at once: between two of these calls a turn gets its own in."""
TOLD_S = 5.0
"""Seconds between two lines of progress in the log."""


def vectors(sentences: Sequence[str], embedder: SentenceEmbedder, folder: Path | None) -> NDArray[np.float32]:
    """Return one row for each sentence, from the folder when it has them, else computed (10 ms each) and put there.

    Blocking. What is in the folder goes by the model and the sentences; a broken file is replaced, a folder that
    cannot be written costs the time again at the next start and nothing else. Raises `EngineError`.
    """
    import numpy as np

    place = None if folder is None else folder / f"examples-{digest(embedder.model, *sentences)}.npy"
    if place is not None and (kept := _read(place, len(sentences))) is not None:
        return kept
    rows, told = [], time.monotonic()
    for at in range(0, len(sentences), AT_ONCE):
        rows.append(embedder.embed(sentences[at : at + AT_ONCE]))
        if time.monotonic() - told > TOLD_S:
            told = time.monotonic()
            log.info("computing example vectors: %d of %d", min(len(sentences), at + AT_ONCE), len(sentences))
    found: NDArray[np.float32] = np.concatenate(rows) if rows else np.zeros((0, 1), np.float32)
    if place is not None:
        with contextlib.suppress(OSError):
            _write(place, found)
    return found


def fitted(rows: NDArray[np.float32], labels: Sequence[str], folder: Path | None) -> Classifier:
    """Return the classifier for these vectors and labels, with its weights from the folder when it has them."""
    if folder is None:
        return fit(rows, labels)
    key = digest(hashlib.sha256(rows.tobytes()).hexdigest(), f"{SHARPNESS} {RIDGE}", *labels)
    place = folder / f"weights-{key}.npy"
    found = fit(rows, labels, _read(place, len(labels)))
    if not place.is_file() or _read(place, len(labels)) is None:
        with contextlib.suppress(OSError):
            _write(place, found.weights)
    return found


def digest(*texts: str) -> str:
    """Return the name for what follows from these texts in this order."""
    seen = hashlib.sha256()
    for text in texts:
        seen.update(text.encode() + b"\n")
    return seen.hexdigest()[:24]


def _read(place: Path, count: int) -> NDArray[np.float32] | None:
    import numpy as np

    try:
        rows: NDArray[np.float32] = np.load(place, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    fits = rows.ndim == 2 and rows.shape[0] == count and rows.dtype == np.float32 and bool(np.isfinite(rows).all())
    return rows if fits else None


def _write(place: Path, rows: NDArray[np.float32]) -> None:
    """Write beside the place and move there: what is half written is never read."""
    import numpy as np

    place.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=".making-", suffix=".npy")
    making = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            np.save(file, rows, allow_pickle=False)
        making.replace(place)
    finally:
        making.unlink(missing_ok=True)
