"""When: times of day, days and repetitions, as they are said. Pure, by the words of a language.

Which moment that is depends on now and is not found here: see the slots in `hub.intents.errands.catalogue`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from hub.intents.errands.durations import Durations
from hub.intents.errands.lexicon import Lexicon, Numbers, phrases
from hub.intents.errands.moment import Moment
from hub.intents.errands.repetitions import Repetitions
from hub.intents.errands.words.model import HOUR, MINUTE, TimeWords
from hub.intents.phrases import PAUSE, Tokens

_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.h]([0-5]\d)(?:[:.]([0-5]\d))?(am|pm|h|uhr)?")
_HOUR = re.compile(r"([01]?\d|2[0-4])(am|pm|h|u)")
_MILITARY = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
_MOST_FROM_SUN_S = 8 * HOUR
"""Time before or after sunrise or sunset."""
_DATE = re.compile(r"(0?[1-9]|[12]\d|3[01])[./](0?[1-9]|1[0-2])(?:[./](20\d\d))?")
_YEAR = re.compile(r"20[2-9]\d")
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


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
        self._parts, self._days = Lexicon(words.parts), Lexicon(words.days)
        self._weekdays, self._weekday_parts = Lexicon(words.weekdays), Lexicon(words.weekday_parts)
        self._on, self._coming, self._months = phrases(words.on), phrases(words.coming), Lexicon(words.months)
        self._ordinals, self._of = Lexicon(words.ordinals), phrases((*words.date_of, ""))
        self._suns, self._sun_names = Lexicon(words.suns), Lexicon(words.sun_names)
        self._sun_joins = Lexicon({**dict.fromkeys(words.before, -1), **dict.fromkeys(words.after, 1)})
        self.repeats = Repetitions(words, numbers).at
        self._at, self._within, self._from_now = phrases(words.at), phrases(words.within), phrases(words.from_now)

    # --- times of day ---------------------------------------------------------------------------------------------

    def times(self, said: Tokens, begin: int) -> dict[int, Moment]:
        """Return the times of day that stand at `begin` by where they end."""
        found: dict[int, Moment] = {}
        for end, moment in self._clocked(said, begin):
            found.setdefault(end, moment)
            for last, part in self._parts.at(said, end):
                found.setdefault(last, replace(_parted(part, moment), plain=False))
        for end, sun in self._sun_names.at(said, begin):
            found.setdefault(end, Moment(sun=sun, plain=True))
        return found

    def _clocked(self, said: Tokens, begin: int) -> Iterator[tuple[int, Moment]]:
        for end, (hour, minute) in self._clocks.at(said, begin):
            yield end, Moment((hour, minute, 0))
            if not minute:
                yield from ((last, replace(each, exact=True)) for last, each in self._plussed(said, end, hour))
        for at in self._articles.after(said, begin):
            if at < len(said):
                yield from self._in_digits(said, at)
                yield from self._worded(said, at, bare=at == begin)

    def _in_digits(self, said: Tokens, begin: int) -> Iterator[tuple[int, Moment]]:
        word = said[begin]
        if (match := _CLOCK.fullmatch(word)) is not None:
            moment = _clock(int(match[1]), int(match[2]), int(match[3] or 0), match[4] or "", match[1][0] == "0")
            yield from ((end, moment) for end in self._hour_words.after(said, begin + 1))
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
                for at in self._articles.after(said, then):
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
                        (after, replace(_clock(hour, minute), plain=plain))
                        for after in self._hour_words.after(said, last)
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
            for last in self._hour_words.after(said, end):
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

    # --- days -----------------------------------------------------------------------------------------------------

    def days(self, said: Tokens, begin: int) -> dict[int, Moment]:
        """Return the days that stand at `begin`, with the part of the day that is said with them."""
        found: dict[int, Moment] = {}
        for at in self._on.after(said, begin):
            for end, day in self._days.at(said, at):
                found.setdefault(end, _day(day))
            for end, moment in chain(self._weekday(said, at), self._date(said, at, at > begin)):
                found.setdefault(end, moment)
        return found

    def _weekday(self, said: Tokens, begin: int) -> Iterator[tuple[int, Moment]]:
        for at in self._coming.after(said, begin):
            for end, day in self._weekdays.at(said, at):
                for then in self._coming.after(said, end):
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
        if so_far.clock is None and not so_far.sun:
            yield from self._at_sun(said, begin)
            for at, _ in self._at.at(said, begin):
                yield from (
                    (end, each)
                    for end, each in self.times(said, at).items()
                    if not each.sun and (self._w.bare_hours or not each.plain)
                )
            yield from ((end, each) for end, each in self.times(said, begin).items() if not each.plain)
        if not so_far.day and not so_far.repeat:
            yield from self.repeats(said, begin).items()
            yield from self.days(said, begin).items()
        if not so_far.part:
            for end, part in self._parts.at(said, begin):
                yield end, _parted(part, Moment())

    def _at_sun(self, said: Tokens, begin: int) -> Iterator[tuple[int, Moment]]:
        """Yield times of the sun, with what says when: "at sunset", "half an hour before the sun sets"."""
        yield from ((end, Moment(sun=sun)) for end, sun in self._suns.at(said, begin))
        for at, _ in self._at.at(said, begin):
            yield from ((end, Moment(sun=sun)) for end, sun in self._sun_names.at(said, at))
        for end, seconds in self._durations.at(said, begin).items():
            for then, sign in self._sun_joins.at(said, end) if seconds <= _MOST_FROM_SUN_S else ():
                minutes = sign * round(seconds / MINUTE)
                for last, sun in self._sun_names.at(said, then):
                    yield last, Moment(sun=f"{sun}{minutes:+}" if minutes else sun)


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
