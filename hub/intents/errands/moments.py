"""When: times of day, days and repetitions, as they are said. Pure, by the words of a language.

Which moment that is depends on now and is not found here: see the slots in `hub.intents.errands.catalogue`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from hub.intents.errands.durations import Durations
from hub.intents.errands.lexicon import Lexicon, Numbers, phrases
from hub.intents.errands.words.model import DAY, TimeWords
from hub.intents.model import SlotValue
from hub.intents.phrases import PAUSE, Tokens

PART_TIMES = {"morning": "08:00", "noon": "12:00", "afternoon": "15:00", "evening": "19:00", "night": "21:00"}
"""What a part of a day without a time stands for."""
_SMALL_HOURS = 6
"""Hours at night below this are after midnight."""
_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.h]([0-5]\d)(?:[:.]([0-5]\d))?(am|pm|h|uhr)?")
_HOUR = re.compile(r"([01]?\d|2[0-4])(am|pm|h|u)")
_MILITARY = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
_DATE = re.compile(r"(0?[1-9]|[12]\d|3[01])[./](0?[1-9]|1[0-2])(?:[./](20\d\d))?")
_YEAR = re.compile(r"20[2-9]\d")
_ORDER = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class Moment:
    """What was said of a time; what was not said is empty."""

    clock: tuple[int, int, int] | None = None
    """Hour, minute, second."""
    exact: bool = True
    """Not twelve hours later as well."""
    plain: bool = False
    """Only a number was said: it is a time after "at", but not anywhere."""
    part: str = ""
    """Of the day: see `PART_TIMES`."""
    day: str = ""
    repeat: str = ""
    seconds: int = 0

    def with_(self, other: Moment) -> Moment | None:
        """Return both together, `None` where both say the same thing."""
        for one, two in (
            (self.clock, other.clock),
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


class Moments:
    """Finds times, days, repetitions and all of them together in one language."""

    def __init__(self, words: TimeWords, numbers: Numbers, durations: Durations) -> None:
        """Take the words of a language."""
        self._w = words
        self._numbers, self._durations = numbers, durations
        self._clocks, self._quarters = Lexicon(words.clocks), Lexicon(words.quarters)
        self._articles, self._hour_words = phrases(words.articles), phrases(words.hour_words)
        self._hour_joins, self._minute_words = phrases(words.hour_joins), phrases(words.minute_words)
        self._past, self._to = phrases(words.past), phrases(words.to)
        self._past_half, self._before_half = phrases(words.past_half), phrases(words.before_half)
        self._quarter_of, self._plus = Lexicon(words.quarter_of), Lexicon(words.plus)
        self._plus_words, self._minus_words = phrases(words.plus_words), phrases(words.minus_words)
        self._parts, self._days, self._each = Lexicon(words.parts), Lexicon(words.days), Lexicon(words.each)
        self._weekdays, self._weekday_parts = Lexicon(words.weekdays), Lexicon(words.weekday_parts)
        self._every, self._on, self._coming = phrases(words.every), phrases(words.on), phrases(words.coming)
        self._plurals, self._months = Lexicon(words.plural_weekdays), Lexicon(words.months)
        self._any_weekdays = Lexicon({**words.weekdays, **words.plural_weekdays})
        self._ordinals, self._of = Lexicon(words.ordinals), phrases((*words.date_of, ""))
        self._joins = phrases((*words.joins, PAUSE))
        self._at, self._within, self._from_now = phrases(words.at), phrases(words.within), phrases(words.from_now)

    # --- times of day ---------------------------------------------------------------------------------------------

    def times(self, said: Tokens, begin: int) -> dict[int, Moment]:
        """Return the times of day that stand at `begin` by where they end."""
        found: dict[int, Moment] = {}
        for end, moment in self._clocked(said, begin):
            found.setdefault(end, moment)
            for last, part in self._parts.at(said, end):
                found.setdefault(last, replace(_parted(part, moment), plain=False))
        return found

    def _clocked(self, said: Tokens, begin: int) -> Iterator[tuple[int, Moment]]:
        for end, (hour, minute) in self._clocks.at(said, begin):
            yield end, Moment((hour, minute, 0))
            if not minute:
                yield from ((last, replace(each, exact=True)) for last, each in self._plussed(said, end, hour))
        for at in self._after(self._articles, said, begin):
            if at < len(said):
                yield from self._in_digits(said, at)
                yield from self._worded(said, at, bare=at == begin)

    def _in_digits(self, said: Tokens, begin: int) -> Iterator[tuple[int, Moment]]:
        word = said[begin]
        if (match := _CLOCK.fullmatch(word)) is not None:
            moment = _clock(int(match[1]), int(match[2]), int(match[3] or 0), match[4] or "", match[1][0] == "0")
            yield from ((end, moment) for end in self._after_words(said, begin + 1))
        elif (match := _HOUR.fullmatch(word)) is not None:
            yield begin + 1, _clock(int(match[1]), 0, 0, match[2])
            if match[2] == "h":
                for end, minute in self._numbers.whole(said, begin + 1, 1, 59):
                    yield end, _clock(int(match[1]), minute)
                yield from self._plussed(said, begin + 1, int(match[1]))
        elif (match := _MILITARY.fullmatch(word)) is not None:
            for end, _ in self._hour_words.at(said, begin + 1):
                yield end, Moment((int(match[1]), int(match[2]), 0))

    def _worded(self, said: Tokens, begin: int, *, bare: bool) -> Iterator[tuple[int, Moment]]:
        for end, _ in self._past_half.at(said, begin):
            yield from self._moved(said, end, 30)
        yield from self._led(said, begin)
        for end, minutes in self._minutes(said, begin):
            for (then, _), sign in chain(
                ((each, 1) for each in self._past.at(said, end)), ((each, -1) for each in self._to.at(said, end))
            ):
                for at in self._after(self._articles, said, then):
                    yield from self._moved(said, at, sign * minutes)
                for last, led in self._led(said, then):
                    assert led.clock is not None
                    hour, half, _ = led.clock
                    yield last, _of_minutes(hour * 60 + half + sign * minutes)
        unsure = bare and not self._w.bare_hours
        for end, hour in self._numbers.whole(said, begin, 0, 24):
            if not bare or said[begin] not in self._w.ones:  # "einen Wecker" is at no time
                yield end, replace(_clock(hour), plain=bare)
            for last, _ in self._hour_words.at(said, end):
                yield last, _clock(hour)
                yield from self._plussed(said, last, hour)
            for then, _ in self._hour_joins.at(said, end):
                for last, minute in self._numbers.whole(said, then, 1 if then > end else 10, 59):
                    plain = unsure and then == end
                    yield from (
                        (after, replace(_clock(hour, minute), plain=plain)) for after in self._after_words(said, last)
                    )
            yield from ((last, replace(each, plain=unsure)) for last, each in self._plussed(said, end, hour))

    def _led(self, said: Tokens, begin: int) -> Iterator[tuple[int, Moment]]:
        """Yield times that are on the way to an hour: `halb acht`, `dreiviertel acht`."""
        for end, _ in self._before_half.at(said, begin):
            yield from self._moved(said, end, -30)
        for end, minutes in self._quarter_of.at(said, begin):
            yield from self._moved(said, end, minutes - 60)

    def _moved(self, said: Tokens, begin: int, minutes: int) -> Iterator[tuple[int, Moment]]:
        for end, (hour, minute) in self._clocks.at(said, begin):
            yield end, replace(_of_minutes(hour * 60 + minute + minutes), exact=True)
        for end, hour in self._numbers.whole(said, begin, 0, 24):
            for last in self._after_words(said, end):
                yield last, replace(_of_minutes(hour * 60 + minutes), exact=hour > 12 or hour == 0)

    def _minutes(self, said: Tokens, begin: int) -> Iterator[tuple[int, int]]:
        yield from self._quarters.at(said, begin)
        for end, minutes in self._numbers.whole(said, begin, 1, 59):
            yield end, minutes
            yield from ((last, minutes) for last, _ in self._minute_words.at(said, end))

    def _plussed(self, said: Tokens, begin: int, hour: int) -> Iterator[tuple[int, Moment]]:
        exact = hour > 12 or hour == 0

        def moved(minutes: int) -> Moment:
            return replace(_of_minutes(hour * 60 + minutes), exact=exact)

        yield from ((end, moved(minutes)) for end, minutes in self._plus.at(said, begin))
        for signs, sign in ((self._plus_words, 1), (self._minus_words, -1)):
            for then, _ in signs.at(said, begin):
                yield from ((end, moved(sign * minutes)) for end, minutes in self._minutes(said, then))

    def _after_words(self, said: Tokens, begin: int) -> tuple[int, ...]:
        return self._after(self._hour_words, said, begin)

    @staticmethod
    def _after(optional: Lexicon[bool], said: Tokens, begin: int) -> tuple[int, ...]:
        return tuple(dict.fromkeys((begin, *(end for end, _ in optional.at(said, begin)))))

    # --- days -----------------------------------------------------------------------------------------------------

    def days(self, said: Tokens, begin: int) -> dict[int, Moment]:
        """Return the days that stand at `begin`, with the part of the day that is said with them."""
        found: dict[int, Moment] = {}
        for at in self._after(self._on, said, begin):
            for end, day in self._days.at(said, at):
                found.setdefault(end, _day(day))
            for end, moment in chain(self._weekday(said, at), self._date(said, at, at > begin)):
                found.setdefault(end, moment)
        return found

    def _weekday(self, said: Tokens, begin: int) -> Iterator[tuple[int, Moment]]:
        for at in self._after(self._coming, said, begin):
            for end, day in self._weekdays.at(said, at):
                for then in self._after(self._coming, said, end):
                    yield then, Moment(day=day)
                    for last, part in self._weekday_parts.at(said, then):
                        yield last, Moment(day=day, part=part)

    def _date(self, said: Tokens, begin: int, introduced: bool) -> Iterator[tuple[int, Moment]]:
        if begin < len(said) and introduced and (match := _DATE.fullmatch(said[begin])):
            yield from _dated(begin + 1, int(match[1]), int(match[2]), match[3] or "")
        for end, day in self._day_of_month(said, begin):
            for then, _ in self._of.at(said, end):
                for last, month in self._months.at(said, then):
                    yield from _dated(last, day, month)
                    if last < len(said) and _YEAR.fullmatch(said[last]):
                        yield from _dated(last + 1, day, month, said[last])
        for end, month in self._months.at(said, begin) if self._w.month_first else ():
            for last, day in self._day_of_month(said, end + (said[end : end + 1] == ("the",))):
                yield from _dated(last, day, month)

    def _day_of_month(self, said: Tokens, begin: int) -> Iterator[tuple[int, int]]:
        yield from self._ordinals.at(said, begin)
        yield from self._numbers.whole(said, begin, 1, 31)

    # --- repetitions ----------------------------------------------------------------------------------------------

    def repeats(self, said: Tokens, begin: int) -> dict[int, Moment]:
        """Return the repetitions that stand at `begin`, with the part of the day that is said with them."""
        found: dict[int, Moment] = {}
        for end, words in self._each.at(said, begin):
            days, _, part = words.partition(" ")
            found.setdefault(end, Moment(repeat=days, part=part))
        for end, _ in self._every.at(said, begin):
            self._several(said, end, (), self._any_weekdays, found)
        for at in self._after(self._on, said, begin):
            self._several(said, at, (), self._plurals, found)
        return found

    def _several(
        self, said: Tokens, begin: int, days: tuple[str, ...], named: Lexicon[str], found: dict[int, Moment]
    ) -> None:
        for end, day in named.at(said, begin):
            all_days = (*days, day)
            repeat = ",".join(each for each in _ORDER if each in all_days)
            found.setdefault(end, Moment(repeat=repeat))
            for last, part in self._weekday_parts.at(said, end):
                found.setdefault(last, Moment(repeat=repeat, part=part))
            for then, _ in (*self._joins.at(said, end), (end, True)):
                for at in (*self._after(self._every, said, then), *self._after(self._on, said, then)):
                    self._several(said, at, all_days, named, found)

    # --- all together ---------------------------------------------------------------------------------------------

    def whens(self, said: Tokens, begin: int) -> dict[int, Moment]:
        """Return what says when, with its prepositions, that stands at `begin`."""
        found: dict[int, Moment] = {}
        self._gathered(said, begin, Moment(), found, 4)
        return found

    def _gathered(self, said: Tokens, begin: int, so_far: Moment, found: dict[int, Moment], left: int) -> None:
        for end, moment in self._component(said, begin, so_far):
            whole = so_far.with_(moment)
            if whole is None or (end in found and so_far == Moment()):
                continue
            found[end] = whole
            if left > 1:
                for then in (end, end + 1) if said[end : end + 1] == (PAUSE,) else (end,):
                    self._gathered(said, then, whole, found, left - 1)

    def _component(self, said: Tokens, begin: int, so_far: Moment) -> Iterator[tuple[int, Moment]]:
        if begin >= len(said):
            return
        if not so_far.seconds and not so_far.day and not so_far.repeat:
            for at, _ in self._within.at(said, begin):
                yield from ((end, Moment(seconds=each)) for end, each in self._durations.at(said, at).items())
            for at, seconds in self._durations.at(said, begin).items():
                yield from ((end, Moment(seconds=seconds)) for end, _ in self._from_now.at(said, at))
        if so_far.clock is None:
            for at, _ in self._at.at(said, begin):
                yield from (
                    (end, each) for end, each in self.times(said, at).items() if self._w.bare_hours or not each.plain
                )
            yield from ((end, each) for end, each in self.times(said, begin).items() if not each.plain)
        if not so_far.day and not so_far.repeat:
            yield from self.repeats(said, begin).items()
            yield from self.days(said, begin).items()
        if not so_far.part:
            for end, part in self._parts.at(said, begin):
                yield end, _parted(part, Moment())


def _clock(hour: int, minute: int = 0, second: int = 0, half: str = "", padded: bool = False) -> Moment:
    if half in ("am", "pm") and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
        return Moment((hour, minute, second))
    return Moment((hour % 24, minute, second), exact=padded or hour == 0 or hour > 12)


def _of_minutes(minutes: int) -> Moment:
    hour, minute = divmod(minutes, 60)
    if hour <= 0 or hour > 12:
        hour %= 24
    return Moment((12 if hour == 0 and minutes < 60 else hour, minute, 0), exact=False)


def _parted(part: str, moment: Moment) -> Moment:
    day, _, name = part.rpartition(" ")
    return replace(moment, part=name, day=day or moment.day)


def _day(words: str) -> Moment:
    day, _, part = words.partition(" ")
    return Moment(day=day, part=part)


def _dated(end: int, day: int, month: int, year: str = "") -> Iterator[tuple[int, Moment]]:
    if day <= _LENGTHS[month - 1]:
        yield end, Moment(day=f"{year}-{month:02}-{day:02}" if year else f"{month:02}-{day:02}")
