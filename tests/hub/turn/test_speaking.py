"""Saying a reply whose sound comes in pieces: what was heard of it, and that no more is made than is wanted."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from hub.brain.responder import spoken
from hub.engines.base import Spoken
from hub.trace import Trace
from hub.turn.parts import Said
from hub.turn.speaker import Speaker
from hub.turn.speaking import speak
from shared.codec import decode_sound
from shared.messages import Message, SpeechHeard, StopSpeech
from tests.fakes.engines import SilentSpeech

PIECE_MS = 500
TEXT = "one two three four"


class Pieces(SilentSpeech):
    """Text-to-speech with one word in each piece; remembers how many it made and whether it could clear up."""

    made = 0
    is_closed = False

    async def synthesize(
        self, sentence: str, voice: str = "", *, later: bool = False, keep: bool = True
    ) -> AsyncIterator[Spoken]:
        end = -1
        try:
            for word in sentence.split():
                end += len(word) + 1
                self.made += 1
                yield Spoken(bytes(2 * 22_050 * PIECE_MS // 1000), ((end, PIECE_MS - 100),))
        finally:
            self.is_closed = True


class Satellite:
    """Plays all but the last 50 ms of what it gets, and tells when two pieces are there."""

    def __init__(self, *, stops: bool = False) -> None:
        """With `stops` it ends the speech then."""
        self.speaker = Speaker(self)
        self.has_two = asyncio.Event()
        self._stops = stops
        self._ms = 0

    async def send(self, message: Message) -> None:
        if isinstance(message, StopSpeech):
            self._report()

    async def send_sound(self, data: bytes) -> None:
        self._ms += len(decode_sound(data).pcm) // 2 * 1000 // 22_050
        if self._ms > 2 * PIECE_MS - 10 and not self.has_two.is_set():
            self.has_two.set()
            if self._stops:
                self._report()

    def _report(self) -> None:
        self.speaker.report(SpeechHeard(stream=1, heard_ms=self._ms - 50, complete=False))


async def test_a_satellite_that_stops_the_speech_ends_the_making_at_once() -> None:
    satellite, tts, said = Satellite(stops=True), Pieces(), Said()
    await speak(spoken(TEXT), tts, satellite.speaker, said, Trace(), "turn")
    assert tts.made == 2 and tts.is_closed
    assert said.heard == "one two" and not said.complete


async def test_a_reply_that_is_cut_off_keeps_the_words_of_what_was_made() -> None:
    satellite, tts, said = Satellite(), Pieces(), Said()
    speaking = asyncio.create_task(speak(spoken(TEXT), tts, satellite.speaker, said, Trace(), "turn"))
    await satellite.has_two.wait()
    speaking.cancel()
    await asyncio.wait([speaking])
    assert tts.made < 4 and tts.is_closed
    assert said.heard == "one two" and not said.complete
