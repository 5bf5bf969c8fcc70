"""What happens at a satellite, as typed facts for whoever watches: the log, `simulate`, a display."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from satellite.state import State
from shared.endpoint import EndReason
from shared.messages import TurnOutcome, TurnSummary


class Happening(Struct, frozen=True, kw_only=True, tag_field="happened", tag=True):
    """Base of all happenings."""

    at_ms: int
    """The microphone's clock: milliseconds of sound since it opened."""


class Linked(Happening, frozen=True, kw_only=True):
    """A hub let us in."""

    url: str
    area: str


class Unlinked(Happening, frozen=True, kw_only=True):
    """The hub is gone or could not be reached."""

    reason: str


class StateChanged(Happening, frozen=True, kw_only=True):
    """The state machine moved."""

    state: State


class WakeHeard(Happening, frozen=True, kw_only=True):
    """A wake word was heard."""

    word: str
    score: float
    word_end_ms: int
    """Estimated end of the word, on the microphone's clock."""


class Resumed(Happening, frozen=True, kw_only=True):
    """Somebody was overheard, and the hub says that it needs no turn: what sounded goes on."""

    turn: str
    """The turn that goes on, empty for an announcement."""


class Sounded(Happening, frozen=True, kw_only=True):
    """An earcon sounds."""

    earcon: str
    """`wake`, `done`, `sorry`, `mute` or `unmute`."""


class ListeningEnded(Happening, frozen=True, kw_only=True):
    """The hub has what it needs."""

    reason: EndReason


class SpeechBegan(Happening, frozen=True, kw_only=True):
    """The first sample of a reply or announcement left the loudspeaker."""

    turn: str


class SpeechEnded(Happening, frozen=True, kw_only=True):
    """A reply or announcement is over."""

    heard_ms: int
    complete: bool


class RingBegan(Happening, frozen=True, kw_only=True):
    """Something rings."""

    ring: str


class RingEnded(Happening, frozen=True, kw_only=True):
    """It rings no longer."""

    ring: str
    why: str
    """One of `shared.messages.RingEnd`, or `withdrawn`: the hub wants it no more."""


class Changed(Happening, frozen=True, kw_only=True):
    """How loud it is, or whether it may hear, was changed."""

    volume: float
    microphone: bool


class TurnOver(Happening, frozen=True, kw_only=True):
    """The hub says how a turn went."""

    turn: str
    outcome: TurnOutcome
    summary: TurnSummary


class Watcher(Protocol):
    """Sees everything that happens; must not wait and must not raise."""

    def saw(self, happening: Happening) -> None:
        """Take note."""
