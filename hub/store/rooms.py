"""The SQLite file about rooms: what was missed in them, and how quiet they are to be."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from hub.store.database import open_database
from hub.store.missed import MissedStore
from hub.store.quiet import QuietStore

STEPS: tuple[str, ...] = (
    """
    CREATE TABLE missed (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        place TEXT NOT NULL,
        text TEXT NOT NULL,
        why TEXT NOT NULL,
        at REAL NOT NULL
    );
    CREATE INDEX missed_by_place ON missed (place, id);
    CREATE TABLE quiet (
        place TEXT PRIMARY KEY,
        quiet INTEGER NOT NULL,
        until REAL
    );
    CREATE TABLE whispers (
        satellite TEXT PRIMARY KEY,
        level REAL NOT NULL,
        before REAL NOT NULL,
        until REAL,
        over INTEGER NOT NULL
    );
    """,
)


@dataclass(frozen=True, slots=True)
class RoomStores:
    """What is kept about rooms."""

    missed: MissedStore
    quiet: QuietStore


@asynccontextmanager
async def open_rooms(path: Path, keep_h: int, now: Callable[[], float] = time.time) -> AsyncIterator[RoomStores]:
    """Open what is kept about rooms in the SQLite file `path`. Raises `StoreError`."""
    async with open_database(path, STEPS) as database:
        yield RoomStores(MissedStore(database, keep_h, now), QuietStore(database))
