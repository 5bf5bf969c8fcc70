"""A Piper voice's network: from the numbers of phonemes to sound, bit by bit where it can be cut in two."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hub.engines.chunks import FIRST_S, MOST_S, sizes
from hub.engines.loudness import REACH, gain, limited
from hub.engines.silence import Samples
from hub.engines.voice_graph import halves, with_durations

log = logging.getLogger(__name__)

Inputs = Mapping[str, NDArray[Any]]
SAME = 1e-6
"""Two sounds (-1 to 1) that differ by less are the same: a thirtieth of what 16 bits tell apart."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a network makes of a sentence."""

    samples: int
    """How long its sound is."""
    durations: NDArray[np.int64] | None
    """How many samples each of the phonemes' numbers lasts; `None` where the voice does not tell."""
    sound: Iterator[tuple[Samples, bool]]
    """Its pieces, each made when it is asked for, and whether it is the last."""


class Vits:
    """A loaded network; every method blocks, and several threads may use it."""

    def __init__(self, model: bytes, name: str, rate: int, sample: Inputs, *, threads: int) -> None:
        """Load a model and try it on a `sample` of a few seconds. `name` is for the log, `rate` in samples per second.

        Raises what onnxruntime does.
        """
        self._decoder: Decoder | None = None
        try:
            cut = halves(model)
            self._front = _session(cut.front, threads)
            seams = dict(zip(cut.seams, _run(self._front, sample), strict=False))
            self._decoder = Decoder(_session(cut.decoder, threads), seams, rate)
            sound = self._decoder.sample
        except Exception as error:  # onnxruntime raises classes of its own that have no common base
            log.info("sentences are made in one piece: %s: %s", name, error)
            self._front = _session(_telling(model, name), threads)
            sound = _run(self._front, sample)[0].ravel()
        self._gain = gain(sound)

    def make(self, inputs: Inputs) -> Made:
        """Begin a sentence. Raises what onnxruntime does, as the pieces of sound do."""
        first, *others = _run(self._front, inputs)
        if self._decoder is None:
            whole = limited(first.ravel() * self._gain)
            return Made(len(whole), _durations(others, len(whole)), iter([(whole, True)]))
        seams = dict(zip(self._decoder.seams, (first, *others), strict=False))
        samples = first.shape[-1] * self._decoder.hop
        told = others[len(seams) - 1 :]
        return Made(samples, _durations(told, samples), self._decoder.pieces(seams, self._gain))


class Decoder:
    """The half that makes the sound, a frame at a time as far as anybody can hear."""

    def __init__(self, session: Any, sample: Inputs, rate: int) -> None:
        """Learn from a sample how it works. Raises `ValueError` when its sound cannot be made in pieces."""
        self._session = session
        self.seams = tuple(sample)
        self._latents, *_ = self.seams
        self.sample = self.sound(sample)
        """What it makes of the sample."""
        latents = sample[self._latents]
        frames = latents.shape[-1]
        self.hop = len(self.sample) // frames
        """Samples of a frame."""
        middle = frames // 2
        other = np.array(latents)
        other[..., middle] += 1
        begun = time.perf_counter()
        changed = np.flatnonzero(np.abs(self.sound({**sample, self._latents: other}) - self.sample) > SAME) // self.hop
        self._cost = (time.perf_counter() - begun) * rate / len(self.sample)
        if len(self.sample) % frames or not len(changed) or changed[0] == 0 or changed[-1] == frames - 1:
            raise ValueError("its decoder looks at the whole sentence")
        self._margin = max(middle - int(changed[0]), int(changed[-1]) - middle) + REACH
        self._first, self._most = (round(seconds * rate / self.hop) for seconds in (FIRST_S, MOST_S))

    def pieces(self, seams: Inputs, gain: float) -> Iterator[tuple[Samples, bool]]:
        """Yield what `limited` makes of the whole sound: the margins hold all that bears on a piece."""
        latents = seams[self._latents]
        frames, begin = latents.shape[-1], 0
        for size in sizes(self._first, self._most, self._margin, self._cost):
            end = begin + size if begin + size + self._margin < frames else frames
            before = max(0, begin - self._margin)
            sound = self.sound({**seams, self._latents: latents[..., before : end + self._margin]})
            cut = slice((begin - before) * self.hop, (end - before) * self.hop)
            yield limited(sound * gain, self.hop)[cut], end == frames
            if end == frames:
                return
            begin = end

    def sound(self, seams: Inputs) -> NDArray[np.float32]:
        """Return all of the sound at once, -1 to 1."""
        return _run(self._session, seams)[0].ravel()


def _session(model: bytes, threads: int) -> Any:
    import onnxruntime  # type: ignore[import-untyped, unused-ignore]

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # A half's threads that wait busily take the cores from the other half: twice as slow with other work at hand.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _run(session: Any, inputs: Inputs) -> list[NDArray[Any]]:
    """Return all outputs; a voice is given of the inputs what it asks for."""
    found: list[NDArray[Any]] = session.run(None, {each.name: inputs[each.name] for each in session.get_inputs()})
    return found


def _telling(model: bytes, name: str) -> bytes:
    """Return a voice that tells how long its phonemes last; where that cannot be had, the voice as it is."""
    try:
        return with_durations(model)
    except ValueError as error:
        log.info("where words end is estimated: %s: %s", name, error)
        return model


def _durations(told: list[NDArray[Any]], samples: int) -> NDArray[np.int64] | None:
    """Return frames as samples."""
    if not told:
        return None
    frames = told[0].ravel().astype(np.int64)
    return frames * (samples // max(1, int(frames.sum())))
