"""What free words mention: devices, areas, floors, kinds of thing, numbers, colours and directions. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar
from weakref import WeakKeyDictionary

from hub.devices.model import Device
from hub.intents.index import Index
from hub.intents.meaning.vocabulary.model import Vocabulary, listed
from hub.intents.names import SpokenName, plain

T = TypeVar("T")
LONGEST = 8
"""Words of the longest name that is looked for."""
SHORTEST_HINT = 3
"""Letters of a word that may stand for a longer name."""
ARTICLES = frozenset({"a", "the", "my", "our", "your", "some"})
"""Before a word that is nobody's name."""
MOST_HINTED = 3
"""Devices with such a word in their names: a word of more is no hint."""
_TOKEN = re.compile(r"\d+(?:[.,]\d+)?|%|°|[^\W\d_]+(?:['.][^\W\d_]+)*'?|\w+")


@dataclass(frozen=True, slots=True)
class Number:
    """A number that was said."""

    value: float
    unit: str = ""
    """`percent`, `degrees`, `kelvin`, `time` or empty."""
    difference: bool = False
    """It says by how much, not how much."""


@dataclass(frozen=True, slots=True)
class Named:
    """Words that name devices."""

    words: str
    devices: tuple[Device, ...]
    """More than one when several have this name; those that were given it come alone."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """What one sentence mentions."""

    tokens: tuple[str, ...] = ()
    devices: tuple[Named, ...] = ()
    hinted: tuple[Named, ...] = ()
    """Devices of whose name one word was said, a word that few other names have, or one related to it."""
    areas: Mapping[str, str] = field(default_factory=dict)
    """Words by area id."""
    floors: Mapping[str, str] = field(default_factory=dict)
    """Words by floor."""
    things: frozenset[str] = frozenset()
    """Kinds of thing, see `hub.intents.meaning.vocabulary.model.THINGS`."""
    classes: frozenset[str] = frozenset()
    """Device classes of coverings."""
    numbers: tuple[Number, ...] = ()
    colors: tuple[str, ...] = ()
    directions: frozenset[str] = frozenset()
    """`on`, `off`, `open`, `close`, `up`, `down`."""
    everywhere: bool = False
    here: bool = False
    much: bool = False
    little: bool = False
    later: bool = False
    """Another time than now."""
    foreign: tuple[str, ...] = ()
    """Places and owners of which this home knows nothing: something elsewhere is meant."""
    unexplained: tuple[str, ...] = ()
    """Words that neither the vocabulary nor the home knows."""


def tokens(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Split into lower-case words; `%` and `°` are words, an elided article (`l'`) is one, too."""
    text = plain(text)
    if vocabulary.elisions:
        text = re.sub(rf"(?<!\w)((?:{vocabulary.elisions})')(?=\w)", r"\1 ", text)
    return tuple(_TOKEN.findall(text))


def mentions(text: str, index: Index, vocabulary: Vocabulary, known: frozenset[str] = frozenset()) -> Mentions:
    """Find what a sentence mentions; `known` are more words that need no explanation."""
    words = tokens(text, vocabulary)
    devices = _devices(words, index, _lexicon(vocabulary), listed(vocabulary.like))
    areas = {area: said for said, area in _spans(words, index.areas.get)}
    areas = areas or _rooms_of(words, index) or {area: said for said, area in _spans(_bare(words), index.areas.get)}
    floors = {floor: said for said, floor in _spans(words, index.floors.get)}
    found: dict[str, list[str]] = {}
    for said, keys in _spans(_bare(words), _lexicon(vocabulary).get):
        for key in keys:
            found.setdefault(key, []).append(said)
    if vocabulary.compounds:
        _take_apart(words, index, vocabulary, found, areas)
    hinted = _hinted(words, index, vocabulary, {word for each in devices for word in each.words.split()})
    numbers, counted, shared = _numbers(words, vocabulary)
    names = (*(each.words for each in (*devices, *hinted)), *areas.values(), *floors.values())
    explained = {
        word for said in (*names, *(each for said in found.values() for each in said)) for word in said.split()
    }
    # The roof of a "roof window" is no place.
    longer = [each for said in found.values() for each in said if " " in each]
    explained |= {word for said in names for word in tokens(said, vocabulary)} | counted | known | _small(vocabulary)
    return Mentions(
        tokens=words,
        devices=devices,
        hinted=hinted,
        areas=areas,
        floors=floors,
        things=frozenset(key.removeprefix("thing ") for key in found if key.startswith("thing ")),
        classes=frozenset(key.removeprefix("class ") for key in found if key.startswith("class ")),
        numbers=numbers,
        colors=tuple(dict.fromkeys(vocabulary.colors[said] for said in found.get("color", ()))),
        directions=_directions(words, found, vocabulary),
        everywhere="everywhere" in found,
        here="here" in found,
        much="much" in found or shared,
        little="little" in found,
        later="later" in found,
        foreign=_foreign(words, index, vocabulary, (*names, *longer)),
        unexplained=tuple(word for word in words if word not in explained and word not in "%°"),
    )


