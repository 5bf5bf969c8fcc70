"""What a language needs for text to be said as people say it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

Rule: TypeAlias = tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]]
"""What is written and what is said for it; `None`: as it is written."""


class Unit(NamedTuple):
    """A unit, in words."""

    one: str
    many: str
    feminine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Manner:
    """The ways of one language. espeak-ng, inside the voice, reads plain numbers and most words by itself: here is only
    what it reads wrongly or as nobody would say it."""

    decimal_comma: bool
    minus: str
    to: str
    """Between the ends of a range."""
    about: str
    """For `~`."""
    number: str
    """For `#` and `No.` before a number."""
    months: tuple[str, ...]
    units: Mapping[str, Unit]
    """By symbol. Their words are recognised too."""
    ones: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Numbers that are said otherwise before a unit: masculine and feminine."""
    money: Mapping[str, Unit] = field(default_factory=dict)
    """By symbol."""
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    """By what is written, points included."""
    spelled: frozenset[str] = frozenset()
    """Words in capitals that espeak-ng would read as a word, and people spell."""
    time: Callable[[int, int, str], str]
    """From hour, minute and what stands behind them (`pm`, `Uhr` or nothing)."""
    time_marks: str
    """Pattern of what may stand behind a time."""
    date: Callable[[int, str, str, str], str]
    """From day, month's name, year (or nothing) and the word in front."""
    dates: tuple[str, ...] = ()
    """Patterns of written dates, with the groups `day`, `month`, `year`."""
    rules: tuple[Rule, ...] = ()
    """What else is said otherwise; before all others."""
