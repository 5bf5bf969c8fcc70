"""Durations, times of day and weekdays as people write them in YAML. Pure."""

from __future__ import annotations

import re
from datetime import time

from hub.automations.model import ALL_DAYS

_UNITS = {
    "ms": 0.001, "s": 1, "sec": 1, "second": 1, "m": 60, "min": 60, "minute": 60, "h": 3600, "hour": 3600,
    "d": 86_400, "day": 86_400,
}  # fmt: skip
_PART = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([a-z]+)\s*", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d))?")
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?")
_SETS = {"weekdays": frozenset(range(5)), "weekend": frozenset({5, 6}), "every day": ALL_DAYS, "daily": ALL_DAYS}
LONGEST_S = 366 * 86_400


def duration(text: str) -> float:
    """Read `90`, `15 minutes`, `1 h 30 min` or `00:05:00` as seconds, negative with a `-`. Raises `ValueError`."""
    words = text.strip()
    if words.startswith("-"):
        return -duration(words[1:])
    if match := _CLOCK.fullmatch(words):
        seconds: float = int(match[1]) * 3600 + int(match[2]) * 60 + int(match[3] or 0)
    elif re.fullmatch(r"\d+(\.\d+)?", words):
        seconds = float(words)
    else:
        seconds, at = 0.0, 0
        while at < len(words):
            part = _PART.match(words, at)
            unit = part and (_UNITS.get(part[2].lower()) or _UNITS.get(part[2].lower().removesuffix("s")))
            if not part or not unit:
                raise ValueError(f'"{text[:40]}" is no duration such as 15 minutes, 1 h 30 min or 00:05:00')
            seconds += float(part[1]) * unit
            at = part.end()
        if not words:
            raise ValueError("is no duration such as 15 minutes")
    if seconds > LONGEST_S:
        raise ValueError("is longer than a year")
    return seconds


def clock_time(text: str) -> time:
    """Read `7:30` or `07:30:15`. Raises `ValueError`."""
    match = _TIME.fullmatch(text.strip())
    if not match:
        raise ValueError(f'"{text[:40]}" is no time of day such as 07:30')
    return time(int(match[1]), int(match[2]), int(match[3] or 0))


def weekdays(text: str) -> frozenset[int]:
    """Read `mon`, `monday`, `mon-fri`, `weekdays` or `weekend`. Raises `ValueError`."""
    word = text.strip().lower()
    if word in _SETS:
        return _SETS[word]
    first, dash, last = word.partition("-")
    days = [_weekday(each.strip()) for each in ((first, last) if dash else (first,))]
    if None in days:
        raise ValueError(f'"{text[:40]}" is no day such as mon, mon-fri, weekdays or weekend')
    begin, end = (days[0], days[-1])
    assert begin is not None and end is not None
    return frozenset((begin + step) % 7 for step in range((end - begin) % 7 + 1))


def _weekday(word: str) -> int | None:
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return next((n for n, name in enumerate(names) if word == name or (len(word) >= 3 and name.startswith(word))), None)
