"""Listening: frames in, readings out, and the moment when the speaker has finished."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace

from hub.engines.base import Hypotheses, Hypothesis, SpeechSession, SpeechToText
from hub.events import Events, Transcribed
from hub.trace import Trace, stage
from hub.turn.parts import Opening
from hub.turn.wake_word import without_wake_word
from shared.audio import FRAME_MS, FRAME_SAMPLES, Frame
from shared.endpoint import Endpointer, EndpointTimes, EndReason, Hint
from shared.tasks import cancel


@dataclass(frozen=True, slots=True)
class Listener:
    """Listens to utterances; holds nothing between them."""

    stt: SpeechToText
    times: EndpointTimes
    look_ms: int
    """Silence after which the words so far are decoded and judged: decoding hides behind the silence that must pass
    anyway, and a whole command ends early."""
    judge: Callable[[str, str, str], Hint]
    """From words, area id and language to what the words look like."""
    events: Events

    @property
    def limit_s(self) -> float:
        """Longest time an utterance can take, in seconds."""
        return (self.times.no_speech_ms + self.times.limit_ms + self.times.dangling_ms) / 1000

    async def until_end(
        self, frames: AsyncIterator[Frame], opening: Opening, trace: Trace
    ) -> tuple[SpeechSession, EndReason]:
        """Feed an utterance to speech-to-text until it ends, and say why it ended.

        Frames before `opening.wake_end` are passed over. Raises `ConnectionError` when the frames end first.
        """
        session = self.stt.session(opening.language)
        endpointer = Endpointer(self.times)
        hint = Hint.UNKNOWN
        look: asyncio.Task[str] | None = None
        voiced_at = judged_ms = 0
        try:
            async for frame in frames:
                if frame.end <= opening.wake_end:
                    continue  # A wake word heard in part is transcribed as words nobody said.
                session.feed(frame)
                judged_ms += FRAME_MS
                if look is not None and look.done():
                    words = look.result()
                    hint = self.judge(words, opening.area, opening.language) if words else Hint.UNKNOWN
                progress = endpointer.step(FRAME_SAMPLES, frame.is_speech, hint)
                if frame.is_speech:
                    voiced_at = trace.now()
                    await cancel(look)
                    look, hint = None, Hint.UNKNOWN
                elif look is None and progress.speaking and progress.silence_ms >= self.look_ms:
                    look = asyncio.create_task(self._look(session, opening), name=f"partial of turn {opening.turn}")
                if progress.ended is None:
                    continue
                if look is not None and judged_ms < self.times.no_speech_ms and not await look:
                    # It was the tail of the wake word, or a cough: nobody has spoken to us yet.
                    left = replace(self.times, no_speech_ms=self.times.no_speech_ms - judged_ms)
                    endpointer, look, hint = Endpointer(left), None, Hint.UNKNOWN
                    continue
                trace.mark("speech_end", voiced_at)
                trace.add("listen", 0, voiced_at)
                trace.add("endpoint", voiced_at, trace.now())
                return session, progress.ended
        finally:
            await cancel(look)
        raise ConnectionError("the uplink ended before the utterance did")

    async def finish(self, session: SpeechSession, opening: Opening) -> Hypotheses:
        """Decode the utterance. The wake word is not part of any reading. Raises `EngineError`."""
        with stage("stt"):
            found = _without_wake_word(await session.finish(), opening)
        self.events.publish(Transcribed(turn=opening.turn, text=found.best, final=True))
        return found

    async def alternatives(self, session: SpeechSession, opening: Opening) -> Hypotheses:
        """Look for other readings, when the first makes no sense. Raises `EngineError`."""
        with stage("stt again"):
            return _without_wake_word(await session.alternatives(), opening)

    async def _look(self, session: SpeechSession, opening: Opening) -> str:
        text = without_wake_word(await session.partial(), opening.word)
        self.events.publish(Transcribed(turn=opening.turn, text=text, final=False))
        return text


def _without_wake_word(found: Hypotheses, opening: Opening) -> Hypotheses:
    readings = (Hypothesis(without_wake_word(each.text, opening.word), each.score) for each in found.ranked)
    return replace(found, ranked=tuple(each for each in readings if each.text))
