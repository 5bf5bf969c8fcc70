"""What is left out: "everything off except the bedroom", "turn off all the lights but not the hall light"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from hub.devices.model import Home
from hub.intents.clauses import devices_of, segments
from hub.intents.heard import Heard, Understand
from hub.intents.model import Intent, Place
from hub.intents.nouns import Nouns
from hub.intents.phrases import PAUSE, Tokens, joined, places, trailing, without_outer_pauses
from hub.intents.words.model import Words

_SET = ("name",)
"""Slots of wishes about one thing, from which nothing can be left out."""


def leaves_out(said: Tokens, words: Words, nouns: Nouns) -> bool:
    """Whether a command or a whole has an exception: "not" and "but" are also what people just say."""
    whole = {*words.every, *words.verb_forms.values(), *nouns.kinds}
    return any(whole & set(said[:at]) for at, _ in places(said, words.exceptions))


def excepted(
    said: Tokens,
    place: Place,
    home: Home,
    words: Words,
    nouns: Nouns,
    understand: Understand,
    mean: Callable[[str, str], Intent | None],
) -> Heard | None:
    """Understand a wish with something left out; `None` without one, or when what is left out is not clear.

    `mean` understands one sentence in an area. Nothing is done when what to leave out is not known: the wish without it
    would be another one.
    """
    for main, rest in _divided(said, words, nouns):
        heard = understand(main, place)
        if heard is None or not heard.intents or heard.question or heard.miss:
            continue
        if any(slot in intent.slots or intent.devices for intent in heard.intents for slot in _SET):
            continue
        # What is left out of "the kitchen lights" is in the kitchen.
        areas = {str(intent.slots["area"]) for intent in heard.intents if "area" in intent.spoken}
        there = msgspec.structs.replace(place, area=areas.pop()) if len(areas) == 1 else place
        out: dict[str, None] = {}
        for part in segments(rest, words, nouns.with_conjunction, pauses=True):
            ids = _ids(part, there, home, words, nouns, mean)
            if not ids and (cut := trailing(part, words.left)):
                ids = _ids(part[:-cut], there, home, words, nouns, mean)
            if not ids:
                break
            out |= dict.fromkeys(ids)
        else:
            if out:
                intents = tuple(msgspec.structs.replace(intent, excluded=tuple(out)) for intent in heard.intents)
                return Heard(heard.text, intents, path=("clauses",))
    return None


def _divided(said: Tokens, words: Words, nouns: Nouns) -> Iterator[tuple[Tokens, Tokens]]:
    """Yield ways to divide the words into the wish and what is left out."""
    for begin, end in places(said, words.exceptions):
        before, after = without_outer_pauses(said[:begin]), without_outer_pauses(said[end:])
        if before and after:
            # "everything off except the tv in the living room": the room is that of the whole wish, which moves less.
            for cut in range(1, len(after)):
                if nouns.is_place(after[cut:]):
                    yield (*before, *after[cut:]), after[:cut]
                    return
            yield before, after
            # "turn everything except the bedroom off"
            for cut in (1, 2):
                if len(after) > cut:
                    yield (*before, *after[-cut:]), after[:-cut]
        elif PAUSE in after:
            at = after.index(PAUSE)
            yield after[at + 1 :], after[:at]


def _ids(
    part: Tokens, place: Place, home: Home, words: Words, nouns: Nouns, mean: Callable[[str, str], Intent | None]
) -> tuple[str, ...]:
    """Return the device and area ids that words mean, none when they mean nothing known."""
    if area := nouns.area(part):
        return (area,)
    if floor := nouns.floor(part):
        return tuple(area.id for area in home.areas() if area.floor == floor)
    if devices := nouns.devices(part, place.area):
        return tuple(device.id for device in devices)
    if not words.carrier or not nouns.is_thing(part):
        return ()
    intent = mean(words.carrier.format(joined(part)), place.area)
    return devices_of(intent, home) if intent is not None else ()
