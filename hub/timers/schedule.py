"""Which moment people mean, and when something that repeats comes next: pure, exact over changes of the clocks.

A time of day that does not exist on some day, because the clocks are set forward over it, stands for the moment at
which they are; one that exists twice stands for the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hub.clock import at, is_later, later, zone_of
from hub.intents.model import SlotValue

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HALF_DAY = 12
EARLY, EARLIEST_ALARM = 6, 3
"""On a day to come, an hour that may be meant twice is that of the afternoon where it is before these hours."""
_TIME = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d))?")
_DATE = re.compile(r"(?:(\d{4})-)?(\d\d)-(\d\d)")
_AHEAD = re.compile(r"\+(\d{1,3})")


class ScheduleError(ValueError):
    """No moment can be made of this; the text says why."""


class PastError(ScheduleError):
    """The moment is over."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When something comes."""

    due: datetime
    time: str = ""
    """`HH:MM` or `HH:MM:SS`, where it comes again."""
    repeat: tuple[str, ...] = ()


def moment_of(slots: Mapping[str, SlotValue], now: datetime, *, alarm: bool = False) -> Moment | None:
    """Return the moment that slots `seconds`, or `time`, `twelve`, `day` and `repeat` mean; `None` without a time.

    Raises `PastError` for a moment that is over, `ScheduleError` for what is no time, day or weekday.
    """
    if (seconds := float(slots.get("seconds") or 0)) > 0:
        return Moment(later(now, seconds))
    if not slots.get("time"):
        return None
    clocks = _clocks(str(slots["time"]), twelve=bool(slots.get("twelve")))
    repeat = weekdays(str(slots.get("repeat") or ""))
    given = str(slots.get("day") or "")
    if repeat:
        clock = clocks[0] if len(clocks) == 1 else _likely(clocks, alarm=alarm)
        return Moment(next_of(clock, repeat, now), written(clock), repeat)
    if not given:
        return Moment(min((next_of(clock, (), now) for clock in clocks), key=datetime.timestamp))
    days = _days(given, now.date())
    found = [moment for day in days for clock in clocks if is_later(moment := at(day, clock, zone_of(now)), now)]
    if not found:
        raise PastError(f"{given} {slots['time']} is over")
    first = min(found, key=datetime.timestamp)
    if first.date() == now.date() or len(clocks) == 1:
        return Moment(first)
    return Moment(at(first.date(), _likely(clocks, alarm=alarm), zone_of(now)))


def next_of(clock: time, repeat: Iterable[str], after: datetime) -> datetime:
    """Return the first moment after `after` at which it is `clock`, on one of these weekdays; none: on any day."""
    return next(occurrences(clock, repeat, after))


def occurrences(clock: time, repeat: Iterable[str], after: datetime) -> Iterator[datetime]:
    """Yield every moment after `after` at which it is `clock` on these weekdays, for ever."""
    wanted = {WEEKDAYS.index(each) for each in repeat} or set(range(7))
    day, last = after.date() - timedelta(days=1), after
    while True:
        if day.weekday() in wanted and is_later(moment := at(day, clock, zone_of(after)), last):
            last = moment
            yield moment
        day += timedelta(days=1)


def weekdays(given: str) -> tuple[str, ...]:
    """Return weekdays written as `mon,tue`, from Monday on. Raises `ScheduleError`."""
    words = {each.strip().casefold() for each in given.split(",") if each.strip()}
    if unknown := words - set(WEEKDAYS):
        raise ScheduleError(f"{', '.join(sorted(unknown))} is no weekday: {', '.join(WEEKDAYS)}")
    return tuple(day for day in WEEKDAYS if day in words)


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


def written(clock: time) -> str:
    """Write a time of day as `HH:MM`, or `HH:MM:SS` where it has seconds."""
    return clock.isoformat("seconds" if clock.second else "minutes")


def is_at(due: datetime, slots: Mapping[str, SlotValue]) -> bool:
    """Tell whether a moment may be the one that slots `time`, `twelve` and `day` speak of; true for none of them."""
    if slots.get("time"):
        clocks = _clocks(str(slots["time"]), twelve=bool(slots.get("twelve")))
        if due.time().replace(microsecond=0) not in clocks:
            return False
    return True


def is_on(due: date, day: str, today: date) -> bool:
    """Tell whether a date is the day that slot `day` names. Raises `ScheduleError`."""
    return due in _days(day, today)


def _clocks(text: str, *, twelve: bool) -> list[time]:
    clock = clock_of(text)
    if not twelve:
        return [clock]
    return [clock, clock.replace(hour=(clock.hour + HALF_DAY) % 24)]


def _likely(clocks: list[time], *, alarm: bool) -> time:
    """Of an hour in the morning and one in the afternoon, return the one that people are awake at."""
    earliest = EARLIEST_ALARM if alarm else EARLY
    return min(clocks, key=lambda clock: (clock.hour < earliest, clock))


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
