"""What people asked for by voice and what must outlast a restart: no announcements, and speaking quietly."""

from __future__ import annotations

from msgspec import Struct

from hub.store.database import Database


class Quiet(Struct, frozen=True, kw_only=True):
    """A place was told to be without announcements, or to have them in hours in which it has none."""

    place: str
    """Area id, or a satellite that stands in none; empty: everywhere."""
    on: bool
    """No announcements."""
    until: float | None
    """Wall-clock time, seconds since 1970; `None`: until told otherwise."""


class Whisper(Struct, frozen=True, kw_only=True):
    """A satellite speaks quietly for a while."""

    satellite: str
    level: float
    """How loud it was told to be, 0 to 1."""
    before: float
    """How loud it was before."""
    until: float | None
    """Wall-clock time, seconds since 1970; `None`: until told otherwise."""
    over: bool = False
    """Somebody set another volume, or ended it early: nothing is to be brought back, nor done again until then."""


class QuietStore:
    """Both of them, by place and by satellite. Every method raises `StoreError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def quiet(self) -> list[Quiet]:
        """Return what places were told."""
        rows = await self._database.read("SELECT place, quiet, until FROM quiet")
        return [Quiet(place=place, on=bool(on), until=until) for place, on, until in rows]

    async def put_quiet(self, quiet: Quiet) -> None:
        """Keep what a place was told, instead of what it was told before."""
        await self._database.write(
            "INSERT OR REPLACE INTO quiet (place, quiet, until) VALUES (?, ?, ?)",
            [quiet.place, quiet.on, quiet.until],
        )

    async def drop_quiet(self) -> None:
        """Forget what all places were told."""
        await self._database.write("DELETE FROM quiet")

    async def whispers(self) -> list[Whisper]:
        """Return which satellites speak quietly."""
        rows = await self._database.read("SELECT satellite, level, before, until, over FROM whispers")
        return [
            Whisper(satellite=satellite, level=level, before=before, until=until, over=bool(over))
            for satellite, level, before, until, over in rows
        ]

    async def put_whisper(self, whisper: Whisper) -> None:
        """Keep that a satellite speaks quietly, instead of what was kept of it."""
        await self._database.write(
            "INSERT OR REPLACE INTO whispers (satellite, level, before, until, over) VALUES (?, ?, ?, ?, ?)",
            [whisper.satellite, whisper.level, whisper.before, whisper.until, whisper.over],
        )

    async def drop_whisper(self, satellite: str) -> None:
        """Forget that a satellite speaks quietly."""
        await self._database.write("DELETE FROM whispers WHERE satellite = ?", [satellite])
