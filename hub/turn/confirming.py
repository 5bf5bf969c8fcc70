"""A short sound in place of words that would only confirm what was done."""

from __future__ import annotations

from collections.abc import AsyncIterator

from hub.brain.responder import Confirms
from hub.config import Confirm
from hub.rooms import Chime
from hub.trace import Trace
from hub.turn.chimes import sound_of
from hub.turn.parts import Said
from hub.turn.speaker import Speaker
from hub.turn.speaking import tell
from shared.audio import AudioFormat


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
            await speech.write(sound_of(Chime.DONE))
    finally:
        said.heard_ms, said.complete = speech.heard_ms, speech.complete
        said.heard = said.text if speech.heard_ms else ""
        tell(trace, speech)
