"""Turn history: every turn that ended, for as many days as the household wants."""

from __future__ import annotations

import asyncio
import logging
import math
import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec

from hub.events import Event, Events, Subscription, TurnEnded, TurnRecord
from hub.store.database import Database, StoreError, open_database
from hub.store.figures import Figures, figures
from shared.tasks import first_of

log = logging.getLogger(__name__)

STEPS: tuple[str, ...] = (
    """
    CREATE TABLE turns (
        number INTEGER PRIMARY KEY,
        turn TEXT NOT NULL,
        satellite TEXT NOT NULL,
        began_at REAL NOT NULL,
        record TEXT NOT NULL
    );
    CREATE INDEX turns_by_turn ON turns (turn);
    CREATE INDEX turns_by_time ON turns (began_at);
    CREATE INDEX turns_by_satellite ON turns (satellite, began_at);
    """,
)
"""`record` is the JSON of `hub.events.TurnRecord`. `turn` is not unique: it is the satellite's word, and two may
choose the same."""

DAY_S = 86_400
SUMMED = 20_000
"""Turns that are summed up at most, the newest."""
PRUNE_EVERY_S = 3600
"""How often turns older than the limit are deleted."""

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(TurnRecord)


class TurnStore:
    """The turns of the last days, newest first. Reading works while turns are being written."""

    def __init__(self, database: Database, keep_days: int, now: Callable[[], float] = time.time) -> None:
        """Keep turns for `keep_days` days; 0 keeps none. `now` is the wall clock, in seconds since 1970."""
        self._database = database
        self._keep_days = keep_days
        self._now = now
        self.problem = ""
        """Why the last write failed; empty while the history is whole."""

    async def follow(self, events: Events) -> None:
        """Write down every turn that ends, for ever; when cancelled, first what has already ended.

        A turn that cannot be written is logged (by its id alone) and lost; the next one is tried again.
        """
        with events.watch(limit=10_000, only=(TurnEnded,)) as subscription:
            try:
                await first_of(self._write_all(subscription), self._prune_for_ever())
            finally:
                await self._write(subscription.take())

    async def recent(self, limit: int = 50, satellite: str = "") -> list[TurnRecord]:
        """Return the last `limit` turns, newest first, of one satellite or of all. Raises `StoreError`."""
        where, parameters = ("WHERE satellite = ?", [satellite]) if satellite else ("", [])
        rows = await self._database.read(
            f"SELECT number, record FROM turns {where} ORDER BY began_at DESC, number DESC LIMIT ?",
            [*parameters, limit],
        )
        return list(_records(rows))

    async def get(self, turn: str) -> TurnRecord | None:
        """Return a turn by its id, the newest should there be several. Raises `StoreError`."""
        rows = await self._database.read(
            "SELECT number, record FROM turns WHERE turn = ? ORDER BY number DESC LIMIT 1", [turn]
        )
        return next(_records(rows), None)

    async def figures(self, hours: float, satellite: str = "") -> Figures:
        """Sum up the turns of the last `hours`, of one satellite or of all. Raises `StoreError`."""
        until = self._now()
        since = until - hours * 3600
        rows = await self._database.read(
            "SELECT number, record FROM turns WHERE began_at >= ? AND (? = '' OR satellite = ?) "
            "ORDER BY began_at DESC LIMIT ?",
            [since, satellite, satellite, SUMMED],
        )
        return await asyncio.to_thread(lambda: figures(_records(rows), since, until))

    async def add(self, record: TurnRecord) -> None:
        """Write a turn down, unless nothing is to be kept. Raises `StoreError`."""
        if self._keep_days:
            await self._database.write(
                "INSERT INTO turns (turn, satellite, began_at, record) VALUES (?, ?, ?, ?)",
                [record.turn, record.satellite, record.began_at, _encoder.encode(record).decode()],
            )

    async def prune(self) -> int:
        """Delete what is older than the limit and return how many turns that were. Raises `StoreError`."""
        oldest = self._now() - self._keep_days * DAY_S if self._keep_days else math.inf
        count = await self._database.write("DELETE FROM turns WHERE began_at < ?", [oldest])
        if count:
            await self._database.flush()
        return count

    async def _write_all(self, subscription: Subscription) -> None:
        lost = 0
        async for event in subscription:
            await self._write([event])
            if subscription.lost > lost:
                log.warning("the turn history fell behind and missed %d turns", subscription.lost - lost)
                lost = subscription.lost

    async def _write(self, events: Iterable[Event]) -> None:
        for event in events:
            if isinstance(event, TurnEnded):
                try:
                    await self.add(event.record)
                    self.problem = ""
                except StoreError as error:
                    self.problem = str(error)
                    log.error("turn %s is missing from the history: %s", event.record.turn, error)

    async def _prune_for_ever(self) -> None:
        while True:
            try:
                if (count := await self.prune()) > 0:
                    log.info("deleted %d old turns from the history", count)
            except StoreError as error:
                log.error("old turns are still in the history: %s", error)
            await asyncio.sleep(PRUNE_EVERY_S)


def _records(rows: Iterable[tuple[int, str]]) -> Iterator[TurnRecord]:
    for number, text in rows:
        try:
            yield _decoder.decode(text)
        except msgspec.MsgspecError:
            # Not the error's own text: it may quote what was said.
            log.warning("row %d of the turn history cannot be read and is left out", number)


@asynccontextmanager
async def open_turns(path: Path, keep_days: int) -> AsyncIterator[TurnStore]:
    """Open the turn history kept in the SQLite file `path`. Raises `StoreError`."""
    async with open_database(path, STEPS) as database:
        yield TurnStore(database, keep_days)
