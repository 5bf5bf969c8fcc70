"""The templates of one language, taken apart into shapes that they share.

Templates that begin alike have one shape in front, and a rule is one shape wherever it is used: what is found out about
a shape at a place in a text (`hub.intents.continuation`) then holds for all templates that have it.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from hub.intents import numerals
from hub.intents.spoken import NameTrie

if TYPE_CHECKING:
    from hassil.expression import Expression, ListReference, Sentence
    from hassil.intents import RangeSlotList, SlotList


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of text, in lower case, with the spaces around it."""

    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """One shape after another."""

    first: int
    then: int


@dataclass(frozen=True, slots=True)
class OneOf:
    """Any one of these shapes."""

    shapes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """Something from a list that each home fills; of `name`, of these kinds of device alone (none: of any)."""

    list: str
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Number:
    """A number from a range, in digits or words."""

    start: float
    stop: float
    words: NameTrie


@dataclass(frozen=True, slots=True)
class Listed:
    """A value of a list of the language."""

    value: int


@dataclass(frozen=True, slots=True)
class Anything:
    """What is not known here, and any words."""


Shape: TypeAlias = "Words | Pair | OneOf | Named | Number | Listed | Anything"


class Shapes:
    """The shapes of one language, by number. `per_home` are the lists that each home fills."""

    def __init__(
        self, rules: Mapping[str, Sentence], lists: Mapping[str, SlotList], per_home: Container[str], language: str
    ) -> None:
        self._rules, self._lists, self._per_home, self._language = rules, lists, per_home, language
        self._known: dict[tuple[str, frozenset[str]], int] = {}
        self._numbers: dict[Shape, int] = {}
        self.all: list[Shape] = []
        self.anything = self._number(Anything())
        self._nothing = self._number(Words(""))

    def of(self, expression: Expression, kinds: frozenset[str]) -> int:
        """Return the shape of an expression in a sentence whose names are of these kinds (none: of any)."""
        from hassil import expression as e

        found = self.anything
        match expression:
            case e.TextChunk():
                found = self._number(Words(expression.text.lower().replace("-", " ")))
            case e.ListReference():
                found = self._of_list(expression, kinds)
            case e.RuleReference():
                found = self._of_rule(expression.rule_name, kinds)
            case e.Alternative():
                found = self._one_of([self.of(item, kinds) for item in expression.items])
            case e.Permutation():
                found = self._in_any_order(tuple(sorted(self.of(item, kinds) for item in expression.items)))
            case e.Sequence():
                found = self._nothing
                for item in expression.items:
                    found = self._followed(found, self.of(item, kinds))
        return found

    def _number(self, shape: Shape) -> int:
        if (known := self._numbers.get(shape)) is None:
            known = self._numbers[shape] = len(self.all)
            self.all.append(shape)
        return known

    def _of_rule(self, name: str, kinds: frozenset[str]) -> int:
        key = (f"<{name}>", kinds)
        if key not in self._known:
            self._known[key] = self.anything  # a rule within itself
            if name in self._rules:
                self._known[key] = self.of(self._rules[name].expression, kinds)
        return self._known[key]

    def _of_list(self, reference: ListReference, kinds: frozenset[str]) -> int:
        from hassil.intents import RangeSlotList, TextSlotList

        name = reference.list_name
        if name in self._per_home:
            return self._number(Named(name, kinds if name == "name" else frozenset()))
        key = (name, frozenset[str]())
        if key not in self._known:
            listed = self._lists.get(name)
            if listed is None and (inline := reference.get_inline_range()) is not None:
                listed = RangeSlotList(name, *inline)
            found: Shape = Anything()
            if isinstance(listed, RangeSlotList):
                found = Number(listed.start, listed.stop, self._number_words(listed))
            elif isinstance(listed, TextSlotList):
                found = Listed(self._one_of([self.of(value.text_in, frozenset()) for value in listed.values]))
            self._known[key] = self._number(found)
        return self._known[key]

    def _number_words(self, listed: RangeSlotList) -> NameTrie:
        return number_words(self._language, tuple(listed.get_numbers()) if listed.words else ())

    def _followed(self, first: int, then: int) -> int:
        if self._nothing in (first, then):
            return then if first == self._nothing else first
        return self._number(Pair(first, then))

    def _one_of(self, shapes: Sequence[int]) -> int:
        found: set[int] = set()
        for each in shapes:
            within = self.all[each]
            found.update(within.shapes if isinstance(within, OneOf) else (each,))
        return found.pop() if len(found) == 1 else self._number(OneOf(tuple(sorted(found))))

    def _in_any_order(self, shapes: tuple[int, ...]) -> int:
        if not shapes:
            return self._nothing
        rest = [(*shapes[:at], *shapes[at + 1 :]) for at in range(len(shapes))]
        orders = zip(shapes, map(self._in_any_order, rest), strict=True)
        return self._one_of([self._followed(first, then) for first, then in orders])


@lru_cache(maxsize=64)
def number_words(language: str, numbers: tuple[float, ...]) -> NameTrie:
    """Return how numbers are said, with their fractions; none where no such rules are known."""
    said = numerals.said(language, numbers)
    return NameTrie(form for words, _ in said for form in (words, words.replace("-", " ")))
