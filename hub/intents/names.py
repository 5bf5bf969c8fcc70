"""What people may call a device: its name, its aliases, and what its room adds or takes away."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hub.devices.model import Area, Device
from hub.intents.compounds import is_generic, joined, parted
from hub.intents.languages.model import Additions

_SPACE = re.compile(r"[\s_-]+")
_MARKS = re.compile(r'[.,;:!?"“”]+(?=\s|$)|(?<!\S)["“”]+')


@dataclass(frozen=True, slots=True)
class SpokenName:
    """One way to say a device."""

    words: str
    device: Device
    given: bool
    """The household gave it this name or alias; otherwise it is derived and gives way to given ones."""


def plain(words: str) -> str:
    """Return words in lower case, with single spaces (also for hyphens) and without marks at the ends of words."""
    words = unicodedata.normalize("NFC", words).replace("’", "'").lower()
    return _SPACE.sub(" ", _MARKS.sub("", words)).strip()


def without_article(words: str, extra: Additions) -> str:
    """Drop leading articles: `the lamp` becomes `lamp`."""
    while True:
        for article in extra.articles:
            prefix = article if article.endswith("'") else f"{article} "
            if words.startswith(prefix) and len(words) > len(prefix):
                words = words[len(prefix) :].strip()
                break
        else:
            return words


def renamed(words: str, extra: Additions) -> Iterator[str]:
    """Yield the other ways in which a language says a plain name: `store gauche` is `store de gauche`."""
    for pattern, instead in extra.renamed:
        if (other := re.sub(f"^(?:{pattern})$", instead, words)) != words:
            yield other


def strict_names(device: Device, areas: Iterable[Area], extra: Additions) -> Iterator[SpokenName]:
    """Yield the given names, the names with the area in front or behind, and the names without it.

    A light `Light` in the kitchen is also the `kitchen light`; a `Kitchen lamp` there is also a `lamp`.
    """
    rooms = _rooms(device, areas, extra)
    seen: dict[str, None] = {}
    for given in (device.name, *device.aliases):
        words = without_article(plain(given), extra)
        yield from _new(words, device, True, seen)
    for words in list(seen):
        for other in renamed(words, extra):
            yield from _new(other, device, False, seen)
    for words in list(seen):
        said = [room for room in rooms if room in words]
        for room in rooms if not said else ():
            yield from _new(f"{room} {words}", device, False, seen)
            yield from _new(f"{words} {room}", device, False, seen)
        for room in said:
            if not is_generic(rest := _without_room(words, room, extra), extra.compounds):
                yield from _new(rest, device, False, seen)
        for derived in (*joined(words, rooms, extra.compounds), *parted(words, rooms, extra.compounds)):
            yield from _new(derived, device, False, seen)


def tolerant_names(device: Device, areas: Sequence[Area], extra: Additions) -> Iterator[SpokenName]:
    """Yield looser ways: singular and plural, and `lamp in the kitchen`."""
    strict = list(strict_names(device, areas, extra))
    seen = dict.fromkeys(name.words for name in strict)
    rooms = _rooms(device, areas, extra)
    for words in list(seen):
        for ending in extra.plurals:
            yield from _new(words + ending, device, False, seen)
            if words.endswith(ending) and len(words) - len(ending) >= 3:
                yield from _new(words.removesuffix(ending), device, False, seen)
        for room in rooms if not any(room in words for room in rooms) else ():
            for connector in extra.connectors:
                gap = "" if connector.endswith("'") else " "
                yield from _new(f"{words} {connector}{gap}{room}", device, False, seen)


def _rooms(device: Device, areas: Iterable[Area], extra: Additions) -> list[str]:
    given = [plain(name) for area in areas if area.id == device.area for name in (area.name, *area.aliases)]
    return [name for each in given if each for name in (each, *renamed(each, extra))]


def _without_room(words: str, room: str, extra: Additions) -> str:
    """Take the room out of a name: `lampe de la cuisine` becomes `lampe`, `kitchen lamp` becomes `lamp`."""
    if words.startswith(f"{room} "):
        rest = words[len(room) + 1 :]
    elif words.endswith(f" {room}") or words.endswith(f"'{room}"):
        rest = words[: -len(room)].strip()
        for connector in sorted(extra.connectors, key=len, reverse=True):
            rest = rest.removesuffix(f" {connector}")
    else:
        return ""
    return "" if rest.isnumeric() else rest


def _new(words: str, device: Device, given: bool, seen: dict[str, None]) -> Iterator[SpokenName]:
    if words and words not in seen:
        seen[words] = None
        yield SpokenName(words, device, given)
