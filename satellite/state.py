"""The satellite's state machine: one pure table.

Two rules: whatever is not in the table is an error, and the table does nothing itself: it returns actions for the
runtime. `python -m satellite.state` prints it as Markdown for the README.
"""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """What the satellite is doing."""

    OFFLINE = "offline"
    """No hub."""
    IDLE = "idle"
    """Waiting for a wake word."""
    LISTENING = "listening"
    """The uplink is open: someone speaks to the hub."""
    THINKING = "thinking"
    """The hub works on a turn; nothing sounds."""
    SPEAKING = "speaking"
    """A reply sounds."""
    ANNOUNCING = "announcing"
    """Speech that answers no turn sounds."""
    OVERHEARING = "overhearing"
    """Somebody talks over what sounds, which is held back or quiet meanwhile: the uplink is open, the hub judges."""
    DOUBTING = "doubting"
    """The same with the uplink closed."""
    RINGING = "ringing"
    """Something rings and nothing else goes on; it may ring in every other state as well."""
    RINGING_OFFLINE = "ringing offline"
    """The same without a hub."""
    CALLING = "calling"
    """What is heard goes to another room, and what is heard there sounds here."""


class Event(StrEnum):
    """What can happen."""

    CONNECTED = "connected"
    DISCONNECTED = "disconnected"
    WAKE = "wake"
    TALK = "talk"
    """Somebody talks over what sounds, or while the hub works."""
    RESUMED = "resumed"
    """The hub says that this needs no turn."""
    STOP_LISTENING = "stop listening"
    SPEECH_BEGAN = "speech began"
    ANNOUNCEMENT_BEGAN = "announcement began"
    SPEECH_OVER = "speech over"
    TURN_ENDED = "turn ended"
    TURN_FAILED = "turn failed"
    FOLLOW_UP = "follow-up"
    TIMED_OUT = "timed out"
    RING_BEGAN = "ring began"
    """It came, or goes on, while nothing else does."""
    RING_OVER = "ring over"
    CALL_BEGAN = "call began"
    CALL_OVER = "call over"


class Action(StrEnum):
    """What the runtime shall do."""

    OPEN_UPLINK = "open uplink"
    CLOSE_UPLINK = "close uplink"
    FLUSH = "flush"
    """Silence the loudspeaker at once."""
    HOLD = "hold"
    """Hold the loudspeaker back, or make it quiet where speech may not interrupt."""
    RELEASE = "release"
    """Go on playing."""
    CANCEL = "cancel"
    """Tell the hub that the turn is over for us."""
    STOP_RINGS = "stop rings"
    """Silence whatever rings, and tell the hub."""
    END_CALL = "end call"
    """Tell the hub that the call is over."""
    SOUND_WAKE = "wake sound"
    SOUND_DONE = "done sound"
    SOUND_SORRY = "sorry sound"


_S, _E, _A = State, Event, Action
_BEGIN = (_S.LISTENING, (_A.STOP_RINGS, _A.SOUND_WAKE, _A.OPEN_UPLINK))
_BARGE_IN = (_S.LISTENING, (_A.STOP_RINGS, _A.FLUSH, _A.SOUND_WAKE, _A.OPEN_UPLINK))
_AGAIN = (_S.LISTENING, (_A.CLOSE_UPLINK, _A.STOP_RINGS, _A.SOUND_WAKE, _A.OPEN_UPLINK))
_OVERHEAR = (_S.OVERHEARING, (_A.HOLD, _A.OPEN_UPLINK))
_FOLLOW = (_S.LISTENING, (_A.OPEN_UPLINK,))

