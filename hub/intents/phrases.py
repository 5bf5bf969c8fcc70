"""Words and pauses of an utterance, and where phrases stand in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

PAUSE = ","
"""Stands for any mark at which a speaker pauses."""

Tokens = tuple[str, ...]
"""Words in lower case, and pauses."""

_MARKS = re.compile(r"(?:[.,;:!?…]+|\s[–—-])(?=\s|$)|[–—]")
_QUOTES = re.compile(r'["“”„«»]')
_HYPHEN = re.compile(r"(?<=\w)[-_](?=[^\W\d])|(?<=[^\W\d])[-_](?=\w)")


def tokens(text: str) -> Tokens:
    """Split a text as speech recognition writes it. Decimal marks and a minus stay with their number."""
    return tuple(word.lower() for word in as_written(text))


def as_written(text: str) -> Tokens:
    """Split a text as `tokens` does, and leave the words in upper and lower case."""
    text = unicodedata.normalize("NFC", text).replace("’", "'")
    found: list[str] = []
    for word in _HYPHEN.sub(" ", _MARKS.sub(f" {PAUSE} ", _QUOTES.sub(" ", text))).split():
        if word != PAUSE or (found and found[-1] != PAUSE):
            found.append(word)
    return without_outer_pauses(tuple(found))


def joined(words: Sequence[str]) -> str:
    """Return the words as a text without pauses."""
    return " ".join(word for word in words if word != PAUSE)


def without_outer_pauses(words: Tokens) -> Tokens:
    """Drop pauses at both ends."""
    while words and words[0] == PAUSE:
        words = words[1:]
    while words and words[-1] == PAUSE:
        words = words[:-1]
    return words


@lru_cache(maxsize=256)
def split(phrases: tuple[str, ...]) -> tuple[Tokens, ...]:
    """Return phrases as words, longest first."""
    return tuple(sorted({tuple(phrase.split()) for phrase in phrases if phrase}, key=lambda each: (-len(each), each)))


@lru_cache(maxsize=256)
def _by_first(phrases: tuple[str, ...]) -> Mapping[str, tuple[Tokens, ...]]:
    """Return phrases as words by their first, longest first."""
    found: dict[str, tuple[Tokens, ...]] = {}
    for each in split(phrases):
        found[each[0]] = (*found.get(each[0], ()), each)
    return found


def leading(words: Tokens, phrases: tuple[str, ...]) -> int:
    """Return how many words the phrase at the beginning has, 0 without one."""
    return _leading(words, _by_first(phrases)) if words else 0


def _leading(words: Tokens, by_first: Mapping[str, tuple[Tokens, ...]]) -> int:
    return next((len(each) for each in by_first.get(words[0], ()) if words[: len(each)] == each), 0)


def trailing(words: Tokens, phrases: tuple[str, ...]) -> int:
    """Return how many words the phrase at the end has, 0 without one."""
    return next((len(each) for each in split(phrases) if words[-len(each) :] == each), 0)


def places(words: Tokens, phrases: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return where phrases stand, as (begin, end), from left to right, longest first, without overlaps."""
    by_first = _by_first(phrases)
    found, at = [], 0
    while at < len(words):
        if length := _leading(words[at:], by_first) if words[at] in by_first else 0:
            found.append((at, at + length))
        at += length or 1
    return found


def contains(words: Tokens, phrases: Iterable[str]) -> bool:
    """Whether any of the phrases stands anywhere."""
    return bool(places(words, tuple(phrases)))


def divided(
    words: Tokens, joins: tuple[str, ...], whole: tuple[str, ...], *, pauses: bool = True
) -> list[tuple[int, int]]:
    """Return where the parts between joining phrases, and pauses, begin and end; `whole` phrases are not cut."""
    uncut = {at for begin, end in places(words, whole) for at in range(begin, end)}
    found: list[tuple[int, int]] = []
    begin = at = 0
    while at < len(words):
        cut = 0 if at in uncut else leading(words[at:], joins) or int(pauses and words[at] == PAUSE)
        if cut:
            found.append((begin, at))
            begin = at + cut
        at += cut or 1
    return [each for each in (*found, (begin, len(words))) if each[0] < each[1]]
