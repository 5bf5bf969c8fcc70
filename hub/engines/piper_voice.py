"""A Piper voice: from text to sound, piece by piece, and where in it words end."""

from __future__ import annotations

import hashlib
import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hub.engines.alignment import estimated, word_ends
from hub.engines.base import Spoken
from hub.engines.silence import CLAUSE_MS, SENTENCE_MS, Samples, Trimmer
from hub.engines.vits import Made, Vits
from hub.reading.aloud import words
from shared.audio import AudioFormat, samples_to_ms
from shared.errors import EngineError

SAMPLE = "0 1 2 3 4 5 6 7 8 9 10."
"""What a voice is tried on; espeak-ng reads it in every language."""
PAD, BEGIN, END = "_", "^", "$"
"""What Piper puts between phonemes, before and behind them (piper.const)."""
_EDGES = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class Sound:
    """What a voice makes of a sentence."""

    samples: tuple[int, ...]
    """How long each phoneme lasts, in front what comes before the first. The voice's word for it, or an estimate."""
    pieces: Iterator[tuple[Samples, bool]]
    """16-bit mono, each piece made when it is asked for, and whether it is the last."""


class Voice:
    """A loaded Piper voice; every method blocks, and several threads may use it."""

    def __init__(self, file: Path, *, threads: int = 1, speed: float = 1.0, variation: float = 1.0) -> None:
        """Load an `.onnx` voice with its `.onnx.json`.

        `speed`: 1 is the voice's own pace, 2 twice as fast. `variation`: how much tone and rhythm differ from one time
        to the next, as a share of the voice's own; with 0 the same text always gives the same sound. Raises
        `EngineError`.
        """
        from piper import PiperVoice
        from piper.config import PiperConfig

        logging.getLogger("piper").setLevel(logging.INFO)  # at debug it logs every text
        try:
            self._config = PiperConfig.from_dict(json.loads(file.with_name(file.name + ".json").read_text("utf-8")))
            # Piper reads; its network makes no sound before all of a sentence is made.
            reader: Any = PiperVoice
            self._reader = reader(session=None, config=self._config)
            self._scales = (
                self._config.noise_scale * variation,
                self._config.length_scale / speed,
                self._config.noise_w_scale * variation,
            )
            model = file.read_bytes()
            self.digest = hashlib.sha256(model).hexdigest()
            self.format = AudioFormat(rate=self._config.sample_rate)
            self.language: str = self._config.espeak_voice
            sample = self._inputs(self.phonemes(SAMPLE)[0], (0.0, self._config.length_scale, 0.0))
            self._network = Vits(model, file.name, self.format.rate, sample, threads=threads)
        except Exception as error:  # onnxruntime raises classes of its own that have no common base
            raise EngineError(f"the Piper voice {file} does not load: {error}") from error

    def phonemes(self, text: str) -> list[list[str]]:
        """Return the phonemes of each sentence of a text, as `say` speaks them. Raises `EngineError`."""
        with _clear_errors():
            found: list[list[str]] = self._reader.phonemize(prepare(text))
        return [each for each in found if each]

    def words(self, each: list[str]) -> list[list[str]]:
        """Return the phonemes of every word by itself. Raises `EngineError`."""
        bare = [_EDGES.sub("", word) for word in each]
        # One call for all costs as much as one for each; an end of sentence keeps them apart.
        together = iter(found := self.phonemes("".join(f"{word}.\n" for word in bare if word)))
        if len(found) == sum(map(bool, bare)):
            return [next(together) if word else [] for word in bare]
        return [[sound for part in self.phonemes(word) for sound in part] if word else [] for word in bare]

    def sound(self, phonemes: list[str]) -> Sound:
        """Begin the sound of a sentence, with the silence around it. Raises `EngineError`, as its pieces do."""
        with _clear_errors():
            made = self._network.make(self._inputs(phonemes, self._scales))
            return Sound(self._lengths(phonemes, made), _pieces(made))

    def say(self, sentence: str) -> Iterator[Spoken]:
        """Speak a sentence as people say it, without the silence around it, and tell where its words end.

        Every piece comes as soon as it is made. Raises `EngineError`.
        """
        said = words(sentence, self.language)
        text = " ".join(word for _, word in said)
        parts = self.phonemes(text)
        whole = [phoneme for part in parts for phoneme in part]
        ends = word_ends(self.words([word for _, word in said]), whole)
        end_ms = CLAUSE_MS if text[-1:] in {",", ";", ":"} else SENTENCE_MS
        place = 0
        for part in parts:
            sound = self.sound(part)
            reached = list(accumulate(sound.samples))
            heard = [
                (written, reached[end - place])
                for (written, _), end in zip(said, ends, strict=True)
                if place < end <= place + len(part)
            ]
            yield from _spoken(sound, heard, self.format.rate, end_ms)
            place += len(part)

    def _inputs(self, phonemes: list[str], scales: tuple[float, float, float]) -> dict[str, NDArray[Any]]:
        numbers = self._reader.phonemes_to_ids(phonemes)
        inputs: dict[str, NDArray[Any]] = {
            "input": np.array([numbers], np.int64),
            "input_lengths": np.array([len(numbers)], np.int64),
            "scales": np.array(scales, np.float32),
        }
        if self._config.num_speakers > 1:
            inputs["sid"] = np.array([self._config.default_speaker_id], np.int64)
        return inputs

    def _lengths(self, phonemes: list[str], made: Made) -> tuple[int, ...]:
        """Return how many samples each phoneme lasts, in front what comes before the first."""
        numbers = self._config.phoneme_id_map
        pad = len(numbers[PAD])
        # In front the beginning, and a filling behind everything that has a number.
        counts = [len(numbers[each]) + pad if each in numbers else 0 for each in (BEGIN, *phonemes)]
        if made.durations is None or sum(counts) + len(numbers[END]) != len(made.durations):
            return (0, *estimated(phonemes, made.samples))
        reached = np.concatenate(([0], np.cumsum(made.durations)))[np.cumsum([0, *counts])]
        return tuple(int(each) for each in np.diff(reached))


def _spoken(sound: Sound, heard: list[tuple[int, int]], rate: int, end_ms: int) -> Iterator[Spoken]:
    """Yield the pieces of a sound without the silence around it, each with the words that end in it.

    `heard`: the ends of its words, and after how many samples of the sound.
    """
    trimmer = Trimmer(rate, end_ms=end_ms)
    given = 0
    for samples, last in sound.pieces:
        kept = trimmer.feed(samples, last=last)
        begun, given = given, given + len(kept)
        now = heard if last else [(end, at) for end, at in heard if at - trimmer.cut <= given]
        heard = heard[len(now) :]
        if len(kept) or now:
            told = [(end, min(max(at - trimmer.cut, begun), given) - begun) for end, at in now]
            yield Spoken(kept.tobytes(), tuple((end, samples_to_ms(after, rate)) for end, after in told))


def _pieces(made: Made) -> Iterator[tuple[Samples, bool]]:
    with _clear_errors():
        yield from made.sound


@contextmanager
def _clear_errors() -> Iterator[None]:
    try:
        yield
    except Exception as error:  # as above
        raise EngineError(f"Piper failed: {type(error).__name__}") from error


def prepare(text: str) -> str:
    """Return the text as Piper speaks it best: one line that ends like a sentence, so that the last word is whole."""
    line = " ".join(text.split())
    return f"{line}." if line and line[-1].isalnum() else line
