"""What automations leave on disk: their last runs, which ones people switched, and which times were kept."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec

from hub.store.database import Database, open_database
from hub.store.run import Run, wordless

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
DAY_S = 24 * 3600


class AutomationStore:
    """Every method raises `StoreError` when the disk does not do its part."""

    def __init__(self, database: Database, keep_days: int, now: Callable[[], float] = time.time) -> None:
        """Keep runs for `keep_days` days; for 0 only that they ran and how that ended, without words."""
        self._database, self._keep_days, self._now = database, keep_days, now

    async def open(self) -> None:
        """Forget what is not to be kept any more, and mark the runs that a hub before us did not end."""
        if not self._keep_days:
            rows = await self._database.read("SELECT record FROM runs")
            runs = [msgspec.json.decode(record, type=Run) for (record,) in rows]
            await self.put(each for each in runs if each != wordless(each))
        await self._forget_old()
        await self._database.flush()
        await self._interrupt()

    async def _interrupt(self) -> None:
        rows = await self._database.read("SELECT record FROM runs WHERE result = 'running'")
        for (record,) in rows:
            cut = msgspec.structs.replace(msgspec.json.decode(record, type=Run), result="interrupted", reason=CUT)
            await self.put([cut])

    async def put(self, runs: Iterable[Run]) -> None:
        """Keep runs as they are now; those kept before are replaced."""
        for each in runs:
            run = each if self._keep_days else wordless(each)
            await self._database.write(
                "INSERT OR REPLACE INTO runs (run, automation, began_at, result, record) VALUES (?, ?, ?, ?, ?)",
                [run.run, run.automation, run.began_at, run.result, msgspec.json.encode(run).decode()],
            )

    async def prune(self, automation: str, keep: int) -> None:
        """Forget all but the last runs of an automation, and what is too old of any."""
        await self._forget_old()
        await self._database.write(
            "DELETE FROM runs WHERE automation = ? AND run NOT IN "
            "(SELECT run FROM runs WHERE automation = ? ORDER BY began_at DESC LIMIT ?)",
            [automation, automation, keep],
        )

    async def _forget_old(self) -> None:
        if self._keep_days:
            await self._database.write("DELETE FROM runs WHERE began_at < ?", [self._now() - self._keep_days * DAY_S])

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
async def open_automations(
    path: Path, keep_days: int = 30, now: Callable[[], float] = time.time
) -> AsyncIterator[AutomationStore]:
    """Open what is kept in the SQLite file `path` (runs for `keep_days`); runs that were cut are marked.

    Raises `StoreError`.
    """
    async with open_database(path, STEPS) as database:
        store = AutomationStore(database, keep_days, now)
        await store.open()
        yield store
