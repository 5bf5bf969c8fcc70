"""Finds what the whole of some words says, in a language."""

from __future__ import annotations

from functools import cache

from hub.devices.model import Home
from hub.intents.errands.places import Places
from hub.intents.errands.spans import SpanFinder
from hub.intents.errands.speech import heard, parted
from hub.intents.errands.words.model import time_words
from hub.intents.languages.model import additions
from tests.corpus.home import home


@cache
def _home() -> Home:
    return home()


@cache
def finder(language: str) -> SpanFinder:
    words = time_words(language)
    assert words is not None
    return SpanFinder(language, words, Places(_home(), additions(language), words.conjunctions))


def whole(language: str, kind: str, text: str) -> object:
    """Return the value of a kind that the whole text is, `None` when it is none."""
    words = time_words(language)
    assert words is not None
    said = parted(heard(text), elides=words.elides, compounds=words.compounds)
    return finder(language).of(said).at(kind, 0).get(len(said))
