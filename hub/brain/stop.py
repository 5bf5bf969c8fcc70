""" "Stop", "cancel", "never mind": the turn ends quietly, and what was asked is left."""

from __future__ import annotations

from hub.brain.conversation import Conversation, Conversations, place_of
from hub.brain.languages import Languages
from hub.brain.responder import Reply, Request, spoken
from hub.brain.speech import bare_words
from hub.intents.languages.model import additions
from hub.intents.model import Place
from hub.rooms import Rooms


class StopResponder:
    """Takes a turn whose only words are a stop word of the speaker's language, or of English."""

    def __init__(self, languages: Languages, conversations: Conversations, rooms: Rooms | None = None) -> None:
        """In `rooms` stands what may sound."""
        self._languages = languages
        self._conversations = conversations
        self._rooms = rooms

    async def respond(self, request: Request) -> Reply | None:
        """End the turn without a word; `None` when it is about something, such as a blind that moves ("stop it").

        What sounds in the room comes first: then nothing else was meant.
        """
        speaking = self._languages.of(request.language)
        code = speaking.sentences.language
        words = bare_words(request.text)
        if words not in {*additions(code).stop_words, *additions("en").stop_words}:
            return None
        talk = self._conversations.at(place_of(request))
        is_silenced = not request.dry_run and await self._silence(request.satellite)
        if not is_silenced and talk.referents.intents and talk.asked is None:
            place = Place(area=request.area, referents=talk.referents)
            if any(each.name == "HassStopMoving" for each in speaking.understander.understand([words], place).intents):
                return None
        if talk.asked is not None and not request.dry_run:
            self._conversations.put(place_of(request), Conversation(talk.referents, None, talk.undo))
        return Reply(sentences=spoken(), responder="stop", intent="HassNevermind")

    async def _silence(self, satellite: str) -> bool:
        """Stop whatever rings, is announced or called there; tell whether there was anything."""
        room = self._rooms.find(satellite) if self._rooms is not None else None
        return room is not None and await room.silence()
