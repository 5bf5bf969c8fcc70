"""openWakeWord: larger models on a shared speech embedding (about 0.05 to 0.15 s of a core per second)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from satellite.wake.tflite import check_loads, existing, input_shape
from shared.audio import FRAME_BYTES, SAMPLE_BYTES, ms_to_samples
from shared.errors import EngineError

CHUNK_BYTES = 4 * FRAME_BYTES
"""80 ms: the step of the embedding, and so of the scores."""
EMBEDDING = 96
"""Values per embedding."""
CONTEXT_MS = 2000
"""Sound behind one score: 16 embeddings 80 ms apart, each of 0.76 s."""
MEMORY = bytes(SAMPLE_BYTES * ms_to_samples(CONTEXT_MS))
"""Silence as long as that."""


def built_in() -> tuple[str, ...]:
    """Return the words that have a built-in model; raise `EngineError` where the package is not installed."""
    return tuple(sorted(model.value for model in _package().Model))


class OpenWakeWord:
    """Scores of several words, 0 to 1, from one feature extraction."""

    def __init__(self, models: Mapping[str, str]) -> None:
        """Take each word's model: a .tflite file, or an empty string for the built-in one.

        Raises `EngineError` when the package or a model is missing or a model does not load.
        """
        package = _package()
        self._features = package.OpenWakeWordFeatures.from_builtin()
        self._models = {word: _load(package, self._features.lib, word, model) for word, model in models.items()}
        self._held = b""
        # The library begins with 8 s of silence to work off at the first call; ours is heard here, once.
        self._features.new_audio_samples = 0
        self.hear(MEMORY)
        self._silence = (
            self._features.new_audio_samples,
            self._features.new_mels,
            self._features.mels.copy(),
            {word: (model.new_embeddings, model.embeddings.copy()) for word, model in self._models.items()},
        )

    def hear(self, pcm: bytes) -> dict[str, float]:
        """Take 16 kHz PCM of any length and return the newest score of each word, or nothing where none is new.

        There is a score for each whole 80 ms since the last `reset`.
        """
        scores = {}
        self._held += pcm
        while len(self._held) >= CHUNK_BYTES:
            chunk, self._held = self._held[:CHUNK_BYTES], self._held[CHUNK_BYTES:]
            for embedding in self._features.process_streaming(chunk):
                for word, model in self._models.items():
                    for score in model.process_streaming(embedding):
                        scores[word] = float(score)
        return scores

    def reset(self) -> None:
        """Forget what was heard so far, as if there had been silence; costs next to nothing."""
        samples, mels, spectrum, embeddings = self._silence
        self.restart()
        self._features.new_audio_samples = samples
        self._features.new_mels = mels
        self._features.mels[:] = spectrum
        for word, (count, silent) in embeddings.items():
            self._models[word].new_embeddings = count
            self._models[word].embeddings[:] = silent

    def restart(self) -> None:
        """Forget what was heard so far and give no score before `CONTEXT_MS` were heard; costs next to nothing."""
        self._held = b""
        self._features.new_audio_samples = 0
        self._features.audio[:] = 0
        self._features.new_mels = 0
        for model in self._models.values():
            model.new_embeddings = 0


def _load(package: Any, library: Any, word: str, path: str) -> Any:
    if not path:
        return package.OpenWakeWord.from_builtin(package.Model(word))
    file = existing(path, ".tflite", word)
    check_loads(library, file, word)
    model = package.OpenWakeWord.from_model(file)
    if len(shape := input_shape(model)) != 3 or shape[2] != EMBEDDING:
        raise EngineError(f"wake word {word}: {file} is not an openWakeWord model (its input is {shape})")
    return model


def _package() -> Any:
    try:
        import pyopen_wakeword
    except ImportError as error:
        raise EngineError(
            f"openWakeWord is not installed (pip install 'hearth-voice[openwakeword]'): {error}"
        ) from error
    return pyopen_wakeword
