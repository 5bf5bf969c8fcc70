"""Hours of every day, such as 22:00-07:00, by the clock on the wall. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta


@dataclass(frozen=True, slots=True)
class DailyHours:
    """From a time until another, over midnight where that is earlier; the whole day where both are the same."""

    begin: time
    end: time

    def hold(self, moment: datetime) -> bool:
        """Tell whether a moment, in the household's zone, lies within: the begin does, the end does not."""
        now = moment.time()
        if self.begin < self.end:
            return self.begin <= now < self.end
        return now >= self.begin or now < self.end

    def over(self, moment: datetime) -> datetime:
        """Return when the hours that hold `moment` end."""
        return next_at(self.end, moment)

    def next_change(self, moment: datetime) -> datetime:
        """Return when they next begin or end."""
        return min(next_at(self.begin, moment), next_at(self.end, moment), key=datetime.timestamp)


def daily(text: str) -> DailyHours | None:
    """Read `22:00-07:00`; `None` for an empty text. Raises `ValueError`."""
    if not text:
        return None
    begin, _, end = text.partition("-")
    return DailyHours(time.fromisoformat(begin), time.fromisoformat(end))


def next_at(clock: time, after: datetime) -> datetime:
    """Return the next moment later than `after` at which clocks show this time.

    Where the clocks skip it that night, it is as much later as they were put forward.
    """
    for days in range(3):
        day = after.date() + timedelta(days=days)
        for fold in (0, 1):
            found = datetime.combine(day, clock.replace(fold=fold), tzinfo=after.tzinfo)
            if (fold == 0 or _is_twice(found)) and found.timestamp() > after.timestamp():
                return found
    raise AssertionError("a day has every time")


def _is_twice(second: datetime) -> bool:
    """Tell whether clocks show a time twice that day, of which this is the second."""
    shown = second.astimezone(UTC).astimezone(second.tzinfo)
    return (shown.time(), shown.fold) == (second.time(), 1)
