"""The configured voice as it was before it made its sound in pieces: to compare."""

from __future__ import annotations

from pathlib import Path

from hub import config
from hub.engines.models import find_voice
from hub.engines.piper import PiperTextToSpeech
from hub.engines.select import threads
from hub.engines.voice_graph import with_durations


def whole_voice(options: config.TextToSpeech, folder: Path) -> PiperTextToSpeech:
    """Return text-to-speech with a voice, written to `folder`, that makes each sentence in one piece."""
    file = find_voice(options.voice, download=options.download)
    # What is appended stands in a graph of its own, and of two graphs none is cut.
    (folder / "whole.onnx").write_bytes(with_durations(file.read_bytes()))
    (folder / "whole.onnx.json").write_bytes(file.with_name(f"{file.name}.json").read_bytes())
    return PiperTextToSpeech(str(folder / "whole.onnx"), speed=options.speed, threads=threads(options.threads))
