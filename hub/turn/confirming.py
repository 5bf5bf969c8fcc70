"""A short sound in place of words that would only confirm what was done."""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import cache

from hub.brain.responder import Confirms
from hub.config import Confirm
from hub.trace import Trace
from hub.turn.parts import Said
from hub.turn.speaker import Speaker
from hub.turn.speaking import tell
from shared.audio import AudioFormat
from shared.tones import Note, render

DONE: tuple[Note, ...] = ((880.0, 0, 90), (1318.5, 70, 140))
"""A rising fifth, higher than that of the wake word."""
VOLUME = 0.35


def is_sounded(confirm: Confirm, confirms: Confirms) -> bool:
    """Tell whether a sound stands for a reply: `sound` for all that only confirms, `auto` for what is seen."""
    match confirm:
        case "sound":
            return confirms is not Confirms.NOTHING
        case "auto":
            return confirms is Confirms.SEEN
        case _:
            return False


async def signal(words: AsyncIterator[str], speaker: Speaker, said: Said, trace: Trace, turn: str) -> None:
    """Sound what the words confirm; they count as said, and as heard when the sound was. Raises `ConnectionError`."""
    async for sentence in words:
        said.text = f"{said.text} {sentence}".strip()
    try:
        async with speaker.speech(AudioFormat(), turn) as speech:
            await speech.write(_sound())
    finally:
        said.heard_ms, said.complete = speech.heard_ms, speech.complete
        said.heard = said.text if speech.heard_ms else ""
        tell(trace, speech)


@cache
def _sound() -> bytes:
    return render(DONE, VOLUME)
