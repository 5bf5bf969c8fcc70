"""Templates as one graph of words: which word or slot may come next, and which sentence ends where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from hub.intents.model import SlotValue

FREE = frozenset({"item", "text", "message", "goods", "name", "person", "list", "automation", "command"})
"""Kinds of slot that take any words."""
FEW = frozenset({"name", "person", "list", "automation"})
"""Those of which a few words are enough."""
TIMED = frozenset({"duration", "time", "day", "repeat", "when"})
"""Kinds that more words may change: "ten minutes … and thirty seconds"."""
PLACES = frozenset({"area", "floor"})
SEVERAL = {"area": "places", "floor": "places", "duration": "lengths"}
"""Kinds of several, by the kind of one."""
KINDS = FREE | TIMED | PLACES | {"places", "lengths", "more", "number", "percent"}


@dataclass(frozen=True, slots=True)
class SlotEdge:
    """A slot between two places of a graph."""

    kind: str
    slot: str
    to: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a template that was matched means."""

    intent: str
    slots: Mapping[str, SlotValue]
    """Slots that it sets."""
    yields: bool = False
    """A command about a device comes first."""
    reverts: bool = False
    """What is for later is to take back what is done now."""
    number: int = 0
    """Of two that match alike, the lower is meant."""


@dataclass(slots=True)
class _Node:
    words: dict[str, int] = field(default_factory=dict)
    slots: list[SlotEdge] = field(default_factory=list)
    free: list[int] = field(default_factory=list)
    """Where one may go without a word."""
    ends: list[Sentence] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class State:
    """One place, with all that may be reached from it without a word."""

    words: Mapping[str, tuple[int, ...]]
    slots: tuple[SlotEdge, ...]
    ends: tuple[Sentence, ...]


class Graph:
    """Built once from the templates (`hub.intents.errands.templates`), then only read. Place 0 is the beginning."""

    def __init__(self) -> None:
        """Make a graph with a beginning only."""
        self._nodes = [_Node()]
        self._states: dict[int, State] = {}

    def place(self) -> int:
        """Add a place."""
        self._nodes.append(_Node())
        return len(self._nodes) - 1

    def word(self, begin: int, word: str) -> int:
        """Let a word follow; what begins alike shares its places."""
        if (known := self._nodes[begin].words.get(word)) is not None:
            return known
        to = self._nodes[begin].words[word] = self.place()
        return to

    def slot(self, begin: int, kind: str, slot: str) -> int:
        """Let a slot follow."""
        to = self.place()
        self._nodes[begin].slots.append(SlotEdge(kind, slot, to))
        return to

    def join(self, begin: int, to: int) -> None:
        """Let one place be reached from another without a word."""
        self._nodes[begin].free.append(to)

    def end(self, place: int, sentence: Sentence) -> None:
        """Let a sentence end here."""
        self._nodes[place].ends.append(sentence)

    def __len__(self) -> int:
        """Return how many places there are."""
        return len(self._nodes)

    def prepare(self) -> None:
        """Work out all places now."""
        for number in range(len(self._nodes)):
            self.state(number)

    def state(self, number: int) -> State:
        """Return a place of the graph, once it is whole; worked out when it is first come to."""
        if (known := self._states.get(number)) is None:
            known = self._states[number] = self._state(number)
        return known

    @cached_property
    def goes_on(self) -> tuple[bool, ...]:
        """By place, whether a slot may still follow from there."""
        before: dict[int, list[int]] = {}
        for number, node in enumerate(self._nodes):
            for to in (*node.free, *node.words.values()):
                before.setdefault(to, []).append(number)
        found = [False] * len(self._nodes)
        waiting = [number for number, node in enumerate(self._nodes) if node.slots]
        while waiting:
            number = waiting.pop()
            if not found[number]:
                found[number] = True
                waiting += before.get(number, ())
        return tuple(found)

    def _state(self, number: int) -> State:
        words: dict[str, dict[int, None]] = {}
        slots: dict[SlotEdge, None] = {}
        ends: list[Sentence] = []
        seen, waiting = {number}, [number]
        while waiting:
            node = self._nodes[waiting.pop()]
            for word, to in node.words.items():
                words.setdefault(word, {})[to] = None
            slots.update(dict.fromkeys(node.slots))
            ends += node.ends
            for each in node.free:
                if each not in seen:
                    seen.add(each)
                    waiting.append(each)
        return State({word: tuple(to) for word, to in words.items()}, tuple(slots), tuple(ends))
