"""On which days something comes again, as it is stored and given: `mon,thu`, `tue,2w`, `d1`, `mon1`. Pure.

| part | means |
|---|---|
| `mon` … `sun` | that weekday; several are joined by commas |
| `2w` … `8w` | behind weekdays: only every so many weeks; `2w1`: those whose number leaves this remainder |
| `d1` … `d31` | that day of every month; in a shorter month its last day |
| `mon1` … `sun4`, `mon5` | the first to fourth, or the last, of these weekdays in every month |
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from hub.clock import WEEKDAYS
from hub.timers.problems import ScheduleError

LAST = 5
"""Number of the last one in a month."""
_WEEK = 7
_WEEKS = re.compile(r"([2-8])w([0-7])?")
_OF_MONTH = re.compile(r"d([1-9]|[12]\d|3[01])")
_NTH = re.compile(rf"({'|'.join(WEEKDAYS)})([1-{LAST}])")


def repeats(given: str) -> tuple[str, ...]:
    """Return the parts of a repetition, weekdays from Monday on. Raises `ScheduleError`."""
    words = dict.fromkeys(each.strip().casefold() for each in given.split(",") if each.strip())
    days = tuple(day for day in WEEKDAYS if day in words)
    others = [each for each in words if each not in days]
    weeks = [each for each in others if _WEEKS.fullmatch(each)]
    months = [each for each in others if _OF_MONTH.fullmatch(each) or _NTH.fullmatch(each)]
    if unknown := [each for each in others if each not in (*weeks, *months)]:
        known = f"{', '.join(WEEKDAYS)}, 2w, d1 or mon1"
        raise ScheduleError(f"{', '.join(unknown)} is no day on which something comes again: {known}")
    if len(weeks) > 1 or (months and (days or weeks)):
        raise ScheduleError(f"{given} cannot be together: weekdays with one 2w, or days of the month")
    return (*days, *weeks, *months)


def comes_on(day: date, repeat: Sequence[str]) -> bool:
    """Tell whether something with these parts comes on a day; without any it comes on every day."""
    weekdays = [each for each in repeat if each in WEEKDAYS]
    others = [each for each in repeat if each not in WEEKDAYS]
    months = [found for each in others if (found := of_month(each))]
    weeks = [which for each in others if (which := _WEEKS.fullmatch(each)) and which[2]]
    return (
        (not weekdays or WEEKDAYS[day.weekday()] in weekdays)
        and (not months or any(_is_that(day, *each) for each in months))
        and all(_week(day) % int(each[1]) == int(each[2]) for each in weeks)
    )


def counted_from(repeat: Sequence[str], first: date) -> tuple[str, ...]:
    """Return the parts so that a day is among them: weekdays, where none is named, and the weeks that count."""
    weeks = interval(repeat)
    if weeks == 1:
        return tuple(repeat)
    days = [each for each in repeat if each in WEEKDAYS] or [WEEKDAYS[first.weekday()]]
    return (*days, f"{weeks}w{_week(first) % weeks}")


def interval(repeat: Sequence[str]) -> int:
    """Return how many weeks lie between, 1 for every week."""
    return next((int(found[1]) for each in repeat if (found := _WEEKS.fullmatch(each))), 1)


def of_month(part: str) -> tuple[str, int] | None:
    """Return the weekday, empty for the day of the month itself, and which one; `None` for what is not of a month."""
    if found := _OF_MONTH.fullmatch(part):
        return "", int(found[1])
    return (found[1], int(found[2])) if (found := _NTH.fullmatch(part)) else None


def _week(day: date) -> int:
    """Return the number of a week, which begins on Monday, since the year 1."""
    return (day.toordinal() - 1) // _WEEK


def _is_that(day: date, weekday: str, number: int) -> bool:
    length = monthrange(day.year, day.month)[1]
    if not weekday:
        return day.day == min(number, length)
    if weekday != WEEKDAYS[day.weekday()]:
        return False
    return day.day > length - _WEEK if number == LAST else (day.day - 1) // _WEEK == number - 1
