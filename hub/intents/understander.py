"""Everything that is tried to understand words without a language model, in order, as one pure step.

Each reading, best first: as it is; without politeness, fillers and repetitions; in the light of what was just talked
about; with what was taken back replaced; as several requests. What is understood there is exact. Only when no reading
is, misheard words and names are repaired (`hub.intents.rescue`), then meanings compared (`hub.intents.meaning`), and
then a reason is looked for.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from hub.devices.model import Home
from hub.engines.base import SentenceEmbedder
from hub.intents.able import harmful
from hub.intents.candidates import lacking
from hub.intents.catalogue import CATALOGUE
from hub.intents.clauses import Tools, after, segments, several
from hub.intents.cleaning import cleaned, corrected
from hub.intents.context import Context
from hub.intents.custom import Example
from hub.intents.errands.requests import Requests
from hub.intents.exceptions import excepted, leaves_out
from hub.intents.fuzzy import NameBook
from hub.intents.guard import Leave, announced, confirmed_first, guarded, leave
from hub.intents.heard import Heard
from hub.intents.index import Index
from hub.intents.meaning.stage import Meaning
from hub.intents.model import Intent, Miss, Place, Question, QuestionKind, Referents, SlotValue, Understood
from hub.intents.nouns import Nouns
from hub.intents.phrases import PAUSE, Tokens, joined, places, tokens, trailing
from hub.intents.placed import named_area, placed
from hub.intents.recognizer import Recognizer
from hub.intents.rescue import repairs, rescued
from hub.intents.words.model import words
from shared.endpoint import Hint
from shared.errors import EngineError

log = logging.getLogger(__name__)

MOST_READINGS = 5
"""Readings that are looked at."""
MOST_REPAIRED = 2
"""Readings of which misheard words are repaired."""
LONGEST = 40
"""Words of an utterance that is taken for a request; more is talk, and only tried as it is."""


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """What depends on the home's devices."""

    index: Index
    nouns: Nouns
    book: NameBook
    context: Context


