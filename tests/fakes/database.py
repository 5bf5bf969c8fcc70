"""Real SQLite without a thread, for tests in virtual time: every statement is done before the next step of the loop.

The process can die in front of, or behind, any write.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from hub.store.database import Database, StoreError, prepare


class InlineDatabase(Database):
    """A database whose statements run in the loop's own thread."""

    def __init__(self, path: Path, steps: tuple[str, ...]) -> None:
        prepare(path, steps)
        self._sqlite = sqlite3.connect(path, isolation_level=None)
        self.before_write: Callable[[], None] = lambda: None
        self.after_write: Callable[[], None] = lambda: None
        self.broken = False
        """The disk is full."""
        self.dead = False
        """The process is no more: no statement ever ends."""

    async def write(self, statement: str, parameters: Sequence[Any] = ()) -> int:
        await asyncio.sleep(0)
        self.before_write()
        if self.broken:
            raise StoreError("the disk is full")
        await self._if_alive()
        count = self._sqlite.execute(statement, parameters).rowcount
        self.after_write()
        await self._if_alive()
        return count

    async def read(self, statement: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        await self._if_alive()
        return [tuple(row) for row in self._sqlite.execute(statement, parameters)]

    async def _if_alive(self) -> None:
        await asyncio.sleep(0)
        if self.dead:
            await asyncio.Event().wait()

    def close(self) -> None:
        self._sqlite.close()
