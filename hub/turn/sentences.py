"""Text into sentences, so that the first one sounds while the next is made."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

_END = re.compile(r"[.!?…。！？][\"')\]]*(\s+)(?=\S)")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Nr|No|bzw|ca|etc|vs|e\.g|i\.e|z\.B|p\.m|a\.m)\.$", re.IGNORECASE)


def split(text: str) -> list[str]:
    """Cut text at the ends of its sentences; a number's point or an abbreviation ends none."""
    sentences: list[str] = []
    start = 0
    for boundary in _END.finditer(text):
        sentence = text[start : boundary.start(1)].strip()
        if not _ABBREVIATION.search(sentence):
            sentences.append(sentence)
            start = boundary.end()
    return [*sentences, rest] if (rest := text[start:].strip()) else sentences


async def sentences(texts: AsyncIterator[str]) -> AsyncIterator[str]:
    """Yield the sentences of texts that are each whole sentences."""
    async for text in texts:
        for sentence in split(text):
            yield sentence
