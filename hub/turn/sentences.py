"""A reply's words into pieces, so that the first one sounds while the next is made."""

from __future__ import annotations

from collections.abc import AsyncIterator

from hub.reading.sentences import Splitter


async def sentences(texts: AsyncIterator[str]) -> AsyncIterator[str]:
    """Yield the sentences of texts that are each whole sentences; of a long first one its first clause by itself."""
    splitter = Splitter()
    async for text in texts:
        for piece in splitter.feed(text, last=True):
            yield piece


def first_piece(text: str) -> str:
    """Return what `sentences` would yield first of a text; empty when there is nothing to say."""
    return next(iter(Splitter().feed(text, last=True)), "")
