""" "Stop", "cancel", "never mind": the turn ends quietly."""

from __future__ import annotations

import re

from hub.brain.languages import Languages
from hub.brain.responder import Reply, Request, spoken
from hub.intents.languages.model import additions

_NOT_WORDS = re.compile(r"[^\w'’ -]+")


class StopResponder:
    """Takes a turn whose only words are a stop word of the speaker's language, or of English."""

    def __init__(self, languages: Languages) -> None:
        self._languages = languages

    async def respond(self, request: Request) -> Reply | None:
        """End the turn without a word; `None` when it is about something."""
        code = self._languages.of(request.language).recognizer.sentences.language
        words = " ".join(_NOT_WORDS.sub(" ", request.text).replace("’", "'").casefold().split())
        if words not in {*additions(code).stop_words, *additions("en").stop_words}:
            return None
        return Reply(sentences=spoken(), responder="stop", intent="HassNevermind")
