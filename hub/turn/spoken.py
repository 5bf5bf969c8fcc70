"""A turn with sound: a satellite's microphone and loudspeaker."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from hub.engines.base import Hypotheses, TextToSpeech
from hub.trace import Trace
from hub.turn.aside import around
from hub.turn.listener import Listener
from hub.turn.parts import Heard, Opening, Said
from hub.turn.speaker import Link, Speaker, speak
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
    _said: Said = field(default_factory=Said)

    async def speak(self, words: AsyncIterator[str], said: Said, trace: Trace, turn: str) -> None:
        """Speak sentences as they come. Raises `EngineError`, `ConnectionError`."""
        self._said = said
        await speak(words, self.tts, self.speaker, said, trace, turn)

    @property
    def saying(self) -> str:
        """The words that are being heard about now; empty when nothing sounds."""
        speech = self.speaker.sounding
        if speech is None or speech.began is None:
            return ""
        return around(self._said.text, asyncio.get_running_loop().time() - speech.began, speech.sent_s)
