"""Says what an errand came to: a sentence by key, with values as people say them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from hub.brain.speech import finished, joined
from hub.brain.told import again, announcements, automations, lists, scenes, timers
from hub.brain.told.times import day, duration, moment, times
from hub.brain.wording.model import wording
from hub.intents.model import AnyOf, Told
from shared.languages import base_of

Sentences = Mapping[str, str | tuple[str, str]]
"""By key; where there are two, the first is for a `count` of 1."""
TABLES: tuple[Mapping[str, Sentences], ...] = (
    timers.WORDS, again.WORDS, announcements.WORDS, lists.WORDS, scenes.WORDS, automations.WORDS,
)  # fmt: skip
"""By language, each with the same keys."""


def say(told: Told, language: str, now: datetime) -> str:
    """Return the sentence for what is told, in English where the language has none. Raises `KeyError` for a key that
    no table has, or a value that the sentence needs and is not there."""
    table = next(table for table in TABLES if told.key in table["en"])
    text = table.get(base_of(language), table["en"])[told.key]
    if isinstance(text, tuple):
        text = text[told.values["count"] != 1]
    return text.format(**{name: spoken(value, language, now) for name, value in told.values.items()})


def sentence(told: Told, language: str, now: datetime) -> str:
    """Return what `say` does as a whole sentence: a capital in front, a mark at the end."""
    return finished(say(told, language, now), wording(language))


def spoken(value: Any, language: str, now: datetime) -> str:
    """Return a value as people say it."""
    words = times(language)
    match value:
        case timedelta():
            text = duration(value, language)
        case datetime():
            text = moment(value, now, words)
        case date():
            text = day(value, words)
        case time():
            text = words.clock(value)
        case Told():
            text = say(value, language, now)
        case tuple() | list():
            joining = wording(language)
            last = joining.alternative if isinstance(value, AnyOf) else joining.conjunction
            text = joined([spoken(each, language, now) for each in value], last)
        case _:
            text = str(value)
    return text