def _spans(words: Sequence[str], look: Callable[[str], T | None]) -> Iterator[tuple[str, T]]:
    """Yield what is found, the longest from each word on, without overlaps."""
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + LONGEST), at, -1):
            said = " ".join(words[at:end])
            if (found := look(said)) is None and "' " in said:  # an elided article sticks to its word
                found = look(said := _joined(words[at:end]))
            if found is not None:
                yield said, found
                at = end
                break
        else:
            at += 1


def _joined(words: Sequence[str]) -> str:
    return " ".join(words).replace("' ", "'")


def _devices(
    words: Sequence[str], index: Index, lexicon: Mapping[str, tuple[str, ...]], like: Sequence[str]
) -> tuple[Named, ...]:
    """Find named devices; a word for a kind of thing (`the lights`) is no name, nor is "like an oven"."""
    found = []
    text = f" {' '.join(words)} "
    for said, names in _spans(words, lambda said: index.names.get(said) or index.loose_names.get(said)):
        if said in lexicon or any(f" {each} {said} " in text for each in like):
            continue
        given: Sequence[SpokenName] = [name for name in names if name.given] or names
        found.append(Named(said, tuple({name.device.id: name.device for name in given}.values())))
    return tuple(found)


def _hinted(words: Sequence[str], index: Index, vocabulary: Vocabulary, named: set[str]) -> tuple[Named, ...]:
    """Find devices by one word of their name, `coffee` for the coffee machine, or by a related one."""
    hints = _hints(index, vocabulary)
    found: dict[str, Named] = {}
    left = listed(vocabulary.left)
    for before, word in zip(("", *words), words, strict=False):
        if word in named or (word in left and before not in ARTICLES):  # "was the telly left running"
            continue
        for hint in (word, word.removesuffix("s")):
            if devices := hints.get(hint):
                found.setdefault(word, Named(word, devices))
    for said, kin in _spans(words, vocabulary.related.get):
        devices = next(
            (
                tuple({each.device.id: each.device for each in index.names[name]}.values())
                for name in listed(kin)
                if name in index.names
            ),
            (),
        ) or next((hints[name] for name in listed(kin) if name in hints), ())
        if devices and said not in named:
            found[said] = Named(said, devices)
    return tuple(found.values())


_hints_of: WeakKeyDictionary[Vocabulary, tuple[Index, dict[str, tuple[Device, ...]]]] = WeakKeyDictionary()
"""Those of the last index that was asked for: it lasts until the devices of the home change."""


def _hints(index: Index, vocabulary: Vocabulary) -> Mapping[str, tuple[Device, ...]]:
    """Return devices by words that occur in few other devices' given names."""
    kept = _hints_of.get(vocabulary)
    if kept is not None and kept[0] is index:
        return kept[1]
    common = _small(vocabulary) | {word for said in _lexicon(vocabulary) for word in said.split()}
    common |= {word for said in (*index.areas, *index.floors) for word in said.split()}
    owners: dict[str, dict[str, Device]] = {}
    for words, names in index.names.items():
        for name in names:
            if name.given:
                for word in words.split():
                    owners.setdefault(word, {})[name.device.id] = name.device
    hints = {
        word: tuple(devices.values())
        for word, devices in owners.items()
        if len(devices) <= MOST_HINTED and len(word) >= SHORTEST_HINT and word not in common
    }
    _hints_of[vocabulary] = (index, hints)
    return hints


_names_of: WeakKeyDictionary[Vocabulary, tuple[Index, frozenset[str]]] = WeakKeyDictionary()


def _bare(words: Sequence[str]) -> tuple[str, ...]:
    """Return words without the `'s` of "the fan's too loud"."""
    return tuple(word.removesuffix("'s") if len(word) > len("it's") else word for word in words)


def _directions(words: Sequence[str], found: Iterable[str], vocabulary: Vocabulary) -> frozenset[str]:
    """Return the directions, without those that only tell where something is, or how it was left."""
    keys = set(found)
    if vocabulary.idle:
        busy = re.sub(vocabulary.idle, " ", " ".join(_bare(words))).split()
        keys &= {key for _, told in _spans(busy, _lexicon(vocabulary).get) for key in told}
    directions = {key.removeprefix("direction ") for key in keys if key.startswith("direction ")} - {""}
    if "direction " in keys or not set(listed(vocabulary.left)).isdisjoint(words):
        directions -= {"on", "open"}
    return frozenset(directions)


def _rooms_of(words: Sequence[str], index: Index) -> dict[str, str]:
    """Find rooms by whose they are: where Emma sleeps is Emma's room."""
    owners = {said.partition("'")[0]: area for said, area in index.areas.items() if "'s " in said}
    return {
        owners[word]: word
        for before, word in zip(("", *words), _bare(words), strict=False)
        if word in owners and before not in ARTICLES
    }


def _name_words(index: Index, vocabulary: Vocabulary) -> frozenset[str]:
    """Return all words of all names here."""
    kept = _names_of.get(vocabulary)
    if kept is None or kept[0] is not index:
        said = (*index.names, *index.areas, *index.floors)
        kept = _names_of[vocabulary] = (index, frozenset(word for name in said for word in name.split()))
    return kept[1]