class Understander:
    """Understands one language in one home. Not for several threads at once."""

    def __init__(
        self,
        home: Home,
        language: str = "en",
        *,
        embedder: SentenceEmbedder | None = None,
        recognizer: Recognizer | None = None,
        corrected_names: bool = True,
        folder: Path | None = None,
        examples: Mapping[str, Sequence[Example]] | None = None,
    ) -> None:
        """Load the sentences (about 0.2 s the first time), unless a recogniser of this home and language is given.

        `corrected_names`: repair what was misheard. `embedder`, `folder`, `examples`: see `Meaning`; without an
        embedder meanings are not compared. Raises `UnknownLanguageError` and `ExamplesError`.
        """
        self._home = home
        self._corrected_names = corrected_names
        self.recognizer = recognizer or Recognizer(home, language)
        self._words = words(language)
        self._snapshot: _Snapshot | None = None
        self._requests = Requests(
            self.recognizer.sentences.language,
            home,
            self._words,
            self._at_home,
            index=lambda: self.recognizer.index,
            names=lambda: self._current().nouns.with_conjunction,
            is_own=self._is_own,
        )
        self._meaning = (
            Meaning(home, language, embedder, lambda: self.recognizer.index, folder, examples) if embedder else None
        )

    def prepare(self) -> None:
        """Build everything that is built late, so that no turn waits for it; blocking, fit for a thread."""
        self.recognizer.prepare()
        self._requests.prepare()
        self._current().book.guesses(("prepare",))

    def prepare_meaning(self) -> None:
        """Make what meanings are compared with; blocking: seconds the first time, for a thread beside the turns.

        Until then meanings are not compared. Raises `EngineError`.
        """
        if self._meaning is not None:
            self._meaning.prepare()

    def understand(self, readings: Sequence[str], place: Place, *, doubtful: bool = False) -> Understood:
        """Understand one utterance by its readings, best first; when they are `doubtful`, no meaning is acted on."""
        readings = list(dict.fromkeys(filter(str.strip, readings)))[:MOST_READINGS]
        if (found := self._heard(readings, place)) is not None:
            return self._understood(readings[found[0]], found[1], found[0])
        for number, text in enumerate(readings):
            miss, said = self._reason(text, place)
            if not number and (proposed := self._proposed(readings, place, miss, said, doubtful)) is not None:
                return confirmed_first(proposed, self._home)
            if (asked := self._requests.misheard(text, place)) is not None:
                return self._understood(text, asked, number)
            if miss.error != "no_intent":
                return Understood(text=text, miss=miss)
        return Understood(text=readings[0] if readings else "", miss=Miss("no_intent"))

    def near(self, text: str, place: Place) -> tuple[Intent, ...]:
        """Return what words that are not understood come nearest to: a hint for who knows more, never to be done.

        Nothing that guards the house is hinted at.
        """
        try:
            found = self._meaning.near(text, place) if self._meaning is not None else ()
        except EngineError:
            return ()
        return () if any(harmful(each, self._home) for each in found) else found

    def answer(self, slot: str, text: str) -> Mapping[str, SlotValue]:
        """Return the slots of an errand that an answer to the question for `slot` fills."""
        return self._requests.answer(slot, text)

    def judge(self, text: str, place: Place) -> Hint:
        """Say whether the words so far are a whole command, or ask for more (see `Recognizer.judge`).

        Words that end in a conjunction, an exception or a correction dangle; of several requests the last decides.
        """
        return self._requests.judge(text, lambda words: self._judge(words, place))

    def judge_readings(self, readings: Sequence[str], place: Place) -> tuple[str, Hint]:
        """Return the sentence that misheard words come down to by their readings, and judge it; no meanings."""
        found = self._heard(readings[:MOST_READINGS], place)
        if found is None or found[1].first is None or found[1].miss is not None:
            return "", Hint.UNKNOWN
        return found[1].text, self.judge(found[1].text, place)

    def _judge(self, text: str, place: Place) -> Hint:
        said, current = cleaned(tokens(self.recognizer.rewritten(text)), self._words), self._current()
        if not said:
            return Hint.DANGLING if tokens(text) and text not in self._words.fillers else Hint.UNKNOWN
        bare = joined(said)
        if (joining := self._joining(said)) and joining < len(said):
            before = self._without_politeness(said[:-joining], place)
            return Hint.DANGLING if before is not None else self.recognizer.judge(text, place.area)
        hint = self.recognizer.judge(text, place.area)
        if hint is Hint.UNKNOWN and bare != text:
            hint = self.recognizer.judge(bare, place.area)
        if hint not in (Hint.UNKNOWN, Hint.OPEN) or not self._is_composed(said, place):
            return hint
        heard = self._composed(said, place)
        if heard is not None and heard.question is None and heard.miss is None:
            return self.recognizer.judge(heard.text, place.area)
        parts = segments(said, self._words, current.nouns.with_conjunction, pauses=False)
        if len(parts) > 1 and len(parts[0]) < LONGEST:
            for length in range(min(3, len(parts[0])), -1, -1):
                if self.recognizer.judge(joined((*parts[0][:length], *parts[-1])), place.area) is Hint.DANGLING:
                    return Hint.DANGLING
        return hint

    def _heard(self, readings: Sequence[str], place: Place) -> tuple[int, Heard] | None:
        """Return the first reading that makes sense, by its number, as it is or repaired."""
        for number, text in enumerate(readings):
            heard = self._requests.understand(text, place)
            # A later reading of which a part names nothing is no better than the first.
            if heard is not None and not (number and heard.miss is not None):
                return number, heard
        for number, text in enumerate(readings[:MOST_REPAIRED]):
            if (heard := self._repaired(text, place)) is not None:
                return number, heard
        return None

    # --- exactly --------------------------------------------------------------------------------------------------

    def _is_own(self, text: str, place: Place) -> bool:
        found = self._mean(text, place.area)
        return found is not None and found.source == "custom"

    def _at_home(self, text: str, place: Place) -> Heard | None:
        """Understand one reading, which is no errand, without guessing."""
        said = tokens(self.recognizer.rewritten(text))
        if (heard := self._sentence(joined(said), said, place)) is not None:
            return heard
        return self._without_politeness(said, place) if len(said) <= LONGEST else None

    def _without_politeness(self, said: Tokens, place: Place) -> Heard | None:
        bare = cleaned(said, self._words)
        if not bare:
            return None
        taken_back = False
        nouns = self._current().nouns
        for replaced, before in corrected(said, self._words, nouns.is_thing, nouns.begins_place):
            if not taken_back and (heard := self._composed(bare, place, cut=False)) is not None:
                return heard  # a name or a sentence that only looks like a correction
            taken_back = True
            first = self._clause(before, place) if before else None
            there = after([first], place, self._home) if first is not None else place
            if replaced and (heard := self._composed(cleaned(replaced, self._words), there)) is not None:
                return replace(heard, path=("correction", *heard.path))
        return self._composed(bare, place) if not taken_back or self._only_hesitates(said) else None

    def _only_hesitates(self, said: Tokens) -> bool:
        """Whether all that looks like a correction may as well be hesitation."""
        return not places(tokens(joined(cleaned(said, self._words))), self._words.corrections)

    def _composed(self, said: Tokens, place: Place, *, cut: bool = True) -> Heard | None:
        """Understand one request or, where the words may be cut, several."""
        if (heard := self._clause(said, place)) is not None:
            return heard
        if not cut:
            return None
        if (heard := self._topic(said, place)) is not None:
            return heard
        current = self._current()
        tools = Tools(
            home=self._home,
            words=self._words,
            understand=self._clause,
            explain=self._explain,
            moved=current.context.moved,
            contrasted=current.context.contrasted,
            is_thing=current.nouns.is_thing,
            names=current.nouns.with_conjunction,
            articles=self.recognizer.sentences.additions.articles,
        )

        def whole(said: Tokens, place: Place) -> Heard | None:
            return self._clause(said, place) or several(said, place, tools)

        if places(said, self._words.exceptions):
            heard = excepted(said, place, self._home, self._words, current.nouns, whole, self._mean)
            if heard is not None:
                return heard
        if (there := placed(said, place, current.nouns)) is not None and places(said, self._words.conjunctions):
            rest, area, words = there
            heard = several(rest, area, tools)
            if heard is not None and heard.intents and not heard.question and not heard.miss:
                return named_area(heard, area.area, words)
        return several(said, place, tools)

    def _topic(self, said: Tokens, place: Place) -> Heard | None:
        """Understand a thing, named first, and a request about it: "the floor lamp, turn it off"."""
        nouns = self._current().nouns
        if PAUSE not in said or not nouns.is_thing(said[: said.index(PAUSE)]):
            return None
        thing, rest = said[: said.index(PAUSE)], said[said.index(PAUSE) + 1 :]
        devices = tuple(device.id for device in nouns.devices(thing, place.area))
        area = nouns.area(thing)
        if len(devices) == 1 or area:
            talked_about = Referents(devices=devices if len(devices) == 1 else (), area=area)
            heard = self._current().context.resolve(rest, msgspec.structs.replace(place, referents=talked_about))
            if heard is not None:
                return heard
        for begin, end in places(rest, (*self._words.it, *self._words.them)):
            whole = (*rest[:begin], *thing, *rest[end:])
            if (heard := self._sentence(joined(whole), whole, place)) is not None:
                return heard
        return None

    def _clause(self, said: Tokens, place: Place) -> Heard | None:
        """Understand one request, with what is taken from the context."""
        bare = cleaned(said, self._words, joining=True) or said
        return self._sentence(joined(bare), bare, place) or self._current().context.resolve(said, place)

    def _sentence(self, text: str, said: Tokens, place: Place) -> Heard | None:
        """Understand one sentence as it is."""
        found = self.recognizer.understand(text, place.area)
        if isinstance(found, Question):
            if places(said, self._words.every) and found.kind is QuestionKind.WHICH:
                return Heard(text, found.intents, path=("sentence",))
            return Heard(text, question=found, path=("sentence",))
        if not isinstance(found, Intent):
            return None
        context = self._current().context
        if found.name == "HassNevermind" and (stopped := context.stopped(said, place)) is not None:
            return stopped
        aimed = context.retarget(found, said, place)
        if missing := lacking(aimed):
            asked = Question(kind=QuestionKind.SLOT, intents=(aimed,), slot=missing[0])
            return Heard(text, question=asked, path=("sentence",))
        path = ("custom",) if found.source == "custom" else ("sentence",)
        return Heard(text, (aimed,), path=path if aimed is found else (*path, "context"))

    def _mean(self, text: str, area_id: str) -> Intent | None:
        found = self.recognizer.understand(text, area_id)
        return found if isinstance(found, Intent) else None

    # --- not exactly ----------------------------------------------------------------------------------------------

    def _repaired(self, text: str, place: Place) -> Heard | None:
        said = cleaned(tokens(self.recognizer.rewritten(text)), self._words)
        if not self._corrected_names or not said or len(said) > LONGEST:
            return None
        tries = repairs(said, self._words, self._current().book)
        return rescued(tries, self._words, self._home, lambda said: self._composed(said, place))

    def _proposed(
        self, readings: Sequence[str], place: Place, miss: Miss, said: Tokens, doubtful: bool
    ) -> Understood | None:
        """Compare meanings, within what the reason leaves to guess; without the engine the rest goes on."""
        if not (said := said or cleaned(tokens(self.recognizer.rewritten(readings[0])), self._words)):
            return None  # nothing but politeness and fillers
        # "Everything off except the lamp" comes near to "the lamp off": what is to be left alone is not guessed at.
        nouns, vocabulary = self._current().nouns, self.recognizer.sentences.sieve.vocabulary
        if self._meaning is None or leaves_out(said, self._words, nouns):
            return None
        if (left := leave(miss, said, nouns, self._words, vocabulary, self._meaning.known)) is Leave.NOTHING:
            return None
        try:
            proposed = self._meaning.propose(readings[0], place, others=readings[1:], doubtful=doubtful)
        except EngineError as error:
            log.warning("meanings are not compared: %s", error)
            return None
        if proposed is None:
            return None
        if left is Leave.ACT and any(not CATALOGUE[each.name].asks for each in proposed.intents):
            left = self._announced(readings[0], place)
        return guarded(proposed, miss, left, self._home)

    def _announced(self, text: str, place: Place) -> Leave:
        def is_command(said: Tokens) -> bool:
            found = self._mean(joined(said), place.area)
            return found is not None and bool(found.spoken) and not CATALOGUE[found.name].asks

        said = cleaned(tokens(self.recognizer.rewritten(text)), self._words)
        return announced(said, self._words, is_command)

    def _reason(self, text: str, place: Place) -> tuple[Miss, Tokens]:
        """Say why a reading is not understood, and in which words that shows."""
        for said in self._variants(text, place):
            if (miss := self._explain(said, place)).error != "no_intent":
                return miss, said
        return Miss("no_intent"), ()

    def _variants(self, text: str, place: Place) -> Iterator[Tokens]:
        said = tokens(self.recognizer.rewritten(text))
        bare = cleaned(said, self._words, joining=True)
        if (explained := self._current().context.explained(bare, place)) != bare:
            yield explained
        # What is to be left out is unknown, not the rest.
        if self._words.carrier and leaves_out(bare, self._words, self._current().nouns):
            for _, end in places(bare, self._words.exceptions):
                yield tokens(self._words.carrier.format(joined(bare[end:])))
        yield bare or said

    def _explain(self, said: Tokens, place: Place) -> Miss:
        found = self.recognizer.recognize(joined(said), place.area)
        return found if isinstance(found, Miss) else Miss("no_intent")

    # --- the answer -----------------------------------------------------------------------------------------------

    def _understood(self, text: str, heard: Heard, number: int) -> Understood:
        understood = Understood(
            text=text,
            intents=heard.intents,
            question=heard.question,
            miss=heard.miss,
            path=("rescue", *heard.path) if number else heard.path,
            scores={**heard.scores, "reading": float(number)} if number else heard.scores,
        )
        return confirmed_first(understood, self._home) if number else understood

    def _joining(self, said: Tokens) -> int:
        """Return how many words at the end announce that more follows."""
        own = self._words
        return max(trailing(said, phrases) for phrases in (own.conjunctions, own.exceptions, own.corrections))

    def _is_composed(self, said: Tokens, place: Place) -> bool:
        composed = (*self._words.conjunctions, *self._words.exceptions, *self._words.corrections)
        return bool(places(said, composed)) or bool(place.referents.devices or place.referents.intents)

    def _current(self) -> _Snapshot:
        index = self.recognizer.index
        if self._snapshot is None or self._snapshot.index is not index:
            extra = self.recognizer.sentences.additions
            nouns = Nouns(index, extra, self._words)
            context = Context(self._home, self._words, nouns, self.recognizer.understand)
            self._snapshot = _Snapshot(index, nouns, NameBook(index, extra, self._words), context)
        return self._snapshot
