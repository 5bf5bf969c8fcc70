"""When a satellite is to be made quiet and when its volume comes back. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import msgspec

from hub.hours import DailyHours
from hub.store.quiet import Whisper

NEAR = 0.011
"""Volumes that differ by less are the same: satellites keep whole percents."""


@dataclass(frozen=True, slots=True)
class Quietly:
    """What the configuration says of one satellite."""

    hours: DailyHours | None = None
    level: float = 0.2


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be done with a satellite's volume, and what is to be kept of it."""

    level: float | None = None
    """Set this; `None`: leave it."""
    whisper: Whisper | None = None


def begin(satellite: str, volume: float, quietly: Quietly, until: datetime | None, before: Whisper | None) -> Step:
    """Speak quietly from now on, as somebody asked for; one that already does keeps what it goes back to."""
    usual = before.before if before is not None and not before.over and same(volume, before.level) else volume
    level = min(quietly.level, volume)
    end = until.timestamp() if until is not None else None
    whisper = Whisper(satellite=satellite, level=level, before=usual, until=end)
    return Step(None if same(volume, level) else level, whisper)


def end(volume: float, quietly: Quietly, now: datetime, whisper: Whisper | None) -> Step:
    """Speak as usual again, as somebody asked for: the hours of the configuration are over for this time too."""
    level = _usual(volume, whisper) if whisper is not None else None
    if quietly.hours is None or not quietly.hours.hold(now):
        return Step(level)
    until = quietly.hours.over(now).timestamp()
    satellite = whisper.satellite if whisper is not None else ""
    return Step(level, Whisper(satellite=satellite, level=volume, before=volume, until=until, over=True))


def settle(
    satellite: str, volume: float, quietly: Quietly, now: datetime, whisper: Whisper | None, *, joined: bool = False
) -> Step:
    """Tell what the hour asks for. `joined`: it has just come, and may have forgotten how loud it was told to be."""
    level = None
    if whisper is not None and whisper.until is not None and whisper.until <= now.timestamp():
        level = _usual(volume, whisper)
        volume, whisper = (volume if level is None else level), None
    if whisper is not None:
        is_forgotten = joined and not whisper.over and volume > whisper.level and not same(volume, whisper.level)
        return Step(whisper.level if is_forgotten else None, whisper)
    if quietly.hours is None or not quietly.hours.hold(now):
        return Step(level)
    is_louder = volume > quietly.level and not same(volume, quietly.level)
    begun = Whisper(
        satellite=satellite,
        level=quietly.level,
        before=volume,
        until=quietly.hours.over(now).timestamp(),
        over=not is_louder,
    )
    return Step(quietly.level if is_louder else level, begun)


def by_hand(volume: float, whisper: Whisper | None) -> Whisper | None:
    """Take into account that a volume was set at the satellite or by voice: that one stays."""
    if whisper is None or whisper.over or same(volume, whisper.level):
        return whisper
    return msgspec.structs.replace(whisper, over=True)


def same(one: float, other: float) -> bool:
    """Tell whether two volumes are the same, but for rounding."""
    return abs(one - other) < NEAR


def _usual(volume: float, whisper: Whisper) -> float | None:
    """Return the volume to go back to; `None` where somebody has set another one meanwhile."""
    is_ours = not whisper.over and same(volume, whisper.level)
    return whisper.before if is_ours and not same(volume, whisper.before) else None
