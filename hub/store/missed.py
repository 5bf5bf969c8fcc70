"""What a room missed: announcements it did not hear, and rings that nobody stopped; kept until somebody there asks."""

from __future__ import annotations

import time
from collections.abc import Callable

from msgspec import Struct

from hub.store.database import Database

HOUR_S = 3600
MOST = 50
"""Announcements kept for one place; the oldest make room."""
OF_TIMERS = frozenset({"rang", "late"})
"""Reasons that are about timers, not announcements."""
LONGEST = 2000
"""Characters of one."""


class MissedAnnouncement(Struct, frozen=True, kw_only=True):
    """What was to be said in a place and was not heard there."""

    id: int
    place: str
    """Area id, or the satellite where it stands in none; empty: whichever place asks first."""
    text: str
    why: str
    """Of announcements: `quiet`: not to be disturbed; `away`: no satellite connected; `cut`: not spoken to its end. Of
    timers: `rang`: nobody stopped it; `late`: it came due and nothing rang."""
    at: float
    """Wall-clock time, seconds since 1970."""


class MissedStore:
    """What was missed, oldest first. Every method raises `StoreError` when the disk does not do its part."""

    def __init__(self, database: Database, keep_h: int, now: Callable[[], float] = time.time) -> None:
        """Keep each for `keep_h` hours; 0 keeps none."""
        self._database, self._keep_s, self._now = database, keep_h * HOUR_S, now

    @property
    def keeps(self) -> bool:
        """Something is kept at all."""
        return self._keep_s > 0

    async def add(self, place: str, text: str, why: str, at: float | None = None) -> None:
        """Keep something for a place; `at`: when it was to be heard, seconds since 1970, where that is not now."""
        if not self.keeps:
            return
        await self._database.write(
            "INSERT INTO missed (place, text, why, at) VALUES (?, ?, ?, ?)",
            [place, text[:LONGEST], why, self._now() if at is None else at],
        )
        await self._database.write(
            "DELETE FROM missed WHERE place = ? AND id NOT IN "
            "(SELECT id FROM missed WHERE place = ? ORDER BY id DESC LIMIT ?)",
            [place, place, MOST],
        )

    async def all(self, place: str | None = None) -> list[MissedAnnouncement]:
        """Return what was missed in a place, or everywhere, and is not too old."""
        rows = await self._database.read(
            "SELECT id, place, text, why, at FROM missed "
            "WHERE at > ? AND (? IS NULL OR place IN (?, '')) ORDER BY at, id",
            [self._now() - self._keep_s, place, place],
        )
        return [
            MissedAnnouncement(id=number, place=where, text=text, why=why, at=at)
            for number, where, text, why, at in rows
        ]

    async def forget(self, ids: list[int]) -> None:
        """Forget what was told by now."""
        for each in ids:
            await self._database.write("DELETE FROM missed WHERE id = ?", [each])
        if ids:
            await self._database.flush()

    async def prune(self) -> int:
        """Delete what is too old and return how many there were."""
        count = await self._database.write("DELETE FROM missed WHERE at <= ?", [self._now() - self._keep_s])
        if count:
            await self._database.flush()
        return count