TABLE: dict[tuple[State, Event], tuple[State, tuple[Action, ...]]] = {
    (_S.OFFLINE, _E.CONNECTED): (_S.IDLE, ()),
    (_S.OFFLINE, _E.DISCONNECTED): (_S.OFFLINE, ()),
    (_S.OFFLINE, _E.WAKE): (_S.OFFLINE, (_A.SOUND_SORRY,)),
    (_S.OFFLINE, _E.SPEECH_OVER): (_S.OFFLINE, ()),
    (_S.OFFLINE, _E.RING_BEGAN): (_S.RINGING_OFFLINE, ()),
    (_S.IDLE, _E.WAKE): _BEGIN,
    (_S.IDLE, _E.RING_BEGAN): (_S.RINGING, ()),
    (_S.IDLE, _E.CALL_BEGAN): (_S.CALLING, ()),
    (_S.IDLE, _E.ANNOUNCEMENT_BEGAN): (_S.ANNOUNCING, ()),
    (_S.IDLE, _E.SPEECH_OVER): (_S.IDLE, ()),
    (_S.IDLE, _E.DISCONNECTED): (_S.OFFLINE, ()),
    (_S.LISTENING, _E.WAKE): _AGAIN,
    (_S.LISTENING, _E.RESUMED): (_S.THINKING, (_A.CLOSE_UPLINK, _A.RELEASE)),
    (_S.LISTENING, _E.STOP_LISTENING): (_S.THINKING, (_A.CLOSE_UPLINK, _A.SOUND_DONE)),
    (_S.LISTENING, _E.SPEECH_BEGAN): (_S.SPEAKING, (_A.CLOSE_UPLINK,)),
    (_S.LISTENING, _E.SPEECH_OVER): (_S.LISTENING, ()),
    (_S.LISTENING, _E.TURN_ENDED): (_S.IDLE, (_A.CLOSE_UPLINK,)),
    (_S.LISTENING, _E.TURN_FAILED): (_S.IDLE, (_A.CLOSE_UPLINK, _A.SOUND_SORRY)),
    (_S.LISTENING, _E.TIMED_OUT): (_S.IDLE, (_A.CLOSE_UPLINK, _A.CANCEL, _A.SOUND_SORRY)),
    (_S.LISTENING, _E.DISCONNECTED): (_S.OFFLINE, (_A.CLOSE_UPLINK, _A.SOUND_SORRY)),
    (_S.THINKING, _E.WAKE): _BEGIN,
    (_S.THINKING, _E.TALK): (_S.OVERHEARING, (_A.OPEN_UPLINK,)),
    (_S.THINKING, _E.RESUMED): (_S.THINKING, (_A.RELEASE,)),
    (_S.THINKING, _E.SPEECH_BEGAN): (_S.SPEAKING, ()),
    (_S.THINKING, _E.SPEECH_OVER): (_S.THINKING, ()),
    (_S.THINKING, _E.TURN_ENDED): (_S.IDLE, ()),
    (_S.THINKING, _E.TURN_FAILED): (_S.IDLE, (_A.SOUND_SORRY,)),
    (_S.THINKING, _E.FOLLOW_UP): _FOLLOW,
    (_S.THINKING, _E.TIMED_OUT): (_S.IDLE, (_A.CANCEL, _A.SOUND_SORRY)),
    (_S.THINKING, _E.DISCONNECTED): (_S.OFFLINE, (_A.SOUND_SORRY,)),
    (_S.SPEAKING, _E.WAKE): _BARGE_IN,
    (_S.SPEAKING, _E.TALK): _OVERHEAR,
    (_S.SPEAKING, _E.SPEECH_OVER): (_S.THINKING, ()),
    (_S.SPEAKING, _E.TURN_ENDED): (_S.IDLE, (_A.FLUSH,)),
    (_S.SPEAKING, _E.TURN_FAILED): (_S.IDLE, (_A.FLUSH, _A.SOUND_SORRY)),
    (_S.SPEAKING, _E.FOLLOW_UP): (_S.LISTENING, (_A.FLUSH, _A.OPEN_UPLINK)),
    (_S.SPEAKING, _E.DISCONNECTED): (_S.OFFLINE, (_A.FLUSH, _A.SOUND_SORRY)),
    (_S.ANNOUNCING, _E.WAKE): _BARGE_IN,
    (_S.ANNOUNCING, _E.TALK): _OVERHEAR,
    (_S.ANNOUNCING, _E.ANNOUNCEMENT_BEGAN): (_S.ANNOUNCING, ()),
    (_S.ANNOUNCING, _E.SPEECH_OVER): (_S.IDLE, ()),
    (_S.ANNOUNCING, _E.FOLLOW_UP): _FOLLOW,
    (_S.ANNOUNCING, _E.CALL_BEGAN): (_S.CALLING, ()),
    (_S.ANNOUNCING, _E.DISCONNECTED): (_S.OFFLINE, (_A.FLUSH,)),
    (_S.OVERHEARING, _E.WAKE): (
        _S.LISTENING,
        (_A.CLOSE_UPLINK, _A.STOP_RINGS, _A.FLUSH, _A.SOUND_WAKE, _A.OPEN_UPLINK),
    ),
    (_S.OVERHEARING, _E.RESUMED): (_S.THINKING, (_A.CLOSE_UPLINK, _A.RELEASE)),
    (_S.OVERHEARING, _E.STOP_LISTENING): (_S.DOUBTING, (_A.CLOSE_UPLINK,)),
    (_S.OVERHEARING, _E.SPEECH_BEGAN): (_S.SPEAKING, (_A.CLOSE_UPLINK, _A.RELEASE)),
    (_S.OVERHEARING, _E.ANNOUNCEMENT_BEGAN): (_S.OVERHEARING, ()),
    (_S.OVERHEARING, _E.SPEECH_OVER): (_S.LISTENING, (_A.RELEASE,)),
    (_S.OVERHEARING, _E.TURN_ENDED): (_S.IDLE, (_A.CLOSE_UPLINK, _A.FLUSH)),
    (_S.OVERHEARING, _E.TURN_FAILED): (_S.IDLE, (_A.CLOSE_UPLINK, _A.FLUSH, _A.SOUND_SORRY)),
    (_S.OVERHEARING, _E.TIMED_OUT): (_S.IDLE, (_A.CLOSE_UPLINK, _A.FLUSH, _A.CANCEL, _A.SOUND_SORRY)),
    (_S.OVERHEARING, _E.DISCONNECTED): (_S.OFFLINE, (_A.CLOSE_UPLINK, _A.FLUSH, _A.SOUND_SORRY)),
    (_S.DOUBTING, _E.WAKE): _BARGE_IN,
    (_S.DOUBTING, _E.RESUMED): (_S.THINKING, (_A.RELEASE,)),
    (_S.DOUBTING, _E.SPEECH_BEGAN): (_S.SPEAKING, (_A.RELEASE,)),
    (_S.DOUBTING, _E.ANNOUNCEMENT_BEGAN): (_S.DOUBTING, ()),
    (_S.DOUBTING, _E.SPEECH_OVER): (_S.THINKING, (_A.RELEASE,)),
    (_S.DOUBTING, _E.TURN_ENDED): (_S.IDLE, (_A.FLUSH,)),
    (_S.DOUBTING, _E.TURN_FAILED): (_S.IDLE, (_A.FLUSH, _A.SOUND_SORRY)),
    (_S.DOUBTING, _E.TIMED_OUT): (_S.IDLE, (_A.FLUSH, _A.CANCEL, _A.SOUND_SORRY)),
    (_S.DOUBTING, _E.DISCONNECTED): (_S.OFFLINE, (_A.FLUSH, _A.SOUND_SORRY)),
    (_S.RINGING, _E.WAKE): _BEGIN,
    (_S.RINGING, _E.TALK): _OVERHEAR,
    (_S.RINGING, _E.RING_OVER): (_S.IDLE, ()),
    (_S.RINGING, _E.ANNOUNCEMENT_BEGAN): (_S.ANNOUNCING, ()),
    (_S.RINGING, _E.SPEECH_OVER): (_S.RINGING, ()),
    (_S.RINGING, _E.CALL_BEGAN): (_S.CALLING, ()),
    (_S.RINGING, _E.DISCONNECTED): (_S.RINGING_OFFLINE, ()),
    (_S.RINGING_OFFLINE, _E.WAKE): (_S.OFFLINE, (_A.STOP_RINGS,)),
    (_S.RINGING_OFFLINE, _E.RING_OVER): (_S.OFFLINE, ()),
    (_S.RINGING_OFFLINE, _E.SPEECH_OVER): (_S.RINGING_OFFLINE, ()),
    (_S.RINGING_OFFLINE, _E.CONNECTED): (_S.RINGING, ()),
    (_S.RINGING_OFFLINE, _E.DISCONNECTED): (_S.RINGING_OFFLINE, ()),
    (_S.CALLING, _E.WAKE): (
        _S.LISTENING,
        (_A.END_CALL, _A.STOP_RINGS, _A.FLUSH, _A.SOUND_WAKE, _A.OPEN_UPLINK),
    ),
    (_S.CALLING, _E.ANNOUNCEMENT_BEGAN): (_S.CALLING, ()),
    (_S.CALLING, _E.SPEECH_OVER): (_S.CALLING, ()),
    (_S.CALLING, _E.CALL_OVER): (_S.IDLE, (_A.FLUSH,)),
    (_S.CALLING, _E.DISCONNECTED): (_S.OFFLINE, (_A.FLUSH, _A.SOUND_SORRY)),
}

