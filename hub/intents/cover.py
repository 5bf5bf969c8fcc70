"""Which words a sentence can take at all: a text with any other word cannot be that sentence.

Worked out once per template. It never rules out what could fit: what is not known here may be anything, and a word
that may be put together from parts ("lamp[s]", "l'{name}") fits everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from hub.intents import numerals

if TYPE_CHECKING:
    from hassil.expression import Expression, Sentence
    from hassil.intents import SlotList

Words = frozenset[str]
NUMBER = "#"
"""Stands for all numbers."""
NAMED = "{"
"""Stands for what a list of the home holds."""
LONGEST_UNKNOWN = 5
"""Words of a thing or place that the home does not have."""
_PARTS = re.compile(r"[\s_-]+|(?<=')")
_SHORTEST_NUMBER = 3
"""Letters of a number word that tells a number inside a longer word: `siebenundzwanzig`."""
_OTHERS = (200, 1000, 1001, 2000, -1, 0.5, 1.5)


def parts(text: str) -> tuple[str, ...]:
    """Split a text, as hassil matches it, into words; an elided article is a word."""
    return tuple(part for part in _PARTS.split(text.casefold()) if part)


class Cover:
    """The words of one language's templates. `per_home` are lists whose words each home adds."""

    def __init__(
        self, rules: Mapping[str, Sentence], lists: Mapping[str, SlotList], per_home: Container[str], language: str
    ) -> None:
        self._rules, self._lists, self._per_home, self._language = rules, lists, per_home, language
        self._known: dict[str, Words | None] = {}
        self._heads: set[str] = set()
        """Words that something may be joined to."""
        self._tails: set[str] = set()
        """Words that may be joined to something."""

    def of(self, expression: Expression) -> Words | None:
        """Return the words that an expression may take besides those of the home's lists; `None`: any."""
        from hassil import expression as e

        match expression:
            case e.TextChunk():
                return self._of_chunk(expression.text)
            case e.ListReference():
                return self._of_list(expression)
            case e.RuleReference():
                rule = expression.rule_name
                if rule not in self._known:
                    self._known[rule] = None  # a rule within itself
                    self._known[rule] = self.of(self._rules[rule].expression) if rule in self._rules else None
                return self._known[rule]
            case e.Group():
                found: set[str] = set()
                for item in expression.items:
                    if (words := self.of(item)) is None:
                        return None
                    found |= words
                return frozenset(found)
        return None

    def left(self, text: str, named: Words) -> Left:
        """Return what a template must take of a text; `named` are the words of what is named in the text."""
        said = parts(text)
        ours = [word for word in said if word not in named and not self._is_joined(word, named)]
        return Left(said, frozenset(ours), frozenset(word for word in ours if not _is_number(word, self._language)))

    def _is_joined(self, word: str, named: Words) -> bool:
        """Whether a word is put together from parts of templates and names: `olv(i|í)da`, `{area}ban`."""
        begun = {cut for cut in range(1, len(word)) if word[:cut] in self._heads or word[:cut] in named}
        for start in range(1, len(word)):
            if start not in begun:
                continue
            if word[start:] in self._tails or word[start:] in named:
                return True
            for end in range(start + 1, len(word)):
                part = word[start:end]
                if (part in self._heads and part in self._tails) or part in named:
                    begun.add(end)
        return False

    def _of_chunk(self, text: str) -> Words:
        words = parts(text)
        if words and not text[:1].isspace():
            self._tails.add(words[0])
        if words and not text[-1:].isspace():
            self._heads.add(words[-1])
        return frozenset(words)

    def _of_list(self, reference: Expression) -> Words | None:
        from hassil.expression import ListReference
        from hassil.intents import RangeSlotList, TextSlotList

        assert isinstance(reference, ListReference)
        name = reference.list_name
        if name in self._per_home:
            return frozenset({NAMED})
        if (key := f"{{{name}}}") not in self._known:
            listed = self._lists.get(name)
            found: Words | None = None
            if isinstance(listed, RangeSlotList) or (listed is None and reference.is_inline_range):
                found = frozenset({NUMBER})
            elif isinstance(listed, TextSlotList):
                each = [self.of(value.text_in) for value in listed.values]
                found = None if None in each else frozenset().union(*filter(None, each))
            self._known[key] = found
        return self._known[key]


@dataclass(frozen=True, slots=True)
class Left:
    """The words of a text that are for the templates."""

    said: tuple[str, ...]
    words: Words
    """Those that are not of something named."""
    without_numbers: Words

    def fits(self, takes: Words) -> bool:
        """Whether a template that takes these words may take all."""
        return (self.without_numbers if NUMBER in takes else self.words) <= takes

    def fits_but_one(self, takes: Words) -> bool:
        """Whether it may take all but one thing or place that the home does not have."""
        if NAMED not in takes:
            return self.fits(takes)
        strange = (self.without_numbers if NUMBER in takes else self.words) - takes
        at = [number for number, word in enumerate(self.said) if word in strange]
        return not at or at[-1] - at[0] < LONGEST_UNKNOWN


@lru_cache(maxsize=4096)
def _is_number(word: str, language: str) -> bool:
    if any(letter.isdigit() for letter in word):
        return True
    known = _number_words(language)
    return word in known or any(each in word for each in known if len(each) >= _SHORTEST_NUMBER)


@lru_cache(maxsize=16)
def _number_words(language: str) -> Words:
    return frozenset(part for words, _ in numerals.said(language, (*range(101), *_OTHERS)) for part in parts(words))
