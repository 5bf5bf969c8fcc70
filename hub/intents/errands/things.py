"""Several things in one breath: "milk, eggs and bread". Pure."""

from __future__ import annotations

from hub.intents.errands.speech import written
from hub.intents.errands.words.model import TimeWords
from hub.intents.phrases import PAUSE, Tokens, leading, places


def things(said: Tokens, words: TimeWords) -> list[str]:
    """Return the things, as they were written; what is one thing ("mac and cheese") stays one."""
    whole = {at for begin, end in places(said, words.together) for at in range(begin, end)}
    found: list[list[str]] = [[]]
    at = 0
    while at < len(said):
        cut = leading(said[at:], words.conjunctions) if at not in whole else 0
        if cut or said[at] == PAUSE:
            found.append([])
            at += cut or 1
        else:
            found[-1].append(said[at])
            at += 1
    return [written(each) for each in found if each]
