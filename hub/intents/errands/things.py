"""Several things in one breath: "milk, eggs and bread". Pure."""

from __future__ import annotations

from hub.intents.errands.speech import written
from hub.intents.errands.words.model import TimeWords
from hub.intents.phrases import Tokens, divided


def things(said: Tokens, words: TimeWords) -> list[str]:
    """Return the things, as they were written; what is one thing ("mac and cheese") stays one."""
    return [written(each) for each in parts(said, words)]


def parts(said: Tokens, words: TimeWords) -> list[Tokens]:
    """Return the words of each thing."""
    return [said[begin:end] for begin, end in divided(said, words.conjunctions, words.together)]
