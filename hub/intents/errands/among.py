"""Several requests in one sentence of which some are errands: "set a timer for ten minutes and turn on the light"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from hub.devices.model import Home
from hub.intents.clauses import MOST_SEGMENTS, after
from hub.intents.errands.speech import written
from hub.intents.heard import Heard
from hub.intents.model import Place
from hub.intents.phrases import Tokens, divided, places
from hub.intents.words.model import Words

Part = Callable[[str, Place], "Heard | None"]


@dataclass(frozen=True, slots=True)
class Tools:
    """What several requests are understood with."""

    home: Home
    words: Words
    names: frozenset[str]
    """Names that hold a conjunction."""
    is_errand: Callable[[str], bool]
    """Whether the words of a part are those of an errand."""
    errand: Part
    house: Part


def among(said: Tokens, place: Place, tools: Tools) -> Heard | None:
    """Understand several requests, `None` unless every one is clear and at least one is an errand.

    What is an errand with more words is one with these: "add milk and eggs to the shopping list".
    """
    parts = divided(said, tools.words.conjunctions, (*tools.names, *tools.words.whole))
    if not 1 < len(parts) <= MOST_SEGMENTS or not any(tools.is_errand(each) for each in _runs(said, parts)):
        return None
    heard: list[Heard] = []
    at = 0
    has_errand = False
    while at < len(parts):
        here = after(heard, place, tools.home)
        for end in range(len(parts), at, -1):
            if at == 0 and end == len(parts):
                continue
            text = written(said[parts[at][0] : parts[end - 1][1]])
            errand = tools.errand(text, here)
            found = errand or tools.house(text, here)
            if found is not None and found.intents and found.question is None and found.miss is None:
                has_errand = has_errand or errand is not None
                break
        else:
            return None
        heard.append(found)
        at = end
    if not has_errand:
        return None
    intents = tuple(intent for each in heard for intent in each.intents)
    path = dict.fromkeys(step for each in heard for step in each.path)
    return replace(heard[-1], intents=intents, path=("clauses", *(step for step in path if step != "clauses")))


def _runs(said: Tokens, parts: list[tuple[int, int]]) -> Iterator[str]:
    """Yield the parts, alone and with those that follow, but not all together."""
    for begin in range(len(parts)):
        for end in range(len(parts), begin, -1):
            if end - begin < len(parts):
                yield written(said[parts[begin][0] : parts[end - 1][1]])


def last_part(said: Tokens, words: Words) -> tuple[str, str]:
    """Return the words before the last conjunction, and those after it; both empty without one."""
    found = [(begin, end) for begin, end in places(said, words.conjunctions) if begin > 0 and end < len(said)]
    return (written(said[: found[-1][0]]), written(said[found[-1][1] :])) if found else ("", "")
