"""What comes before a call: who may be called, and what is said in the room that is called before it is heard.

Nobody is overheard unawares: a chime and the name of the caller's room come first, and what cuts them off refuses the
call.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from hub import config
from hub.announce.disturbing import Disturbing
from hub.brain.asked import AskedResponder
from hub.brain.told.say import sentence
from hub.clock import Clock
from hub.devices.model import Home
from hub.intents.model import Told
from hub.intents.words.model import Words
from hub.rooms import Chime, Manner, Room, Rooms
from hub.skills.places import spoken_name
from shared.errors import HearthError
from shared.languages import base_of

log = logging.getLogger(__name__)

RINGS = 3
"""It rings so often …"""
RING_S = 8.0
"""… and waits so long for an answer each time."""

ACCEPT: Mapping[str, tuple[str, ...]] = {
    "en": ("answer", "answer it", "pick up", "take it"),
    "de": ("annehmen", "abheben", "geh ran", "rangehen"),
    "fr": ("répondre", "réponds", "décroche"),
    "es": ("contestar", "contesta", "responde", "descuelga"),
    "nl": ("opnemen", "neem op", "aannemen"),
}
REFUSE: Mapping[str, tuple[str, ...]] = {
    "en": ("stop", "reject", "decline", "hang up", "not now", "ignore it"),
    "de": ("stopp", "stop", "ablehnen", "auflegen", "jetzt nicht"),
    "fr": ("stop", "refuse", "raccroche", "pas maintenant"),
    "es": ("para", "rechazar", "rechaza", "cuelga", "ahora no"),
    "nl": ("stop", "weigeren", "ophangen", "nu niet"),
}
"""What people say to a call beside yes and no, by language."""


class Reception:
    """Lets calls in; `hub.calls.Reception`."""

    def __init__(
        self,
        rooms: Rooms,
        home: Home,
        settings: config.HubConfig,
        disturbing: Disturbing,
        clock: Clock,
        asked: Callable[[], AskedResponder | None],
        words: Callable[[str], Words],
    ) -> None:
        self._rooms, self._home, self._disturbing, self._clock = rooms, home, disturbing, clock
        self._settings = settings
        self._asked, self._words_of = asked, words

    def closed(self, callee: str) -> str:
        """Return why a satellite may not be called: `off`, `quiet`, or nothing where it may."""
        room = self._rooms.find(callee)
        if self._settings.satellite(callee).calls == "off":
            return "off"
        place = room.area if room is not None else ""
        return "quiet" if self._disturbing.is_quiet(callee, place or callee) else ""

    async def admits(self, caller: str, callee: str) -> str:
        """Announce a call; return why it may not begin: `refused`, `unanswered`, `gone`, or nothing where it may.

        Raises `ConnectionError`.
        """
        room = self._rooms.find(callee)
        if room is None:
            return "gone"
        try:
            if self._settings.satellite(callee).calls == "ring":
                return await self._ask(room, caller)
            heard = await room.announce(self._words("call_from", caller, room), Manner(chime=Chime.CALL_BEGINS))
            return "" if heard else "refused"
        except HearthError as error:
            log.warning("the call to %s could not be announced: %s", callee, error)
            return "gone"

    async def regret(self, caller: str, callee: str, why: str) -> None:
        """Tell the caller why nobody talks. Raises `ConnectionError`."""
        if (room := self._rooms.find(caller)) is not None:
            try:
                await room.announce(self._words(f"call_{why}", callee, room))
            except HearthError as error:
                log.warning("%s was not told why its call was not taken: %s", caller, error)

    async def _ask(self, room: Room, caller: str) -> str:
        asked = self._asked()
        if asked is None:
            return "gone"
        language = base_of(room.language)
        words = self._words_of(room.language)
        answers = {"yes": (*words.yes, *ACCEPT.get(language, ())), "no": (*words.no, *REFUSE.get(language, ()))}
        for _ in range(RINGS):
            question = self._words("call_question", caller, room)
            answer = await asked.ask(room.satellite, question, answers, RING_S, is_call=True)
            if answer is not None:
                return "" if answer == "yes" else "refused"
        return "unanswered"

    def _words(self, key: str, about: str, to: Room) -> str:
        found = self._rooms.find(about)
        told = Told(key=key, values={"room": spoken_name(found, self._home) if found is not None else about})
        return sentence(told, to.language, self._clock.now())
