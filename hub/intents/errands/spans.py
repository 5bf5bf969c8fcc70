"""Where durations, times, numbers and places stand in the words of one utterance; each is looked for once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hub.intents.errands.durations import Durations
from hub.intents.errands.graph import PLACES, TIMED
from hub.intents.errands.lengths import Lengths
from hub.intents.errands.lexicon import Numbers, phrases
from hub.intents.errands.moments import Moments
from hub.intents.errands.places import Places
from hub.intents.errands.words.model import DAY, TimeWords
from hub.intents.phrases import Tokens

MOST_BEGUN = 4
"""Words that are looked at for the beginning of a time."""


class SpanFinder:
    """Knows what every kind of slot looks like in one language and home."""

    def __init__(self, language: str, words: TimeWords, places: Places) -> None:
        """Take the words of the language and the places of the home."""
        self.numbers = Numbers(language, words.numbers)
        self.durations = Durations(words, self.numbers)
        self.moments = Moments(words, self.numbers, self.durations)
        self.places = places
        self.looks: Mapping[str, Callable[[Tokens, int], Mapping[int, object]]] = {
            "duration": self.durations.at,
            "lengths": Lengths(words, self.numbers, self.durations).at,
            "more": self.durations.more,
            "time": self.moments.times,
            "day": self.moments.days,
            "repeat": self.moments.repeats,
            "when": self.moments.whens,
        }
        self.percent = phrases(words.percent)
        units = [unit for unit, seconds in words.units.items() if 1 < seconds < DAY]
        durations: list[Tokens] = [(unit,) for unit in units]
        durations += [(one, *each) for one in words.ones[:1] for each in durations]
        times: list[Tokens] = [("7",), *(tuple(each.split()) for each in (*words.past, *words.to))]
        times = [*times[:1], *((*each, "7") for each in times[1:])]
        days: list[Tokens] = [(word,) for word in (*words.weekdays, *words.months, *words.days)]
        self.endings: Mapping[str, list[Tokens]] = {
            "duration": durations,
            "time": times,
            "day": days,
            "repeat": days,
            "when": [*(("5", unit) for unit in units[:1]), *durations, *times, *days],
        }
        """By kind, words with which a beginning would become one."""
        self.vocabulary = self.numbers.vocabulary.union(*(each.split() for each in words.phrases()))
        """All words that times are said with, besides digits."""

    def of(self, said: Tokens) -> Spans:
        """Look at an utterance."""
        return Spans(self, said)


class Spans:
    """The spans of one utterance."""

    def __init__(self, finder: SpanFinder, said: Tokens) -> None:
        """Take the words."""
        self._finder, self._said = finder, said
        self._found: dict[tuple[str, int], Mapping[int, object]] = {}

    def at(self, kind: str, begin: int) -> Mapping[int, object]:
        """Return the values of this kind that stand at `begin`, by where they end."""
        key = (kind, begin)
        if key not in self._found:
            self._found[key] = self._look(kind, self._said, begin)
        return self._found[key]

    def begins(self, kind: str, begin: int) -> bool:
        """Whether the last words, from `begin`, are a beginning: "half past", "twenty"."""
        rest = self._said[begin:]
        if kind not in TIMED or not 0 < len(rest) <= MOST_BEGUN:
            return False
        if not all(word in self._finder.vocabulary or word[0].isdigit() for word in rest):
            return False
        return any(
            len(rest) + len(ending) in self._look(kind, (*rest, *ending), 0) for ending in self._finder.endings[kind]
        )

    def _look(self, kind: str, said: Tokens, begin: int) -> Mapping[int, object]:
        finder = self._finder
        if (look := finder.looks.get(kind)) is not None:
            return look(said, begin)
        if kind == "places":
            return finder.places.several(said, begin)
        if kind in PLACES:
            return dict(finder.places.of(kind).at(said, begin))
        numbers = {end: int(value) if value.is_integer() else value for end, value in finder.numbers.at(said, begin)}
        if kind == "percent":
            for end, value in list(numbers.items()):
                for last, _ in finder.percent.at(said, end):
                    numbers[last] = value
            return {end: value for end, value in numbers.items() if 0 <= value <= 100}
        return numbers
