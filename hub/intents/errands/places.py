"""The names of a home's areas and floors, to find in words."""

from __future__ import annotations

from collections.abc import Callable

from hub.devices.model import Home
from hub.intents.errands.lexicon import Lexicon
from hub.intents.index import Index, build
from hub.intents.languages.model import Additions
from hub.intents.phrases import tokens


class Places:
    """Areas and floors of a home as it is now."""

    def __init__(self, home: Home, extra: Additions, index: Callable[[], Index] | None = None) -> None:
        """Take the home; `index` gives its names where somebody keeps them already."""
        self._home, self._extra = home, extra
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

    def _own(self) -> Index:
        if self._index is None or self._index.revision != self._home.revision:
            return build(self._home, self._extra)
        return self._index
