"""Which times of the clock were kept, on disk, so that after a restart none is kept twice and none is forgotten."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime

from hub.automations.index import Entry
from hub.automations.model import At, Sun
from hub.automations.schedule import last_time
from hub.clock import Spot
from hub.store.automations import AutomationStore
from hub.store.database import StoreError

log = logging.getLogger(__name__)


class Kept:
    """The last time that each trigger with `catch_up` kept, or from which it is known."""

    def __init__(self, store: AutomationStore | None) -> None:
        self._store = store
        self._moments: dict[tuple[str, int], float] = {}

    async def open(self) -> None:
        """Read what was written down. Raises `StoreError`."""
        if self._store is not None:
            self._moments = await self._store.kept()

    async def keep(self, entry: Entry, moment: float) -> None:
        """Write down that a time (seconds since 1970) is kept, before anything is done: it is never kept twice."""
        if not (isinstance(entry.trigger, At | Sun) and entry.trigger.catch_up_s and entry.automation):
            return
        self._moments[entry.automation, entry.number] = moment
        if self._store is not None:
            try:
                await self._store.keep(entry.automation, entry.number, moment)
            except StoreError as error:
                log.warning("a time of automation %s is not written down: %s", entry.automation, error)

    async def missed(self, entries: Iterable[Entry], now: datetime, spot: Spot | None) -> list[tuple[Entry, datetime]]:
        """Return the times that came while nobody was there and are to be made up for; they count as kept now."""
        found = []
        for entry in entries:
            trigger = entry.trigger
            if not (isinstance(trigger, At | Sun) and trigger.catch_up_s):
                continue
            known = self._moments.get((entry.automation, entry.number))
            moment = last_time(trigger, now, trigger.catch_up_s, spot)
            if known is None:
                await self.keep(entry, now.timestamp())
            elif moment is not None and moment.timestamp() > known:
                await self.keep(entry, moment.timestamp())
                found.append((entry, moment))
        return found
