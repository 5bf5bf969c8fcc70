"""What a bare answer gives an errand that lacks something: a length, a moment, or words as they were said."""

from __future__ import annotations

from collections.abc import Mapping

from hub.intents.errands.moment import Moment
from hub.intents.errands.spans import SpanFinder
from hub.intents.errands.speech import heard, written
from hub.intents.model import SlotValue
from hub.intents.phrases import Tokens
from hub.intents.words.model import Words

_MINUTE = 60


def answered(slot: str, text: str, finder: SpanFinder, words: Words) -> Mapping[str, SlotValue]:
    """Return the slots that an answer to the question for `slot` fills; none where it is no such answer.

    A number alone is so many minutes where a length was asked for, and an hour where a time was. A moment may be
    answered by a length ("in ten minutes") and the other way round.
    """
    said = heard(text)
    if slot == "seconds":
        return _length(said, finder) or _moment(said, finder)
    if slot == "time":
        return _moment(said, finder) or _length(said, finder)
    bare = written(said)
    return {slot: bare} if bare and bare.casefold() not in {*words.yes, *words.no} else {}


def _length(said: Tokens, finder: SpanFinder) -> dict[str, SlotValue]:
    found = _longest(said, finder, "duration")
    if isinstance(found, int | float):
        return {"seconds": found}
    numbers = [value for begin in range(len(said)) for _, value in finder.numbers.at(said, begin) if value > 0]
    return {"seconds": round(numbers[0] * _MINUTE)} if len(numbers) == 1 else {}


def _moment(said: Tokens, finder: SpanFinder) -> dict[str, SlotValue]:
    for kind in ("when", "time", "duration"):
        found = _longest(said, finder, kind)
        if isinstance(found, int | float):
            return {"seconds": found}
        if isinstance(found, Moment) and found.slots():
            return found.slots()
    return {}


def _longest(said: Tokens, finder: SpanFinder, kind: str) -> object:
    """Return the value of the longest span of a kind."""
    spans = finder.of(said)
    found = [(end - begin, value) for begin in range(len(said)) for end, value in spans.at(kind, begin).items()]
    return max(found, key=lambda each: each[0])[1] if found else None
