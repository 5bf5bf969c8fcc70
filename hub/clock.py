"""The wall clock: what time it is for people, and waiting for a time of theirs.

Everything else counts samples or uses the loop's time; timers, alarms and automations use this.
"""

from __future__ import annotations

import asyncio
import os
import time
from datetime import UTC, datetime, timedelta, tzinfo
from difflib import get_close_matches
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from shared.errors import HearthError

LOOK_S = 5.0
"""A clock that was set, or a machine that slept, is noticed so soon."""

BOOT_TIME: int | None = getattr(time, "CLOCK_BOOTTIME", None)


class Clock:
    """The time in the household's zone."""

    def __init__(self, zone: tzinfo | None = None) -> None:
        """Use the machine's own zone when none is given."""
        self.zone = zone or local_zone()

    def now(self) -> datetime:
        """Return the time, with its zone."""
        return datetime.now(self.zone)

    async def sleep_until(self, moment: datetime) -> None:
        """Wait until a moment has come by this clock, however that is set meanwhile."""
        # Of two moments in one zone Python subtracts what the clock shows, whatever happened to it between them.
        while (left := moment.timestamp() - self.now().timestamp()) > 0:  # noqa: ASYNC110 - time passes, nothing happens
            await asyncio.sleep(min(left, LOOK_S))

    def steady(self) -> float:
        """Return seconds from some moment on, as they really pass: also while the machine sleeps, and whatever the
        clock is set to."""
        return time.clock_gettime(BOOT_TIME) if BOOT_TIME is not None else time.monotonic()

    def local(self, moment: datetime) -> datetime:
        """Return a moment in the household's zone."""
        return moment.astimezone(self.zone)


def later(moment: datetime, seconds: float) -> datetime:
    """Return the moment that comes so many real seconds after another one, over a change of the clocks too."""
    return (moment.astimezone(UTC) + timedelta(seconds=seconds)).astimezone(moment.tzinfo)


def zone(name: str) -> tzinfo:
    """Return a time zone by its name in the IANA database, the machine's own for none.

    Raises `HearthError`, which proposes the nearest name.
    """
    if not name:
        return local_zone()
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, ZoneInfoNotFoundError):
        near = get_close_matches(name, available_timezones(), n=1, cutoff=0.6)
        hint = f" (did you mean {near[0]}?)" if near else ", which are named as Europe/Berlin"
        raise HearthError(f"time_zone: {name!r} is no time zone{hint}") from None


def local_zone() -> tzinfo:
    """Return the machine's zone, with its changes over the year; UTC where it has none."""
    try:
        if name := os.environ.get("TZ", "").lstrip(":"):
            return ZoneInfo(name)
        with Path("/etc/localtime").open("rb") as file:
            return ZoneInfo.from_file(file)
    except (OSError, ValueError, ZoneInfoNotFoundError):
        return UTC
