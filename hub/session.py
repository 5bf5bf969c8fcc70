"""One connected satellite: its messages in, its turns, its announcements, rings and calls."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace

import msgspec

from hub.arbiter import Arbiter, Claim
from hub.calls import Line, Switchboard, opened
from hub.config import Confirm
from hub.engines.base import TextToSpeech
from hub.events import Events, FramesDropped, SatelliteChanged
from hub.ringing import Ringing
from hub.rooms import USUAL, Chime, Manner
from hub.roster import Admitted
from hub.turn.aside import LONGEST_S, Verdict, overhear, stop_words
from hub.turn.chimes import sound_of
from hub.turn.listener import Listener
from hub.turn.parts import Brain, Ears, Opening, Said, YieldedError
from hub.turn.slot import TurnSlot
from hub.turn.speaker import Link, Speaker
from hub.turn.spoken import SatelliteEars, SatelliteMouth
from hub.turn.turn import run_turn
from hub.turn.typed import TypedEars
from shared.audio import AudioFormat, Frame
from shared.codec import Sound, SoundKind
from shared.errors import EngineError, ProtocolError
from shared.messages import (
    Cancelled,
    Cause,
    EndCall,
    EndTurn,
    Hello,
    Problem,
    ProblemCode,
    ResumeSpeech,
    RingBegan,
    RingEnded,
    SetMicrophone,
    Settings,
    SetVolume,
    SpeechHeard,
    SpeechSounded,
    ToHub,
    TurnOutcome,
    TurnSummary,
    Woke,
)
from shared.stream import FrameStream
from shared.tasks import cancel

log = logging.getLogger(__name__)

SILENCED_S = 10.0
"""A wake word that stopped what sounded so long ago came before the "stop" that asks for it."""
ATTEMPTS = 3
"""Something urgent is tried so often: a satellite that was just woken refuses to speak."""


@dataclass(frozen=True, slots=True)
class Services:
    """What a session needs of the hub."""

    listener: Listener
    tts: TextToSpeech
    brain: Brain
    events: Events
    area_id: Callable[[str], str]
    """From an area's name to its id."""
    confirm: Callable[[str], Confirm] = lambda _: "words"
    """From a satellite's name to how it confirms what was done."""
    follow_up: Callable[[str], bool] = lambda _: True
    """Whether a satellite's microphone opens after a question."""
    arbiter: Arbiter = field(default_factory=lambda: Arbiter(0))
    """Which satellite answers when several hear the same words; shared by all sessions."""
    calls: Switchboard = field(default_factory=lambda: Switchboard(Events()))
    """Who talks to whom; shared by all sessions."""


