"""Announcements whose first words speech recognition mistook: "and now dinner is ready". Pure.

What sounds like "announce" begins many sentences, so this is for words that nothing else understands, and only to ask.
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.intents.errands.speech import written
from hub.intents.errands.words.model import TimeWords
from hub.intents.phrases import Tokens, leading


def meant(said: Tokens, words: TimeWords) -> Iterator[str]:
    """Yield what the words may have been, the longest beginning first; nothing for what nobody would announce."""
    for phrase in sorted(words.misheard, key=len, reverse=True):
        rest = said[leading(said, (phrase,)) :]
        if 0 < len(rest) < len(said) and rest[0] not in words.no_news and not set(words.news).isdisjoint(rest):
            yield f"{words.misheard[phrase]} {written(rest)}"
