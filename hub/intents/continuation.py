"""Can these words go on? Walks the templates over the words so far and tells which sentences they could still become.

A packrat walk: for each expression and position, the set of positions where it may end, and whether the words ran
out inside it. Each pair is worked out once per sentence, so rules shared by hundreds of templates cost little.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from hub.intents import numerals

if TYPE_CHECKING:
    from hassil.expression import Expression, Permutation, Sentence
    from hassil.intents import SlotList

_NUMBER = re.compile(r" ?-?\d+(?:[.,]\d+)?")

Ends = tuple[frozenset[int], bool]
"""Where an expression may end, and whether the words ran out inside it."""


class NameTrie:
    """Words that a list may take, for two questions: which of them begin here, and does the rest begin one of them?"""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted({word for word in words if word})
        self._set = frozenset(self._words)
        self._lengths = sorted({len(word) for word in self._words})

    def match(self, text: str, start: int) -> Ends:
        """Try the words at `start` of `text`, which ends in a space."""
        begin = start + 1 if text[start : start + 1] == " " else start
        rest = text[begin:]
        if not rest.strip():
            return frozenset(), bool(self._words)
        ends = [begin + length for length in self._lengths if rest[:length] in self._set]
        index = bisect_left(self._words, rest)
        begins = index < len(self._words) and self._words[index].startswith(rest)
        return frozenset(ends), begins


@lru_cache(maxsize=16)
def number_words(language: str) -> NameTrie:
    """Return how the numbers 0 to 100 are said; none where no such rules are known."""
    return NameTrie(
        form for words, _ in numerals.said(language, range(101)) for form in (words, words.replace("-", " "))
    )


class Walk:
    """One text walked by many templates. `lists` are the slot lists by name, as tries where they are text."""

    def __init__(
        self,
        text: str,
        rules: dict[str, Sentence],
        slot_lists: dict[str, SlotList],
        tries: dict[str, NameTrie],
        language: str,
    ) -> None:
        from hassil import expression, intents

        self._e, self._i = expression, intents
        self.text = f"{text.lower().strip()} "
        self._rules, self._lists, self._tries, self._language = rules, slot_lists, tries, language
        self._known: dict[tuple[int | str, int], Ends] = {}
        self._kept: list[Expression] = []  # built on the way: kept, because `_known` goes by identity

    def goes_on(self, sentence: Sentence) -> bool:
        """Whether the words are the beginning of this sentence, and more of it must or may follow."""
        return self._ends(sentence.expression, 0)[1]

    def _ends(self, expression: Expression, start: int) -> Ends:
        e = self._e
        if isinstance(expression, e.TextChunk):
            return self._chunk(expression.text.lower().replace("-", " "), start)
        key = (expression.list_name if isinstance(expression, e.ListReference) else id(expression), start)
        if (known := self._known.get(key)) is None:
            known = self._known[key] = self._walk(expression, start)
        return known

    def _walk(self, expression: Expression, start: int) -> Ends:
        e = self._e
        match expression:
            case e.RuleReference():
                ends = self._ends(self._rules[expression.rule_name].expression, start)
            case e.ListReference():
                ends = self._list(expression.list_name, start)
            case e.Alternative():
                ends = _union([self._ends(item, start) for item in expression.items])
            case e.Permutation():
                ends = self._permutation(expression, start)
            case e.Sequence():
                ends = self._sequence(expression.items, start)
            case _:
                ends = frozenset(), False
        return ends

    def _permutation(self, permutation: Permutation, start: int) -> Ends:
        orders: list[Ends] = []
        for item, rest in permutation.iterate_permutations():
            self._kept.append(rest)
            orders.append(self._sequence([item, rest], start))
        return _union(orders) if orders else (frozenset({start}), False)

    def _sequence(self, items: Sequence[Expression], start: int) -> Ends:
        positions, ran_out = frozenset({start}), False
        for item in items:
            positions, out = _union([self._ends(item, position) for position in positions])
            ran_out = ran_out or out
            if not positions:
                break
        return positions, ran_out

    def _chunk(self, chunk: str, start: int) -> Ends:
        text = self.text
        if start == 0 or text[start - 1 : start] in (" ", "'"):
            chunk = chunk.lstrip()
        if text.startswith(chunk, start):
            return frozenset({start + len(chunk)}), False
        rest = text[start:]
        if rest == " " and not chunk.startswith(" "):
            return frozenset(), False
        if chunk.startswith(rest):
            left = chunk[len(rest) :].strip()
            return (frozenset(), True) if left else (frozenset({len(text)}), False)
        return frozenset(), False

    def _list(self, name: str, start: int) -> Ends:
        if (trie := self._tries.get(name)) is not None:
            return trie.match(self.text, start)
        listed = self._lists.get(name)
        if isinstance(listed, self._i.RangeSlotList):
            if digits := _NUMBER.match(self.text, start):
                within = listed.start <= float(digits[0].replace(",", ".")) <= listed.stop
                return (frozenset({digits.end()}) if within else frozenset()), False
            return number_words(self._language).match(self.text, start)
        if isinstance(listed, self._i.TextSlotList):
            begin = start + 1 if self.text[start : start + 1] == " " else start
            if begin >= len(self.text):
                return frozenset(), True
            return _union([self._ends(value.text_in, begin) for value in listed.values])
        return frozenset(), not self.text[start:].strip()


def _union(parts: Sequence[Ends]) -> Ends:
    if len(parts) == 1:
        return parts[0]
    return frozenset().union(*[ends for ends, _ in parts]), any(out for _, out in parts)
