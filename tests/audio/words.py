"""Comparing what was said with what was heard."""

from __future__ import annotations

from collections.abc import Sequence

from hub.engines.window import plain

_SMALL = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS = {word: value for value, word in enumerate(_SMALL.split())} | {
    word: 20 + 10 * i for i, word in enumerate(_TENS)
}
SAME = {
    "oh": "0",
    "ok": "okay",
    "grey": "gray",
    "favourite": "favorite",
    "colour": "color",
    "re": "re",
    "tv": "television",
}


def words(text: str) -> list[str]:
    """Return the words of an English text, the same for `22%` and `twenty-two percent`, `it's` and `its`."""
    text = text.replace("'", "").replace("’", "").replace("%", " percent ").replace("°", " degrees ")
    found: list[str] = []
    tens = 0
    for word in plain(text).split():
        value = NUMBERS.get(word)
        if value is not None and tens and 0 < value < 10:
            found[-1] = str(tens + value)
        else:
            found.append(SAME.get(word, word) if value is None else str(value))
        tens = value if value is not None and value >= 20 else 0
    return found


def edits(said: Sequence[str], heard: Sequence[str]) -> int:
    """Return the least number of words to insert, leave out or replace (Levenshtein)."""
    row = list(range(len(heard) + 1))
    for i, one in enumerate(said, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(heard, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (one != other))
    return row[-1]
