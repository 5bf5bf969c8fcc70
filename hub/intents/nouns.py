"""What words for things mean in this home: a device, an area, a floor, a kind of device."""

from __future__ import annotations

from hub.devices.model import Device, Home, Kind
from hub.intents.index import Index
from hub.intents.languages.model import Additions
from hub.intents.names import plain, without_article
from hub.intents.phrases import PAUSE, Tokens, joined, leading, split
from hub.intents.words.model import Words

LONGEST = 9
"""Words of a thing: "the small lamp beside the bed in the guest room"."""


class Nouns:
    """The things of one snapshot of a home in one language."""

    def __init__(self, index: Index, extra: Additions, words: Words) -> None:
        self.index = index
        self.kinds = frozenset(words.kinds)
        self._extra = extra
        self._connectors = split(tuple(each for each in extra.connectors if not each.endswith("'")))
        self._glue = frozenset(extra.articles) | {word for each in self._connectors for word in each}
        generic = extra.compounds.generic if extra.compounds and extra.compounds.links else ()
        self._compounds = frozenset(f"{room}{thing}" for room in index.areas for thing in generic)
        self.with_conjunction = frozenset(
            name for name in index.names if any(f" {each} " in f" {name} " for each in words.conjunctions)
        )

    def is_thing(self, words: Tokens) -> bool:
        """Whether the words are only names, areas, floors and kinds, with articles and connectors between."""
        if not words or len(words) > LONGEST or PAUSE in words or words[-1] in self._glue:
            return self._known(joined(words)) if words and len(words) <= LONGEST else False
        ends, found = {0}, False
        for begin in range(len(words)):
            if begin not in ends:
                continue
            if words[begin] in self._glue:
                ends.add(begin + 1)
            for end in range(begin + 1, len(words) + 1):
                if self._known(joined(words[begin:end])):
                    ends.add(end)
                    found = True
        return found and len(words) in ends

    def is_small(self, word: str) -> bool:
        """Whether it is an article or a part of a connector, which no name is made of."""
        return word in self._glue

    def is_article(self, word: str) -> bool:
        """Whether it stands before a name and means nothing."""
        return word in self._extra.articles

    def begins_place(self, word: str) -> bool:
        """Whether a connector begins with the word: "in"."""
        return any(word == each[0] for each in self._connectors)

    def is_joined(self, words: Tokens) -> bool:
        """Whether the words begin with a connector: "in the kitchen"."""
        return any(words[: len(each)] == each for each in self._connectors)

    def bare(self, words: Tokens) -> str:
        """Return the words without articles and connectors in front."""
        text = joined(words)
        if cut := next((len(each) for each in self._connectors if words[: len(each)] == each), 0):
            text = joined(words[cut:]) or text
        return without_article(text, self._extra)

    def is_place(self, words: Tokens) -> bool:
        """Whether the words are an area or a floor behind a connector: "in the kitchen"."""
        return self.is_joined(words) and bool(self.area(words) or self.floor(words))

    def area(self, words: Tokens) -> str:
        """Return the id of the area that the words name, empty when they name none."""
        return self.index.areas.get(self.bare(words), "")

    def floor(self, words: Tokens) -> str:
        """Return the floor that the words name, empty when they name none."""
        return self.index.floors.get(self.bare(words), "")

    def devices(self, words: Tokens, area_id: str) -> tuple[Device, ...]:
        """Return the devices that may be meant by a name: those in this area alone, else those given it, else all."""
        text = without_article(joined(words), self._extra)
        named = self.index.names.get(text) or self.index.loose_names.get(text, ())
        for some in (
            [each.device for each in named if each.device.area == area_id],
            [each.device for each in named if each.given],
        ):
            if some:
                return tuple({device.id: device for device in some}.values())
        return tuple({each.device.id: each.device for each in named}.values())

    def says_kind(self, words: Tokens) -> bool:
        """Whether a kind of device, or everything, is named anywhere."""
        return any(leading(words[at:], tuple(self.kinds)) for at in range(len(words)))

    def call(self, device: Device) -> str:
        """Return the words for a device that sentences know."""
        return without_article(plain(device.name), self._extra)

    def _known(self, text: str) -> bool:
        index = self.index
        if text in index.names or text in index.areas or text in index.floors or text in self.kinds:
            return True
        if text in self._compounds:
            return True
        bare = without_article(text, self._extra)
        return text in index.loose_names or (bare != text and self._known(bare))


def kind_of_all(home: Home, device_ids: tuple[str, ...]) -> Kind | None:
    """Return the kind that all these devices have, `None` without one."""
    kinds = {device.kind for each in device_ids if (device := home.device(each))}
    return kinds.pop() if len(kinds) == 1 else None
