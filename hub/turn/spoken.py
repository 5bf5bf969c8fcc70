"""A turn with sound: a satellite's microphone and loudspeaker."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from hub.brain.responder import Confirms, spoken
from hub.config import Confirm
from hub.engines.base import Hypotheses, TextToSpeech
from hub.rooms import Chime, Manner
from hub.trace import Trace
from hub.turn.aside import around
from hub.turn.chimes import sound_of
from hub.turn.confirming import is_sounded, signal
from hub.turn.listener import Listener
from hub.turn.parts import Heard, Opening, Said
from hub.turn.speaker import Link, Speaker
from hub.turn.speaking import prepare, speak
from shared.endpoint import EndReason
from shared.messages import StopListening
from shared.stream import FrameStream

MARGIN_S = 3.0
"""An uplink that brings no sound keeps a turn waiting at most this much longer than the longest utterance."""


@dataclass(slots=True)
class SatelliteEars:
    """Hear the uplink of one turn."""

    frames: FrameStream
    link: Link
    listener: Listener
    is_open: bool = True
    """The uplink is still wanted."""

    async def listen(self, opening: Opening, trace: Trace) -> Heard:
        """Listen until the end of speech, close the uplink, decode.

        Raises `EngineError`, `ConnectionError`, and `TimeoutError` when the uplink brings no sound.
        """
        async with asyncio.timeout(self.listener.limit_s + MARGIN_S):
            session, reason = await self.listener.until_end(self.frames, opening, trace)
        self.is_open = False
        await self.link.send(StopListening(turn=opening.turn, reason=reason))
        if reason is EndReason.NO_SPEECH:
            return Heard(Hypotheses(), reason)  # Whisper invents words for silence.
        found = await self.listener.finish(session, opening)
        return Heard(found, reason, lambda: self.listener.alternatives(session, opening))


@dataclass(slots=True)
class SatelliteMouth:
    """Speak through one satellite."""

    speaker: Speaker
    tts: TextToSpeech
    confirm: Confirm = "words"
    _said: Said = field(default_factory=Said)

    async def speak(
        self, words: AsyncIterator[str], said: Said, trace: Trace, turn: str, confirms: Confirms = Confirms.NOTHING
    ) -> None:
        """Speak sentences as they come, or sound what they confirm. Raises `EngineError`, `ConnectionError`."""
        self._said = said
        if is_sounded(self.confirm, confirms):
            await signal(words, self.speaker, said, trace, turn)
        else:
            await speak(words, self.tts, self.speaker, said, trace, turn)

    async def announce(self, text: str, said: Said, manner: Manner) -> None:
        """Speak a text that answers no turn. Raises `EngineError`, `ConnectionError`."""
        self._said = said
        chime = sound_of(manner.chime or Chime.NONE, self.tts.format.rate)
        await speak(
            spoken(text),
            self.tts,
            self.speaker,
            said,
            Trace(),
            chime=chime,
            volume=manner.volume,
            follow_up=manner.follow_up,
        )

    async def prepare(self, text: str) -> None:
        """Make the first sound of a reply that may be wanted soon. Raises `EngineError`."""
        await prepare(text, self.tts)

    @property
    def saying(self) -> str:
        """The words that are being heard about now; empty when nothing sounds."""
        speech = self.speaker.sounding
        if speech is None or speech.began is None:
            return ""
        return around(self._said.text, asyncio.get_running_loop().time() - speech.began, speech.sent_s)
