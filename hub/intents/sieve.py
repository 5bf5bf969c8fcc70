"""Which sentences can fit at all: what each needs is worked out once, so that few are walked for any text.

Each sentence needs words (hassil's required fragments), names or places, and one of some beginnings. The beginnings
find the few that are worth a look. The sieve never drops a sentence that could fit.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from hub.intents.cover import Cover, Words, parts
from hub.intents.shapes import Shapes

if TYPE_CHECKING:
    from hassil.expression import Expression, Sentence
    from hassil.intents import IntentData, Intents

Named = Callable[[str, frozenset[str]], bool]
"""Whether a list (`name`, `area`, …) has something for the text; for `name`, of one of these kinds (none: of any)."""
_Listed = tuple[str, frozenset[str]]
"""A list, and the kinds of device that its names are of."""
Openings = frozenset[tuple[str, bool]]
"""First words of an expression (`{` before a list), each with whether what follows the expression belongs to it."""
ANYTHING = "*"
WORDS = 2
"""Words of a beginning that are looked at: "turn up" and "turn off" part most commands."""
MOST_OPENINGS = 400
_SPACES = re.compile(r"[\s_-]+")


@dataclass(frozen=True, slots=True)
class _Entry:
    intent: str
    data: IntentData
    words: tuple[frozenset[str], ...]
    """Of each, one must be in the text."""
    lists: tuple[_Listed, ...]
    """Of each, something must be in the text."""
    takes: Words | None
    """The words that it may have besides; `None`: any."""
    shape: int


class Sieve:
    """The sentences of one language, each in a block of its own; `per_home` are the lists that each home fills."""

    def __init__(self, intents: Intents, domains_of: Callable[[IntentData], frozenset[str]], per_home: frozenset[str]):
        self._rules = intents.expansion_rules
        self._per_home = per_home
        self._anything = intents.settings.ignore_whitespace
        self._cover = Cover(intents.expansion_rules, intents.slot_lists, per_home, intents.language)
        self.shapes = Shapes(intents.expansion_rules, intents.slot_lists, per_home, intents.language)
        """Those of the sentences."""
        self._known: dict[str, tuple[frozenset[str], Openings]] = {}
        self._entries: list[_Entry] = []
        self._anyhow: list[int] = []
        """Entries that may begin with anything."""
        self._by_words: dict[str, list[int]] = {}
        self._by_list: dict[_Listed, list[int]] = {}
        for intent in intents.intents.values():
            for data in intent.data:
                for sentence in data.sentences:
                    self._add(intent.name, data, sentence, domains_of(data))
        self._openings_sorted = sorted(self._by_words)
        self._longest = max(map(len, self._by_words), default=0)

    @cached_property
    def vocabulary(self) -> Words:
        """All words that any sentence may have, besides what each home names."""
        return frozenset().union(*(each.takes for each in self._entries if each.takes is not None))

    @cached_property
    def _open(self) -> bool:
        """Whether some sentence may have any word."""
        return self._anything or any(each.takes is None for each in self._entries)

    def is_strange(self, texts: tuple[str, ...], named: Words) -> bool:
        """Whether each of these spellings of a text has a word that no sentence has; `named` as for `beginning`."""
        takes = self.vocabulary
        return not self._open and not any(self._cover.left(text, named).fits(takes) for text in texts)

    def fitting(
        self,
        texts: tuple[str, ...],
        has: Named | None,
        named: Words = frozenset(),
        fits: Callable[[int], bool] = lambda shape: True,
    ) -> Iterator[tuple[str, IntentData]]:
        """Yield the blocks, with their intents, that could fit one of these spellings of a text, as a whole.

        `named` are the words of what the lists of the home have for the text. Without `has`, what lists hold is not
        looked at (unknown names are looked for). `fits` is asked last, about the shape of the sentence.
        """
        there = "\n".join(texts)
        words: dict[frozenset[str], bool] = {}
        lists: dict[_Listed, bool] = {}

        def said(clause: frozenset[str]) -> bool:
            if clause not in words:
                words[clause] = any(word in there for word in clause)
            return words[clause]

        def filled(listed: _Listed) -> bool:
            if listed not in lists:
                lists[listed] = has is None or has(*listed)
            return lists[listed]

        left = [] if self._anything else [self._cover.left(text, named) for text in texts]

        def taken(takes: Words | None) -> bool:
            if takes is None or not left:
                return True
            return any(each.fits_but_one(takes) if has is None else each.fits(takes) for each in left)

        for index in self._beginning(texts, filled, on=False):
            entry = self._entries[index]
            if not taken(entry.takes):
                continue
            if not all(map(filled, entry.lists)) or not all(map(said, entry.words)):
                continue
            if self._anything or fits(entry.shape):
                yield entry.intent, entry.data

    def beginning(self, text: str, has: Named, named: Words | None = None) -> Iterator[tuple[str, IntentData, int]]:
        """Yield the blocks that could begin as the text does, with their intents and shapes.

        `named` are all words of what the lists of the home hold; the last word of the text may be half of one.
        """
        begun = " ".join(parts(text)[:-1])
        left = None if named is None or self._anything else self._cover.left(begun, named)
        for index in self._beginning((text,), lambda listed: has(*listed), on=True):
            entry = self._entries[index]
            if left is not None and entry.takes is not None and not left.fits(entry.takes):
                continue
            yield entry.intent, entry.data, entry.shape

    def _beginning(self, texts: tuple[str, ...], filled: Callable[[_Listed], bool], *, on: bool) -> list[int]:
        """Return the entries that begin so, in order; with `on`, also those whose beginning goes on after the text."""
        found = set(self._anyhow)
        for spaced in {_spaced(f"{text.casefold()} ").lstrip() for text in texts}:
            for length in range(min(len(spaced), self._longest) + 1):
                found.update(self._by_words.get(spaced[:length], ()))
            at = bisect_left(self._openings_sorted, spaced)
            while on and at < len(self._openings_sorted) and self._openings_sorted[at].startswith(spaced):
                found.update(self._by_words[self._openings_sorted[at]])
                at += 1
        for listed, entries in self._by_list.items():
            if filled(listed):
                found.update(entries)
        return sorted(found)

    def _add(self, intent: str, data: IntentData, sentence: Sentence, kinds: frozenset[str]) -> None:
        number = len(self._entries)
        lists = (self._listed(name, kinds) for name in self._lists(sentence.expression) if name in self._per_home)
        words = sorted(sentence.get_required_clauses(self._rules), key=len)
        own = bool(data.slot_lists or data.expansion_rules)
        takes = None if own else self._cover.of(sentence.expression)
        shape = self.shapes.anything if own else self.shapes.of(sentence.expression, kinds)
        self._entries.append(_Entry(intent, data, tuple(words), tuple(lists), takes, shape))
        openings = _ended(self._openings(sentence.expression))
        if self._anything or (ANYTHING, False) in openings:
            self._anyhow.append(number)
            return
        for opening, _ in openings:
            if opening.startswith("{"):
                self._by_list.setdefault(self._listed(opening[1:], kinds), []).append(number)
            else:
                self._by_words.setdefault(opening.lstrip(), []).append(number)

    @staticmethod
    def _listed(name: str, kinds: frozenset[str]) -> _Listed:
        return name, kinds if name == "name" else frozenset()

    def _of_rule(self, name: str) -> tuple[frozenset[str], Openings]:
        """Return what `_lists` and `_openings` find in a rule; one that is not known here may be anything."""
        if name not in self._known:
            rule = self._rules.get(name)
            nothing: tuple[frozenset[str], Openings] = (frozenset(), frozenset({(ANYTHING, False)}))
            self._known[name] = (
                nothing if rule is None else (self._lists(rule.expression), self._openings(rule.expression))
            )
        return self._known[name]

    def _lists(self, expression: Expression) -> frozenset[str]:
        """Return the lists that every way through an expression needs."""
        from hassil import expression as e

        match expression:
            case e.ListReference():
                return frozenset({expression.list_name})
            case e.RuleReference():
                return self._of_rule(expression.rule_name)[0]
            case e.Alternative():
                found = [self._lists(item) for item in expression.items]
                return frozenset.intersection(*found) if found else frozenset()
            case e.Group():
                return frozenset().union(*map(self._lists, expression.items))
        return frozenset()

    def _openings(self, expression: Expression) -> Openings:
        """Return the first words that an expression may have."""
        from hassil import expression as e

        found: Openings = frozenset({(ANYTHING, False)})
        match expression:
            case e.TextChunk():
                found = frozenset({(_spaced(expression.text.casefold()), True)})
            case e.ListReference():
                name = expression.list_name
                found = frozenset({(f"{{{name}" if name in self._per_home else ANYTHING, False)})
            case e.RuleReference():
                found = self._of_rule(expression.rule_name)[1]
            case e.Alternative():
                found = frozenset().union(*map(self._openings, expression.items))
            case e.Sequence():
                found = frozenset({("", True)})
                for item in expression.items:
                    if not any(open_ for _, open_ in found):
                        break
                    found = _followed(found, self._openings(item))
        return found


def _spaced(text: str) -> str:
    """Write words with single spaces, also for what joins words, and none after an elided article."""
    return _SPACES.sub(" ", text).replace("' ", "'")


def _followed(found: Openings, more: Openings) -> Openings:
    """Continue what may still go on, by a word or two in all; where that becomes too many ways, leave it."""
    if len(found) * len(more) > MOST_OPENINGS:
        return _ended(found)
    continued = {each for each in found if not each[1]}
    for words, _ in (each for each in found if each[1]):
        for next_, open_ in more:
            if next_ == ANYTHING or next_.startswith("{"):
                continued.add((next_ if not words.strip() else words, False))
            else:
                longer = _spaced(words + next_)
                continued.add((longer, open_ and longer.strip().count(" ") < WORDS))
    return frozenset(continued)


def _ended(found: Openings) -> Openings:
    """Take what may go on as it is; nothing at all may go on as anything."""
    return frozenset((words if words.strip() else ANYTHING, False) for words, _ in found)


def subset(intents: Intents, found: Iterator[tuple[str, IntentData]]) -> Intents:
    """Return the same language with these blocks alone."""
    from hassil.intents import Intent
    from hassil.intents import Intents as Language

    data: dict[str, list[IntentData]] = {}
    for name, block in found:
        data.setdefault(name, []).append(block)
    chosen: Mapping[str, Intent] = {name: Intent(name, blocks) for name, blocks in data.items()}
    return Language(
        language=intents.language,
        intents=dict(chosen),
        slot_lists=intents.slot_lists,
        expansion_rules=intents.expansion_rules,
        skip_words=intents.skip_words,
        settings=intents.settings,
    )
