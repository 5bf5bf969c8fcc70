"""Speaking: sound to the satellite, and the knowledge of how much of it was heard."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Protocol

from shared.audio import AudioFormat
from shared.codec import encode_speech
from shared.messages import EndSpeech, Message, SpeechHeard, SpeechSounded, StartSpeech, StopSpeech

AHEAD_S = 20.0
"""Sound is sent at most this far ahead of its playing, so that a satellite's buffer stays small."""
LATE_S = 12.0
"""A satellite that has not reported the end of speech this long after it must have ended counts as heard out; a broken
link may hold the sound or the report back for ten seconds (`server.resume_ms`)."""
STOP_S = 0.3
"""Wait for the report of how much was heard after speech was stopped."""
PIECE_BYTES = 16 * 1024


class Link(Protocol):
    """The way to one satellite. Sending on a broken connection raises `ConnectionError`."""

    async def send(self, message: Message) -> None:
        """Send a control message."""

    async def send_sound(self, data: bytes) -> None:
        """Send a binary message."""


@dataclass(slots=True)
class Speech:
    """One piece of speech on its way to a loudspeaker."""

    stream: int
    format: AudioFormat
    turn: str
    _link: Link
    volume: float = 0.0
    """How loud, 0 to 1; 0: as loud as everything."""
    live: bool = False
    """Somebody is speaking now: what is late is dropped."""
    follow_up: bool = False
    """It asks something: the microphone opens once it was heard."""
    began: float | None = None
    """Loop time of the first piece sent, moved on by the time it was held back."""
    sounded: float | None = None
    """Loop time at which the satellite reported the first sample."""
    sent_s: float = 0.0
    """Seconds of sound sent."""
    heard_ms: int = 0
    """How much the satellite reported as heard, known once `over`."""
    complete: bool = False
    over: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def sent_ms(self) -> int:
        """Milliseconds of sound sent."""
        return round(self.sent_s * 1000)

    @property
    def is_sounding(self) -> bool:
        """It has begun and is not over."""
        return self.began is not None and not self.over.is_set()

    async def write(self, pcm: bytes) -> None:
        """Send 16-bit mono PCM; waits while more than `AHEAD_S` is unplayed. Ignored once the satellite stopped it."""
        loop = asyncio.get_running_loop()
        for start in range(0, len(pcm), PIECE_BYTES):
            if self.over.is_set():
                return
            if self.began is None:
                self.began = loop.time()
                await self._link.send(
                    StartSpeech(
                        stream=self.stream,
                        turn=self.turn,
                        rate=self.format.rate,
                        volume=self.volume,
                        live=self.live,
                        follow_up=self.follow_up,
                    )
                )
            await asyncio.sleep(max(0.0, self.sent_s - (loop.time() - self.began) - AHEAD_S))
            piece = pcm[start : start + PIECE_BYTES]
            await self._link.send_sound(encode_speech(self.stream, round(self.sent_s * self.format.rate), piece))
            self.sent_s += len(piece) / 2 / self.format.rate

    async def finish(self) -> None:
        """Say that no more will come and wait until it was heard."""
        if self.began is None:
            return
        await self._link.send(EndSpeech(stream=self.stream))
        loop, ends = asyncio.get_running_loop(), self.began + self.sent_s
        await self._over_within(max(0.0, ends - loop.time()) + LATE_S)
        while not self.over.is_set() and (later := self.began + self.sent_s) > ends:
            ends = later  # It was held back meanwhile.
            await self._over_within(max(0.0, ends - loop.time()) + LATE_S)

    async def stop(self) -> None:
        """Silence it at once and learn how much was heard."""
        if not self.is_sounding:
            return
        await self._link.send(StopSpeech(stream=self.stream))
        await self._over_within(STOP_S)

    async def _over_within(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.over.wait()


class Speaker:
    """The loudspeaker of one satellite."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._speeches: dict[int, Speech] = {}
        self._next = 0

    @property
    def is_sounding(self) -> bool:
        """Speech is being heard now."""
        return self.sounding is not None

    @property
    def sounding(self) -> Speech | None:
        """The speech that is being heard, or held back, now."""
        speeches = self._speeches.values()
        return next((each for each in speeches if each.sounded is not None and not each.over.is_set()), None)

    def postpone(self, seconds: float) -> None:
        """Take into account that the satellite holds all speech back for so long; negative when it was less."""
        for speech in self._speeches.values():
            if speech.began is not None:
                speech.began += seconds

    async def hush(self, *, replies: bool = True) -> bool:
        """Silence everything at once, or without `replies` only what answers no turn; tell whether anything sounded.

        Raises `ConnectionError`.
        """
        those = [each for each in self._speeches.values() if (replies or not each.turn) and each.is_sounding]
        for speech in those:
            await speech.stop()
        return bool(those)

    @asynccontextmanager
    async def speech(
        self,
        format: AudioFormat,
        turn: str = "",
        *,
        volume: float = 0.0,
        live: bool = False,
        follow_up: bool = False,
    ) -> AsyncIterator[Speech]:
        """Open a speech; leaving waits until it was heard, cancelling stops it and learns how much was heard.

        The satellite hears of it with the first sound written. Raises `ConnectionError` when the satellite is gone.
        """
        self._next = (self._next + 1) & 0xFFFF
        speech = Speech(self._next, format, turn, self._link, volume, live, follow_up)
        self._speeches[speech.stream] = speech
        try:
            yield speech
            await speech.finish()
        except BaseException:
            with suppress(ConnectionError):
                await speech.stop()
            raise
        finally:
            del self._speeches[speech.stream]

    def lose(self) -> None:
        """End everything: the satellite is gone, and will not tell what it heard."""
        for speech in self._speeches.values():
            speech.over.set()

    def report(self, fact: SpeechSounded | SpeechHeard) -> None:
        """Take the satellite's word for what sounded; facts about unknown streams are late and ignored."""
        speech = self._speeches.get(fact.stream)
        if speech is None:
            return
        speech.sounded = speech.sounded or asyncio.get_running_loop().time()
        if isinstance(fact, SpeechHeard):
            speech.heard_ms, speech.complete = fact.heard_ms, fact.complete
            speech.over.set()
