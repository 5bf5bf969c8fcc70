"""Regular expressions from outside, which must not run for long. None can be stopped, so each is judged first.

Refused is what can take exponential time: a repetition of something that itself repeats or has alternatives. What is
left takes at most a power of the text's length, and the text may only be so long that this stays within `MAX_COST`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

MAX_COST = 20_000_000
"""Steps of one search, at the most (some tenths of a second)."""
MAX_PATTERN = 1000
"""Characters of an expression."""
MAX_COUNT = 1000
"""Repetitions that an expression may ask for, nested ones multiplied."""

_OTHER = 128
"""Stands for every character beyond ASCII."""
_EVERYTHING = frozenset(range(_OTHER + 1))
_CATEGORIES = {
    op.CATEGORY_DIGIT: "0123456789",
    op.CATEGORY_SPACE: " \t\n\r\f\v\x1c\x1d\x1e\x1f",
    op.CATEGORY_WORD: "".join(chr(code) for code in range(128) if chr(code).isalnum()) + "_",
}
_NEGATED = {
    op.CATEGORY_NOT_DIGIT: op.CATEGORY_DIGIT,
    op.CATEGORY_NOT_SPACE: op.CATEGORY_SPACE,
    op.CATEGORY_NOT_WORD: op.CATEGORY_WORD,
}
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


class Pattern:
    """A regular expression that cannot run for long."""

    def __init__(self, text: str) -> None:
        """Raise `ValueError` when it is no expression, or one that might run for long."""
        if len(text) > MAX_PATTERN:
            raise ValueError(f"is longer than {MAX_PATTERN} characters")
        try:
            self.compiled = re.compile(text)
            tree = parser.parse(text)
            self._degree = 1 + _ambiguity(list(tree), 1)
        except (re.error, OverflowError, RecursionError) as error:
            raise ValueError(f"is no regular expression: {error}") from None

    def cost(self, text: str) -> int:
        """Return how many steps a search in a text may take at the most. Raises `ValueError` above `MAX_COST`."""
        cost = int((len(text) + 1) ** self._degree)
        if cost > MAX_COST:
            raise ValueError(f"a regular expression might run for long on {len(text)} characters")
        return cost

    def match(self, text: str) -> re.Match[str] | None:
        """Match the beginning of a text. Raises `ValueError` for a text that is too long."""
        self.cost(text)
        return self.compiled.match(text)


@lru_cache(maxsize=500)
def pattern(text: str) -> Pattern:
    """Return the pattern of a text; equal texts are judged once. Raises `ValueError`."""
    return Pattern(text)


def _ambiguity(items: list[Any], times: int, after: Any = None) -> int:
    """Count the repetitions of a sequence that may end in more than one place. Raises `ValueError` for a refused one.

    `times` is how often the sequence is repeated at least, `after` the item that follows it. One whose characters
    cannot begin what follows it, such as `[0-9]+:`, can end in one place only.
    """
    found = 0
    for index, (code, value) in enumerate(items):
        following = items[index + 1] if index + 1 < len(items) else after
        if code in _REPEATS:
            found += _repetition(value, following, times)
        elif code is op.BRANCH:
            found += max(_ambiguity(list(branch), times, following) for branch in value[1])
        elif code is op.SUBPATTERN:
            found += _ambiguity(list(value[-1]), times, following)
        elif code is op.ATOMIC_GROUP:
            found += _ambiguity(list(value), times)
        elif code in (op.ASSERT, op.ASSERT_NOT):
            if _ambiguity(list(value[1]), times) or _repeats(list(value[1])):
                raise ValueError("looks ahead or behind for a repetition")
        elif code in (op.GROUPREF, op.GROUPREF_EXISTS):
            found += 1
    return found


def _repetition(value: Any, following: Any, times: int) -> int:
    least, most, body = value[0], value[1], list(value[2])
    if times * max(1, int(least)) > MAX_COUNT:
        raise ValueError(f"repeats more than {MAX_COUNT} times")
    inside = _ambiguity(body, times * max(1, int(least)))
    if most == 1:
        return inside + 1
    if inside or _branches(body):
        raise ValueError("repeats what repeats or has alternatives itself")
    if least == most:
        return 0
    one = _characters(body[0]) if len(body) == 1 else None
    after = None if following is None else _characters(following)
    return 0 if one is not None and after is not None and not one & after else 1


def _branches(items: list[Any]) -> bool:
    return any(code is op.BRANCH or (code is op.SUBPATTERN and _branches(list(value[-1]))) for code, value in items)


def _repeats(items: list[Any]) -> bool:
    return any(code in _REPEATS or (code is op.SUBPATTERN and _repeats(list(value[-1]))) for code, value in items)


def _characters(item: Any) -> frozenset[int] | None:
    """Return which characters an item of one character matches, in either case; `None` for any other item."""
    code, value = item
    if code is op.SUBPATTERN:
        body = list(value[-1])
        return _characters(body[0]) if len(body) == 1 else None
    if code in _REPEATS and value[0] > 0:
        body = list(value[2])
        return _characters(body[0]) if len(body) == 1 else None
    if code is op.LITERAL:
        return _both_cases({value})
    if code is op.NOT_LITERAL:
        return _EVERYTHING - {value} if value < _OTHER else _EVERYTHING
    if code is op.ANY:
        return _EVERYTHING
    return _set(value) if code is op.IN else None


def _set(members: list[Any]) -> frozenset[int]:
    found: frozenset[int] = frozenset()
    negated = False
    for code, value in members:
        if code is op.NEGATE:
            negated = True
        elif code is op.LITERAL:
            found |= {value} if negated else _both_cases({value})
        elif code is op.RANGE:
            some = set(range(value[0], min(value[1], _OTHER) + 1)) or {_OTHER}
            found |= some if negated else _both_cases(some)
        elif code is op.CATEGORY and value in _CATEGORIES:
            found |= {ord(each) for each in _CATEGORIES[value]} | (set() if negated else {_OTHER})
        elif code is op.CATEGORY and value in _NEGATED:
            found |= _EVERYTHING - {ord(each) for each in _CATEGORIES[_NEGATED[value]]}
        else:
            return _EVERYTHING
    return (_EVERYTHING - found) | {_OTHER} if negated else found


def _both_cases(codes: set[int]) -> frozenset[int]:
    plain = {code for code in codes if code < _OTHER}
    both = {ord(case) for code in plain for case in (chr(code).lower(), chr(code).upper())}
    return frozenset(both | ({_OTHER} if plain != codes else set()))