def _foreign(words: Sequence[str], index: Index, vocabulary: Vocabulary, names: Sequence[str]) -> tuple[str, ...]:
    """Find places and owners that are no part of a name here."""
    rooms = dict.fromkeys(listed(vocabulary.rooms), True)
    known = {word for name in names for word in name.split()} | _name_words(index, vocabulary)
    text = " ".join(words)
    if (likened := _likened(vocabulary)) is not None:
        text = likened.sub("", text)
    found = [said for said, _ in _spans(text.split(), rooms.get) if not set(said.split()) <= known]
    if vocabulary.owners:
        for match in re.finditer(vocabulary.owners, text):
            owner = next(filter(None, match.groups()), "")
            if not known & {owner, f"{owner}'", f"{owner}'s", f"{owner}s", f"{owner}s'"}:
                found.append(owner)
    return tuple(found)


@lru_cache(maxsize=16)
def _likened(vocabulary: Vocabulary) -> re.Pattern[str] | None:
    """Return what finds a place that is only likened: "like a football stadium", "like in a shop"."""
    like, rooms = (
        "|".join(map(re.escape, sorted(listed(words), key=len, reverse=True)))
        for words in (vocabulary.like, vocabulary.rooms)
    )
    return re.compile(rf"\b(?:{like}) (?:\w+ ){{0,2}}?(?:{rooms})\b") if like and rooms else None


def _numbers(words: Sequence[str], vocabulary: Vocabulary) -> tuple[tuple[Number, ...], set[str], bool]:
    """Return the numbers, the words that they and their units consist of, and whether one is a part of what is now."""
    values = _values(vocabulary)
    units = {word: unit for unit, said in vocabulary.units.items() for word in listed(said)}
    by = listed(vocabulary.by)
    found: list[Number] = []
    counted: set[str] = set()
    shares, shared = listed(vocabulary.shares), False
    at = 0
    while at < len(words):
        end, value, unit = at, 0.0, ""
        for stop in range(min(len(words), at + LONGEST), at, -1):
            if (known := values.get(_joined(words[at:stop]))) is not None:
                end, (value, unit) = stop, known
                break
        if end == at and words[at][0].isdigit():
            end, value = at + 1, float(_digits(words[at]))
        if end == at:
            at += 1
            continue
        for stop in range(min(len(words), end + 2), end, -1):
            if said := units.get(_joined(words[end:stop])):
                unit, end = said, stop
                break
        if words[end : end + 1] and words[end] in shares:
            shared = True
        else:
            found.append(Number(value, unit, bool(at) and any(_joined(words[:at]).endswith(f" {each}") for each in by)))
        counted.update(words[at:end])
        at = end
    return tuple(found), counted, shared


def _digits(word: str) -> str:
    digits = re.match(r"\d+(?:[.,]\d+)?", word)
    return digits[0].replace(",", ".") if digits else "0"


def _take_apart(
    words: Sequence[str], index: Index, vocabulary: Vocabulary, found: dict[str, list[str]], areas: dict[str, str]
) -> None:
    """Find an area and a thing in one word, as in `Küchenlampe`."""
    heads = {word: thing for thing, said in vocabulary.things.items() for word in listed(said) if len(word) >= 4}
    for word in words:
        thing = next((thing for head, thing in heads.items() if word.endswith(head) and len(word) > len(head) + 2), "")
        if not thing:
            continue
        found.setdefault(f"thing {thing}", []).append(word)
        for name, area in index.areas.items():
            if len(name) >= 3 and word.startswith(name[:-1]) and area not in areas:
                areas[area] = word


@lru_cache(maxsize=16)
def _lexicon(vocabulary: Vocabulary) -> Mapping[str, tuple[str, ...]]:
    """Return what words mean, by the words."""
    found: dict[str, tuple[str, ...]] = {}
    entries = {f"thing {thing}": said for thing, said in vocabulary.things.items()}
    entries |= {f"direction {direction}": said for direction, said in vocabulary.directions.items()}
    entries |= {f"class {name}": said for name, said in vocabulary.classes.items()}
    entries |= {"color": "|".join(vocabulary.colors)}
    for name in ("everywhere", "here", "much", "little", "later"):
        entries[name] = getattr(vocabulary, name)
    for key, said in entries.items():
        for word in listed(said):
            found[word] = (*found.get(word, ()), key)
    return found


@lru_cache(maxsize=16)
def _small(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(vocabulary.small.split()) | frozenset(listed(vocabulary.acts)) | frozenset(listed(vocabulary.by))


@lru_cache(maxsize=16)
def _values(vocabulary: Vocabulary) -> Mapping[str, tuple[float, str]]:
    """Return numbers and parts, with their unit, by the words for them."""
    return {word: (float(value), "") for word, value in vocabulary.numbers.items()} | {
        word: (float(value), "percent") for word, value in vocabulary.parts.items()
    }