class Session:
    """Serves one satellite. `receive` and `receive_sound` never wait, so that reading is never held up."""

    def __init__(self, admitted: Admitted, link: Link, services: Services) -> None:
        self._admitted = admitted
        self._link = link
        self._services = services
        self._speaker = Speaker(link)
        self._mouth = SatelliteMouth(self._speaker, services.tts, services.confirm(admitted.satellite))
        self._slot = TurnSlot()
        self._frames = FrameStream()
        self._uplink: int | None = None
        self._turn = ""
        self._ears: SatelliteEars | None = None
        self._claim: Claim | None = None
        self._overheard = FrameStream()
        self._aside: asyncio.Task[None] | None = None
        self._line: Line | None = None
        self._lines = 0
        self._silenced_at: float | None = None
        self.ringing = Ringing(admitted.satellite, link, services.events)
        self.volume, self.microphone = 1.0, True
        services.calls.join(self)

    @property
    def satellite(self) -> str:
        """Its name."""
        return self._admitted.satellite

    @property
    def language(self) -> str:
        """Language spoken to it."""
        return self._admitted.language

    @property
    def area(self) -> str:
        """Id of the area it stands in, empty when unknown."""
        return self._admitted.area and self._services.area_id(self._admitted.area)

    @property
    def state(self) -> str:
        """`idle`, `listening`, `thinking`, `speaking`, `ringing` or `calling`."""
        if self._line is not None:
            return "calling"
        if self._speaker.is_sounding:
            return "speaking"
        if self._slot.is_free:
            return "ringing" if self.ringing.is_sounding else "idle"
        return "listening" if self._ears is not None and self._ears.is_open else "thinking"

    def receive(self, message: ToHub) -> None:
        """Take a control message. Raises `ProtocolError` when it makes no sense here."""
        match message:
            case Woke():
                self._begin(message)
            case SpeechSounded() | SpeechHeard():
                self._speaker.report(message)
            case Cancelled(turn=turn):
                if turn == self._turn:
                    self._frames.close()
                    self._leave_aside()
                    self._slot.cancel(TurnOutcome.CANCELLED)
            case RingBegan() | RingEnded():
                if self.ringing.report(message):
                    self._silenced()
            case Settings(volume=volume, microphone=microphone):
                self.volume, self.microphone = volume, microphone
                self._services.events.publish(
                    SatelliteChanged(satellite=self.satellite, volume=volume, microphone=microphone)
                )
            case EndCall(call=call):
                self._hang_up(call)
            case Problem(code=code, reason=reason):
                log.warning("satellite %s reports a problem: %s: %s", self._admitted.satellite, code, reason)
            case Hello():
                raise ProtocolError(ProblemCode.OUT_OF_ORDER, "Hello: you are already in")

    def receive_sound(self, sound: Sound) -> None:
        """Take a microphone frame; frames of an uplink that is over are late and ignored."""
        if sound.kind is not SoundKind.UPLINK:
            raise ProtocolError(ProblemCode.BAD_FRAME, "a satellite sends microphone frames only")
        frame = Frame(sound.pcm, sound.position, sound.is_speech)
        if self._line is not None and sound.stream == self._line.stream:
            self._line.frames.put(frame)
        if sound.stream == self._uplink:
            self._frames.put(frame)
            if self._claim is not None:
                self._services.arbiter.hear(asyncio.get_running_loop().time(), self._claim, frame)
            self._overheard.put(frame)

    def is_listening(self, turn: str) -> bool:
        """Whether a turn has done and said nothing yet."""
        return turn == self._turn and self._ears is not None and self._ears.is_open

    def give_way(self, turn: str, winner: str) -> None:
        """End a turn that is listening as yielded to the satellite `winner`."""
        if self.is_listening(turn):
            self._frames.fail(YieldedError(winner))

    async def close(self) -> None:
        """End what is running: the connection is gone."""
        self._frames.fail(ConnectionError("the satellite is gone"))
        await self._services.calls.part(self)
        await cancel(self._aside)
        await self._slot.clear()
        self._speaker.lose()

    # ------------------------------------------------------------ asked by others

    async def announce(self, text: str, manner: Manner = USUAL) -> bool:
        """Speak a text once no turn and no call is running, or instead of them; tell whether all of it was heard.

        Raises `EngineError`, `ConnectionError`.
        """
        if manner.follow_up and not self._services.follow_up(self.satellite):
            manner = msgspec.structs.replace(manner, follow_up=False)
        said = Said()
        for _ in range(ATTEMPTS if manner.urgent else 1):
            if manner.urgent:
                await self._interrupt()
            else:
                await self._services.calls.over(self.satellite)
                await self._slot.free()
            said = Said()
            await self._mouth.announce(text, said, manner)
            if said.complete or said.heard_ms:
                break
        return said.complete

    async def chime(self, chime: Chime) -> None:
        """Make a short sound. Raises `ConnectionError`."""
        async with self._speaker.speech(AudioFormat()) as speech:
            await speech.write(sound_of(chime))

    async def silence(self) -> bool:
        """Stop every ring, announcement and call here; tell whether there was one.

        What a wake word stopped a moment ago counts, once: "stop" may follow it. Raises `ConnectionError`.
        """
        before, self._silenced_at = self._silenced_at, None
        was_ringing = await self.ringing.stop()
        was_speaking = self._line is None and await self._speaker.hush(replies=False)
        was_calling = await self._services.calls.end(self.satellite)
        if was_ringing or was_speaking or was_calling:
            return True
        return before is not None and asyncio.get_running_loop().time() - before <= SILENCED_S

    async def set_volume(self, level: float) -> None:
        """Speak as loud as this from now on, 0 to 1. Raises `ConnectionError`."""
        await self._link.send(SetVolume(level=level))

    async def set_microphone(self, on: bool) -> None:
        """Switch the microphone off or on. Raises `ConnectionError`."""
        await self._link.send(SetMicrophone(on=on))

    @property
    def is_busy(self) -> bool:
        """A turn is running, or what somebody said is being judged."""
        return not self._slot.is_free or (self._aside is not None and not self._aside.done())

    async def free(self) -> None:
        """Wait until no turn is running."""
        await self._slot.free()

    @asynccontextmanager
    async def line(self, call: str) -> AsyncIterator[Line]:
        """Open this side of a call, and end it on leaving. Raises `ConnectionError`."""
        self._lines = (self._lines + 1) & 0x7FFF
        async with opened(call, 0x8000 | self._lines, self._link, self._speaker) as line:
            self._line = line
            try:
                yield line
            finally:
                self._line = None

    def _hang_up(self, call: str) -> None:
        if self._line is not None and call == self._line.call:
            self._line.is_ended = True
            self._line.frames.close()
            self._services.calls.woke(self.satellite)

    def _silenced(self) -> None:
        self._silenced_at = asyncio.get_running_loop().time()

    async def _interrupt(self) -> None:
        """End a call, and a turn that is running, so that something urgent can be said."""
        await self._services.calls.end(self.satellite)
        if not self.is_busy:
            return
        turn = self._turn
        self._frames.close()
        self._leave_aside()
        await self._slot.clear(TurnOutcome.REPLACED)
        if turn == self._turn:
            await self._link.send(EndTurn(turn=turn, outcome=TurnOutcome.REPLACED))

    # ------------------------------------------------------------ turns

    def _begin(self, woke: Woke) -> None:
        if woke.turn == self._turn:
            raise ProtocolError(ProblemCode.OUT_OF_ORDER, f"Woke: the turn {woke.turn} has already begun")
        if self._line is not None and woke.cause is not Cause.SPEECH:
            self._hang_up(self._line.call)
        self._frames.close()
        self._leave_aside()
        self._frames = FrameStream()
        behind = self._turn
        self._turn, self._uplink = woke.turn, woke.stream
        admitted = self._admitted
        opening = Opening(
            turn=woke.turn,
            satellite=admitted.satellite,
            area=self.area,
            language=admitted.language,
            cause=woke.cause,
            word=woke.word,
            score=woke.score,
            wake_end=woke.wake_end,
        )
        self._claim = None
        if woke.cause is Cause.SPEECH:
            self._overheard = FrameStream()
            aside = self._judge(opening, behind, interrupts=woke.interrupts)
            self._aside = asyncio.create_task(aside, name=f"aside {woke.turn} on {admitted.satellite}")
        else:
            self._start(opening, self._services.listener)
        if woke.cause is Cause.WAKE:
            now = asyncio.get_running_loop().time()
            self._claim = self._services.arbiter.claim(now, admitted.satellite, woke, self)

    def _start(self, opening: Opening, listener: Listener, text: str = "") -> None:
        """Begin a turn in the place of the one that is running; with `text` that is what was said."""
        self._ears = SatelliteEars(self._frames, self._link, listener)
        ears = TypedEars(text) if text else self._ears
        name = f"turn {opening.turn} on {opening.satellite}"
        self._slot.replace(lambda: self._run(opening, ears), name=name)

    async def _judge(self, opening: Opening, behind: str, *, interrupts: bool) -> None:
        """Find out what somebody says over a reply; let that go on, or silence it and begin a turn.

        The turn `behind` is not touched until then.
        """
        listener, began = self._services.listener, asyncio.get_running_loop().time()
        saying = self._mouth.saying
        if interrupts:
            self._speaker.postpone(LONGEST_S)
        found = None
        try:
            with suppress(ConnectionError, TimeoutError):
                async with asyncio.timeout(LONGEST_S):
                    found = await overhear(
                        self._overheard, listener.stt, opening.language, saying, interrupts=interrupts
                    )
        except EngineError as error:
            log.error("what was said over a reply could not be understood: %s", error)
        finally:
            if interrupts:
                self._speaker.postpone(asyncio.get_running_loop().time() - began - LONGEST_S)
        with suppress(ConnectionError):
            if found is None or found.verdict is Verdict.RESUME:
                self._frames.close()
                self._turn, self._uplink = behind, None
                await self._link.send(ResumeSpeech(turn=opening.turn))
                return
            text = stop_words(found.text, opening.language) if found.verdict is Verdict.STOP else ""
            if found.verdict is Verdict.STOP and await self.silence():
                self._silenced()  # For the turn that comes of it: it asks for nothing else.
            self._start(replace(opening, wake_end=found.begin), replace(listener, stt=found.stt), text)
            await self._speaker.hush()

    def _leave_aside(self) -> None:
        """Judge no longer what was said over a reply: something else came of it."""
        if self._aside is not None:
            self._aside.cancel()
        self._overheard.close()

    async def _run(self, opening: Opening, ears: Ears) -> None:
        services = self._services
        record, follow_up = await run_turn(
            opening, ears, self._mouth, services.brain, services.events, lambda: self._slot.why
        )
        if isinstance(ears, SatelliteEars) and ears.frames.dropped:
            services.events.publish(FramesDropped(satellite=opening.satellite, count=ears.frames.dropped))
        while self._aside is not None and not self._aside.done():
            await asyncio.wait([self._aside])  # What was said over the reply may end this turn as `replaced` yet.
        end = EndTurn(
            turn=opening.turn,
            outcome=record.outcome,
            apologised=record.outcome is TurnOutcome.FAILED and record.heard_ms > 0,
            follow_up=follow_up and services.follow_up(opening.satellite),
            summary=TurnSummary(**{name: getattr(record, name) for name in TurnSummary.__struct_fields__}),
        )
        with suppress(ConnectionError):
            await self._link.send(end)
