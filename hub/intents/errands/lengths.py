"""Several lengths in one breath: "one for 5 minutes and one for 10", "a 5 and a 10 minute …". Pure.

A number without a unit has that of the next length or, where none follows, of the one before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hub.intents.errands.durations import Durations
from hub.intents.errands.lexicon import Numbers, joining, phrases
from hub.intents.errands.speech import written
from hub.intents.errands.words.model import MINUTE, TimeWords
from hub.intents.model import SlotValue
from hub.intents.phrases import PAUSE, Tokens

LONGEST_NAME = 3
"""Words that say what one of several lengths is for."""
_MOST = 99
"""Of a unit that is not said, and at least two: a bare "one" stands for a timer."""


@dataclass(frozen=True, slots=True)
class Length:
    """One of several."""

    seconds: int
    name: str = ""
    """What it is for."""

    def slots(self) -> dict[str, SlotValue]:
        """Return the slots `seconds` and, where it is for something, `name`."""
        return {"seconds": self.seconds, "name": self.name} if self.name else {"seconds": self.seconds}


@dataclass(frozen=True, slots=True)
class _Part:
    amount: int
    """Seconds or, without a unit, a number."""
    unit: int
    """Seconds of the last unit that was said; 0: none."""
    name: str = ""


class Lengths:
    """Finds several lengths in one language."""

    def __init__(self, words: TimeWords, numbers: Numbers, durations: Durations) -> None:
        """Take the words of a language."""
        self._numbers, self._durations = numbers, durations
        self._units = words.units
        self._no_names = numbers.vocabulary.union(
            words.no_names, words.not_in_names, words.units, words.joins, (PAUSE,)
        )
        self._each = phrases(("", *words.each_one))
        self._for = phrases(words.each_for)
        self._joins = joining(words.joins)

    def at(self, said: Tokens, begin: int) -> dict[int, tuple[Length, ...]]:
        """Return the lengths, two or more of them, that stand at `begin`, by where they end."""
        found: dict[int, tuple[Length, ...]] = {}
        for end, parts in self._listed(said, begin):
            if len(parts) > 1 and any(each.unit for each in parts):
                found.setdefault(end, _with_units(parts))
        return found

    def _listed(self, said: Tokens, begin: int) -> Iterator[tuple[int, tuple[_Part, ...]]]:
        for end, part in self._part(said, begin):
            yield end, (part,)
            for then, _ in self._joins.at(said, end):
                yield from ((last, (part, *rest)) for last, rest in self._listed(said, then))

    def _part(self, said: Tokens, begin: int) -> Iterator[tuple[int, _Part]]:
        for at, _ in self._each.at(said, begin):
            for end, part in self._amount(said, at):
                yield end, part
                yield from ((last, _Part(part.amount, part.unit, name)) for last, name in self._named(said, end))
        for then, name in self._named(said, begin):
            for at, _ in self._each.at(said, then):
                yield from ((end, _Part(part.amount, part.unit, name)) for end, part in self._amount(said, at))

    def _amount(self, said: Tokens, begin: int) -> Iterator[tuple[int, _Part]]:
        for end, seconds in self._durations.at(said, begin).items():
            units = [unit for word in said[begin:end] if (unit := self._units.get(word))]
            yield end, _Part(seconds, units[-1] if units else MINUTE)
        for end, number in self._numbers.whole(said, begin, 2, _MOST):
            yield end, _Part(number, 0)

    def _named(self, said: Tokens, begin: int) -> Iterator[tuple[int, str]]:
        for at, _ in reversed(list(self._for.at(said, begin))):
            for end in range(at + 1, min(at + LONGEST_NAME, len(said)) + 1):
                if said[end - 1] in self._no_names or said[end - 1][0].isdigit():
                    break
                yield end, written(said[at:end])


def _with_units(parts: tuple[_Part, ...]) -> tuple[Length, ...]:
    found: list[Length] = []
    for at, part in enumerate(parts):
        unit = next((each.unit for each in (*parts[at:], *reversed(parts[:at])) if each.unit), MINUTE)
        found.append(Length(part.amount if part.unit else part.amount * unit, part.name))
    return tuple(found)
