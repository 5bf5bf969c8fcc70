"""Times of the sun, as they are stored and given: `sunrise`, `sunset-30` (minutes before), `sunset+60`. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from hub.automations.sun import crossing
from hub.clock import Spot
from hub.timers.problems import NoLocationError

_TIME = re.compile(r"(sunrise|sunset)(?:([+-]\d{1,3}))?")


@dataclass(frozen=True, slots=True)
class Sun:
    """A time of the sun."""

    rising: bool
    minutes: int = 0
    """After it, negative before."""

    @property
    def event(self) -> str:
        """`sunrise` or `sunset`."""
        return "sunrise" if self.rising else "sunset"

    def on(self, day: date, zone: tzinfo, spot: Spot | None) -> datetime | None:
        """Return the moment on a day, `None` where the sun does not rise or set then. Raises `NoLocationError`."""
        if spot is None:
            raise NoLocationError("location: where the house stands is not in the configuration")
        found = crossing(day, *spot, rising=self.rising)
        if found is None:
            return None
        return (found + timedelta(minutes=self.minutes)).replace(second=0, microsecond=0).astimezone(zone)


def sun_of(text: str) -> Sun | None:
    """Return the time of the sun that is written so, `None` for what is none."""
    found = _TIME.fullmatch(text.strip())
    return Sun(found[1] == "sunrise", int(found[2] or 0)) if found else None
