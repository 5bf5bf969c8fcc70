"""The last responder: apologises, and says what was not known when that is clear."""

from __future__ import annotations

from hub.brain.languages import Languages
from hub.brain.responder import Reply, Request, spoken
from hub.intents.model import Miss


class ApologyResponder:
    """Always answers: with what the recogniser missed ("I don't know any device called …"), else that it did not
    understand."""

    def __init__(self, languages: Languages) -> None:
        self._languages = languages

    async def respond(self, request: Request) -> Reply | None:
        """Apologise for the best reading; a clear reason found in a later one is better than none."""
        speaking = self._languages.of(request.language)
        miss = Miss("no_intent")
        for hypothesis in request.hypotheses.ranked:
            found = speaking.recognizer.recognize(hypothesis.text, request.area)
            if isinstance(found, Miss) and found.error != "no_intent":
                miss = found
                break
        return Reply(
            sentences=spoken(speaking.replies.miss(miss)),
            responder="fallback",
            error=miss.error,
            follow_up=miss.error == "duplicate",
        )
