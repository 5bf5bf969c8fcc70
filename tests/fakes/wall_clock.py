"""A wall clock that stands where it is put."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from hub.clock import Clock

BERLIN = ZoneInfo("Europe/Berlin")


class StandingClock(Clock):
    """Shows what it was set to."""

    def __init__(self, text: str, zone: ZoneInfo = BERLIN) -> None:
        super().__init__(zone)
        self.set(text)

    def set(self, text: str) -> None:
        """Set it to a local time such as `2026-01-15 22:30`."""
        self._now = datetime.fromisoformat(text).replace(tzinfo=self.zone)

    def now(self) -> datetime:
        return self._now

    def seconds(self) -> float:
        """Return the time in seconds since 1970, as stores want it."""
        return self._now.timestamp()
