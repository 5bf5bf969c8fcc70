"""What the ear needs of a wake word engine, whatever the engine is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from shared.audio import Frame


@dataclass(frozen=True, slots=True)
class Wake:
    """A wake word was heard."""

    word: str
    """Its name, such as `hey_jarvis`."""
    score: float
    """The detector's confidence, 0 to 1."""
    end: int
    """Estimated position (samples) at which the word ended; detectors fire some time after it."""


class WakeEngine(Protocol):
    """Listens for its words. Synchronous, one frame at a time, keeps its own state."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words it listens for."""

    @property
    def scores(self) -> dict[str, float]:
        """The newest score of each word, 0 to 1, for `listen`."""

    @property
    def is_busy(self) -> bool:
        """The next frame may take longer to hear than it lasts."""

    def hear(self, frame: Frame) -> Wake | None:
        """Take the next frame and tell whether a word just ended. Silent for the refractory time after a wake."""

    def reset(self) -> None:
        """Forget what was heard so far."""
