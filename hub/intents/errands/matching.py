"""Walks along a graph of templates: which sentences are these words, and which do they begin? Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from hub.intents.errands.graph import FEW, FREE, TIMED, Graph, Sentence, SlotEdge
from hub.intents.errands.speech import Word
from hub.intents.errands.things import parts
from hub.intents.errands.words.model import TimeWords
from hub.intents.phrases import PAUSE, Tokens, leading

BEST = 4
"""Ways to come to one place that are kept."""
FEW_WORDS = 5
MOST_NAMES = 2
"""Names of one person."""
MOST_WORDS = 60

Spans: TypeAlias = "Callable[[str, int], Mapping[int, object]]"
"""Returns what a kind of slot may be at a place in the words: values by where they end."""


@dataclass(frozen=True, slots=True)
class Capture:
    """What stands in a slot."""

    kind: str
    slot: str
    begin: int
    end: int
    value: object = None
    """Of a slot whose words were understood."""


@dataclass(frozen=True, slots=True)
class _Path:
    score: int
    """Words that are no free words."""
    captures: tuple[Capture, ...] = ()
    words: int = 0
    """Words of the template."""
    last: str = ""
    """Kind of the slot it ends in, empty for a word."""


@dataclass(frozen=True, slots=True)
class Match:
    """One sentence that the words are."""

    sentence: Sentence
    captures: tuple[Capture, ...]
    score: int


@dataclass(slots=True)
class Walked:
    """What the words are, and how they may go on."""

    matches: list[Match] = field(default_factory=list)
    """Best first."""
    is_open: bool = False
    """Free words end a sentence that they are: more may come at any time."""
    may_grow: bool = False
    """A name or a time ends it."""
    may_follow: bool = False
    """A slot may follow."""
    is_beginning: bool = False
    """They end within a sentence."""
    begun: set[tuple[str, int]] = field(default_factory=set)
    """Kinds of times, and where they may begin: the words may end within one."""


class FreeWords:
    """Where free words may not end, and names not begin; and which words say nothing."""

    def __init__(self, words: TimeWords, times: frozenset[str] = frozenset()) -> None:
        """Take the words of a language; `times` are those that times are said with, which are no names of people."""
        self._words = words
        self._open_words, self._no_names = frozenset(words.open_words), frozenset(words.no_names)
        self._not_in_names = frozenset((*words.not_in_names, *(unit for unit in words.units if len(unit) > 1)))
        self._no_people = times.union(words.no_names, words.no_people, words.skipped)
        self._people = frozenset(words.people)
        self.skipped = frozenset(words.skipped)
        """May stand between the words of a sentence."""

    def fit(self, kind: str, said: Tokens, begin: int, end: int) -> bool:
        """Whether these words may stand in a slot of this kind; more may follow in the sentence."""
        if said[begin] == PAUSE or said[end - 1] == PAUSE:
            return False
        match kind:
            case "person":
                return self._is_person(said[begin:end])
            case "goods":
                return all(self._is_good(each) for each in parts(said[begin:end], self._words))
            case _ if kind in FEW and not self._is_name(said[begin:end]):
                return False
        return end == len(said) or said[end] == PAUSE or said[end - 1] not in self._open_words

    def _is_person(self, words: Tokens) -> bool:
        """Whether these are people: known words for them, or a name, which speech recognition writes in upper case."""
        return PAUSE not in words and all(
            " ".join(each) in self._people or (len(each) <= MOST_NAMES and all(map(self._may_be_name, each)))
            for each in parts(words, self._words)
        )

    def _may_be_name(self, word: str) -> bool:
        return isinstance(word, Word) and word.said[0].isupper() and word not in self._no_people

    def _is_good(self, words: Tokens) -> bool:
        """Whether these are one thing that one may need."""
        words = words[leading(words, self._words.some) :]
        return 0 < len(words) <= FEW_WORDS and self._is_name(words) and words[-1] not in self._no_names

    def _is_name(self, words: Tokens) -> bool:
        if words[0] in self._no_names or PAUSE in words or not self._not_in_names.isdisjoint(words):
            return False
        return any(letter.isalpha() for word in words for letter in word)


def walk(graph: Graph, said: Tokens, spans: Spans, free: FreeWords) -> Walked:
    """Walk along all sentences at once."""
    count = len(said)
    reached: list[dict[int, list[_Path]]] = [{} for _ in range(count + 1)]
    reached[0][0] = [_Path(0)]
    walked = Walked()
    for at in range(count):
        word = said[at]
        for number, paths in reached[at].items():
            state = graph.state(number)
            for to in state.words.get(word, ()):
                _arrive(reached[at + 1], to, [_Path(p.score + 1, p.captures, p.words + 1) for p in paths])
            if at and (word == PAUSE or word in free.skipped):
                _arrive(reached[at + 1], number, paths)
            for edge in state.slots:
                if edge.kind in FREE:
                    _fill(edge, paths, at, said, free, reached, graph)
                    continue
                found = spans(edge.kind, at)
                for end, value in found.items():
                    capture = Capture(edge.kind, edge.slot, at, end, value)
                    # Words that may be one length or several are one: "5 minutes and 30 seconds".
                    more = end - at - (edge.kind == "lengths")
                    _arrive(
                        reached[end],
                        edge.to,
                        [_Path(p.score + more, (*p.captures, capture), p.words, edge.kind) for p in paths],
                    )
                if edge.kind in TIMED and any(p.words for p in paths):
                    walked.begun.add((edge.kind, at))
    _end(graph, reached[count], walked)
    return walked


def _fill(
    edge: SlotEdge,
    paths: list[_Path],
    begin: int,
    said: Tokens,
    free: FreeWords,
    reached: list[dict[int, list[_Path]]],
    graph: Graph,
) -> None:
    """Put free words into a slot, wherever they may end: where the sentence can go on."""
    to, count = graph.state(edge.to), len(said)
    most = FEW_WORDS if edge.kind in FEW else MOST_WORDS
    for end in range(begin + 1, min(begin + most, count) + 1):
        if end < count and said[end] not in to.words and not to.slots and said[end] != PAUSE:
            continue
        if end == count and not to.ends:
            continue
        if free.fit(edge.kind, said, begin, end):
            capture = Capture(edge.kind, edge.slot, begin, end)
            known = end - begin if edge.kind == "person" else 0
            _arrive(
                reached[end],
                edge.to,
                [_Path(p.score + known, (*p.captures, capture), p.words, edge.kind) for p in paths],
            )


def _arrive(there: dict[int, list[_Path]], to: int, paths: list[_Path]) -> None:
    known = there.get(to)
    if known is None:
        there[to] = list(paths)
        return
    known += paths
    if len(known) > BEST:
        known.sort(key=lambda path: -path.score)
        del known[BEST:]


def _end(graph: Graph, ended: dict[int, list[_Path]], walked: Walked) -> None:
    for number, paths in ended.items():
        for path in paths:
            walked.matches += [Match(sentence, path.captures, path.score) for sentence in graph.state(number).ends]
    walked.matches.sort(key=lambda match: (-match.score, match.sentence.number))
    best = walked.matches[0].score if walked.matches else 0
    for number, paths in ended.items():
        state = graph.state(number)
        for path in paths:
            if path.score < best or not path.words:
                continue  # what it means has more free words: that is not what is meant
            if state.ends and path.last:
                walked.is_open = walked.is_open or path.last in FREE - FEW
                walked.may_grow = walked.may_grow or path.last in TIMED | FEW
            if path.last not in FREE and (state.words or state.slots):
                walked.is_beginning = walked.is_beginning or not state.ends
                walked.may_follow = walked.may_follow or graph.goes_on[number]
