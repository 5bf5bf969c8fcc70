"""A turn without sound: typed words in, written words out, everything between as when it is spoken."""

from __future__ import annotations

from collections.abc import AsyncIterator

from hub.brain.responder import Confirms
from hub.engines.base import Hypotheses, Hypothesis
from hub.trace import Trace
from hub.turn.parts import Heard, Opening, Said


class TypedEars:
    """Hear a text."""

    def __init__(self, text: str) -> None:
        self._text = text

    async def listen(self, opening: Opening, trace: Trace) -> Heard:
        """Return the text as the one certain reading; an empty one was not heard."""
        text = self._text.strip()
        return Heard(Hypotheses((Hypothesis(text, 0.0),) if text else ()))


class WrittenMouth:
    """Collect the reply."""

    async def speak(
        self, words: AsyncIterator[str], said: Said, trace: Trace, turn: str, confirms: Confirms = Confirms.NOTHING
    ) -> None:
        """Write down every sentence."""
        async for sentence in words:
            said.text = said.heard = f"{said.text} {sentence}".strip()
