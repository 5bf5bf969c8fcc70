"""The names of a home's areas and floors, to find in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hub.devices.model import Home
from hub.intents.errands.graph import PLACES
from hub.intents.errands.lexicon import Lexicon, joining, phrases
from hub.intents.index import Index, build
from hub.intents.languages.model import Additions
from hub.intents.phrases import Tokens, tokens

Several = tuple[tuple[str, str], ...]
"""Places by their kind, `area` or `floor`, and their id."""


class Places:
    """Areas and floors of a home as it is now."""

    def __init__(
        self, home: Home, extra: Additions, joins: tuple[str, ...], index: Callable[[], Index] | None = None
    ) -> None:
        """Take the home, and the words between several places; `index` gives its names where somebody keeps them."""
        self._home, self._extra = home, extra
        self._joins = joining(joins)
        self._small = phrases((*extra.articles, *extra.connectors))
        self._given = index
        self._index: Index | None = None
        self._lexica: dict[str, Lexicon[str]] = {}

    def of(self, kind: str) -> Lexicon[str]:
        """Return the names of each `area` or `floor`, with their ids."""
        index = self._given() if self._given is not None else self._own()
        if index is not self._index or not self._lexica:
            self._index = index
            self._lexica = {
                name: Lexicon((" ".join(tokens(words)), it) for words, it in named.items())
                for name, named in (("area", index.areas), ("floor", index.floors))
            }
        return self._lexica[kind]

    def several(self, said: Tokens, begin: int) -> dict[int, Several]:
        """Return the places, two or more of them, that stand at `begin`, by where they end: "kitchen and upstairs"."""
        return {end: each for end, each in self._listed(said, begin) if len(each) > 1}

    def _listed(self, said: Tokens, begin: int) -> Iterator[tuple[int, Several]]:
        for kind in sorted(PLACES):
            for end, place in self.of(kind).at(said, begin):
                yield end, ((kind, place),)
                for then, _ in self._joins.at(said, end):
                    for at in self._small.after(said, then):
                        yield from ((last, ((kind, place), *rest)) for last, rest in self._listed(said, at))

    def _own(self) -> Index:
        if self._index is None or self._index.revision != self._home.revision:
            return build(self._home, self._extra)
        return self._index
