"""On which days something comes again, as it is said: "every weekday", "every other Tuesday", "on the first of every
month". Pure, by the words of a language.

What is found is written as `hub.timers.repeats` lists it; a part of the day may be said with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.clock import WEEKDAYS
from hub.intents.errands.lexicon import Lexicon, Numbers, phrases
from hub.intents.errands.moment import Moment
from hub.intents.errands.words.model import TimeWords
from hub.intents.phrases import PAUSE, Tokens


class Repetitions:
    """Finds repetitions in one language."""

    def __init__(self, words: TimeWords, numbers: Numbers) -> None:
        """Take the words of a language."""
        self._numbers = numbers
        self._each, self._every, self._on = Lexicon(words.each), phrases(words.every), phrases(words.on)
        self._weekdays, self._parts = Lexicon(words.weekdays), Lexicon(words.weekday_parts)
        self._plurals = Lexicon(words.plural_weekdays)
        self._any_weekdays = Lexicon({**words.weekdays, **words.plural_weekdays})
        self._joins = phrases((*words.joins, PAUSE))
        self._every_other, self._every_weeks = phrases(words.every_other), Lexicon(words.every_weeks)
        self._ordinals, self._nths = Lexicon(words.ordinals), Lexicon(words.nths)
        self._of_month, self._every_month = Lexicon(words.of_month), phrases(words.every_month)

    def at(self, said: Tokens, begin: int) -> dict[int, Moment]:
        """Return the repetitions that stand at `begin`, by where they end."""
        found: dict[int, Moment] = {}
        for end, words in self._each.at(said, begin):
            days, _, part = words.partition(" ")
            found.setdefault(end, Moment(repeat=days, part=part))
        for end, _ in self._every.at(said, begin):
            self._several(said, end, (), self._any_weekdays, found)
        for at in self._on.after(said, begin):
            self._several(said, at, (), self._plurals, found)
        for end, _ in self._every_other.at(said, begin):
            self._several(said, end, (), self._any_weekdays, found, ",2w")
        for end, weeks in self._every_weeks.at(said, begin):
            found.setdefault(end, Moment(repeat=f"{weeks}w"))
            for at in self._on.after(said, end):
                self._several(said, at, (), self._any_weekdays, found, f",{weeks}w")
        for end, part in self._monthly(said, begin):
            found.setdefault(end, Moment(repeat=part))
        return found

    def _several(
        self,
        said: Tokens,
        begin: int,
        days: tuple[str, ...],
        named: Lexicon[str],
        found: dict[int, Moment],
        weeks: str = "",
    ) -> None:
        for end, day in named.at(said, begin):
            all_days = (*days, day)
            repeat = ",".join(each for each in WEEKDAYS if each in all_days) + weeks
            found.setdefault(end, Moment(repeat=repeat))
            for last, part in self._parts.at(said, end):
                found.setdefault(last, Moment(repeat=repeat, part=part))
            for then, _ in (*self._joins.at(said, end), (end, True)):
                every = self._every.after(said, then)
                for at in dict.fromkeys((*every, *self._on.after(said, then))):
                    self._several(said, at, all_days, named, found, weeks)

    def _monthly(self, said: Tokens, begin: int) -> Iterator[tuple[int, str]]:
        every = [end for end, _ in self._every.at(said, begin)]
        for at in dict.fromkeys((*self._on.after(said, begin), *every)):
            for end, part in self._day(said, at):
                # "On the first of the month" comes once.
                yield from ((then, part) for then, always in self._of_month.at(said, end) if always or at in every)
        for end, _ in self._every_month.at(said, begin):
            for at in self._on.after(said, end):
                yield from self._day(said, at)

    def _day(self, said: Tokens, begin: int) -> Iterator[tuple[int, str]]:
        for end, which in self._nths.at(said, begin):
            yield from ((last, f"{day}{which}") for last, day in self._weekdays.at(said, end))
        yield from ((end, f"d{day}") for end, day in self._ordinals.at(said, begin))
        yield from ((end, f"d{day}") for end, day in self._numbers.whole(said, begin, 1, 31))
