"""Says a sentence with plain nouns in the place of this home's names, as the examples say it. Pure."""

from __future__ import annotations

from hub.intents.meaning.vocabulary.model import Vocabulary
from hub.intents.mentions import Mentions


def common(said: Mentions, vocabulary: Vocabulary) -> str:
    """Return the words with `the vacuum` for "Rosie" and `the room` for "Emma's room"; the same where none is named."""
    nouns = vocabulary.nouns
    put = {words: nouns["area"] for words in said.areas.values()} if "area" in nouns else {}
    for named in said.devices:
        kinds = {device.kind.value for device in named.devices}
        noun = nouns.get(next(iter(kinds))) if len(kinds) == 1 else None
        if noun and noun not in named.words.split():
            put[named.words] = noun
    text = f" {' '.join(said.tokens)} "
    for words in sorted(put, key=len, reverse=True):
        for written in dict.fromkeys((words, words.replace("'", "' "))):
            text = text.replace(f" {written} ", f" {put[words]} ")
    return text.strip()
