"""Scenes that were captured by voice: kept on disk until somebody asks to forget them."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec

from hub.devices.model import Command
from hub.store.database import Database, open_database
from hub.store.scene import CapturedScene

log = logging.getLogger(__name__)

STEPS: tuple[str, ...] = (
    """
    CREATE TABLE scenes (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        area TEXT NOT NULL,
        commands TEXT NOT NULL,
        saved_at REAL NOT NULL
    );
    """,
)
_decoder = msgspec.json.Decoder(tuple[Command, ...])


class SceneStore:
    """The scenes, oldest first. Every method raises `StoreError` when the disk does not do its part."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> list[CapturedScene]:
        """Return every scene that can be read."""
        rows = await self._database.read("SELECT id, name, area, commands, saved_at FROM scenes ORDER BY saved_at, id")
        found = []
        for id_, name, area, commands, saved_at in rows:
            try:
                todo = _decoder.decode(commands)
            except msgspec.MsgspecError as error:
                log.warning("the scene %s cannot be read and is left out: %s", id_, error)
                continue
            found.append(CapturedScene(id=id_, name=name, area=area, commands=todo, saved_at=saved_at))
        return found

    async def put(self, scene: CapturedScene) -> None:
        """Keep a scene; one of the same id is replaced."""
        await self._database.write(
            "INSERT OR REPLACE INTO scenes (id, name, area, commands, saved_at) VALUES (?, ?, ?, ?, ?)",
            [scene.id, scene.name, scene.area, msgspec.json.encode(scene.commands).decode(), scene.saved_at],
        )

    async def forget(self, scene_id: str) -> bool:
        """Delete a scene; false where there is none of this id."""
        gone = await self._database.write("DELETE FROM scenes WHERE id = ?", [scene_id])
        if gone:
            await self._database.flush()
        return gone > 0


@asynccontextmanager
async def open_scenes(path: Path) -> AsyncIterator[SceneStore]:
    """Open the scenes kept in the SQLite file `path`. Raises `StoreError`."""
    async with open_database(path, STEPS) as database:
        yield SceneStore(database)
