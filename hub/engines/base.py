"""What the turn needs of a model, whatever the model is."""

from __future__ import annotations

import math
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from shared.audio import AudioFormat, Frame

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One reading of what was said."""

    text: str
    score: float
    """Average log-probability per token; 0 is certain, below -1 is doubtful."""


@dataclass(frozen=True, slots=True)
class Hypotheses:
    """The readings of one utterance, best first; none when nothing intelligible was said."""

    ranked: tuple[Hypothesis, ...] = ()
    no_speech: float = 0.0
    """The model's probability, 0 to 1, that this was not speech."""
    window_ms: int = 0
    """Length of the window that gave this result; larger than the first choice when the guard fell back."""
    attempts: int = 0
    """How many windows were decoded."""

    @property
    def best(self) -> str:
        """The first reading's text, empty when there is none."""
        return self.ranked[0].text if self.ranked else ""


class SpeechSession(Protocol):
    """One utterance on its way to text."""

    def feed(self, frame: Frame) -> None:
        """Add a frame; cheap, never waits."""

    async def partial(self, deadline: float = math.inf) -> str:
        """Decode what was fed so far: quickly while the last frame is speech, thoroughly in a pause.

        Raises `EngineError`, and `TooLateError` when it could not begin before the loop's time reached `deadline`.
        """

    async def finish(self) -> Hypotheses:
        """Decode everything; reuses the last partial when no speech was fed since. Raises `EngineError`."""

    async def alternatives(self) -> Hypotheses:
        """Return what `finish` does with other readings behind it, for when the first makes no sense; about as slow.

        Raises `EngineError`.
        """


class SpeechToText(Protocol):
    """Turns frames into text."""

    def session(self, language: str, hints: tuple[str, ...] = ()) -> SpeechSession:
        """Begin an utterance. `hints` are names that may be said (devices, areas)."""

    async def warm_up(self) -> None:
        """Load the model and run it once. Raises `EngineError`."""

    async def close(self) -> None:
        """Give up threads and memory; running work is waited for."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A piece of a sentence, spoken."""

    pcm: bytes
    """16-bit mono PCM."""
    words: tuple[tuple[int, int], ...] = ()
    """Ends of words, in order: characters of the sentence that were said when so many milliseconds of this piece were
    heard. None: not known."""


class TextToSpeech(Protocol):
    """Turns a sentence into sound."""

    @property
    def format(self) -> AudioFormat:
        """Format of the sound; known once `warm_up` returned."""

    def synthesize(
        self, sentence: str, voice: str = "", *, later: bool = False, keep: bool = True
    ) -> AsyncIterator[Spoken]:
        """Yield sound in `format`, the first piece as early as the engine can. Raises `EngineError`.

        `later`: something sounds already, so that others who are silent yet go first. `keep`: it may be kept for the
        next time.
        """

    async def prepare(self, sentence: str) -> None:
        """Make the sound of a sentence that is likely to be spoken next, so that it starts at once. Raises
        `EngineError`; does nothing where nothing can be kept."""

    async def warm_up(self) -> None:
        """Load the voice and run it once. Raises `EngineError`."""

    async def close(self) -> None:
        """Give up threads and memory; running work is waited for."""


class SentenceEmbedder(Protocol):
    """Turns sentences into vectors that lie close together when the sentences mean the same."""

    @property
    def model(self) -> str:
        """Name and version of the model: vectors of different models do not compare."""

    def embed(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """Return one row of length 1 for each sentence; blocking, about 10 ms a sentence. Raises `EngineError`."""
