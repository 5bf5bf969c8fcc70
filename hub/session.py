"""One connected satellite: its messages in, its turns, its announcements."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace

from hub.arbiter import Arbiter, Claim
from hub.brain.responder import spoken
from hub.config import Confirm
from hub.engines.base import TextToSpeech
from hub.events import Events, FramesDropped
from hub.roster import Admitted
from hub.trace import Trace
from hub.turn.aside import LONGEST_S, Verdict, overhear, stop_words
from hub.turn.listener import Listener
from hub.turn.parts import Brain, Ears, Opening, Said, YieldedError
from hub.turn.slot import TurnSlot
from hub.turn.speaker import Link, Speaker
from hub.turn.spoken import SatelliteEars, SatelliteMouth
from hub.turn.turn import run_turn
from hub.turn.typed import TypedEars
from shared.audio import Frame
from shared.codec import Sound, SoundKind
from shared.errors import EngineError, ProtocolError
from shared.messages import (
    Cancelled,
    Cause,
    EndTurn,
    Hello,
    Problem,
    ProblemCode,
    ResumeSpeech,
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
    arbiter: Arbiter = field(default_factory=lambda: Arbiter(0))
    """Which satellite answers when several hear the same words; shared by all sessions."""


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

    @property
    def area(self) -> str:
        """Id of the area it stands in, empty when unknown."""
        return self._admitted.area and self._services.area_id(self._admitted.area)

    @property
    def state(self) -> str:
        """`idle`, `listening`, `thinking` or `speaking`."""
        if self._speaker.is_sounding:
            return "speaking"
        if self._slot.is_free:
            return "idle"
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
            case Problem(code=code, reason=reason):
                log.warning("satellite %s reports a problem: %s: %s", self._admitted.satellite, code, reason)
            case Hello():
                raise ProtocolError(ProblemCode.OUT_OF_ORDER, "Hello: you are already in")

    def receive_sound(self, sound: Sound) -> None:
        """Take a microphone frame; frames of an uplink that is over are late and ignored."""
        if sound.kind is not SoundKind.UPLINK:
            raise ProtocolError(ProblemCode.BAD_FRAME, "a satellite sends microphone frames only")
        if sound.stream == self._uplink:
            frame = Frame(sound.pcm, sound.position, sound.is_speech)
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
        await cancel(self._aside)
        await self._slot.clear()

    async def announce(self, text: str) -> bool:
        """Speak a text once no turn is running; tell whether all of it was heard.

        Raises `EngineError`, `ConnectionError`.
        """
        await self._slot.free()
        said = Said()
        await self._mouth.speak(spoken(text), said, Trace(), "")
        return said.complete

    def _begin(self, woke: Woke) -> None:
        if woke.turn == self._turn:
            raise ProtocolError(ProblemCode.OUT_OF_ORDER, f"Woke: the turn {woke.turn} has already begun")
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
            follow_up=follow_up,
            summary=TurnSummary(**{name: getattr(record, name) for name in TurnSummary.__struct_fields__}),
        )
        with suppress(ConnectionError):
            await self._link.send(end)
