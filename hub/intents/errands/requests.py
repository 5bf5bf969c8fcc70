"""Requests of which some may be errands: what is asked before the sentences about devices are."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hub.devices.model import Home
from hub.intents.errands.among import Tools, among, last_part
from hub.intents.errands.misheard import meant
from hub.intents.errands.recognizer import Errands, House
from hub.intents.errands.speech import heard
from hub.intents.errands.words.model import time_words
from hub.intents.heard import Heard
from hub.intents.index import Index
from hub.intents.model import Intent, Miss, Place, Question, QuestionKind, SlotValue, Told
from hub.intents.phrases import PAUSE, joined, places, tokens, trailing
from hub.intents.words.model import Words
from shared.endpoint import Hint

LONGEST = 40
"""Words that are taken for several requests."""


class Requests:
    """Understands requests of one language in one home, with what understands those that are no errands."""

    def __init__(
        self,
        language: str,
        home: Home,
        words: Words,
        house: House,
        *,
        index: Callable[[], Index],
        names: Callable[[], frozenset[str]],
        is_own: Callable[[str, Place], bool],
    ) -> None:
        """Take the language and the home.

        `names` are those of the home that hold a conjunction; `is_own` tells the household's own sentences, which come
        first.
        """
        self._home, self._words, self._house = home, words, house
        self._names, self._is_own = names, is_own
        self._time_words = time_words(language)
        self._errands = Errands(language, home, house=self._together, index=index)

    def prepare(self) -> None:
        """Build everything that is built late."""
        self._errands.prepare()

    def understand(self, text: str, place: Place) -> Heard | None:
        """Understand one reading without guessing; an errand that lacks something gives way to a command."""
        errand = self._errand(text, place)
        if errand is not None and errand.intents and not self._is_own(text, place):
            return errand
        return self._together(text, place) or errand

    def misheard(self, text: str, place: Place) -> Heard | None:
        """Ask whether words that nothing understands are an announcement whose beginning was misheard."""
        for may_be in meant(heard(text), self._time_words) if self._time_words is not None else ():
            found = self._errands.recognize(may_be, place)
            if isinstance(found, Intent) and "message" in found.slots:
                told = Told(key="announce_sure", values={"message": found.slots["message"]})
                question = Question(kind=QuestionKind.SURE, intents=(found,), told=(told,))
                return Heard(text, question=question, path=("names", "errand"))
        return None

    def answer(self, slot: str, text: str) -> Mapping[str, SlotValue]:
        """Return what an answer gives an errand (`Errands.answer`)."""
        return self._errands.answer(slot, text)

    def judge(self, text: str, house: Callable[[str], Hint]) -> Hint:
        """Judge words so far as `house` judges those that are no errands.

        A whole command is one although it may begin an errand. Words that end in a conjunction dangle.
        """
        errand = self._errands.judge(text)
        if errand is Hint.COMPLETE:
            return errand
        said = tokens(text)
        if joining := trailing(said, self._words.conjunctions):
            is_errand = self._errands.judge(joined(said[:-joining])) is not None
            return Hint.DANGLING if is_errand else house(text)
        if errand is Hint.DANGLING:
            hint = house(text)
            return hint if hint in (Hint.COMPLETE, Hint.OPEN) else errand
        return self._judge_last(text, house) if errand is None else errand

    def _judge_last(self, text: str, house: Callable[[str], Hint]) -> Hint:
        """Judge by what is for later, or by the last of several requests."""
        if later := self._errands.later(text):
            return house(later)
        first, last = last_part(heard(text), self._words)
        if last and self._errands.is_errand(first):
            return self.judge(last, house)
        hint = house(text)
        if hint is Hint.UNKNOWN and last and self._errands.judge(last) is not None and house(first) is not hint:
            return self.judge(last, house)
        return hint

    def _errand(self, text: str, place: Place) -> Heard | None:
        match self._errands.recognize(text, place):
            case Intent() as intent:
                return Heard(text, (intent,), path=("errand",))
            case tuple() as intents:
                return Heard(text, intents, path=("errand",))
            case Question() as question:
                return Heard(text, question=question, path=("errand",))
            case Miss() as miss:
                return Heard(text, miss=miss, path=("errand",))
        return None

    def _together(self, text: str, place: Place) -> Heard | None:
        """Understand one or several requests, errands among them."""
        said = heard(text)
        if len(said) <= LONGEST and places(said, (*self._words.conjunctions, PAUSE)):
            tools = Tools(self._home, self._words, self._names(), self._errands.is_errand, self._errand, self._house)
            found = among(said, place, tools)
            if found is not None:
                return found
        return self._house(text, place)
