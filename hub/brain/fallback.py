"""The last responder: apologises, and says what was not known when that is clear."""

from __future__ import annotations

from hub.brain.conversation import Conversations, place_of
from hub.brain.languages import Languages
from hub.brain.responder import Reply, Request, spoken
from hub.intents.model import Miss, Place


class ApologyResponder:
    """Always answers: with what understanding missed ("I don't know any device called …"), else that it did not
    understand."""

    def __init__(self, languages: Languages, conversations: Conversations) -> None:
        self._languages = languages
        self._conversations = conversations

    async def respond(self, request: Request) -> Reply | None:
        """Apologise with the clearest reason that there is."""
        speaking = self._languages.of(request.language)
        place = Place(area=request.area, referents=self._conversations.at(place_of(request)).referents)
        understood = speaking.understander.understand([each.text for each in request.hypotheses.ranked], place)
        miss = understood.miss or Miss("no_intent")
        return Reply(
            sentences=spoken(speaking.replies.miss(miss)),
            responder="fallback",
            error=miss.error,
            path=understood.path,
            scores=understood.scores,
        )
