"""The control messages between a satellite and the hub.

Requests are in the imperative, facts in the past tense. Each is sent as one JSON object in a WebSocket text message
with its name under `type`. Sound travels in binary messages (`shared.codec`). `PROTOCOL.md` beside this file explains
the whole exchange to someone who writes a satellite in another language.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from msgspec import Meta, Struct

from shared.endpoint import EndReason
from shared.message import Count, Id, Level, Message, Milliseconds, Name, Position, StreamNumber, Text
from shared.room_messages import (
    MOST_RINGS,
    EndCall,
    Ring,
    RingBegan,
    RingEnd,
    RingEnded,
    RingKind,
    SetMicrophone,
    SetRings,
    Settings,
    SetVolume,
    StartCall,
    StopRings,
)

__all__ = [
    "MOST_RINGS",
    "Count",
    "EndCall",
    "Id",
    "Level",
    "Message",
    "Milliseconds",
    "Name",
    "Position",
    "Ring",
    "RingBegan",
    "RingEnd",
    "RingEnded",
    "RingKind",
    "SetMicrophone",
    "SetRings",
    "SetVolume",
    "Settings",
    "StartCall",
    "StopRings",
    "StreamNumber",
    "Text",
]  # Those of other modules, which belong here as well.

PROTOCOL = "1.2"
"""Version spoken here; sides with a different number before the dot refuse each other."""

CHIME_AFTER_MS, CHIME_QUIET_MS = 220, 100
"""A satellite's wake sound comes so long after the wake, if there was no speech for so long by then. One that is to be
silent, because a better placed one answers, must be told before. Up to 60 ms of it are over when blocks are heard four
at once."""


# ---------------------------------------------------------------- joining


class Challenge(Message, frozen=True, kw_only=True):
    """Hub → satellite, at once after connecting: prove that you know the token."""

    protocol: str
    hub: Text
    """The hub's name, for people."""
    nonce: Text
    """Random text to be proved with (`shared.pairing.proof`)."""


class Hello(Message, frozen=True, kw_only=True):
    """Satellite → hub, the first message: who I am and the proof."""

    protocol: str
    satellite: Name
    area: Text = ""
    """The area (room) the satellite believes it stands in; the hub's configuration wins."""
    version: Text = ""
    """Software and version, for people."""
    nonce: Text
    """Random text for the hub to prove itself with."""
    proof: Text
    """`shared.pairing.proof` of the hub's nonce, role `satellite`."""
    connection: Text = ""
    """Connection that broke and is to be taken up again, from its `Welcome`; empty: a new one."""
    received: Count = 0
    """Messages of the hub that arrived on that connection."""
    resumes: bool = False
    """I tell with `Received` what arrives, and take up a connection that broke."""


class Welcome(Message, frozen=True, kw_only=True):
    """Hub → satellite: you are in."""

    proof: Text
    """`shared.pairing.proof` of the satellite's nonce, role `hub`."""
    area: Text
    """The area the hub places this satellite in."""
    language: Text
    """Language spoken here, such as `en`."""
    listen_limit_ms: Milliseconds
    """Longest time the hub keeps an uplink open; a satellite gives up a second later."""
    turn_limit_ms: Milliseconds
    """Longest time from the end of listening to the end of the turn, speech not counted."""
    connection: Text = ""
    """Name of this connection, for taking it up again when it breaks."""
    resumed: bool = False
    """The connection named in `Hello` goes on: what did not arrive is sent again, nothing was lost."""
    received: Count = 0
    """Messages of the satellite that arrived on the connection that goes on."""
    resume_ms: Milliseconds = 0
    """A connection that breaks may be taken up again for so long."""


class Received(Message, frozen=True, kw_only=True):
    """Both ways, now and then: so much has arrived and need not be kept for sending again."""

    count: Count
    """Messages, text and binary, that arrived on this connection after `Welcome`; `Received` is not counted."""


class ProblemCode(StrEnum):
    """What is wrong with a message or a connection."""

    BAD_MESSAGE = "bad_message"
    UNKNOWN_TYPE = "unknown_type"
    BAD_FRAME = "bad_frame"
    TOO_LARGE = "too_large"
    WRONG_PROTOCOL = "wrong_protocol"
    REFUSED = "refused"
    OUT_OF_ORDER = "out_of_order"
    REPLACED = "replaced"


class Problem(Message, frozen=True, kw_only=True):
    """Both ways: something you sent is refused. The connection lives on unless the sender closes it."""

    code: ProblemCode
    reason: str
    """One sentence for people."""
    about: str = ""
    """The name of the message refused, where it could be read."""


# ---------------------------------------------------------------- listening


class Cause(StrEnum):
    """What opened an uplink."""

    WAKE = "wake"
    BUTTON = "button"
    FOLLOW_UP = "follow_up"
    SPEECH = "speech"
    """Somebody spoke over a reply or an announcement, or while the hub works on a turn."""


