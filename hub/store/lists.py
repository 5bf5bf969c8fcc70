"""Shopping lists, to-do lists and notes: kept on disk until the household clears them."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from hub.store.database import Database, open_database
from hub.store.listed import HouseList, Item

KINDS = ("shopping", "todo", "notes")
"""Lists that are there from the start, by id and kind."""
STEPS: tuple[str, ...] = (
    """
    CREATE TABLE lists (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        made_at REAL NOT NULL
    );
    CREATE TABLE items (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        list TEXT NOT NULL,
        text TEXT NOT NULL,
        amount REAL,
        unit TEXT NOT NULL,
        done INTEGER NOT NULL,
        area TEXT NOT NULL,
        added_at REAL NOT NULL
    );
    CREATE INDEX items_by_list ON items (list, id);
    CREATE TRIGGER items_go_with_their_list AFTER DELETE ON lists
        BEGIN DELETE FROM items WHERE list = OLD.id; END;
    INSERT INTO lists (id, kind, name, made_at) VALUES
        ('shopping', 'shopping', '', 0), ('todo', 'todo', '', 0), ('notes', 'notes', '', 0);
    """,
)
_COLUMNS = "id, text, amount, unit, done, area, added_at"


class ListStore:
    """The lists, oldest first. Every method raises `StoreError` when the disk does not do its part."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> list[HouseList]:
        """Return every list with what is on it."""
        found: defaultdict[str, list[Item]] = defaultdict(list)
        for of, *columns in await self._database.read(f"SELECT list, {_COLUMNS} FROM items ORDER BY id"):
            found[of].append(_item(columns))
        rows = await self._database.read("SELECT id, kind, name FROM lists ORDER BY made_at, rowid")
        return [HouseList(id=id_, kind=kind, name=name, items=tuple(found[id_])) for id_, kind, name in rows]

    async def get(self, list_id: str) -> HouseList | None:
        """Return one list with what is on it, `None` where there is none of this id."""
        rows = await self._database.read("SELECT kind, name FROM lists WHERE id = ?", [list_id])
        if not rows:
            return None
        items = await self._database.read(f"SELECT {_COLUMNS} FROM items WHERE list = ? ORDER BY id", [list_id])
        return HouseList(id=list_id, kind=rows[0][0], name=rows[0][1], items=tuple(map(_item, items)))

    async def make(self, list_id: str, name: str) -> bool:
        """Make an empty list; false where the id is taken."""
        made = await self._database.write(
            "INSERT OR IGNORE INTO lists (id, kind, name, made_at) VALUES (?, 'own', ?, ?)",
            [list_id, name, time.time()],
        )
        return made > 0

    async def rename(self, list_id: str, name: str) -> bool:
        """Give a list another name; false where there is none of this id."""
        return await self._database.write("UPDATE lists SET name = ? WHERE id = ?", [name, list_id]) > 0

    async def delete(self, list_id: str) -> bool:
        """Delete a list the household made, with everything on it; false where there is none of this id."""
        gone = await self._database.write("DELETE FROM lists WHERE id = ? AND kind = 'own'", [list_id])
        return await self._overwritten(gone) > 0

    async def put(self, list_id: str, items: Sequence[Item]) -> None:
        """Put things on a list, all or none. Who has the id of a thing that is there replaces it; id 0 is a new one."""
        if not items:
            return
        rows = ", ".join(["(?, ?, ?, ?, ?, ?, ?, ?)"] * len(items))
        values = [
            value
            for each in items
            for value in (
                each.id or None, list_id, each.text, each.amount, each.unit, each.done, each.area,
                each.added_at or time.time(),
            )
        ]  # fmt: skip
        await self._database.write(
            f"INSERT INTO items (id, list, text, amount, unit, done, area, added_at) VALUES {rows}"
            " ON CONFLICT (id) DO UPDATE SET text = excluded.text, amount = excluded.amount, unit = excluded.unit,"
            " done = excluded.done",
            values,
        )

    async def tick(self, ids: Iterable[int]) -> int:
        """Tick things off and return how many there were."""
        ids = list(ids)
        marks = ", ".join("?" * len(ids))
        return await self._database.write(f"UPDATE items SET done = TRUE WHERE id IN ({marks})", ids)

    async def remove(self, ids: Iterable[int]) -> int:
        """Delete things and return how many there were."""
        ids = list(ids)
        marks = ", ".join("?" * len(ids))
        return await self._overwritten(await self._database.write(f"DELETE FROM items WHERE id IN ({marks})", ids))

    async def clear(self, list_id: str, *, done_only: bool = False) -> int:
        """Delete everything on a list, or what is ticked off, and return how many things there were."""
        only = " AND done" if done_only else ""
        return await self._overwritten(await self._database.write(f"DELETE FROM items WHERE list = ?{only}", [list_id]))

    async def _overwritten(self, count: int) -> int:
        """Have what was deleted disappear from the disk too."""
        if count:
            await self._database.flush()
        return count


def _item(columns: Sequence[Any]) -> Item:
    id_, text, amount, unit, done, area, added_at = columns
    return Item(id=id_, text=text, amount=amount, unit=unit, done=bool(done), area=area, added_at=added_at)


@asynccontextmanager
async def open_lists(path: Path) -> AsyncIterator[ListStore]:
    """Open the lists kept in the SQLite file `path`. Raises `StoreError`."""
    async with open_database(path, STEPS) as database:
        yield ListStore(database)
