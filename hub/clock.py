"""The wall clock: what time it is for people, and which moment a time of theirs is. Exact over changes of the clocks.

Everything else counts samples or uses the loop's time; timers, alarms and automations use this.
"""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime, timedelta, tzinfo
from datetime import time as time_of_day
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from shared.errors import HearthError
from shared.nearest import did_you_mean

LOOK_S = 5.0
"""A clock that was set, or a machine that slept, is noticed so soon."""

Spot = tuple[float, float]
"""Latitude and longitude in degrees, north and east positive."""

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""As `date.weekday` counts them."""

_LONGEST_GAP_S = 24 * 3600.0
"""Samoa left out a whole day."""
BOOT_TIME: int | None = getattr(time, "CLOCK_BOOTTIME", None)


class Clock:
    """The time in the household's zone, and where the sun rises for it."""

    def __init__(self, zone: tzinfo | None = None, spot: Spot | None = None) -> None:
        """Use the machine's own zone when none is given. `spot`: where the house stands, where that is known."""
        self.zone, self.spot = zone or local_zone(), spot

    def now(self) -> datetime:
        """Return the time, with its zone."""
        return datetime.now(self.zone)

    def steady(self) -> float:
        """Return seconds from some moment on, as they really pass: also while the machine sleeps, and whatever the
        clock is set to."""
        return time.clock_gettime(BOOT_TIME) if BOOT_TIME is not None else time.monotonic()

    def local(self, seconds: float) -> datetime:
        """Return a moment, given in seconds since 1970, in the household's zone."""
        return datetime.fromtimestamp(seconds, self.zone)


def later(moment: datetime, seconds: float) -> datetime:
    """Return the moment that comes so many real seconds after another one, over a change of the clocks too."""
    return (moment.astimezone(UTC) + timedelta(seconds=seconds)).astimezone(moment.tzinfo)


def is_later(moment: datetime, than: datetime) -> bool:
    """Tell whether a moment comes after another; Python itself compares what the clock shows, if they share a zone."""
    return moment.timestamp() > than.timestamp()


def at(day: date, clock: time_of_day, zone: tzinfo) -> datetime:
    """Return the moment at which it is `clock` on a day: the first of two, and for a time that the clocks skip the
    moment at which they do."""
    wanted = datetime.combine(day, clock.replace(fold=0), zone)
    shown = wanted.astimezone(UTC).astimezone(zone)
    if shown.replace(tzinfo=None) == wanted.replace(tzinfo=None):
        return wanted
    # `wanted` counts with the offset of before the change, so it lies behind that by what is skipped, a day at most.
    return change(later(shown, -_LONGEST_GAP_S), shown)


def change(low: datetime, high: datetime) -> datetime:
    """Return the moment between two of one zone at which the clocks are changed."""
    zone, before = low.tzinfo, low.utcoffset()
    first, last = low.astimezone(UTC), high.astimezone(UTC)
    while last - first > timedelta(seconds=1):
        middle = first + (last - first) / 2
        if middle.astimezone(zone).utcoffset() == before:
            first = middle
        else:
            last = middle
    return last.replace(microsecond=0).astimezone(zone)


def zone_of(moment: datetime) -> tzinfo:
    """Return the zone that a moment must have."""
    assert moment.tzinfo is not None, "a moment needs its zone"
    return moment.tzinfo


def zone(name: str) -> tzinfo:
    """Return a time zone by its name in the IANA database, the machine's own for none.

    Raises `HearthError`, which proposes the nearest name.
    """
    if not name:
        return local_zone()
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, ZoneInfoNotFoundError):
        hint = did_you_mean(name, available_timezones()) or ", which are named as Europe/Berlin"
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
