"""What the household asked to be remembered: kept on disk until it asks to forget it."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from hub.store.database import Database, open_database
from hub.store.fact import Fact

STEPS: tuple[str, ...] = (
    """
    CREATE TABLE facts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        text TEXT NOT NULL,
        area TEXT NOT NULL,
        told_at REAL NOT NULL
    );
    """,
)
MOST = 500
"""Facts that are kept; one more is refused."""
LONGEST = 300
"""Characters of a fact."""


class FactStore:
    """The facts, oldest first. Every method raises `StoreError` when the disk does not do its part."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, text: str, area: str = "") -> bool:
        """Remember a text; the same text is remembered once. Tells whether there was room."""
        text = " ".join(text.split())[:LONGEST]
        known = await self.all()
        if any(each.text.casefold() == text.casefold() for each in known):
            return True
        if len(known) >= MOST:
            return False
        await self._database.write(
            "INSERT INTO facts (text, area, told_at) VALUES (?, ?, ?)", [text, area, time.time()]
        )
        return True

    async def all(self) -> list[Fact]:
        """Return every fact."""
        rows = await self._database.read("SELECT id, text, area, told_at FROM facts ORDER BY id")
        return [Fact(id=id_, text=text, area=area, told_at=at) for id_, text, area, at in rows]

    async def forget(self, *ids: int) -> int:
        """Delete facts and return how many there were."""
        count = 0
        for each in ids:
            count += await self._database.write("DELETE FROM facts WHERE id = ?", [each])
        if count:
            await self._database.flush()
        return count


@asynccontextmanager
async def open_facts(path: Path) -> AsyncIterator[FactStore]:
    """Open the facts kept in the SQLite file `path`. Raises `StoreError`."""
    async with open_database(path, STEPS) as database:
        yield FactStore(database)
