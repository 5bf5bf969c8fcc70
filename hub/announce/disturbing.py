"""Who may be disturbed: by the hours of the configuration, and by what people said."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime

from hub import config
from hub.clock import Clock
from hub.hours import DailyHours, daily
from hub.store.database import StoreError
from hub.store.quiet import Quiet, QuietStore

log = logging.getLogger(__name__)

EVERYWHERE = ""
"""The place that is all places."""


class Disturbing:
    """Knows for each satellite whether announcements may sound there now."""

    def __init__(self, settings: config.HubConfig, clock: Clock, store: QuietStore) -> None:
        self._common = daily(settings.announcements.do_not_disturb)
        self._own: Mapping[str, DailyHours | None] = {
            name: daily(each.do_not_disturb)
            for name, each in settings.satellites.items()
            if each.do_not_disturb is not None
        }
        self._clock, self._store = clock, store
        self._told: dict[str, Quiet] = {}

    async def load(self) -> None:
        """Take up what people said before the hub was restarted. Raises `StoreError`."""
        self._told = {each.place: each for each in await self._store.quiet()}

    def is_quiet(self, satellite: str, place: str) -> bool:
        """Tell whether a satellite, in its place, is not to be disturbed now."""
        now = self._clock.now()
        return is_quiet(self._told, place, self._own.get(satellite, self._common), now)

    async def tell(self, places: Sequence[str], on: bool, until: datetime | None = None) -> None:
        """Have no announcements in these places, or everywhere where there are none; or have them again.

        Again also ends the hours of the configuration for this time. Kept over a restart; what cannot be written down
        holds all the same, until then.
        """
        end = until.timestamp() if until is not None else None
        if not on:
            end = self._quiet_until(places)
        told = [Quiet(place=place, on=on, until=end) for place in places or (EVERYWHERE,)]
        if not places:
            self._told.clear()
        self._told |= {each.place: each for each in told}
        try:
            if not places:
                await self._store.drop_quiet()
            for each in told:
                await self._store.put_quiet(each)
        except StoreError as error:
            log.error("do not disturb will not outlast a restart: %s", error)

    def _quiet_until(self, places: Sequence[str]) -> float | None:
        """Return until when a place must be told that it is not quiet, for it to be heard; `None`: for good."""
        now = self._clock.now()
        common = self._told.get(EVERYWHERE) if places else None
        if common is not None and common.on and common.until is None:
            return None
        hours = (each for each in (self._common, *self._own.values()) if each is not None and each.hold(now))
        ends = [now.timestamp(), *(each.over(now).timestamp() for each in hours)]
        if common is not None and common.until is not None:
            ends.append(common.until)
        return max(ends)


def is_quiet(told: Mapping[str, Quiet], place: str, hours: DailyHours | None, now: datetime) -> bool:
    """Weigh what was said of this place, else of everywhere, against the hours; what is said has an end or none."""
    for where in (place, EVERYWHERE):
        found = told.get(where)
        if found is not None and (found.until is None or found.until > now.timestamp()):
            return found.on
    return hours is not None and hours.hold(now)
