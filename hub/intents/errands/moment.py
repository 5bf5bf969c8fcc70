"""What was said of a time, and the slots that it fills. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hub.intents.errands.words.model import DAY
from hub.intents.model import SlotValue

PART_TIMES = {"morning": "08:00", "noon": "12:00", "afternoon": "15:00", "evening": "19:00", "night": "21:00"}
"""What a part of a day without a time stands for."""
_SMALL_HOURS = 6
"""Hours at night below this are after midnight."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What was said of a time; what was not said is empty."""

    clock: tuple[int, int, int] | None = None
    """Hour, minute, second."""
    exact: bool = True
    """Not twelve hours later as well."""
    plain: bool = False
    """Only a number was said: it is a time after "at", but not anywhere."""
    sun: str = ""
    """A time of the sun, in its place: `sunset-30`."""
    part: str = ""
    """Of the day: see `PART_TIMES`."""
    day: str = ""
    repeat: str = ""
    seconds: int = 0

    def with_(self, other: Moment) -> Moment | None:
        """Return both together, `None` where both say the same thing."""
        for one, two in (
            (self.clock or self.sun, other.clock or other.sun),
            (self.day, other.day),
            (self.repeat, other.repeat),
            (self.part, other.part),
        ):
            if one and two and one != two:
                return None
        for counted, rest in ((self, other), (other, self)):
            if counted.seconds and rest != Moment():  # "in three days at eight"
                days, more = divmod(counted.seconds, DAY)
                return None if more or rest.seconds or rest.day or rest.repeat else replace(rest, day=f"+{days}")
        return Moment(
            self.clock or other.clock,
            self.exact if self.clock else other.exact,
            self.plain if self.clock else other.plain,
            self.sun or other.sun,
            self.part or other.part,
            self.day or other.day,
            self.repeat or other.repeat,
            self.seconds or other.seconds,
        )

    def slots(self) -> dict[str, SlotValue]:
        """Return the slots `seconds`, `time`, `twelve`, `day`, `repeat`, as far as they were said."""
        if self.seconds:
            return {"seconds": self.seconds}
        found: dict[str, SlotValue] = {}
        day = self.day
        if self.clock is not None:
            hour, minute, second = self.clock
            twelve = not self.exact and not self.part
            if not self.exact and self.part:
                hour = _in_part(hour, self.part)
            if day == "today" and self.part == "night" and hour < _SMALL_HOURS:
                day = ""  # "tonight at two" is after midnight
            found["time"] = f"{hour:02}:{minute:02}" + (f":{second:02}" if second else "")
            if twelve:
                found["twelve"] = 1
        elif self.sun:
            found["time"] = self.sun
        elif self.part:
            found["time"] = PART_TIMES[self.part]
        if day:
            found["day"] = day
        if self.repeat:
            found["repeat"] = self.repeat
        return found


def _in_part(hour: int, part: str) -> int:
    if hour > 12:
        return hour
    match part:
        case "morning":
            return hour % 12
        case "noon":
            return hour if hour >= 10 else hour + 12
        case "afternoon":
            return hour % 12 + 12
        case "evening":
            return (hour + 12) % 24
    return hour + 12 if _SMALL_HOURS <= hour < 12 else hour % 12
