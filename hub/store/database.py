"""The SQLite file: opened, checked, brought up to date, and put aside when it is damaged."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import aiosqlite

from hub.store.migrations import UnknownVersionError, migrate
from shared.errors import HearthError

log = logging.getLogger(__name__)

BUSY_S = 5.0
"""How long a statement waits for another process that is writing."""


class StoreError(HearthError):
    """The database cannot be read or written: a full disk, a missing right, a damaged file."""


class Database:
    """An open database. Every statement is a transaction of its own, so cancelling leaves none half done."""

    def __init__(self, connection: aiosqlite.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    async def write(self, statement: str, parameters: Sequence[Any] = ()) -> int:
        """Run a statement and return the number of rows it changed. Raises `StoreError`."""
        try:
            async with self._connection.execute(statement, parameters) as cursor:
                return cursor.rowcount
        except sqlite3.Error as error:
            raise StoreError(f"cannot write {self._path}: {error}") from error

    async def read(self, statement: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return every row of a query. Raises `StoreError`."""
        try:
            return [tuple(row) for row in await self._connection.execute_fetchall(statement, parameters)]
        except sqlite3.Error as error:
            raise StoreError(f"cannot read {self._path}: {error}") from error

    async def flush(self) -> None:
        """Move everything from the write-ahead log into the file, so that what was deleted is gone from both."""
        await self.read("PRAGMA wal_checkpoint(TRUNCATE)")


@asynccontextmanager
async def open_database(path: Path, steps: tuple[str, ...], *, durable: bool = False) -> AsyncIterator[Database]:
    """Open the database at `path`, made where there is none, with the tables that `steps` make.

    `durable`: what was written is still there after a power cut. A damaged file, or one of a newer Hearth, is renamed
    and a fresh one is made; nothing is ever deleted. Raises `StoreError` when the place cannot be written.
    """
    try:
        await asyncio.to_thread(prepare, path, steps)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"cannot open {path}: {error}") from error
    async with aiosqlite.connect(path, timeout=BUSY_S, isolation_level=None) as connection:
        # NORMAL with WAL: a power cut may lose the last turns, never the database. secure_delete: what people said
        # is overwritten when it is pruned, not only unlinked.
        await connection.execute_fetchall(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
        await connection.execute_fetchall("PRAGMA secure_delete = ON")
        yield Database(connection, path)


def prepare(path: Path, steps: tuple[str, ...]) -> None:
    """Leave a sound, current database in WAL mode at `path`. Raises `OSError` or `sqlite3.Error`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        _check_and_migrate(path, steps)
    except sqlite3.OperationalError:
        # Locked, full, read-only, out of reach: the place is at fault, not the file.
        raise
    except sqlite3.DatabaseError as error:
        _put_aside(path, "damaged", str(error))
        _check_and_migrate(path, steps)
    except UnknownVersionError as error:
        _put_aside(path, "newer", str(error))
        _check_and_migrate(path, steps)


def _check_and_migrate(path: Path, steps: tuple[str, ...]) -> None:
    # What people say is in it: readable by the hub's own user alone. SQLite gives -wal and -shm the same mode.
    path.touch(mode=0o600)
    with closing(sqlite3.connect(path, timeout=BUSY_S, isolation_level=None)) as connection:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise sqlite3.DatabaseError(found)
        connection.execute("PRAGMA journal_mode = WAL")
        migrate(connection, steps)


def _put_aside(path: Path, why: str, reason: str) -> None:
    stamp = time.strftime("%Y%m%dT%H%M%S", time.gmtime())
    aside = path.with_name(f"{path.name}.{why}-{stamp}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.{why}-{stamp}-{number}")
    for suffix in ("", "-wal", "-shm"):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.rename(aside.with_name(aside.name + suffix))
    log.error("%s cannot be used (%s); it is kept as %s and a new one begins", path, reason, aside)
