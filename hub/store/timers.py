"""Timers, alarms, reminders and delayed commands: on disk before anybody is told that they are set."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec

from hub.store.database import Database, open_database
from hub.store.timer import Timer, TimerState

log = logging.getLogger(__name__)

STEPS: tuple[str, ...] = (
    """
    CREATE TABLE timers (
        id TEXT PRIMARY KEY,
        version INTEGER NOT NULL,
        state TEXT NOT NULL,
        due REAL NOT NULL,
        record TEXT NOT NULL
    );
    """,
)
"""`record` is the JSON of `hub.store.timer.Timer`."""
MOST = 200
"""Of these that are kept; one more is refused."""

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Timer)


class TimerStore:
    """All of them. Each change is one statement: it happens wholly or not at all, whenever the hub dies.

    Every method raises `StoreError` when the disk does not do its part.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> list[Timer]:
        """Return every one, the next first."""
        timers = []
        for row, text in await self._database.read("SELECT id, record FROM timers ORDER BY due, id"):
            try:
                timers.append(_decoder.decode(text))
            except msgspec.MsgspecError:
                # Not the error's own text: it may quote what was said.
                log.warning("the timer %s cannot be read and is left out", row)
        return timers

    async def add(self, timer: Timer) -> bool:
        """Keep a new one; tell whether there was room."""
        return (
            await self._database.write(
                "INSERT INTO timers (id, version, state, due, record) SELECT ?, ?, ?, ?, ? "
                "WHERE (SELECT count(*) FROM timers WHERE state <> ?) < ?",
                [
                    timer.id,
                    timer.version,
                    timer.state,
                    timer.due,
                    _encoder.encode(timer).decode(),
                    TimerState.OVER,
                    MOST,
                ],
            )
            > 0
        )

    async def swap(self, old: Timer, new: Timer) -> bool:
        """Put `new` in the place of `old`; tell whether `old` was still as it is here, otherwise nothing changes."""
        new = msgspec.structs.replace(new, id=old.id, version=old.version + 1)
        return (
            await self._database.write(
                "UPDATE timers SET version = ?, state = ?, due = ?, record = ? WHERE id = ? AND version = ?",
                [new.version, new.state, new.due, _encoder.encode(new).decode(), old.id, old.version],
            )
            > 0
        )

    async def remove(self, old: Timer) -> bool:
        """Delete one; tell whether it was still as it is here, otherwise it stays."""
        gone = await self._database.write("DELETE FROM timers WHERE id = ? AND version = ?", [old.id, old.version])
        return gone > 0


@asynccontextmanager
async def open_timers(path: Path) -> AsyncIterator[TimerStore]:
    """Open the timers kept in the SQLite file `path`. Raises `StoreError`."""
    async with open_database(path, STEPS, durable=True) as database:
        yield TimerStore(database)
