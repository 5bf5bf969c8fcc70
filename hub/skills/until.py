"""Until when something is to hold: after a length, at a time of day, on a day. Pure."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time, timedelta

from hub.clock import WEEKDAYS, Spot, later
from hub.hours import next_at
from hub.intents.model import Intent
from hub.timers.problems import ScheduleError
from hub.timers.schedule import moment_of
from hub.timers.sun import sun_of

MORNING = time(7)
"""What "until tomorrow" means."""


def until(intent: Intent, now: datetime, spot: Spot | None = None) -> datetime | None:
    """Return the moment that slots `seconds`, or `time`, `twelve` and `day` name, the next there is; `None` for none of
    them, and for a day that there is not.

    `spot`: where the house stands. Raises `NoLocationError` for a time of the sun without it.
    """
    slots = intent.slots
    if (seconds := float(slots.get("seconds", 0))) > 0:
        return later(now, seconds)
    given, named = str(slots.get("time", "")), str(slots.get("day", ""))
    if not given and not named:
        return None
    if sun_of(given):
        try:
            moment = moment_of(slots, now, spot=spot)
        except ScheduleError:
            return None
        return moment.due if moment else None
    clock = time.fromisoformat(given) if given else MORNING
    day = _date(named, now.date())
    if day is not None and day > now.date():
        return next_at(clock, datetime.combine(day - timedelta(days=1), time.max, tzinfo=now.tzinfo))
    clocks = [clock, clock.replace(hour=(clock.hour + 12) % 24)] if slots.get("twelve") else [clock]
    return min((next_at(each, now) for each in clocks), key=datetime.timestamp)


def _date(named: str, today: date) -> date | None:
    """Return the date that a day is the next time; a weekday that is today is in a week."""
    if named in WEEKDAYS:
        return today + timedelta(days=(WEEKDAYS.index(named) - today.weekday()) % 7 or 7)
    if named == "tomorrow" or named.startswith("+"):
        return today + timedelta(days=1 if named == "tomorrow" else int(named[1:]))
    with suppress(ValueError):
        if len(named) > len("MM-DD"):
            return date.fromisoformat(named)
        found = date.fromisoformat(f"{today.year}-{named}")
        return found if found >= today else found.replace(year=today.year + 1)
    return None
