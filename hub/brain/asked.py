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
    question: str
    answers: Mapping[str, tuple[str, ...]]
    answered: asyncio.Future[str]
    is_call: bool
    timeout_s: float
    over: asyncio.Timeout | None = None
    """When nobody is waited for any more; `None` while the question sounds."""
    again: bool = False
    """It was asked twice."""


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
        answered: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        waiting = self._open[room.satellite] = _Open(question, answers, answered, is_call, timeout_s)
        try:
            chime = Chime.CALL_BEGINS if is_call else Chime.ANNOUNCEMENT
            heard = await room.announce(question, Manner(chime=chime, follow_up=True))
            async with asyncio.timeout(timeout_s if heard else min(timeout_s, CUT_S)) as waiting.over:
                return await answered
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

    def repeated(self, satellite: str) -> str:
        """Return the question that is open at a satellite, to be asked once more; empty when it was, or none is.

        The time for the answer begins anew.
        """
        waiting = self._open.get(satellite)
        if waiting is None or waiting.again or waiting.answered.done():
            return ""
        waiting.again = True
        if waiting.over is not None:
            waiting.over.reschedule(asyncio.get_running_loop().time() + waiting.timeout_s)
        return waiting.question


class AskAgainResponder:
    """Asks once more what is open at a satellite, after words there that nothing understands: "…please" may be the rest
    of an answer that began before the microphone opened."""

    def __init__(self, asked: AskedResponder, sorry: Callable[[str], str]) -> None:
        """`sorry` says in a language that something was not heard."""
        self._asked = asked
        self._sorry = sorry

    async def respond(self, request: Request) -> Reply | None:
        """Ask again where something was asked."""
        question = "" if request.dry_run else self._asked.repeated(request.satellite)
        if not question:
            return None
        sentences = spoken(self._sorry(request.language), question)
        return Reply(sentences=sentences, responder="asked", path=("answer",), follow_up=True)


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
