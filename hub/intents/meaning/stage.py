"""The door of the meaning stage: words in, a proposal out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from hub.devices.model import Home
from hub.engines.base import SentenceEmbedder
from hub.intents.custom import Example
from hub.intents.index import Index
from hub.intents.meaning.classifier import Classifier
from hub.intents.meaning.common import common
from hub.intents.meaning.decide import FLOORS, NEAR, Decision, Floors, Verdict, decide
from hub.intents.meaning.examples import LANGUAGES, Examples, shipped, variant
from hub.intents.meaning.fill import THING, Filled, fill
from hub.intents.meaning.manner import manner
from hub.intents.meaning.own import fill_own, owned
from hub.intents.meaning.variants import NOT_FOR_US
from hub.intents.meaning.vectors import fitted, vectors
from hub.intents.meaning.vocabulary.model import vocabulary
from hub.intents.mentions import Mentions, mentions, tokens
from hub.intents.model import Intent, Place, Question, QuestionKind, SlotValue, Understood

LONGEST = 24
"""Words of a sentence that is looked at: requests are shorter, talk is longer."""
BRIEF = 4
"""Words of an utterance that may leave out what it is about, as it was just talked about."""
MOST_COMPARED = 2
"""Further readings that are compared with the first."""
REMEMBERED = 64
"""Sentences whose vectors are kept: foresight, the answer, other readings, a language model and the apology of one turn
all ask for the same."""


class Meaning:
    """Proposes what free words mean, by the nearest example sentences. One language, one home.

    `prepare` may run in a thread; until it is done there are no proposals. A language without examples has none.
    """

    def __init__(
        self,
        home: Home,
        language: str,
        embedder: SentenceEmbedder,
        index: Callable[[], Index],
        folder: Path | None = None,
        custom: Mapping[str, Sequence[Example]] | None = None,
    ) -> None:
        """Compute nothing yet. `folder` keeps the vectors; `custom` are the household's sentences by intent, variant
        or `not_for_us`, with fixed slots. Raises `ExamplesError` when one is for something that does not exist.
        """
        self._home, self._embedder, self._index, self._folder = home, embedder, index, folder
        self._vocabulary = vocabulary(language)
        self._shipped = shipped(language)
        self._custom, self._own = owned(custom or {})
        self._embedded = lru_cache(maxsize=REMEMBERED)(embedder.embed)
        self._classifier: Classifier | None = None
        self.known: frozenset[str] = frozenset()
        """Words of all examples that are for us, once it was prepared: they need no explanation."""

    @property
    def ready(self) -> bool:
        """It was prepared."""
        return self._classifier is not None

    def prepare(self) -> None:
        """Read or compute the examples' vectors and fit the classifier; blocking.

        0.2 s when the folder has the vectors, else 8 ms or so for each of 12,800 examples. Raises `EngineError`.
        """
        import numpy as np

        if self._vocabulary is None or not self._shipped.sentences or self._classifier is not None:
            return
        own = [each for each in (self._shipped, self._custom) if each.sentences]
        sets = [shipped(language) for language in LANGUAGES] + own[1:]
        rows = [vectors([_said(text) for text in each.sentences], self._embedder, self._folder) for each in sets]
        labels = [label for each in sets for label in each.labels]
        self.known = self._words_of(own)
        self._classifier = fitted(np.concatenate(rows), labels, self._folder)

    def propose(
        self, text: str, place: Place, *, others: Sequence[str] = (), doubtful: bool = False
    ) -> Understood | None:
        """Return what these words probably mean: intents to be done, or a question; `None` when it is not clear.

        `others` are further readings of the same sound: where they do not all come to the same, or the words are
        `doubtful` anyway, it is at most asked about. One embedding for each reading (about 10 ms) and a few
        milliseconds. Raises `EngineError`.
        """
        first = self._decided(text, place, doubtful=doubtful)
        if first is not None and not doubtful:
            alike = (self._decided(other, place) for other in others[:MOST_COMPARED])
            if any(each is None or _wishes(each[0]) != _wishes(first[0]) for each in alike):
                first = self._decided(text, place, doubtful=True)
        is_brief = len(text.split()) <= BRIEF and bool(place.referents.devices)
        if first is not None and is_brief and not first[0].filled.asks and first[0].filled.support < THING:
            # "A bit lower" may be about what was just talked about, in words that are not understood.
            first = msgspec.structs.replace(first[0], verdict=Verdict.ASK), first[1]
        return None if first is None else _understood(text, *first)

    def near(self, text: str, place: Place) -> tuple[Intent, ...]:
        """Return what these words come nearest to, however unsure: a hint, never to be done. Raises `EngineError`."""
        found = self._decided(text, place, floors=NEAR)
        return found[0].filled.intents if found is not None else ()

    def _decided(
        self, text: str, place: Place, *, doubtful: bool = False, floors: Floors = FLOORS
    ) -> tuple[Decision, float] | None:
        """Return what is decided for one reading, and the score of what is not for us."""
        words = self._vocabulary
        if self._classifier is None or words is None or not 1 < len(text.split()) <= LONGEST:
            return None
        said = mentions(text, self._index(), words, self.known)
        scores = self.scores(text, said)
        decision = self.weigh(text, said, place, scores, doubtful=doubtful, floors=floors)
        return None if decision is None else (decision, scores[NOT_FOR_US])

    def scores(self, text: str, said: Mentions) -> Mapping[str, float]:
        """Score the variants: of the sentence as it is and with its names as plain nouns, the mean."""
        assert self._classifier is not None
        assert self._vocabulary is not None
        forms = tuple(dict.fromkeys((_said(text), common(said, self._vocabulary))))
        row = self._classifier.scores(self._embedded(forms)).mean(axis=0)
        return {label: float(score) for label, score in zip(self._classifier.labels, row, strict=True)}

    def weigh(
        self,
        text: str,
        said: Mentions,
        place: Place,
        scores: Mapping[str, float],
        *,
        doubtful: bool = False,
        floors: Floors = FLOORS,
    ) -> Decision | None:
        """Decide by the scores of the variants; pure."""
        assert self._vocabulary is not None
        words = self._vocabulary
        strangers = len([word for word in said.unexplained if len(word) > 1])

        def filling(label: str) -> Filled | None:
            if (own := self._own.get(label)) is not None:
                return fill_own(own, place, self._home, self._index())
            return fill(variant(label), said, place, self._home, words)

        return decide(scores, manner(text, words), strangers, filling, floors, doubtful=doubtful)

    def _words_of(self, sets: Sequence[Examples]) -> frozenset[str]:
        """Return the words of all examples that are for us: they need no explanation."""
        assert self._vocabulary is not None
        return frozenset(
            word
            for each in sets
            for text, label in zip(each.sentences, each.labels, strict=True)
            if label != NOT_FOR_US
            for word in tokens(text, self._vocabulary)
        )


def _said(text: str) -> str:
    """Write a sentence as the examples are compared: lower case, no mark at its end."""
    return re.sub(r"[\s.!?…]+$", "", text).strip().lower()


def _wishes(decision: Decision) -> list[tuple[str, dict[str, SlotValue]]]:
    """Return what is to be done, by a little or by much, in whatever words."""
    return [
        (intent.name, {slot: value for slot, value in intent.slots.items() if slot != "size"})
        for intent in decision.filled.intents
    ]


def _understood(text: str, decision: Decision, others: float) -> Understood:
    confidence = min(1.0, max(0.0, 0.5 + decision.margin / 2))
    intents: tuple[Intent, ...] = tuple(
        msgspec.structs.replace(intent, confidence=round(confidence, 3)) for intent in decision.filled.intents
    )
    scores = {
        "meaning": _part(decision.score),
        "meaning_margin": _part(decision.margin),
        "meaning_gap": _part(decision.gap),
        "not_for_us": _part(others),
    }
    question = None
    if decision.filled.missing:
        question = Question(kind=QuestionKind.SLOT, intents=intents, slot=decision.filled.missing)
    elif decision.filled.which:
        question = Question(kind=QuestionKind.WHICH, intents=intents)
    elif decision.verdict is Verdict.ASK:
        question = Question(kind=QuestionKind.SURE, intents=intents)
    return Understood(
        text=text, intents=() if question else intents, question=question, path=("meaning",), scores=scores
    )


def _part(value: float) -> float:
    return round(min(1.0, max(0.0, value)), 3)
