"""Everything that is tried to understand words without a language model, in order, as one pure step."""

from __future__ import annotations

from collections.abc import Sequence

from hub.devices.model import Home
from hub.engines.base import SentenceEmbedder
from hub.intents.model import Intent, Miss, Place, Understood
from hub.intents.recognizer import Recognizer
from shared.endpoint import Hint


class Understander:
    """Understands one language in one home. Not for several threads at once."""

    def __init__(self, home: Home, language: str = "en", *, embedder: SentenceEmbedder | None = None) -> None:
        """Load the sentences (about 0.2 s the first time). Raises `UnknownLanguageError`."""
        self._home = home
        self._embedder = embedder
        self.recognizer = Recognizer(home, language)

    def prepare(self) -> None:
        """Build everything that is built late, so that no turn waits for it; blocking, fit for a thread."""
        self.recognizer.prepare()

    def understand(self, readings: Sequence[str], place: Place) -> Understood:
        """Understand one utterance by its readings, best first."""
        for text in readings:
            if isinstance(found := self.recognizer.understand(text, place.area), Intent):
                return Understood(text=text, intents=(found,), path=("sentence",))
        for text in readings:
            miss = self.recognizer.recognize(text, place.area)
            if isinstance(miss, Miss) and miss.error != "no_intent":
                return Understood(text=text, miss=miss)
        return Understood(text=readings[0] if readings else "", miss=Miss("no_intent"))

    def judge(self, text: str, place: Place) -> Hint:
        """Say whether the words so far are a whole command, or ask for more (see `Recognizer.judge`)."""
        return self.recognizer.judge(text, place.area)
