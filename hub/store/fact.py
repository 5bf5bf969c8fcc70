"""One fact, as the store keeps it and the API shows it."""

from __future__ import annotations

from msgspec import Struct


class Fact(Struct, frozen=True, kw_only=True):
    """Something that somebody asked to be remembered."""

    id: int
    text: str
    area: str
    """Where it was said: area id, empty when unknown."""
    told_at: float
    """Wall-clock time, seconds since 1970."""
