"""Several requests in one sentence, and what they share: "turn off the lamp and the fan and set the heating to 20".

The sentence is cut at conjunctions and pauses (never inside a name). A segment that is a request stands; those that do
not share the beginning of the one before, the end of the one after, or both among themselves. Shared words are found by
trying: the way that shares most and makes every part a request is meant.

One part that is not understood: the others stand beside a `Miss` only if that part is a request of its own shape about
something unknown ("and the disco ball"), so that it cannot change what the others mean. About anything else ("and leave
the hall on") nothing is done: it is asked whether the clear ones are meant.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import msgspec

from hub.devices.model import Home
from hub.intents.catalogue import CATALOGUE
from hub.intents.heard import Explain, Heard, Understand
from hub.intents.model import Intent, Miss, Place, Question, QuestionKind, Referents
from hub.intents.phrases import PAUSE, Tokens, contains, divided, joined, leading
from hub.intents.targets import find
from hub.intents.words.model import Words

MOST_SEGMENTS = 6
"""Segments of a sentence that are looked at: more is talk, not a request."""
LONGEST_UNKNOWN = 5
"""Words, beginning with an article, that are taken for an unknown thing."""
MOST_WAYS = 6
"""Ways to share words that are tried where parts are no known things."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What clauses are understood with."""

    home: Home
    words: Words
    understand: Understand
    explain: Explain
    moved: Callable[[Intent, Tokens, Place], Intent | Question | None]
    """Returns a wish for something else."""
    is_thing: Callable[[Tokens], bool]
    """Whether words are a known name, area or kind of device, or one in the other."""
    names: frozenset[str]
    """Names that hold a conjunction."""
    contrasted: Callable[[Tokens, Intent], Tokens]
    """Returns words with a name in full that is short for one like that of a wish before: "the right one"."""
    articles: tuple[str, ...]


def segments(said: Tokens, words: Words, names: frozenset[str], *, pauses: bool) -> list[Tokens]:
    """Cut a sentence at conjunctions, and at pauses where asked; names that hold a conjunction stay whole."""
    found = divided(said, words.conjunctions, (*names, *words.whole), pauses=pauses)
    cut = (tuple(word for word in said[begin:end] if word != PAUSE) for begin, end in found)
    return [each for each in cut if each]


def several(said: Tokens, place: Place, tools: Tools) -> Heard | None:
    """Understand several requests; `None` when the words are not several, or none of them is understood."""
    tried: list[list[Tokens]] = []
    for pauses in (True, False):
        parts = segments(said, tools.words, tools.names, pauses=pauses)
        if not 1 < len(parts) <= MOST_SEGMENTS or parts in tried:
            continue
        tried.append(parts)
        # Things are listed with a conjunction before the last; pauses alone part whole requests.
        listed = len(segments(said, tools.words, tools.names, pauses=False)) > 1
        if (heard := _grouped(parts, place, tools, listed=listed)) is not None:
            return heard
    for parts in tried if contains(said, tools.words.conjunctions) else ():
        if (heard := _partly(parts, place, tools)) is not None:
            return heard
    return _asked_beside(said, place, tools)


def _asked_beside(said: Tokens, place: Place, tools: Tools) -> Heard | None:
    """Understand the one question, which an answer does no harm to, beside talk: "I'm cold, is the window open?"."""
    parts = segments(said, tools.words, tools.names, pauses=True)
    if len(parts) != 2 or contains(said, tools.words.conjunctions):
        return None
    heard = [found for part in parts if len(part) > 1 and (found := tools.understand(part, place)) is not None]
    if len(heard) != 1 or heard[0].question or heard[0].miss or not heard[0].intents:
        return None
    answers = (
        CATALOGUE[each.name].asks and ("area" not in each.slots or devices_of(each, tools.home))
        for each in heard[0].intents
    )
    return heard[0] if all(answers) else None


def _grouped(parts: list[Tokens], place: Place, tools: Tools, *, listed: bool) -> Heard | None:
    """Understand all parts, or `None`."""
    heard: list[Heard] = []
    at = 0
    while at < len(parts):
        here = after(heard, place, tools.home)
        # The longest run of parts that share words comes first: "turn on the kitchen and hall light" is one.
        for end in range(len(parts) if listed else at + 1, at, -1):
            run = parts[at:end]
            one = len(run) == 1
            if not one and _all_stand_alone(run, here, tools):
                continue
            found = _one(run[0], here, tools, bool(heard), listed) if one else _shared(run, here, tools)
            if found is not None:
                heard.append(found)
                at = end
                break
        else:
            return None
    return _together(heard)


