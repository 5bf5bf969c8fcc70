"""Phrases that stand for values, and numbers, found where they stand in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Generic, TypeVar

from hub.intents import numerals
from hub.intents.phrases import PAUSE, Tokens, tokens

T = TypeVar("T")

_VALUE = ""
"""Key of a phrase's value in the tree; no word is empty."""
_COUNTED = (*range(121), 150, 180, 200, 240, 300, 360, 400, 500, 600, 900, 1000)
_DIGITS = re.compile(r"\d+(?:[.,]\d+)?")
_FRACTION = re.compile(r"([1-9]\d?)/([1-9]\d?)")


class Lexicon(Generic[T]):
    """Phrases by their words. Of phrases that begin alike all are found."""

    def __init__(self, phrases: Mapping[str, T] | Iterable[tuple[str, T]]) -> None:
        """Take the phrases, in lower case, with a value each; the first of two alike counts."""
        self._tree: dict[str, Any] = {}
        for phrase, value in phrases.items() if isinstance(phrases, Mapping) else phrases:
            node = self._tree
            for word in phrase.split():
                node = node.setdefault(word, {})
            node.setdefault(_VALUE, value)

    def at(self, said: Tokens, begin: int) -> Iterator[tuple[int, T]]:
        """Yield the end and the value of each phrase that stands at `begin`, the shortest first."""
        node: dict[str, Any] | None = self._tree
        if _VALUE in self._tree:
            yield begin, self._tree[_VALUE]
        for at in range(begin, len(said)):
            node = node.get(said[at]) if node is not None else None
            if node is None:
                return
            if _VALUE in node:
                yield at + 1, node[_VALUE]

    def after(self, said: Tokens, begin: int) -> tuple[int, ...]:
        """Return `begin`, and where each phrase that stands there ends: it may be left out."""
        return tuple(dict.fromkeys((begin, *(end for end, _ in self.at(said, begin)))))


def phrases(words: Iterable[str]) -> Lexicon[bool]:
    """Return phrases that only stand there or not."""
    return Lexicon((word, True) for word in words)


def joining(words: Sequence[str]) -> Lexicon[bool]:
    """Return what may stand between several of a kind: a pause, one of the words, or both."""
    return phrases((PAUSE, *words, *(f"{PAUSE} {each}" for each in words)))


class Numbers:
    """Numbers of one language, in digits and words: whole ones to a thousand, decimals and fractions."""

    def __init__(self, language: str, more: Mapping[str, float]) -> None:
        """Take the numbers that everybody knows, and `more`."""
        spoken = [*((words, float(number)) for words, number in more.items()), *_counted(language)]
        self._words: Lexicon[float] = Lexicon(spoken)
        self.vocabulary = frozenset(word for words, _ in spoken for word in words.split())
        """Words of all numbers that are not in digits."""

    def at(self, said: Tokens, begin: int) -> Iterator[tuple[int, float]]:
        """Yield the end and the value of each number that stands at `begin`."""
        if begin >= len(said):
            return
        if _DIGITS.fullmatch(said[begin]):
            number = float(said[begin].replace(",", "."))
            yield begin + 1, number
            if number.is_integer() and begin + 1 < len(said) and (match := _FRACTION.fullmatch(said[begin + 1])):
                yield begin + 2, number + int(match[1]) / int(match[2])
        elif match := _FRACTION.fullmatch(said[begin]):
            yield begin + 1, int(match[1]) / int(match[2])
        yield from self._words.at(said, begin)

    def whole(self, said: Tokens, begin: int, low: int, high: int) -> Iterator[tuple[int, int]]:
        """Yield the whole numbers within bounds that stand at `begin`."""
        for end, number in self.at(said, begin):
            if float(number).is_integer() and low <= number <= high:
                yield end, int(number)


@lru_cache(maxsize=8)
def _counted(language: str) -> tuple[tuple[str, float], ...]:
    found: dict[str, float] = {}
    for said, number in numerals.said(language, _COUNTED):
        words = " ".join(tokens(said))
        for way in (words, words.replace("ë", "e"), words.replace(" and ", " ")):
            if not way.isdecimal():
                found.setdefault(way, float(number))
    return tuple(found.items())
