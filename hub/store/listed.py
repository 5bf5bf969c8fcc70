"""A list and what is on it, as the store keeps them and the API shows them."""

from __future__ import annotations

from msgspec import Struct


class Item(Struct, frozen=True, kw_only=True):
    """One thing on a list."""

    id: int
    text: str
    """What it is, as it was said, without its quantity."""
    amount: float | None = None
    """How much or how many; `None` where nobody said."""
    unit: str = ""
    """Of the amount: a key of `hub.skills.quantity_words.UNITS`; empty for pieces."""
    done: bool = False
    """It is ticked off."""
    area: str = ""
    """Where it was said: area id, empty when unknown."""
    added_at: float = 0.0
    """Wall-clock time, seconds since 1970."""


class HouseList(Struct, frozen=True, kw_only=True):
    """A list, its things in the order in which they came."""

    id: str
    kind: str
    """`shopping`, `todo`, `notes`, or `own` for one that the household made."""
    name: str
    """As people say it; the store leaves it empty where a list was never renamed and is called as its kind."""
    items: tuple[Item, ...] = ()
