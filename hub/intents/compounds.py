"""A room and a thing in one word: `Küche` and `Licht` are `Küchenlicht`, and a `Küchenrollo` is the kitchen's `Rollo`.

Which letters link the two is a fact of the language (`hub.intents.languages.model.Compounds`). All words here are
plain: lower case, single spaces.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hub.intents.languages.model import Compounds

SHORTEST = 3
"""Letters of a thing that a compound may end in: what is shorter is an ending, not a word."""


def is_generic(words: str, rules: Compounds | None) -> bool:
    """Whether words mean a whole kind of thing (`licht`), so that they are no name of one."""
    return rules is not None and words in rules.generic


def stems(room: str, rules: Compounds | None) -> tuple[str, ...]:
    """Return what a room is as the first half of a word: `küche` gives `küchen`; the room itself is not among them."""
    if rules is None or not room or " " in room:
        return ()
    ending = max((each for each in rules.links if room.endswith(each)), key=len, default=None)
    if ending is None:
        return ()
    bare = room[: len(room) - len(ending)]
    return tuple(dict.fromkeys(stem for link in rules.links[ending] if (stem := bare + link) != room))


def joined(words: str, rooms: Iterable[str], rules: Compounds | None) -> Iterator[str]:
    """Yield a device's name as one word with its room, and in two: `licht` in `küche` is `küchenlicht`, `küchen licht`.

    Several words are joined at the first only (`wohnzimmerdecken lampe` is nobody's word for it): none then.
    """
    if rules is None or not rules.links or not words or " " in words:
        return
    for room in rooms:
        if words.startswith(room):
            continue
        for stem in (*((room,) if " " not in room else ()), *stems(room, rules)):
            if not words.startswith(stem):
                yield stem + words
                yield f"{stem} {words}"


def parted(words: str, rooms: Iterable[str], rules: Compounds | None) -> Iterator[str]:
    """Yield a device's name without its room, and in two words: `küchenrollo` in `küche` is `rollo`, `küchen rollo`.

    A word for a whole kind of thing (`licht`) is not yielded alone: it means all of that kind.
    """
    if rules is None or not rules.links:
        return
    for room in rooms:
        for stem in sorted({room, *stems(room, rules)}, key=len, reverse=True):
            rest = words.removeprefix(stem)
            if rest == words or rest.startswith(" ") or len(rest) < SHORTEST:
                continue
            yield f"{stem} {rest}"
            if not is_generic(rest, rules):
                yield rest
            break
