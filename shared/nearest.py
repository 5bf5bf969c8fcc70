"""Which of the known names is meant by one that is none of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches

LIKE = 0.6
"""Likeness, 0 to 1, from which a name may be meant."""
_SHOWN = 40
"""Characters of an unknown name that are repeated."""


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name that is spelled most like this one, in whatever case; empty where none is near."""
    folded = {each.casefold(): each for each in known}
    near = get_close_matches(name.casefold(), folded, n=1, cutoff=LIKE)
    return folded[near[0]] if near else ""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return ` (did you mean kitchen?)` to be put behind a name, empty where none is near."""
    near = nearest(name, known)
    return f" (did you mean {near}?)" if near else ""


def nearest_or_all(name: str, known: Collection[str]) -> str:
    """Return `did you mean kitchen?`, or which names there are."""
    near = nearest(name, known)
    return f"did you mean {near}?" if near else f"there is {', '.join(known) or 'none'}"


def unknown(what: str, name: str, known: Collection[str]) -> str:
    """Say that a name is unknown, and which is near, or which there are."""
    hint = did_you_mean(name, known) or f"; known: {', '.join(known) or 'none'}"
    return f"unknown {what} {name[:_SHOWN]}{hint}"