def _all_stand_alone(run: Sequence[Tokens], place: Place, tools: Tools) -> bool:
    """Whether every part is a request of its own: "turn off the lights and close the bedroom blind" shares nothing.

    A part that begins with a thing ("… and the living room to 23") lacks its verb, whatever it may mean alone.
    """
    for part in run[1:]:
        if part[0] in tools.articles or any(tools.is_thing(part[:end]) for end in range(1, len(part))):
            return False
    alone = (tools.understand(part, msgspec.structs.replace(place, referents=Referents())) for part in run)
    return all(heard is not None and heard.first is not None and heard.miss is None for heard in alone)


def _one(part: Tokens, place: Place, tools: Tools, follows: bool, listed: bool) -> Heard | None:
    """Understand one part; where it follows another, in the area that that one named if it has such things.

    Of things that are listed a mere one is what the last wish is for too: "turn the tv off and the lamp".
    """
    if follows and (heard := _in_same_area(part, place, tools)) is not None:
        return heard
    heard = tools.understand(part, place)
    before = place.referents.intents[-1:] if heard is None and follows else ()
    if before and (whole := tools.contrasted(part, before[0])) != part:
        part, heard = whole, tools.understand(whole, place)
    if heard is None and follows and listed and tools.words.conjunctions and tools.is_thing(part):
        heard = tools.understand((tools.words.conjunctions[0], *part), place)
    return heard


def _in_same_area(part: Tokens, place: Place, tools: Tools) -> Heard | None:
    """Understand a part as said in the area named before: "turn off the bedroom lights and close the blinds"."""
    area, named = place.referents.area, place.referents.intents[-1:]
    if not area or area == place.area or not named:
        return None
    heard = tools.understand(part, msgspec.structs.replace(place, area=area, referents=Referents()))
    if heard is None or heard.question or heard.miss or not heard.intents:
        return None
    if any(each.slots.get("area") != area or "area" in each.spoken for each in heard.intents):
        return None
    ids = [each for intent in heard.intents for each in devices_of(intent, tools.home)]
    devices = [device for each in ids if (device := tools.home.device(each)) is not None]
    if not devices or any(device.area != area for device in devices):
        return None
    words = named[0].spoken.get("area", "")
    intents = tuple(msgspec.structs.replace(each, spoken={**each.spoken, "area": words}) for each in heard.intents)
    return replace(heard, intents=intents)


def _shared(run: list[Tokens], place: Place, tools: Tools) -> Heard | None:
    """Understand parts that share their first words, last words, or both."""
    if any(not tools.is_thing(part) for part in run[1:-1]):
        return None
    first, last = run[0], run[-1]
    ways = [
        (begin, end)
        for begin in range(len(first))
        for end in range(len(last), 0, -1)
        if begin or end < len(last)
        if tools.is_thing(first[begin + leading(first[begin:], tools.words.every) :]) and tools.is_thing(last[:end])
    ]
    ways.sort(key=lambda way: (-(way[0] + len(last) - way[1]), -way[0]))
    listed = bool(ways)
    if not ways and any(word[:1].isdigit() for word in last) and len(run) == 2:
        # "set the lamp to 20 and the fan to 50 percent": each part has its own value.
        ways = [
            (begin, len(last))
            for begin in range(1, len(first))
            if any(tools.is_thing(last[:end]) for end in range(1, len(last)))
            and any(tools.is_thing(first[begin:end]) for end in range(begin + 1, len(first)))
        ][:MOST_WAYS]
    for begin, end in ways:
        found = []
        for part in (first[begin + leading(first[begin:], tools.words.every) :], *run[1:-1], last[:end]):
            one = tools.understand((*first[:begin], *part, *last[end:]), place)
            if one is None or one.first is None or one.miss is not None:
                break
            found.append(one)
        else:
            # With its own value a part still is the same kind of wish: 17 for one thermostat, 23 for the next.
            if listed or len({one.first.name for one in found if one.first}) == 1:
                return _together(found)
    return _revalued(first, last, place, tools) if len(run) == 2 else None


