"""From templates in hassil's syntax to a graph of words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations, product
from typing import TYPE_CHECKING

from hub.intents.catalogue import CATALOGUE
from hub.intents.errands.graph import KINDS, SEVERAL, Graph, Sentence
from hub.intents.errands.speech import parted
from hub.intents.errands.words.model import TimeWords
from hub.intents.phrases import PAUSE, Tokens, tokens
from shared.errors import HearthError

if TYPE_CHECKING:
    from hassil.expression import Expression

_DEFAULT_SLOT = {"duration": "seconds", "lengths": "seconds", "more": "seconds"}
_MOST_WAYS = 400
"""Ways to write what is joined without a space: more is a template out of hand."""


class TemplateError(HearthError):
    """A sentence template cannot be used."""


class Compiler:
    """Adds templates of one language to a graph."""

    def __init__(self, graph: Graph, rules: Mapping[str, str], words: TimeWords) -> None:
        """Take the graph to add to, and what `<rules>` stand for."""
        self._graph, self._rules, self._words = graph, rules, words
        self._parsed: dict[str, Expression] = {}
        self._split: dict[str, Tokens] = {}
        self._several: frozenset[str] = frozenset()

    def add(self, template: str, sentence: Sentence) -> None:
        """Add a template. Raises `TemplateError` when it cannot be read, or names what does not exist."""
        self._several = frozenset(slot.name for slot in CATALOGUE[sentence.intent].slots if slot.several)
        try:
            end = self._walk(self._parse(template), 0, ())
        except TemplateError as error:
            raise TemplateError(f"{sentence.intent}: {template!r}: {error}") from error
        self._graph.end(end, sentence)

    def _parse(self, template: str) -> Expression:
        from hassil.errors import HassilError
        from hassil.parse_expression import parse_sentence
        from hassil.parser import ParseError

        if template not in self._parsed:
            try:
                self._parsed[template] = parse_sentence(template).expression
            except (HassilError, ParseError, ValueError, AssertionError, IndexError) as error:
                raise TemplateError(f"cannot be read: {error or 'brackets are not closed'}") from error
        return self._parsed[template]

    def _walk(self, expression: Expression, begin: int, within: tuple[str, ...]) -> int:
        from hassil import expression as e

        match expression:
            case e.TextChunk():
                return self._text(expression.original_text, begin)
            case e.ListReference():
                kind = expression.list_name
                if kind not in KINDS:
                    raise TemplateError(f"unknown slot {{{kind}}}")
                slot = expression.slot_name if expression.slot_name != kind else _DEFAULT_SLOT.get(kind, kind)
                to = self._graph.slot(begin, kind, slot)
                if kind in SEVERAL and slot in self._several:
                    self._graph.join(self._graph.slot(begin, SEVERAL[kind], slot), to)
                return to
            case e.RuleReference():
                return self._walk(self._rule(expression.rule_name, within), begin, (*within, expression.rule_name))
            case e.Alternative():
                return self._one_of(expression.items, begin, within)
            case e.Permutation():
                orders = [e.Sequence(items=_spaced(order)) for order in permutations(expression.items)]
                return self._one_of(orders, begin, within)
            case e.Group():
                for run in self._runs(expression.items, within):
                    begin = self._walk(run[0], begin, within) if len(run) == 1 else self._glued(run, begin, within)
                return begin
        raise TemplateError(f"cannot be read: {expression}")

    def _rule(self, name: str, within: tuple[str, ...]) -> Expression:
        if name in within:
            raise TemplateError(f"the rule <{name}> contains itself")
        if name not in self._rules:
            raise TemplateError(f"unknown rule <{name}>")
        return self._parse(self._rules[name])

    def _one_of(self, items: Sequence[Expression], begin: int, within: tuple[str, ...]) -> int:
        to = self._graph.place()
        start = self._graph.place()
        self._graph.join(begin, start)
        for item in items:
            self._graph.join(self._walk(item, start, within), to)
        return to

    def _text(self, text: str, begin: int) -> int:
        if (words := self._split.get(text)) is None:
            words = parted(tokens(text), elides=self._words.elides, compounds=self._words.compounds)
            self._split[text] = words
        for word in words:
            if word != PAUSE:
                begin = self._graph.word(begin, word)
        return begin

    # --- what is joined without a space: `timer[s]` ---------------------------------------------------------------

    def _runs(self, items: Sequence[Expression], within: tuple[str, ...]) -> Iterator[list[Expression]]:
        run: list[Expression] = []
        for item in items:
            if run and (self._is_apart(run[-1], within, last=True) or self._is_apart(item, within, last=False)):
                yield run
                run = []
            run.append(item)
        if run:
            yield run

    def _is_apart(self, item: Expression, within: tuple[str, ...], *, last: bool) -> bool:
        """Whether a space stands at its end (or beginning) whatever is chosen, or it is a slot."""
        from hassil import expression as e

        match item:
            case e.TextChunk():
                text = item.original_text
                return (text[-1:] if last else text[:1]) in (" ", "-", "'") and bool(text)
            case e.ListReference() | e.Permutation():
                return True
            case e.RuleReference():
                return self._is_apart(self._rule(item.rule_name, within), (*within, item.rule_name), last=last)
            case e.Alternative():
                return all(self._is_apart(each, within, last=last) for each in item.items)
            case e.Group():
                return bool(item.items) and self._is_apart(item.items[-1 if last else 0], within, last=last)
        return False

    def _glued(self, run: Sequence[Expression], begin: int, within: tuple[str, ...]) -> int:
        ways = [list(self._ways(item, within)) for item in run]
        found = list(dict.fromkeys("".join(parts) for parts in product(*ways)))
        if len(found) > _MOST_WAYS:
            raise TemplateError("too many ways to write what is joined without a space")
        to = self._graph.place()
        for text in found:
            if "{" in text:
                self._graph.join(self._walk(self._parse(text), begin, within), to)
            else:
                self._graph.join(self._text(text, begin), to)
        return to

    def _ways(self, item: Expression, within: tuple[str, ...]) -> Iterator[str]:
        """Yield all that an expression may be, with its slots as they are written."""
        from hassil import expression as e

        match item:
            case e.TextChunk():
                yield item.original_text
            case e.ListReference():
                yield f"{{{item.list_name}:{item.slot_name}}}"
            case e.RuleReference():
                yield from self._ways(self._rule(item.rule_name, within), (*within, item.rule_name))
            case e.Alternative():
                for each in item.items:
                    yield from self._ways(each, within)
            case e.Permutation():
                for order in permutations(item.items):
                    yield from self._ways(e.Sequence(items=_spaced(order)), within)
            case e.Group():
                for parts in product(*(list(self._ways(each, within)) for each in item.items)):
                    yield "".join(parts)


def _spaced(items: Sequence[Expression]) -> list[Expression]:
    from hassil.expression import TextChunk

    return [each for item in items for each in (TextChunk(" "), item, TextChunk(" "))]
