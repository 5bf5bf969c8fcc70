"""microWakeWord: small streaming models, cheap enough to run all the time (about 0.003 s of a core per second)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from satellite.wake.tflite import check_loads, existing, input_shape
from shared.audio import SAMPLE_BYTES, SAMPLE_RATE
from shared.errors import EngineError

FEATURES = 40
"""Values per feature vector of the TFLite Micro audio frontend, one vector per 10 ms."""
MEMORY = bytes(2 * SAMPLE_RATE * SAMPLE_BYTES)
"""Silence longer than the models remember, which makes them forget what they heard."""


def built_in() -> tuple[str, ...]:
    """Return the words that have a built-in model; raise `EngineError` where the package is not installed."""
    return tuple(sorted(model.value for model in _package().Model))


def cutoff(model: str, word: str) -> float:
    """Return the threshold that the author of a model file (.json) gives, between 0 and 1."""
    file = existing(model, ".json", word)
    threshold = float(_description(file, word)["probability_cutoff"])
    if not 0 < threshold < 1:
        raise EngineError(f"wake word {word}: {file}: probability_cutoff must lie between 0 and 1, not at {threshold}")
    return threshold


class MicroWakeWord:
    """Scores of several words, from one feature extraction.

    A score is the mean of the newest probabilities, over as many steps as the model's file says (5 steps of 30 ms
    for the built-in ones), 0 to 1.
    """

    def __init__(self, models: Mapping[str, str]) -> None:
        """Take each word's model: a .json beside its .tflite, or an empty string for the built-in one.

        Raises `EngineError` when the package or a model is missing or a model does not load.
        """
        package = _package()
        self._features = package.MicroWakeWordFeatures()
        self._models = {word: _load(package, word, model) for word, model in models.items()}
        self._held = dict.fromkeys(self._models, 0)
        self.reset()

    def hear(self, pcm: bytes) -> dict[str, float]:
        """Take 16 kHz PCM of any length and return the newest score of each word that has a new one."""
        scores = {}
        for vector in self._features.process_streaming(pcm):
            for word, model in self._models.items():
                score = model.process_streaming_prob(vector)
                self._held[word] = (self._held[word] + 1) % model.stride
                # Between two runs of the model the library returns 0, which is not a score.
                if not self._held[word]:
                    scores[word] = float(score)
        return scores

    def reset(self) -> None:
        """Forget what was heard so far, as if there had been silence.

        The library's own reset reads the model file again and crashes where that has gone.
        """
        self._features.reset()
        silence = list(self._features.process_streaming(MEMORY))
        for word, model in self._models.items():
            for vector in silence[(len(silence) + self._held[word]) % model.stride :]:
                model.process_streaming_prob(vector)
        self._held = dict.fromkeys(self._models, 0)
        self._features.reset()


def _load(package: Any, word: str, path: str) -> Any:
    if not path:
        return package.MicroWakeWord.from_builtin(package.Model(word))
    file = existing(path, ".json", word)
    description = _description(file, word)
    weights = existing(str(file.parent / description["model"]), ".tflite", word)
    check_loads(package.MicroWakeWord.from_builtin(package.Model.HEY_JARVIS).lib, weights, word)
    try:
        model = package.MicroWakeWord.from_config(file)
    except ValueError as error:
        raise EngineError(f"wake word {word}: {weights} is not a microWakeWord model: {error}") from error
    if len(shape := input_shape(model)) != 3 or shape[2] != FEATURES:
        raise EngineError(f"wake word {word}: {weights} is not a microWakeWord model (its input is {shape})")
    return model


def _description(file: Path, word: str) -> dict[str, Any]:
    """Read a model's .json; the keys of its `micro` part and `model` are certain to be there."""
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        return {
            "model": str(content["model"]),
            "wake_word": str(content["wake_word"]),
            "probability_cutoff": float(content["micro"]["probability_cutoff"]),
            "sliding_window_size": int(content["micro"]["sliding_window_size"]),
        }
    except (ValueError, TypeError) as error:
        raise EngineError(f"wake word {word}: {file} is not a microWakeWord description: {error}") from error
    except KeyError as error:
        raise EngineError(f"wake word {word}: {file} lacks {error}") from error


def _package() -> Any:
    try:
        import pymicro_wakeword
    except ImportError as error:
        raise EngineError(f"microWakeWord is not installed (pip install 'hearth-voice[satellite]'): {error}") from error
    return pymicro_wakeword
