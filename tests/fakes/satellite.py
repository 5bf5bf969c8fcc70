"""A satellite on the loop's clock: it speaks the real messages through a link, without sound or network."""

from __future__ import annotations

import asyncio
import struct
from dataclasses import dataclass, field

from hub.session import Session
from shared import codec
from shared.audio import FRAME_MS, FRAME_SAMPLES, Frame
from shared.messages import (
    Cause,
    EndSpeech,
    EndTurn,
    Message,
    ResumeSpeech,
    SpeechHeard,
    SpeechSounded,
    StartSpeech,
    StopListening,
    StopSpeech,
    Woke,
)


def sounding(kind: str, number: int) -> Frame:
    """Return the frame `number` of a script: quiet (`q`), speech (`s`) or speech of somebody further away (`n`)."""
    loud = {"q": 0, "s": 8000, "n": 1000}[kind] >> (number % 2)
    return Frame(struct.pack("<h", loud) * FRAME_SAMPLES, number * FRAME_SAMPLES, kind != "q")


@dataclass
class _Playing:
    rate: int
    began: float
    received: int = 0
    ends: asyncio.TimerHandle | None = None
    held_at: float | None = None
    is_whole: bool = False
    """The hub said that no more will come."""


@dataclass
class FakeSatellite:
    """The satellite's end of a link. `session` must be set before anything is sent."""

    session: Session | None = None
    sent: list[Message] = field(default_factory=list)
    """Everything the hub sent, in order."""
    is_cut: bool = False
    """The network is gone: sending raises."""
    _playing: dict[int, _Playing] = field(default_factory=dict)
    _stream: int = 0
    _listening: asyncio.Event = field(default_factory=asyncio.Event)
    speaking: asyncio.Event = field(default_factory=asyncio.Event)
    """Speech has begun, once."""
    turn_over: asyncio.Event = field(default_factory=asyncio.Event)
    resumed: asyncio.Event = field(default_factory=asyncio.Event)
    """The reply goes on."""

    # ------------------------------------------------------------ what the hub sends (Link)

    async def send(self, message: Message) -> None:
        if self.is_cut:
            raise ConnectionResetError("cut")
        received = codec.decode_to_satellite(codec.encode(message))
        self.sent.append(received)
        now = asyncio.get_running_loop().time()
        match received:
            case StopListening():
                self._listening.clear()
            case StartSpeech(stream=stream, rate=rate):
                self._playing[stream] = _Playing(rate, now)
                self.speaking.set()
                self._report(SpeechSounded(stream=stream))
            case EndSpeech(stream=stream):
                self._playing[stream].is_whole = True
                self._go_on(stream)
            case ResumeSpeech():
                self._listening.clear()
                self.resumed.set()
                for number, playing in self._playing.items():
                    if playing.held_at is not None:
                        playing.began += now - playing.held_at
                        playing.held_at = None
                    self._go_on(number)
            case StopSpeech(stream=stream):
                self._finish(stream, False)
            case EndTurn():
                self._listening.clear()
                self.turn_over.set()

    async def send_sound(self, data: bytes) -> None:
        if self.is_cut:
            raise ConnectionResetError("cut")
        sound = codec.decode_sound(data)
        if (playing := self._playing.get(sound.stream)) is not None:
            assert sound.position == playing.received
            playing.received += len(sound.pcm) // 2

    # ------------------------------------------------------------ what the satellite does

    def _go_on(self, stream: int) -> None:
        """Play to the end, when the end is known and nothing is held back."""
        playing = self._playing[stream]
        if playing.is_whole and playing.held_at is None:
            loop = asyncio.get_running_loop()
            left = playing.began + playing.received / playing.rate - loop.time()
            playing.ends = playing.ends or loop.call_later(max(0.0, left), self._finish, stream, True)

    def hold(self) -> None:
        """Hold the loudspeaker back, as speech over a reply does."""
        for playing in self._playing.values():
            playing.held_at = asyncio.get_running_loop().time()
            if playing.ends is not None:
                playing.ends.cancel()
                playing.ends = None

    async def say(
        self, script: str, turn: str, word: str = "", cause: Cause | None = None, *, interrupts: bool = True
    ) -> None:
        """Wake, or listen again as `cause` says, then stream a script until told to stop.

        A script such as `q200 s600 n300 q2000` is milliseconds of quiet, speech, and speech of somebody further away.
        """
        assert self.session is not None
        cause = cause or (Cause.WAKE if word else Cause.BUTTON)
        if cause is not Cause.SPEECH:
            self.flush()
        elif interrupts:
            self.hold()
        self._stream += 1
        self.turn_over.clear()
        self.resumed.clear()
        self._listening.set()
        self.session.receive(
            Woke(
                turn=turn,
                stream=self._stream,
                cause=cause,
                interrupts=interrupts,
                word=word,
                begin=0,
                wake_end=0,
            )
        )
        number = 0
        for piece in script.split():
            for _ in range(int(piece[1:]) // FRAME_MS):
                if not self._listening.is_set():
                    return
                await asyncio.sleep(FRAME_MS / 1000)
                frame = sounding(piece[0], number)
                self.session.receive_sound(codec.decode_sound(codec.encode_frame(self._stream, frame)))
                number += 1

    def flush(self) -> None:
        """Silence the loudspeaker, as a wake word over a reply does."""
        for stream in list(self._playing):
            self._finish(stream, False)

    def all(self, kind: type[Message]) -> list[Message]:
        return [message for message in self.sent if isinstance(message, kind)]

    def _finish(self, stream: int, complete: bool) -> None:
        playing = self._playing.pop(stream, None)
        if playing is None:
            return
        if playing.ends is not None:
            playing.ends.cancel()
        held_ms = playing.received * 1000 // playing.rate
        until = asyncio.get_running_loop().time() if playing.held_at is None else playing.held_at
        gone_ms = round((until - playing.began) * 1000)
        self._report(SpeechHeard(stream=stream, heard_ms=min(held_ms, gone_ms), complete=complete))

    def _report(self, fact: SpeechSounded | SpeechHeard) -> None:
        if self.session is not None and not self.is_cut:
            asyncio.get_running_loop().call_soon(self.session.receive, fact)