class Woke(Message, frozen=True, kw_only=True):
    """Satellite → hub: a turn begins; binary messages with this stream number follow."""

    turn: Id
    stream: StreamNumber
    cause: Cause
    interrupts: bool = True
    """With cause `speech`: whatever was said may begin a turn, and what sounds is held back; false: only a word that
    asks for silence counts, and what sounds goes on, more quietly."""
    word: Text = ""
    """Wake word heard, such as `hey_jarvis`."""
    score: float = 0.0
    """The detector's confidence, 0 to 1."""
    begin: Position
    """Position of the first frame that will be sent (the pre-roll begins here)."""
    wake_end: Position
    """Estimated position at which the wake word ended; equals `begin` when there was none."""
    age_ms: Milliseconds = 0
    """How long ago that was when this was sent, by the satellite's own clock."""
    level_db: float = 0.0
    """How far the wake word stood out of the noise in the room, in dB; the best placed satellite answers."""


class StopListening(Message, frozen=True, kw_only=True):
    """Hub → satellite: close the uplink, I have what I need."""

    turn: Id
    reason: EndReason


class Cancelled(Message, frozen=True, kw_only=True):
    """Satellite → hub: the turn is over for me (muted, button, gave up)."""

    turn: Id
    reason: Text


# ---------------------------------------------------------------- speaking


class StartSpeech(Message, frozen=True, kw_only=True):
    """Hub → satellite: binary messages with this stream number follow; play them as they come."""

    stream: StreamNumber
    turn: str = ""
    """The turn answered; empty for an announcement."""
    rate: Annotated[int, Meta(ge=8000, le=48000)]
    """Samples per second of 16-bit little-endian mono PCM."""
    volume: Level = 0.0
    """How loud this is to be, whatever the satellite's volume is; 0: as loud as everything."""
    live: bool = False
    """Somebody is speaking now: play it at once, and rather lose some of it than be late."""
    follow_up: bool = False
    """It is a question that answers no turn: when all of it was heard, open the microphone without a wake word."""


class EndSpeech(Message, frozen=True, kw_only=True):
    """Hub → satellite: no more sound will come for this stream; play to the end."""

    stream: StreamNumber


class StopSpeech(Message, frozen=True, kw_only=True):
    """Hub → satellite: be silent at once and drop what was not played."""

    stream: StreamNumber


class ResumeSpeech(Message, frozen=True, kw_only=True):
    """Hub → satellite: what was said over the speech needs no turn; play on from where it is held back."""

    turn: Id
    """The turn with cause `speech`, which is over without an `EndTurn`."""


class SpeechSounded(Message, frozen=True, kw_only=True):
    """Satellite → hub: the first sample has left the loudspeaker."""

    stream: StreamNumber


class SpeechHeard(Message, frozen=True, kw_only=True):
    """Satellite → hub: the speech is over, played to the end or stopped."""

    stream: StreamNumber
    heard_ms: Milliseconds
    """How much of it was heard."""
    complete: bool
    """All that was sent was heard."""


# ---------------------------------------------------------------- the end of a turn


class TurnOutcome(StrEnum):
    """How a turn went."""

    ANSWERED = "answered"
    """Something was done or said."""
    NOTHING_HEARD = "nothing_heard"
    """Nobody spoke, or nothing intelligible."""
    FAILED = "failed"
    """A stage failed; the apology may not have been spoken."""
    REPLACED = "replaced"
    """A newer turn took its place."""
    CANCELLED = "cancelled"
    """The satellite or a person ended it."""
    YIELDED = "yielded"
    """Another satellite heard the same words and answers."""


class Stage(Struct, frozen=True, kw_only=True):
    """One stage of a turn on its time line."""

    name: str
    """`listen`, `endpoint`, `stt`, `understand`, `act`, `tts` or `play`."""
    start_ms: int
    """Milliseconds since the turn began (the hub's clock)."""
    duration_ms: int


class TurnSummary(Struct, frozen=True, kw_only=True):
    """What became of a turn, for a satellite with a display, a log or a test behind it."""

    heard: str = ""
    """The transcript."""
    end_reason: EndReason | None = None
    intent: str = ""
    slots: dict[str, Any] = {}
    done: tuple[str, ...] = ()
    """What was done to each device, such as `light.kitchen turn_on: confirmed`."""
    said: str = ""
    """The whole reply."""
    error: str = ""
    """Code of the stage that failed."""
    stages: tuple[Stage, ...] = ()
    speech_end_to_publish_ms: int | None = None
    """From the last voiced frame to the first MQTT command."""
    speech_end_to_sound_ms: int | None = None
    """From the last voiced frame to the first sample of the reply at the loudspeaker."""


class EndTurn(Message, frozen=True, kw_only=True):
    """Hub → satellite: the turn is over."""

    turn: Id
    outcome: TurnOutcome
    apologised: bool = False
    """It failed and an apology was spoken; otherwise a failure is for the satellite to sound."""
    follow_up: bool = False
    """Open the microphone again now, without a wake word."""
    summary: TurnSummary = TurnSummary()


ToHub = (
    Hello
    | Woke
    | Cancelled
    | SpeechSounded
    | SpeechHeard
    | RingBegan
    | RingEnded
    | Settings
    | EndCall
    | Received
    | Problem
)
"""Everything a satellite may send as text."""
ToSatellite = (
    Challenge
    | Welcome
    | StopListening
    | StartSpeech
    | EndSpeech
    | StopSpeech
    | ResumeSpeech
    | EndTurn
    | SetRings
    | StopRings
    | SetVolume
    | SetMicrophone
    | StartCall
    | EndCall
    | Received
    | Problem
)
"""Everything the hub may send as text."""
