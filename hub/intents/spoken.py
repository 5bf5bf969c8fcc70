"""Words that may be said at one place, to look along a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping

Ends = tuple[frozenset[int], bool]
"""Where words may end, and whether the text ran out inside one."""


class NameTrie:
    """Words that a list may take, for two questions: which of them begin here, and does the rest begin one of them?

    `kinds` are the kinds of device that each is said of, where that matters.
    """

    def __init__(self, words: Iterable[str], kinds: Mapping[str, frozenset[str]] | None = None) -> None:
        self.words = sorted({word for word in words if word})
        self._set = frozenset(self.words)
        self._lengths = sorted({len(word) for word in self.words})
        self._kinds = kinds or {}

    def match(self, text: str, start: int, kinds: frozenset[str] = frozenset()) -> Ends:
        """Try the words (those of these kinds; none: all) at `start` of `text`, which ends in a space."""
        begin = start + 1 if text[start : start + 1] == " " else start
        rest = text[begin:] if text[begin:].strip() else ""
        ends = (begin + length for length in self._lengths if rest[:length] in self._set)
        return frozenset(end for end in ends if self._is_of(text[begin:end], kinds)), self._begun(rest, kinds)

    def has(self, kinds: frozenset[str]) -> bool:
        """Whether there are words of these kinds (none: any)."""
        return self._begun("", kinds)

    def _begun(self, rest: str, kinds: frozenset[str]) -> bool:
        at = bisect_left(self.words, rest)
        while at < len(self.words) and self.words[at].startswith(rest):
            if self._is_of(self.words[at], kinds):
                return True
            at += 1
        return False

    def _is_of(self, word: str, kinds: frozenset[str]) -> bool:
        return not kinds or not kinds.isdisjoint(self._kinds.get(word, ()))
