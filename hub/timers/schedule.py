"""Which moment people mean, and when something that repeats comes next: pure, exact over changes of the clocks.

A time is one of the clock (`07:30`) or of the sun (`hub.timers.sun`); the days on which something comes again are those
of `hub.timers.repeats`. A time of day that does not exist on some day, because the clocks are set forward over it,
stands for the moment at which they are; one that exists twice stands for the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hub.clock import WEEKDAYS, Spot, at, is_later, later, zone_of
from hub.intents.model import SlotValue
from hub.timers.problems import PastError, ScheduleError
from hub.timers.repeats import comes_on, counted_from, repeats
from hub.timers.sun import Sun, sun_of

HALF_DAY = 12
EARLY, EARLIEST_ALARM = 6, 3
"""On a day to come, an hour that may be meant twice is that of the afternoon where it is before these hours."""
_TIME = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d))?")
_DATE = re.compile(r"(?:(\d{4})-)?(\d\d)-(\d\d)")
_AHEAD = re.compile(r"\+(\d{1,3})")
_DAYS_AHEAD = 370
"""Days that are looked at for the next time: a polar night may last half a year."""

Hour = time | Sun


@dataclass(frozen=True, slots=True)
class Moment:
    """When something comes."""

    due: datetime
    time: str = ""
    """The time of day or of the sun, where it comes again."""
    repeat: tuple[str, ...] = ()
    """Days on which it does: see `hub.timers.repeats`."""


def moment_of(
    slots: Mapping[str, SlotValue], now: datetime, *, alarm: bool = False, spot: Spot | None = None
) -> Moment | None:
    """Return the moment that slots `seconds`, or `time`, `twelve`, `day` and `repeat` mean; `None` without a time.

    `spot`: where the house stands. Raises `PastError` for a moment that is over, `NoLocationError` for a time of the
    sun without a spot, `ScheduleError` for what is no time, day or weekday.
    """
    if (seconds := float(slots.get("seconds") or 0)) > 0:
        return Moment(later(now, seconds))
    if not slots.get("time"):
        return None
    hours = _hours(str(slots["time"]), twelve=bool(slots.get("twelve")))
    repeat = repeats(str(slots.get("repeat") or ""))
    given = str(slots.get("day") or "")
    if repeat:
        hour = hours[0] if len(hours) == 1 else _likely(hours, alarm=alarm)
        if given in WEEKDAYS and not set(repeat) & set(WEEKDAYS):
            repeat = (given, *repeat)  # "every other week on Friday"
        first = next_of(hour, repeat, now, spot)
        return Moment(first, written(hour), counted_from(repeat, first.date()))
    if not given:
        return Moment(min((next_of(hour, (), now, spot) for hour in hours), key=datetime.timestamp))
    days = _days(given, now.date())
    moments = [moment for day in days for hour in hours if (moment := _on(day, hour, now, spot)) is not None]
    found = [moment for moment in moments if is_later(moment, now)]
    if not found:
        raise PastError(f"{given} {slots['time']} is over")
    first = min(found, key=datetime.timestamp)
    if first.date() == now.date() or len(hours) == 1:
        return Moment(first)
    return Moment(at(first.date(), _likely(hours, alarm=alarm), zone_of(now)))


def next_of(hour: Hour, repeat: Iterable[str], after: datetime, spot: Spot | None = None) -> datetime:
    """Return the first moment after `after` at a time, on one of these days; none: on any day.

    Raises `NoLocationError`, and `ScheduleError` where there is none within a year.
    """
    if (found := next(occurrences(hour, repeat, after, spot), None)) is None:
        raise ScheduleError("it does not come within a year")
    return found


def occurrences(hour: Hour, repeat: Iterable[str], after: datetime, spot: Spot | None = None) -> Iterator[datetime]:
    """Yield every moment after `after` at a time on these days, as long as one comes within a year of the last.

    Raises `NoLocationError`.
    """
    parts = tuple(repeat)
    day, last = after.date() - timedelta(days=1), after
    while day <= last.date() + timedelta(days=_DAYS_AHEAD):
        moment = _on(day, hour, after, spot) if comes_on(day, parts) else None
        if moment is not None and is_later(moment, last):
            last = moment
            yield moment
        day += timedelta(days=1)


def clock_of(text: str) -> time:
    """Return a time of day written as `HH:MM` or `HH:MM:SS`. Raises `ScheduleError`."""
    found = _TIME.fullmatch(text.strip())
    try:
        if found is None:
            raise ValueError
        hour, minute, second = (int(each or 0) for each in found.groups())
        return time(hour, minute, second)
    except ValueError:
        raise ScheduleError(f"{text!r} is no time of day such as 07:30") from None


def hour_of(text: str) -> Hour:
    """Return a time of day or of the sun as it is stored. Raises `ScheduleError`."""
    return sun_of(text) or clock_of(text)


def written(hour: Hour) -> str:
    """Write a time as it is stored: `HH:MM`, `HH:MM:SS` where it has seconds, `sunset-30`."""
    if isinstance(hour, Sun):
        return f"{hour.event}{f'{hour.minutes:+}' if hour.minutes else ''}"
    return hour.isoformat("seconds" if hour.second else "minutes")


def is_at(due: datetime, slots: Mapping[str, SlotValue], spot: Spot | None = None) -> bool:
    """Tell whether a moment may be the one that slots `time` and `twelve` speak of; true for none of them.

    Raises `NoLocationError`.
    """
    if not slots.get("time"):
        return True
    hours = _hours(str(slots["time"]), twelve=bool(slots.get("twelve")))
    shown = due.replace(microsecond=0)
    return any(shown.time() == hour or shown == _on(due.date(), hour, due, spot) for hour in hours)


def is_on(due: date, day: str, today: date) -> bool:
    """Tell whether a date is the day that slot `day` names. Raises `ScheduleError`."""
    return due in _days(day, today)


def _hours(text: str, *, twelve: bool) -> list[Hour]:
    hour = hour_of(text)
    if isinstance(hour, Sun) or not twelve:
        return [hour]
    return [hour, hour.replace(hour=(hour.hour + HALF_DAY) % 24)]


def _on(day: date, hour: Hour, like: datetime, spot: Spot | None) -> datetime | None:
    """Return the moment on a day, in the zone of another moment."""
    return hour.on(day, zone_of(like), spot) if isinstance(hour, Sun) else at(day, hour, zone_of(like))


def _likely(hours: Sequence[Hour], *, alarm: bool) -> time:
    """Of an hour in the morning and one in the afternoon, return the one that people are awake at."""
    earliest = EARLIEST_ALARM if alarm else EARLY
    return min((hour for hour in hours if isinstance(hour, time)), key=lambda hour: (hour.hour < earliest, hour))


def _days(given: str, today: date) -> list[date]:
    """Return the dates that a day may be: a weekday that is today may be today or in a week."""
    word = given.strip().casefold()
    if word in ("today", "tomorrow"):
        return [today + timedelta(days=word == "tomorrow")]
    if word in WEEKDAYS:
        ahead = (WEEKDAYS.index(word) - today.weekday()) % 7
        return [today + timedelta(days=ahead), today + timedelta(days=ahead + 7)]
    if ahead_by := _AHEAD.fullmatch(word):
        return [today + timedelta(days=int(ahead_by[1]))]
    found = _DATE.fullmatch(word)
    if found is None:
        raise ScheduleError(f"{given!r} is no day: today, tomorrow, +2, {', '.join(WEEKDAYS)}, MM-DD or YYYY-MM-DD")
    year, month, day = found.groups()
    # February 29 comes again within eight years.
    years = [int(year)] if year else range(today.year, today.year + 9)
    dates = []
    for each in years:
        try:
            dates.append(date(each, int(month), int(day)))
        except ValueError:
            continue
    if not dates:
        raise ScheduleError(f"there is no day {given}")
    return dates
