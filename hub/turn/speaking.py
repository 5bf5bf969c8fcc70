"""Saying a reply: its pieces to sound one after the other, and what of it was heard."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from hub.engines.base import TextToSpeech
from hub.trace import Trace
from hub.turn.heard import Uttered, heard
from hub.turn.parts import Said
from hub.turn.sentences import first_piece
from hub.turn.speaker import Speaker, Speech
from shared.tasks import cancel, closing

PIECES = 32
"""Pieces of text that may wait to be spoken; who writes more waits."""


async def speak(
    sentences: AsyncIterator[str],
    tts: TextToSpeech,
    speaker: Speaker,
    said: Said,
    trace: Trace,
    turn: str = "",
    *,
    chime: bytes = b"",
    volume: float = 0.0,
    follow_up: bool = False,
) -> None:
    """Speak sentences as they come; the next one is synthesised while the last one sounds.

    A satellite that stops the speech ends it quietly. Only replies may be kept for the next time, no announcements
    (those without a turn). `chime` is sound in the voice's format that goes before the words; with `follow_up` the
    microphone opens after them. Raises `EngineError`, `ConnectionError`.
    """
    asked, format = trace.now(), tts.format
    before = said.heard
    uttered: list[Uttered] = []
    try:
        async with (
            speaker.speech(format, turn, volume=volume, follow_up=follow_up) as speech,
            _read_ahead(sentences, said) as pieces,
        ):
            await speech.write(chime)
            async for sentence in pieces:
                piece = Uttered(sentence, speech.sent_ms, speech.sent_ms)
                later = bool(uttered)
                uttered.append(piece)
                async with closing(tts.synthesize(sentence, later=later, keep=bool(turn))) as sounds:
                    async for sound in sounds:
                        if speech.began is None:
                            trace.add("tts", asked, trace.now())
                        piece.words += [(end, speech.sent_ms + ms) for end, ms in sound.words]
                        await speech.write(sound.pcm)
                        piece.end_ms = speech.sent_ms
                        if speech.over.is_set():
                            break
                if speech.over.is_set():
                    break
    finally:
        said.heard_ms, said.complete = speech.heard_ms, speech.complete or speech.began is None
        said.heard = said.text if speech.complete else f"{before} {heard(uttered, speech.heard_ms)}".strip()
        tell(trace, speech)


async def prepare(text: str, tts: TextToSpeech) -> None:
    """Make the first sound of a reply that may be wanted soon. Raises `EngineError`."""
    if piece := first_piece(text):
        await tts.prepare(piece)


def tell(trace: Trace, speech: Speech) -> None:
    """Note when a speech sounded."""
    if speech.sounded is not None:
        trace.mark("sounded", trace.at(speech.sounded))
        trace.add("play", trace.at(speech.sounded), trace.now())


@asynccontextmanager
async def _read_ahead(sentences: AsyncIterator[str], said: Said) -> AsyncIterator[AsyncIterator[str]]:
    """Read the reply while it is spoken, so that all of it is known when it is cut off, and a writer is not held up."""
    waiting: asyncio.Queue[str | Exception | None] = asyncio.Queue(PIECES)

    async def read() -> None:
        try:
            async for sentence in sentences:
                said.text = f"{said.text} {sentence}".strip()
                await waiting.put(sentence)
        except Exception as error:
            await waiting.put(error)
        else:
            await waiting.put(None)

    async def read_already() -> AsyncIterator[str]:
        while (found := await waiting.get()) is not None:
            if isinstance(found, Exception):
                raise found
            yield found

    task = asyncio.create_task(read(), name="reading a reply")
    try:
        async with closing(read_already()) as already:
            yield already
    finally:
        await cancel(task)
