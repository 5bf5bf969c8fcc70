"""How long: "ten and a half minutes", "an hour and a half", "1h30", "1:30". Pure, by the words of a language.

"1:30" alone is what the display of a kitchen timer would show, minutes and seconds; "1:30 hours" are hours and minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.intents.errands.lexicon import Lexicon, Numbers, phrases
from hub.intents.errands.words.model import DAY, HOUR, MINUTE, TimeWords
from hub.intents.phrases import PAUSE, Tokens

LONGEST_S = 366 * DAY
_GLUED = re.compile(r"(\d+(?:[.,]\d+)?)([^\W\d_]+)(\d{1,2})?")
_SHOWN = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)")
_BELOW = {HOUR: MINUTE, MINUTE: 1}
"""What a bare number after a unit counts: "une heure trente"."""


class Durations:
    """Finds durations in one language."""

    def __init__(self, words: TimeWords, numbers: Numbers) -> None:
        """Take the words of a language."""
        self._numbers = numbers
        self._units = Lexicon(words.units)
        self._unit_by_word = words.units
        self._ones = phrases(words.ones)
        self._wholes = Lexicon(words.wholes)
        self._halves = Lexicon({**words.halves, **dict.fromkeys(words.more, 0.0)})
        self._more = phrases(words.more)
        self._tails = Lexicon(words.tails)
        self._joins = phrases((*words.joins, PAUSE))

    def at(self, said: Tokens, begin: int) -> dict[int, int]:
        """Return the durations that stand at `begin`: seconds (1 to a year) by where they end."""
        found: dict[int, int] = {}
        for end, seconds in self._summed(said, begin, LONGEST_S + 1):
            if 1 <= (whole := round(seconds)) <= LONGEST_S:
                found.setdefault(end, whole)
        return found

    def more(self, said: Tokens, begin: int) -> dict[int, int]:
        """Return the durations that say by themselves that they are added: "five more minutes"."""
        return {
            last: round(number * unit)
            for end, number in (*self._numbers.at(said, begin), *((end, 1.0) for end, _ in self._ones.at(said, begin)))
            for then, _ in self._more.at(said, end)
            for last, unit in self._units.at(said, then)
            if 1 <= round(number * unit) <= LONGEST_S
        }

    def _summed(self, said: Tokens, begin: int, below: int) -> Iterator[tuple[int, float]]:
        """Yield one part, and it with the smaller ones that follow."""
        for end, seconds, unit in self._parts(said, begin):
            if unit >= below:
                continue
            yield end, seconds
            for then, _ in (*self._joins.at(said, end), (end, True)):
                yield from ((last, seconds + rest) for last, rest in self._summed(said, then, unit))
                if unit in _BELOW:
                    for last, number in self._numbers.whole(said, then, 1, 59):
                        yield last, seconds + number * _BELOW[unit]

    def _parts(self, said: Tokens, begin: int) -> Iterator[tuple[int, float, int]]:
        """Yield the end, the seconds and the unit of each amount of one unit."""
        if begin >= len(said):
            return
        if match := _SHOWN.fullmatch(said[begin]):
            yield from self._shown(said, begin + 1, int(match[1] or 0), int(match[2]), int(match[3]))
            return
        if (match := _GLUED.fullmatch(said[begin])) and (unit := self._unit_by_word.get(match[2])):
            rest = int(match[3]) * _BELOW.get(unit, 0) if match[3] else 0
            yield begin + 1, float(match[1].replace(",", ".")) * unit + rest, unit
            return
        for end, whole in self._wholes.at(said, begin):
            yield end, whole, HOUR if whole >= MINUTE * 10 else MINUTE
        for end, number in (*self._numbers.at(said, begin), *((end, 1.0) for end, _ in self._ones.at(said, begin))):
            for then, more in (*self._halves.at(said, end), (end, 0.0)):
                for last, unit in self._units.at(said, then):
                    yield last, (number + more) * unit, unit
                    yield from self._with_tail(said, last, number + more, unit)
        for end, unit in self._units.at(said, begin):  # hora y media
            yield from self._with_tail(said, end, 1, unit)

    def _shown(
        self, said: Tokens, end: int, hours: int, minutes: int, seconds: int
    ) -> Iterator[tuple[int, float, int]]:
        whole = hours * HOUR + minutes * MINUTE + seconds
        yield end, whole, 1
        for last, unit in self._units.at(said, end):
            if not hours and unit in _BELOW:
                yield last, whole * _BELOW[unit], 1

    def _with_tail(self, said: Tokens, begin: int, number: float, unit: int) -> Iterator[tuple[int, float, int]]:
        for end, more in self._tails.at(said, begin):
            yield end, (number + more) * unit, unit
