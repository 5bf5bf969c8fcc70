"""Everything about a home that recognising needs, in one snapshot: built once per change of devices, then only read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hub.devices.model import Home
from hub.intents.compounds import stems
from hub.intents.cover import parts
from hub.intents.languages.model import Additions
from hub.intents.names import SpokenName, plain, renamed, strict_names, tolerant_names
from hub.intents.spoken import NameTrie
from hub.intents.targets import exposed

Names = Mapping[str, tuple[SpokenName, ...]]
"""What may be meant, by the words for it."""


@dataclass(frozen=True, slots=True)
class Index:
    """The names of one revision of a home in one language."""

    revision: int
    names: Names
    loose_names: Names
    """Looser ways to say devices, tried when the others do not fit."""
    areas: Mapping[str, str]
    """Area ids by name and alias."""
    floors: Mapping[str, str]
    """Floors by name and alias."""
    words: frozenset[str]
    """Words of all that is named."""
    tries: Mapping[str, NameTrie]
    """The words for `name`, `area` and `floor`, to walk along."""


def build(home: Home, extra: Additions) -> Index:
    """Take the snapshot; a few milliseconds for 100 devices."""
    revision, areas, devices = home.revision, home.areas(), exposed(home)
    strict = _by_words(name for device in devices for name in strict_names(device, areas, extra))
    loose = _by_words(name for device in devices for name in tolerant_names(device, areas, extra))
    rooms = {plain(name): area.id for area in areas for name in (area.name, *area.aliases)}
    rooms = {other: area for words, area in rooms.items() for other in renamed(words, extra)} | rooms
    rooms = {stem: area for words, area in rooms.items() for stem in stems(words, extra.compounds)} | rooms
    floors = {plain(name): area.floor for area in areas if area.floor for name in (*area.floor_aliases, area.floor)}
    kinds = {words: frozenset(str(name.device.kind) for name in named) for words, named in strict.items()}
    named = {part for each in (strict, loose, rooms, floors) for words in each for part in parts(words)}
    return Index(
        revision,
        strict,
        loose,
        {words: area for words, area in rooms.items() if words},
        {words: floor for words, floor in floors.items() if words},
        frozenset(named),
        {"name": NameTrie(strict, kinds), "area": NameTrie(rooms), "floor": NameTrie(floors)},
    )


def _by_words(names: Iterable[SpokenName]) -> Names:
    found: dict[str, list[SpokenName]] = {}
    for name in names:
        found.setdefault(name.words, []).append(name)
    return {words: tuple(named) for words, named in found.items()}
