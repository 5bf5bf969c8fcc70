"""One timer, alarm, reminder or delayed command, as the store keeps it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from hub.intents.model import Intent


class TimerKind(StrEnum):
    """What comes when the time has come."""

    TIMER = "timer"
    ALARM = "alarm"
    REMINDER = "reminder"
    DELAYED = "delayed"
    """A command is done."""


class TimerState(StrEnum):
    """Where it stands."""

    WAITING = "waiting"
    """Its time is to come, or has come and nobody has told of a ring yet."""
    PAUSED = "paused"
    RINGING = "ringing"
    """A satellite told that it rings."""
    CLAIMED = "claimed"
    """The command is being done. What is found so at the start may or may not have been done."""
    TELLING = "telling"
    """What became of it is still to be said (`Timer.telling`)."""
    OVER = "over"
    """Kept for a while, to be snoozed."""


class Trust(StrEnum):
    """What the speaker gave for a command that can do harm."""

    NOTHING = ""
    CONFIRMED = "confirmed"
    PIN = "pin"


class Timer(Struct, frozen=True, kw_only=True):
    """Something that comes at a moment. All moments are wall-clock time, seconds since 1970."""

    id: str
    kind: TimerKind
    due: float
    """When it comes next; of a paused one, when it would have."""
    made_at: float
    state: TimerState = TimerState.WAITING
    name: str = ""
    text: str = ""
    """What to remind of, or what is done later, as it was said."""
    area: str = ""
    """Where it was set: area id, empty when unknown."""
    satellite: str = ""
    """Where it was set, and rings; empty: nowhere in particular."""
    language: str = ""
    set_for_s: float = 0.0
    """How long it was set for, in seconds; 0 where a time of day was given."""
    left_s: float = 0.0
    """Seconds that a paused one has left."""
    time: str = ""
    """`HH:MM`, `HH:MM:SS` or a time of the sun such as `sunset-30`, of one that comes again."""
    repeat: tuple[str, ...] = ()
    """Days on which it comes again: weekdays (`mon` … `sun`), and what else `hub.timers.repeats` lists."""
    then: tuple[Intent, ...] = ()
    """What is done."""
    trust: Trust = Trust.NOTHING
    rang_at: float = 0.0
    """When it began to ring, the last time."""
    rings_on: tuple[str, ...] = ()
    """Satellites that told of that ring."""
    changed_at: float = 0.0
    telling: str = ""
    """Key of what is to be said (`hub.brain.told`)."""
    why: str = ""
    """Words for it."""
    version: int = 0
    """Counts the changes."""
