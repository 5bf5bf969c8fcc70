"""Which things on a list words mean, however they were heard. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from hub.skills.quantities import parse
from hub.skills.quantity_words import quantity_words
from hub.store.listed import Item

CLOSE = 80
"""Likeness (0 to 100) from which words mean a thing."""
MARGIN = 8
"""What is so much less alike than the best is not meant."""
_PART = 90
"""Likeness of words that are all in a thing's name: `milk` and `oat milk`."""
_SAME_WORD = 85


def same(one: str, other: str, language: str) -> bool:
    """Tell whether two names are of one thing: the same but for case, or one and several of it."""
    first, second = sorted((_plain(one), _plain(other)), key=len)
    if first == second:
        return True
    endings = quantity_words(language).plurals
    if second.startswith(first) and second[len(first) :] in endings:
        return len(first) > 1
    return len(first) > 2 and first.endswith("y") and second == f"{first[:-1]}ies"


def matching(items: Sequence[Item], said: str, language: str) -> list[Item]:
    """Return the things that words may mean, best first: one that is clear, several that fit as well, or none."""
    wanted = parse(said, language).text
    for alike in ((said, wanted), (wanted,)):
        exact = [each for each in items if any(same(each.text, name, language) for name in alike)]
        if exact:
            return exact
    scored = [(score, each) for each in items if (score := _score(wanted, each.text, language)) >= CLOSE]
    if not scored:
        return []
    best = max(score for score, _ in scored)
    return [each for score, each in sorted(scored, key=lambda pair: (-pair[0], pair[1].id)) if score > best - MARGIN]


def _score(wanted: str, text: str, language: str) -> float:
    said, known = _plain(wanted), _plain(text)
    parts = known.split()
    if all(any(_same_word(word, part, language) for part in parts) for word in said.split()):
        return _PART
    return fuzz.ratio(said, known)


def _same_word(word: str, part: str, language: str) -> bool:
    return same(word, part, language) or (min(len(word), len(part)) > 3 and fuzz.ratio(word, part) >= _SAME_WORD)


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").split())
