"""What automations leave on disk: their last runs, which ones people switched, and which times were kept."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec

from hub.store.database import Database, open_database
from hub.store.run import Run

STEPS: tuple[str, ...] = (
    """
    CREATE TABLE runs (
        run TEXT PRIMARY KEY,
        automation TEXT NOT NULL,
        began_at REAL NOT NULL,
        result TEXT NOT NULL,
        record TEXT NOT NULL
    );
    CREATE INDEX runs_by_automation ON runs (automation, began_at);
    CREATE TABLE switched (automation TEXT PRIMARY KEY, enabled INTEGER NOT NULL, written INTEGER NOT NULL);
    CREATE TABLE kept (automation TEXT NOT NULL, trigger INTEGER NOT NULL, moment REAL NOT NULL,
        PRIMARY KEY (automation, trigger));
    """,
)
CUT = "the hub ended while it ran"


class AutomationStore:
    """Every method raises `StoreError` when the disk does not do its part."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def interrupt(self) -> int:
        """Mark the runs that a hub before us did not end, and return how many there were."""
        rows = await self._database.read("SELECT record FROM runs WHERE result = 'running'")
        for (record,) in rows:
            cut = msgspec.structs.replace(msgspec.json.decode(record, type=Run), result="interrupted", reason=CUT)
            await self.put([cut])
        return len(rows)

    async def put(self, runs: Iterable[Run]) -> None:
        """Keep runs as they are now; those kept before are replaced."""
        for run in runs:
            await self._database.write(
                "INSERT OR REPLACE INTO runs (run, automation, began_at, result, record) VALUES (?, ?, ?, ?, ?)",
                [run.run, run.automation, run.began_at, run.result, msgspec.json.encode(run).decode()],
            )

    async def prune(self, automation: str, keep: int) -> None:
        """Forget all but the last runs of an automation."""
        await self._database.write(
            "DELETE FROM runs WHERE automation = ? AND run NOT IN "
            "(SELECT run FROM runs WHERE automation = ? ORDER BY began_at DESC LIMIT ?)",
            [automation, automation, keep],
        )

    async def runs(self, automation: str, limit: int) -> list[Run]:
        """Return the last runs of an automation, or of all for an empty one, newest first."""
        rows = await self._database.read(
            "SELECT record FROM runs WHERE ? IN ('', automation) ORDER BY began_at DESC LIMIT ?", [automation, limit]
        )
        return [msgspec.json.decode(record, type=Run) for (record,) in rows]

    async def switched(self) -> dict[str, tuple[bool, bool]]:
        """Return by automation how people switched it, and what its file said at that time."""
        rows = await self._database.read("SELECT automation, enabled, written FROM switched")
        return {automation: (bool(enabled), bool(written)) for automation, enabled, written in rows}

    async def switch(self, automation: str, enabled: bool, written: bool) -> None:
        """Remember how an automation was switched, and what its file says."""
        await self._database.write(
            "INSERT OR REPLACE INTO switched (automation, enabled, written) VALUES (?, ?, ?)",
            [automation, enabled, written],
        )

    async def kept(self) -> dict[tuple[str, int], float]:
        """Return by automation and trigger the last time of the clock that it kept, or from which it is known."""
        rows = await self._database.read("SELECT automation, trigger, moment FROM kept")
        return {(automation, trigger): moment for automation, trigger, moment in rows}

    async def keep(self, automation: str, trigger: int, moment: float) -> None:
        """Remember that a time of the clock was kept."""
        await self._database.write(
            "INSERT OR REPLACE INTO kept (automation, trigger, moment) VALUES (?, ?, ?)", [automation, trigger, moment]
        )


@asynccontextmanager
async def open_automations(path: Path) -> AsyncIterator[AutomationStore]:
    """Open what is kept in the SQLite file `path`; runs that were cut are marked. Raises `StoreError`."""
    async with open_database(path, STEPS) as database:
        store = AutomationStore(database)
        await store.interrupt()
        yield store
