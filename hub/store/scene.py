"""A scene that was captured, as the store keeps it and the API shows it."""

from __future__ import annotations

from msgspec import Struct

from hub.devices.model import Command


class CapturedScene(Struct, frozen=True, kw_only=True):
    """How devices were when somebody asked to remember it."""

    id: str
    """Device id, such as `scene.movie_night`."""
    name: str
    """As it was said."""
    area: str = ""
    """Area id where it is of one room, else empty."""
    commands: tuple[Command, ...]
    """What brings its devices back to how they were."""
    saved_at: float
    """Wall-clock time, seconds since 1970."""
