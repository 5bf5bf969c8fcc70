"""Announcements whose first words speech recognition mistook: "and now dinner is ready". Pure.

What sounds like "announce" begins many sentences, so this is for words that nothing else understands, and only to ask.
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.intents.errands.lexicon import Lexicon
from hub.intents.errands.speech import written
from hub.intents.errands.words.model import TimeWords
from hub.intents.phrases import Tokens


def meant(said: Tokens, words: TimeWords) -> Iterator[str]:
    """Yield what the words may have been, the longest beginning first; nothing for what nobody would announce."""
    for end, beginning in reversed([*Lexicon(words.misheard).at(said, 0)]):
        rest = said[end:]
        if rest and rest[0] not in words.no_news and not set(words.news).isdisjoint(rest):
            yield f"{beginning} {written(rest)}"
