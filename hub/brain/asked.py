"""Questions that the house asks by itself (an automation's), and the turns that answer them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from hub.brain.responder import Reply, Request, spoken
from hub.brain.speech import bare_words
from hub.rooms import Chime, Manner, Room, Rooms
from shared.errors import HearthError

AREA = "area:"
"""Before an area id instead of a satellite's name: whichever satellite stands there."""
CUT_S = 10.0
"""Whoever cuts a question off may have said the wake word, to answer it: that is waited for so long."""
CLOSE = 85
"""Likeness (0 to 100) from which words are an answer."""


@dataclass(slots=True)
class _Open:
    answers: Mapping[str, tuple[str, ...]]
    answered: asyncio.Future[str]
    is_call: bool


class AskedResponder:
    """Asks at satellites, and takes the turns there that are answers; what is no answer goes to the others.

    The question is spoken as an announcement, and the microphone opens after it. Until the time is over an answer may
    also follow the wake word, or come over the question.
    """

    def __init__(self, rooms: Rooms, done: Callable[[str], str]) -> None:
        """`done` says in a language that something is done."""
        self._rooms = rooms
        self._done = done
        self._open: dict[str, _Open] = {}

    async def ask(
        self,
        satellite: str,
        question: str,
        answers: Mapping[str, tuple[str, ...]],
        timeout_s: float,
        *,
        is_call: bool = False,
    ) -> str | None:
        """Ask, and return the key of the answer; `None` when none came in time, counted from the question's end.

        `is_call`: it is about a call, has the sound of one, and the answer gets no word. Raises `HearthError` when
        nobody can be asked there now.
        """
        room = self._room(satellite)
        if room.satellite in self._open:
            raise HearthError(f"{room.satellite} is being asked something already")
        waiting = self._open[room.satellite] = _Open(answers, asyncio.get_running_loop().create_future(), is_call)
        try:
            chime = Chime.CALL_BEGINS if is_call else Chime.ANNOUNCEMENT
            heard = await room.announce(question, Manner(chime=chime, follow_up=True))
            async with asyncio.timeout(timeout_s if heard else min(timeout_s, CUT_S)):
                return await waiting.answered
        except TimeoutError:
            return None
        except ConnectionError as error:
            raise HearthError(f"{room.satellite} went away") from error
        finally:
            del self._open[room.satellite]

    def _room(self, satellite: str) -> Room:
        if satellite.startswith(AREA):
            area = satellite.removeprefix(AREA)
            there = [each for each in self._rooms.present if each.area == area and each.state != "away"]
            if not there:
                raise HearthError(f"no satellite is in {area}")
            return there[0]
        room = self._rooms.find(satellite)
        if room is None:
            raise HearthError(f"the satellite {satellite} is not here")
        return room

    def expects(self, text: str, area: str) -> bool:
        """Tell whether these words are all that an answer is, to what is asked in an area."""
        said = bare_words(text)
        here = (each for name, each in self._open.items() if (room := self._rooms.find(name)) and room.area == area)
        return any(said == bare_words(word) for each in here for words in each.answers.values() for word in words)

    async def respond(self, request: Request) -> Reply | None:
        """Take an answer to what is asked at this satellite."""
        waiting = self._open.get(request.satellite)
        if waiting is None or request.dry_run or waiting.answered.done():
            return None
        for reading in request.hypotheses.ranked:
            answer = matched(reading.text, waiting.answers)
            if answer is not None:
                waiting.answered.set_result(answer)
                words = () if waiting.is_call else (self._done(request.language),)
                return Reply(sentences=spoken(*words), responder="asked", path=("answer",))
        return None


def matched(text: str, answers: Mapping[str, tuple[str, ...]]) -> str | None:
    """Return the key of the answer that words give: the longest that stands in them, else one that is nearly said."""
    said = bare_words(text)
    if not said:
        return None
    known = [(bare_words(word), key) for key, words in answers.items() for word in words]
    inside = [(len(word), key) for word, key in known if word and f" {word} " in f" {said} "]
    if inside:
        longest = max(length for length, _ in inside)
        keys = {key for length, key in inside if length == longest}
        return keys.pop() if len(keys) == 1 else None
    score, key = max(((fuzz.ratio(said, word), key) for word, key in known if word), default=(0.0, None))
    return key if score >= CLOSE else None