SENDING = frozenset({State.LISTENING, State.OVERHEARING})
"""States in which the uplink is open."""
RESTING = frozenset({State.OFFLINE, State.IDLE})
"""Nothing goes on: only wake words are waited for."""
RINGING = frozenset({State.RINGING, State.RINGING_OFFLINE})
"""Nothing but a ring goes on, so that it is as loud as it gets."""
TIMED = frozenset({*SENDING, State.THINKING, State.DOUBTING})
"""States that may not last for ever: the runtime sends `TIMED_OUT` when the hub says nothing in time."""


class UnexpectedEventError(Exception):
    """The table has no row for this event in this state."""


def step(state: State, event: Event) -> tuple[State, tuple[Action, ...]]:
    """Return the next state and what to do, in order. Raises `UnexpectedEventError` for an unknown pair."""
    try:
        return TABLE[state, event]
    except KeyError:
        raise UnexpectedEventError(f"{event} while {state}") from None


def markdown() -> str:
    """Return the table as Markdown."""
    rows = ["| state | event | next state | actions |", "|---|---|---|---|"]
    rows += [f"| {s} | {e} | {n} | {', '.join(actions) or '–'} |" for (s, e), (n, actions) in TABLE.items()]
    return "\n".join(rows)


if __name__ == "__main__":
    print(markdown())
