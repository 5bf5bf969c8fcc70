"""Automations as the API shows them."""

from __future__ import annotations

from msgspec import Struct

from hub.store.run import Run


class Shown(Struct, frozen=True, kw_only=True):
    """An automation, as the API shows it."""

    id: str
    name: str
    description: str
    enabled: bool
    mode: str
    place: str
    """`file:line`."""
    triggers: int
    running: int
    """Runs that go on."""
    next_at: float | None
    """When the clock begins it next: wall-clock time, seconds since 1970."""
    last: Run | None
    """Its last run, without the steps."""


class Reloaded(Struct, frozen=True, kw_only=True):
    """What came of reading the files anew."""

    changed: tuple[str, ...]
    """Ids of automations that are new, changed or gone."""
    problems: tuple[str, ...]
    """What is wrong in the files; what it concerns stays as it was."""
