"""Messages about a satellite beside its turns: what rings, how it is set, calls (`shared.messages` has them all)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from shared.message import Id, Level, Message, Milliseconds, StreamNumber, Text

# ---------------------------------------------------------------- ringing

MOST_RINGS = 100
"""A satellite keeps so many."""


class RingKind(StrEnum):
    """What rings."""

    TIMER = "timer"
    ALARM = "alarm"
    REMINDER = "reminder"


class Ring(Struct, frozen=True, kw_only=True):
    """Something that rings when its time has come, whether the hub lives or not."""

    id: Id
    """The same for as long as it is the same ring; one that rings again has a new one."""
    kind: RingKind
    in_ms: Milliseconds
    """Time from now until it rings; 0: at once."""
    limit_ms: Milliseconds
    """It rings at most so long."""
    loudest: Level = 1.0
    """It grows louder up to this share of the satellite's volume."""


class SetRings(Message, frozen=True, kw_only=True):
    """Hub → satellite: exactly these are to ring here; one that was told before and is not among them is forgotten, and
    silenced if it rings. One that has already rung here does not ring again: `RingEnded` is sent once more."""

    rings: Annotated[tuple[Ring, ...], Meta(max_length=MOST_RINGS)]


class RingBegan(Message, frozen=True, kw_only=True):
    """Satellite → hub: it rings."""

    ring: Id
    late_ms: Milliseconds = 0
    """How long ago it began when this was sent: the hub was out of reach."""


class RingEnd(StrEnum):
    """Why it rings no longer."""

    STOPPED = "stopped"
    """A wake word, a button or somebody's "stop"."""
    LIMIT = "limit"
    """Nobody came."""


class RingEnded(Message, frozen=True, kw_only=True):
    """Satellite → hub: it rings no longer, and will not again."""

    ring: Id
    why: RingEnd
    late_ms: Milliseconds = 0
    """How long ago it ended when this was sent."""


class StopRings(Message, frozen=True, kw_only=True):
    """Hub → satellite: whatever rings is silent now, as if stopped at the satellite."""


# ---------------------------------------------------------------- the satellite itself


class SetVolume(Message, frozen=True, kw_only=True):
    """Hub → satellite: be as loud as this."""

    level: Level


class SetMicrophone(Message, frozen=True, kw_only=True):
    """Hub → satellite: switch the microphone off or on. Off, nothing is heard and nothing wakes it."""

    on: bool


class Settings(Message, frozen=True, kw_only=True):
    """Satellite → hub: how it is set, after joining and whenever that changed."""

    volume: Level
    microphone: bool


# ---------------------------------------------------------------- calls


class StartCall(Message, frozen=True, kw_only=True):
    """Hub → satellite: send the microphone's sound with this stream number until the call is over; the other side's
    comes as speech without a turn."""

    call: Id
    stream: StreamNumber


class EndCall(Message, frozen=True, kw_only=True):
    """Both ways: the call is over."""

    call: Id
    reason: Text = ""
