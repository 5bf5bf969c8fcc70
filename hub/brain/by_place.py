"""What is kept of each place: it gets old, and the place that was silent longest makes room."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")

MOST = 64
"""Places that are remembered."""


def loop_time() -> float:
    """Return the running loop's time in seconds."""
    return asyncio.get_running_loop().time()


class ByPlace(Generic[T]):
    """One value for each place: an area, or a satellite where it stands in none."""

    def __init__(self, now: Callable[[], float] = loop_time) -> None:
        self._now = now
        self._kept: dict[str, tuple[T, float]] = {}

    def get(self, place: str, within_s: float) -> T | None:
        """Return what was put there at most so long ago."""
        value, at = self._kept.get(place, (None, 0.0))
        return value if value is not None and self._now() - at <= within_s else None

    def put(self, place: str, value: T) -> None:
        """Keep a value in the place of the one before; its time begins now."""
        self._kept.pop(place, None)
        self._kept[place] = (value, self._now())
        if len(self._kept) > MOST:
            del self._kept[next(iter(self._kept))]

    def take(self, place: str, within_s: float) -> T | None:
        """Return a value as `get` does and forget it."""
        found = self.get(place, within_s)
        self._kept.pop(place, None)
        return found
