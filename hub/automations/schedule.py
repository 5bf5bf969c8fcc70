"""When the clock pulls a trigger next: times of day, steps of the clock, sunrise and sunset. Pure.

Over a change of the clocks: a time that is left out comes when the clocks jump over it, one that comes twice counts the
first time. Steps (`every`) are where the clock shows a multiple, counted from midnight, each time that it shows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from hub.automations.model import At, Every, Sun, Trigger
from hub.automations.sun import crossing
from hub.clock import Spot, at, change, is_later, later, zone_of

_DAYS_AHEAD = 8
_POLAR_DAYS = 370
"""A polar night may last half a year."""


def next_time(trigger: Trigger, after: datetime, spot: Spot | None) -> datetime | None:
    """Return the first moment later than `after` (aware, in the household's zone); `None`: never, or not a time."""
    match trigger:
        case At():
            days = _days(after, _DAYS_AHEAD, trigger)
            moments = (at(day, each, zone_of(after)) for day in days for each in trigger.times)
            return min((each for each in moments if is_later(each, after)), key=datetime.timestamp, default=None)
        case Every():
            return _step(trigger.every_s, after)
        case Sun() if spot is not None:
            return _sun(trigger, after, spot)
    return None


def last_time(trigger: Trigger, now: datetime, within_s: float, spot: Spot | None) -> datetime | None:
    """Return the latest moment at or before `now`, at most `within_s` seconds ago; `None`: there was none."""
    moment, found = later(now, -within_s - 0.001), None
    while (following := next_time(trigger, moment, spot)) is not None and not is_later(following, now):
        moment = found = following
    return found


def _days(after: datetime, count: int, trigger: At | Sun) -> Iterator[date]:
    """Yield the days of a trigger from yesterday on."""
    for number in range(-1, count):
        day = after.date() + timedelta(days=number)
        if day.weekday() in trigger.days:
            yield day


def _step(every_s: int, after: datetime) -> datetime:
    moment = later(after, every_s - _since_midnight(after) % every_s)
    if moment.utcoffset() != after.utcoffset():
        changed = change(after, moment)
        return changed if _since_midnight(changed) % every_s == 0 else _step(every_s, changed)
    midnight = at(after.date() + timedelta(days=1), time(), zone_of(after))
    return midnight if is_later(moment, midnight) else moment


def _since_midnight(moment: datetime) -> float:
    return moment.hour * 3600 + moment.minute * 60 + moment.second + moment.microsecond / 1e6


def _sun(trigger: Sun, after: datetime, spot: Spot) -> datetime | None:
    latitude, longitude = spot
    for day in _days(after, _POLAR_DAYS, trigger):
        found = crossing(day, latitude, longitude, rising=trigger.rising)
        if found is None:
            continue
        moment = (found + timedelta(seconds=trigger.offset_s)).astimezone(after.tzinfo)
        if is_later(moment, after):
            return moment
    return None
