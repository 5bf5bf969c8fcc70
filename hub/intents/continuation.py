"""Walks shapes along a text: which could it still become, and which could it be, perhaps but for something unknown?

A packrat walk: for each shape and position, where it may end, and whether the words ran out inside it. Each pair is
worked out once per text, so what hundreds of templates have in common costs little.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from hub.intents.shapes import Anything, Listed, Named, Number, OneOf, Pair, Shape, Shapes, Words
from hub.intents.spoken import NameTrie

UNKNOWN = frozenset({"name", "area", "floor"})
"""Lists of which something may be unknown."""
_NUMBER = re.compile(r" ?-?\d+(?:[.,]\d+)?")
_BREAKS = re.compile(r"[\s_-]+")


class Walk:
    """One text walked by many shapes. `tries` are the words of the lists that each home fills.

    Where shapes may end is a set of bits, one for each position in the text; a further bit says that the words ran out.
    """

    def __init__(
        self,
        text: str,
        shapes: Shapes,
        tries: Mapping[str, NameTrie],
        *,
        whole: bool = False,
        unknown: bool = False,
    ) -> None:
        """Walk nothing yet.

        `whole`: shapes must take the whole text; then a walk rather takes too much than too little. `unknown`: one
        thing or place may be any words, and numbers may lie outside their range. What follows something unknown has
        bits of its own, above the others.
        """
        self.text = f"{_BREAKS.sub(' ', text.lower()).strip()} "
        self._shapes, self._tries, self._whole, self._unknown = shapes.all, tries, whole, unknown
        self._known: dict[int, int] = {}
        self._stride = len(self.text) + 1
        self._ran_out = 1 << (2 * self._stride)
        self._last = 0b11 << (len(self.text) - 1)
        self._word_ends = sum(1 << at for at, letter in enumerate(self.text) if letter == " ")

    def goes_on(self, shape: int) -> bool:
        """Whether the words are the beginning of this shape, and more of it must or may follow."""
        return bool(self._ends(shape, 0) & self._ran_out)

    def fits(self, shape: int) -> bool:
        """Whether the words may be this shape, as a whole."""
        return bool(self._ends(shape, 0) & (self._last | self._last << self._stride))

    def _ends(self, shape: int, at: int) -> int:
        key = shape * 2 * self._stride + at
        if (known := self._known.get(key)) is None:
            known = self._known[key] = self._walk(self._shapes[shape], at)
        return known

    def _walk(self, shape: Shape, at: int) -> int:
        match shape:
            case Pair():
                first = self._ends(shape.first, at)
                found = first & self._ran_out
                positions = first ^ found
                while positions:
                    lowest = positions & -positions
                    found |= self._ends(shape.then, lowest.bit_length() - 1)
                    positions ^= lowest
                return found
            case OneOf():
                found = 0
                for each in shape.shapes:
                    found |= self._ends(each, at)
                return found
        used, start = divmod(at, self._stride)
        found = self._found(shape, start, unknown=self._unknown and not used)
        return found if not used else found & self._ran_out | (found & ~self._ran_out) << self._stride

    def _found(self, shape: Shape, start: int, *, unknown: bool) -> int:
        begin = start + 1 if self.text[start : start + 1] == " " else start
        found = 0 if self.text[start:].strip() else self._ran_out
        match shape:
            case Words():
                found = self._taken(shape.text, start, begin) if self._whole else self._begun(shape.text, start)
            case Named():
                found = self._matched(self._tries.get(shape.list), start, shape.kinds)
                if unknown and shape.list in UNKNOWN:
                    found |= self._after(begin) << self._stride
            case Number():
                if digits := _NUMBER.match(self.text, start):
                    within = self._unknown or shape.start <= float(digits[0].replace(",", ".")) <= shape.stop
                    found = 1 << digits.end() if within else 0
                else:
                    found = self._matched(shape.words, start)
            case Listed():
                found = self._ran_out if begin >= len(self.text) else self._ends(shape.value, begin)
            case Anything() if self._whole:
                found = self._after(begin)
        return found

    def _taken(self, words: str, start: int, begin: int) -> int:
        """Take words as hassil does behind a name or number: whether there is a space before them tells nothing."""
        if not words:
            return 1 << start
        words = words.lstrip()
        return 1 << (begin + len(words)) if self.text.startswith(words, begin) else 0

    def _begun(self, words: str, start: int) -> int:
        text = self.text
        if start == 0 or text[start - 1 : start] in (" ", "'"):
            words = words.lstrip()
        if text.startswith(words, start):
            return 1 << (start + len(words))
        rest = text[start:]
        if rest == " " and not words.startswith(" "):
            return 0
        if words.startswith(rest):
            return self._ran_out if words[len(rest) :].strip() else 1 << len(text)
        return 0

    def _matched(self, trie: NameTrie | None, start: int, kinds: frozenset[str] = frozenset()) -> int:
        if trie is None:
            return 0
        ends, ran_out = trie.match(self.text, start, kinds)
        return sum(1 << end for end in ends) | (self._ran_out if ran_out else 0)

    def _after(self, begin: int) -> int:
        """Return all ends of words behind this one."""
        return self._word_ends >> (begin + 1) << (begin + 1)
