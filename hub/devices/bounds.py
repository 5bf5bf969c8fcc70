"""What one rendering of a template may cost: counted in steps, never in time, so that it fails the same way everywhere.

A loop's turn and a call are a step each; long texts and lists cost more. No single operation may make more of its input
than the bounds here, which is checked before it is done where it multiplies, and afterwards everywhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from hub.devices import patterns

MAX_OUTPUT = 65_536
"""Characters of what a template renders, and of any text that it makes."""
MAX_STEPS = 20_000
"""Steps of one rendering."""
MAX_ITEMS = 10_000
"""Items of any list that a template makes, counted with all that is in them."""
MAX_BITS = 2048
"""Size of any whole number that a template makes."""

_CHARACTERS_A_STEP = 256
_ITEMS_A_STEP = 16
_WIDTH = re.compile(r"%(?:\([^)]*\))?[^a-zA-Z%]*(?:\d{4,}|\*)|\{[^{}]*(?:\d{4,}|\*|\{)")
"""Of a format: a width above 999, one that is given as an argument, one that is computed."""


class TooCostly(ValueError):
    """A template would take too long or too much memory."""


class Budget:
    """What is left for one rendering."""

    def __init__(self) -> None:
        self._steps = MAX_STEPS
        self._searching = patterns.MAX_COST

    def spend(self, steps: int = 1) -> None:
        """Take steps. Raises `TooCostly` when there are none left."""
        self._steps -= steps
        if self._steps < 0:
            raise TooCostly(f"takes more than {MAX_STEPS} steps")

    def read(self, values: Iterable[Any]) -> None:
        """Pay for reading arguments through."""
        for value in values:
            if isinstance(value, str):
                self.spend(len(value) // _CHARACTERS_A_STEP)
            elif isinstance(value, list | tuple | dict | set):
                self.spend(len(value) // _ITEMS_A_STEP)

    def made(self, value: Any) -> Any:
        """Return what an operation made when it is not too large; counts what lies inside lists. Raises `TooCostly`."""
        waiting, items = [value], 0
        while waiting:
            each = waiting.pop()
            if isinstance(each, str):
                if len(each) > MAX_OUTPUT:
                    raise TooCostly(f"makes a text above {MAX_OUTPUT} characters")
                items += len(each) // _CHARACTERS_A_STEP
            elif isinstance(each, int):
                if each.bit_length() > MAX_BITS:
                    raise TooCostly(f"makes a number above {MAX_BITS} bits")
            elif isinstance(each, list | tuple | set | dict):
                items += len(each)
                if items > MAX_ITEMS:
                    raise TooCostly(f"makes a list above {MAX_ITEMS} items")
                waiting.extend(each)
                if isinstance(each, dict):
                    waiting.extend(each.values())
            if items > MAX_ITEMS:
                raise TooCostly(f"makes a list above {MAX_ITEMS} items")
        self.spend(items // _ITEMS_A_STEP)
        return value

    def search(self, find: str, text: str) -> re.Pattern[str]:
        """Return a compiled expression that can be used on a text. Raises `TooCostly`, or `ValueError` if it is bad."""
        wanted = patterns.pattern(find)
        self._searching -= wanted.cost(text)
        if self._searching < 0:
            raise TooCostly("searches too much with regular expressions")
        return wanted.compiled


_current: ContextVar[Budget] = ContextVar("budget")


@contextmanager
def rendering() -> Iterator[None]:
    """Open a fresh budget for the length of the block."""
    token = _current.set(Budget())
    try:
        yield
    finally:
        _current.reset(token)


def budget() -> Budget:
    """Return the budget of the rendering that runs."""
    return _current.get()


def counted(items: Iterable[Any]) -> Iterator[Any]:
    """Go through items; each costs a step."""
    spend = budget().spend
    for item in items:
        spend()
        yield item


def binary(operator: str, left: Any, right: Any) -> None:
    """Refuse an operation whose result would be too large. Raises `TooCostly`."""
    sizes = [len(side) for side in (left, right) if isinstance(side, str | list | tuple | bytes)]
    whole = [side for side in (left, right) if isinstance(side, int)]
    match operator:
        case "*" if sizes and whole and max(sizes) * max(whole) > MAX_ITEMS:
            raise TooCostly("repeats a text or list too often")
        case "*" if len(whole) == 2 and sum(side.bit_length() for side in whole) > MAX_BITS:
            raise TooCostly(f"makes a number above {MAX_BITS} bits")
        case "**" if isinstance(right, int | float) and abs(right) > 100:
            raise TooCostly("raises to a power above 100")
        case "**" if len(whole) == 2 and left.bit_length() * abs(right) > MAX_BITS:
            raise TooCostly(f"makes a number above {MAX_BITS} bits")
        case "+" if len(sizes) == 2 and sum(sizes) > MAX_OUTPUT:
            raise TooCostly(f"makes a text above {MAX_OUTPUT} characters")
        case "%" if isinstance(left, str):
            formatted(left, right if isinstance(right, tuple) else (right,))


def formatted(pattern: str, arguments: Iterable[Any]) -> None:
    """Refuse a format that would write too much: of great width, or a long text many times. Raises `TooCostly`."""
    if _WIDTH.search(pattern):
        raise TooCostly("formats to a great width")
    longest = max((len(str(budget().made(each))) for each in arguments), default=0)
    if (pattern.count("{") + pattern.count("%")) * longest > 4 * MAX_OUTPUT:
        raise TooCostly(f"makes a text above {MAX_OUTPUT} characters")


def replaced(text: str, old: str, new: str) -> None:
    """Refuse to replace when that would write too much. Raises `TooCostly`."""
    places = len(text) + 1 if not old else text.count(old)
    if places * len(new) > 4 * MAX_OUTPUT:
        raise TooCostly(f"makes a text above {MAX_OUTPUT} characters")


def joined(between: str, parts: Iterable[Any]) -> str:
    """Join parts as text, as far as that does not get too long. Raises `TooCostly`."""
    pieces: list[str] = []
    length = 0
    for part in counted(parts):
        piece = part if isinstance(part, str) else str(budget().made(part))
        length += len(piece) + len(between)
        if length > MAX_OUTPUT + len(between):
            raise TooCostly(f"makes a text above {MAX_OUTPUT} characters")
        pieces.append(piece)
    return between.join(pieces)