def _revalued(first: Tokens, last: Tokens, place: Place, tools: Tools) -> Heard | None:
    """The same wish for something else with another number: "… thermostat to 17 and the bathroom to 23"."""
    numbers = [word for word in last if word.isdigit()]
    ends = [end for end in range(1, len(last)) if tools.is_thing(last[:end]) or last[end - 1] in tools.words.one]
    end = max(ends, default=0)
    if len(numbers) != 1 or numbers[0] in last[:end] or not end:
        return None
    heard = tools.understand(first, place)
    if heard is None or len(heard.intents) != 1:
        return None
    values = [slot for slot, value in heard.intents[0].slots.items() if isinstance(value, int | float)]
    moved = tools.moved(heard.intents[0], last[:end], place) if len(values) == 1 else None
    if not isinstance(moved, Intent):
        return None
    other = msgspec.structs.replace(
        moved,
        slots={**moved.slots, values[0]: int(numbers[0])},
        spoken={**moved.spoken, values[0]: numbers[0]},
    )
    return _together([heard, Heard(joined(last), (other,))])


def _partly(parts: list[Tokens], place: Place, tools: Tools) -> Heard | None:
    """Understand what can be of parts some of which are unclear."""
    clear: list[Heard] = []
    misses: list[Miss] = []
    certain = True
    before: Tokens = ()
    for part in parts:
        if (one := tools.understand(part, after(clear, place, tools.home))) is not None:
            clear.append(one)
            before = part
            continue
        found = _shared([before, part], place, tools) if before else None
        if found is not None:
            clear[-1] = found
            continue
        if not clear:  # what begins like talk is talk
            return None
        miss = _explained(before, part, place, tools)
        misses.append(miss)
        certain = certain and miss.error != "no_intent"
    together = _together(clear)
    if certain and misses:
        return replace(together, miss=misses[0])
    if together.question is not None or not together.intents:
        return None
    question = Question(kind=QuestionKind.SURE, intents=together.intents)
    return Heard(text=joined(parts[-1]), question=question, path=("clauses",))


def _explained(before: Tokens, part: Tokens, place: Place, tools: Tools) -> Miss:
    """Say why a part is unclear, with the words it may share."""
    if contains(part, tools.words.negations):
        return Miss("no_intent")
    for begin in range(1, len(before)):
        if part[0] in tools.articles and len(part) <= LONGEST_UNKNOWN and tools.is_thing(before[begin:]):
            return tools.explain((*before[:begin], *part), place)
    return tools.explain(part, place)


def after(heard: Sequence[Heard], place: Place, home: Home) -> Place:
    """Return the place with what was just said as its context: "turn on the lamp and set it to 50 percent"."""
    intents = tuple(intent for each in heard for intent in each.intents)
    if not intents:
        return place
    last = heard[-1].intents or intents[-1:]
    devices = dict.fromkeys(device for intent in last for device in devices_of(intent, home))
    area = next((str(each.slots["area"]) for each in reversed(last) if "area" in each.spoken), "")
    referents = Referents(devices=tuple(devices), area=area, intents=last)
    return msgspec.structs.replace(place, referents=referents)


def devices_of(intent: Intent, home: Home) -> tuple[str, ...]:
    """Return the ids of the devices an intent is about."""
    if intent.devices:
        return intent.devices
    return tuple(device.id for device in find(intent, home) if device.id not in intent.excluded)


def _together(heard: Sequence[Heard]) -> Heard:
    """Put what was understood together. Of several questions, the first is asked and the others' parts are left."""
    if len(heard) == 1:
        return heard[0]
    intents = tuple(dict.fromkeys(_key(intent) for each in heard for intent in each.intents))
    by_key = {_key(intent): intent for each in heard for intent in each.intents}
    question = next((each.question for each in heard if each.question), None)
    miss = next((each.miss for each in heard if each.miss), None)
    path = tuple(dict.fromkeys(step for each in heard for step in each.path if step != "sentence"))
    return Heard(
        text=heard[-1].text,
        intents=tuple(by_key[key] for key in intents),
        question=question,
        miss=miss,
        path=("clauses", *(step for step in path if step != "clauses")),
    )


def _key(intent: Intent) -> str:
    return f"{intent.name} {sorted(intent.slots.items())} {intent.devices} {intent.excluded}"
