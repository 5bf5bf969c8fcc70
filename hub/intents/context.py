"""What words mean after what was just talked about: it, them, there, "and the bedroom too", "brighter", "50 percent".

A pronoun is replaced by the name of the device talked about, and the sentence must then be understood exactly and be
something that this device can do. Without referents nothing here fits: nobody's lamp is guessed at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from hub.devices.model import Device, Home
from hub.intents.able import able
from hub.intents.catalogue import CATALOGUE
from hub.intents.choice import MOST_CHOICES
from hub.intents.heard import Heard
from hub.intents.model import Intent, Miss, Place, Question, QuestionKind, Referents, SlotValue
from hub.intents.nouns import Nouns, kind_of_all
from hub.intents.phrases import Tokens, joined, leading, places, trailing, without_outer_pauses
from hub.intents.targets import exposed
from hub.intents.words.model import Words

TARGETS = frozenset({"name", "area", "floor", "domain", "device_class"})
"""Slots that say what an intent is about."""
MOVING = frozenset({"HassTurnOn", "HassTurnOff", "HassSetPosition", "HassToggle", "HearthAdjust", "HearthSetTilt"})
"""Intents that may set a cover in motion."""
_ADJUSTED = {"brightness": "brightness", "position": "position", "percentage": "speed", "temperature": "temperature"}

LONGEST_FRAGMENT = 4
"""Words of a bare value: "a little bit brighter"."""

Recognize = Callable[[str, str], Intent | Question | Miss | None]
"""Recognises one sentence in an area."""


@dataclass(frozen=True, slots=True)
class Context:
    """What references are resolved with."""

    home: Home
    words: Words
    nouns: Nouns
    recognize: Recognize

    def resolve(self, said: Tokens, place: Place) -> Heard | None:
        """Understand words that refer to what was talked about; `None` when they refer to nothing known."""
        if not said or place.referents == Referents():
            return None
        for words in dict.fromkeys((said, self._without_again(said))):
            for stage in (self._same_again, self._further, self._there, self._pronoun):
                if (heard := stage(words, place)) is not None:
                    return heard
        return None

    def stopped(self, said: Tokens, place: Place) -> Heard | None:
        """Stop what moves: "stop it" ends a conversation, but not while something is on its way."""
        moving = any(each.name in MOVING for each in place.referents.intents)
        heard = self._pronoun(said, place) if moving else None
        return heard if heard and heard.first and heard.first.name == "HassStopMoving" else None

    def explained(self, said: Tokens, place: Place) -> Tokens:
        """Return the words with a pronoun replaced, to tell why they are not understood."""
        for begin, end in places(said, (*self.words.it, *self.words.them)):
            for device in self._talked_about(place)[:1]:
                return (*said[:begin], *self.nouns.call(device).split(), *said[end:])
        return said

    def retarget(self, intent: Intent, said: Tokens, place: Place) -> Intent:
        """Aim a wish that names nothing ("brighter") at what was talked about, if that can do it.

        "Set it to 19 degrees", after a question about another room, is about what can do it in that room.
        """
        spec = CATALOGUE.get(intent.name)
        if spec is None or not spec.targeted or spec.asks or TARGETS & intent.spoken.keys() or "name" in intent.slots:
            return intent
        if intent.devices or self.nouns.says_kind(said) or places(said, self.words.everywhere):
            return intent
        if meant := [device for device in self._talked_about(place) if able(device, intent)]:
            return _aimed(intent, meant)
        there = self._where_it_was(said, place)
        return there.intents[0] if there is not None else intent

    # --- the stages -----------------------------------------------------------------------------------------------

    def _same_again(self, said: Tokens, place: Place) -> Heard | None:
        """The last wish for something else: "and the bedroom too", "also the lamp", "no, the hall light"."""
        last = place.referents.intents
        thing = self._other_thing(said)
        if not last:
            return None
        if joined(thing or said) in self.words.other:
            return self._last_for(self._others(self._talked_about(place)), last[-1], said)
        if not thing or not (self.nouns.is_thing(thing) or thing[-1] in self.words.one):
            return None
        wishes = [moved for each in last[-1:] if (moved := self.moved(each, thing, place)) is not None]
        if not wishes:
            return None
        questions = [each for each in wishes if isinstance(each, Question)]
        intents = tuple(each for each in wishes if isinstance(each, Intent))
        return Heard(joined(said), intents, questions[0] if questions else None, path=("context",))

    def _last_for(self, devices: Sequence[Device], last: Intent, said: Tokens) -> Heard | None:
        """The last wish for other devices, which of them is asked."""
        wishes = [_aimed(last, [device]) for device in devices if able(device, last)]
        if not 0 < len(wishes) <= MOST_CHOICES:
            return None
        if len(wishes) == 1:
            return Heard(joined(said), tuple(wishes), path=("context",))
        return Heard(joined(said), question=_which(wishes), path=("context",))

    def _other_thing(self, said: Tokens) -> Tokens:
        words = self.words
        rest, marked = said, False
        for phrases in (words.conjunctions, words.corrections, words.also):
            if (cut := leading(rest, phrases)) and cut < len(rest):
                rest, marked = without_outer_pauses(rest[cut:]), True
        if (cut := trailing(rest, words.also)) and cut < len(rest):
            rest, marked = without_outer_pauses(rest[:-cut]), True
        return rest if marked else ()

    def moved(self, last: Intent, thing: Tokens, place: Place) -> Intent | Question | None:
        """Return the last wish, about this thing; `None` when it is nothing that can do it."""
        if thing[-1] in self.words.one and (named := self._named_like(last, thing)):
            thing = named
        said, (kept, spoken) = self.nouns.bare(thing), _without_target(last)
        for slot, place_id in (("area", self.nouns.area(thing)), ("floor", self.nouns.floor(thing))):
            if place_id:
                what = self._what(last)
                where: dict[str, SlotValue] = {**kept, **what, slot: place_id}
                return _with(last, where, {**spoken, slot: said}) if what or not _named(last) else None
        if devices := [each for each in self.nouns.devices(thing, place.area) if able(each, last)]:
            intents = [_with(last, {**kept, "name": each.id}, {**spoken, "name": said}) for each in devices]
            if len(intents) == 1:
                return intents[0]
            return _which(intents) if len(intents) <= MOST_CHOICES else None
        if not self.words.carrier:
            return None
        found_intent = self.recognize(self.words.carrier.format(joined(thing)), place.area)
        if not isinstance(found_intent, Intent):
            return None
        target = {key: value for key, value in found_intent.slots.items() if key in TARGETS}
        return _with(last, {**kept, **target}, {**spoken, **found_intent.spoken}) if target else None

    def _what(self, last: Intent) -> dict[str, SlotValue]:
        """Return the slots that say what kind of thing a wish was about, without saying where."""
        what: dict[str, SlotValue] = {key: last.slots[key] for key in ("domain", "device_class") if key in last.slots}
        if "domain" not in what and (kind := kind_of_all(self.home, _named(last))) is not None:
            what["domain"] = str(kind)
        return what

    def _named_like(self, last: Intent, thing: Tokens) -> Tokens:
        """Return what "the right one" is after "the left blind"."""
        for device_id in _named(last):
            if device := self.home.device(device_id):
                name = (*thing[:-1], self.nouns.call(device).split()[-1])
                if self.nouns.is_thing(name):
                    return name
        return ()

    def contrasted(self, said: Tokens, last: Intent) -> Tokens:
        """Return words in which a part of a name stands for one like that of the last wish, with the whole name.

        After "the left bedside lamp", "right" in "the right one on" is the right bedside lamp.
        """
        for device_id in _named(last):
            device = self.home.device(device_id)
            name = tuple(self.nouns.call(device).split()) if device else ()
            for at, word in enumerate(said):
                for place in range(len(name)):
                    other = (*name[:place], word, *name[place + 1 :])
                    if len(name) > 1 and other != name and self.nouns.index.names.get(joined(other)):
                        begin, end = at, at + 1
                        while begin and (said[begin - 1] in self.words.one or self.nouns.is_small(said[begin - 1])):
                            begin -= 1
                        # "la de lectura", but not the "on" of "on the right one".
                        while begin < at and not (said[begin] in self.words.one or self.nouns.is_article(said[begin])):
                            begin += 1
                        while end < len(said) and said[end] in self.words.one:
                            end += 1
                        return (*said[:begin], *other, *said[end:])
        return said

    def _further(self, said: Tokens, place: Place) -> Heard | None:
        """More or less of the last wish."""
        text, last = joined(said), place.referents.intents[-1:]
        more = text in self.words.more
        if not last or not (more or text in self.words.less):
            return None
        wish = last[0]
        if wish.name == "HearthAdjust":
            quantity = wish.slots.get("quantity")
            up = (wish.slots.get("direction") == "up") is more
        else:
            quantity = next((_ADJUSTED[slot] for slot in wish.slots if slot in _ADJUSTED), None)
            up = more
        if quantity is None and wish.name == "HassTurnOn":
            quantity = "brightness"  # "a bit less" of a light that was just turned on
        if quantity is None or (wish.name == "HassLightSet" and quantity == "temperature"):
            return None
        intent = Intent(name="HearthAdjust", slots={"quantity": quantity, "direction": "up" if up else "down"})
        meant = [device for device in self._talked_about(place) if able(device, intent)]
        return Heard(text, (_aimed(intent, meant),), path=("context",)) if meant else None

    def _there(self, said: Tokens, place: Place) -> Heard | None:
        """The area talked about: the words are understood as if said in it."""
        area = place.referents.area or self._area_of_devices(place)
        for begin, end in places(said, self.words.there) if area else ():
            intent = self.recognize(joined((*said[:begin], *said[end:])), area)
            if isinstance(intent, Intent) and (intent.slots.get("area") == area or "name" in intent.slots):
                if "area" in intent.slots:
                    spoken = {**intent.spoken, "area": joined(said[begin:end])}
                    intent = msgspec.structs.replace(intent, spoken=spoken)
                return Heard(joined(said), (intent,), path=("context",))
        return None

    def _pronoun(self, said: Tokens, place: Place) -> Heard | None:
        """It, them, the other one, and wishes that leave even these out."""
        devices = self._talked_about(place)
        if not devices:
            return None
        for begin, end in places(said, self.words.other):
            others = self._others(devices)
            wishes = [each for one in others if (each := self._about(said[:begin], one, said[end:], place))]
            if len(wishes) == 1:
                return Heard(joined(said), tuple(wishes), path=("context",))
            if 1 < len(wishes) <= MOST_CHOICES:
                return Heard(joined(said), question=_which(wishes), path=("context",))
        for sentence in self._sentences(said):
            for begin, end in reversed(places(sentence, (*self.words.it, *self.words.them))):
                found = [
                    (device, wish)
                    for device in devices
                    if (wish := self._about(sentence[:begin], device, sentence[end:], place)) is not None
                ]
                if found:
                    first = found[0][1]
                    text = joined((*sentence[:begin], *self.nouns.call(found[0][0]).split(), *sentence[end:]))
                    same = [device for device, wish in found if _wish(wish) == _wish(first)]
                    return Heard(text, (_aimed(first, same),), path=("context",))
        return self._where_it_was(said, place)

    def _where_it_was(self, said: Tokens, place: Place) -> Heard | None:
        """It, after a question about a room ("how warm is it in the bedroom?"): what can do it in that room."""
        area = place.referents.area or self._area_of_devices(place)
        if not area or area == place.area or not places(said, (*self.words.it, *self.words.them)):
            return None
        intent = self.recognize(joined(said), area)
        if isinstance(intent, Intent) and intent.slots.get("area") == area and "area" not in intent.spoken:
            return Heard(joined(said), (intent,), path=("context",))
        return None

    def _sentences(self, said: Tokens) -> Iterator[Tokens]:
        """Yield the words, and the whole sentences that they may be short for."""
        yield said
        if whole := self.words.elliptic.get(joined(said)):
            yield tuple(whole.split())
        elif len(said) <= LONGEST_FRAGMENT and not self.nouns.says_kind(said):
            for fragment in filter(None, (self.words.fragment, *self.words.fragments)):
                yield tuple(fragment.format(joined(said)).split())

    def _about(self, before: Tokens, device: Device, after: Tokens, place: Place) -> Intent | None:
        """Understand a sentence with a device's name in it, about this device only."""
        name = self.nouns.call(device)
        found = self.recognize(joined((*before, *name.split(), *after)), place.area)
        options = found.intents if isinstance(found, Question) else (found,) if isinstance(found, Intent) else ()
        for intent in options:
            if intent.spoken.get("name", "") == name and able(device, intent):
                return _aimed(intent, [device])
        return None

    # --- what was talked about ------------------------------------------------------------------------------------

    def _talked_about(self, place: Place) -> tuple[Device, ...]:
        found = (self.home.device(each) for each in place.referents.devices)
        return tuple(device for device in found if device is not None and device.exposed)

    def _area_of_devices(self, place: Place) -> str:
        areas = {device.area for device in self._talked_about(place)}
        return areas.pop() if len(areas) == 1 else ""

    def _others(self, devices: Sequence[Device]) -> tuple[Device, ...]:
        """Return the devices of the same kind in the same area that were not talked about."""
        known = {device.id for device in devices}
        same = {(device.kind, device.area) for device in devices}
        return tuple(each for each in exposed(self.home) if (each.kind, each.area) in same and each.id not in known)

    def _without_again(self, said: Tokens) -> Tokens:
        """Drop `again`, unless the whole is a phrase of its own."""
        text = joined(said)
        if text in self.words.elliptic or text in self.words.more or text in self.words.less:
            return said
        for begin, end in reversed(places(said, self.words.again)):
            if end - begin < len(said):
                said = (*said[:begin], *said[end:])
        return said


def _aimed(intent: Intent, devices: Sequence[Device]) -> Intent:
    """Return the intent for these devices, whatever it was for."""
    slots, spoken = _without_target(intent)
    if len(devices) == 1:
        return _with(intent, {**slots, "name": devices[0].id}, {**spoken, "name": devices[0].name})
    return msgspec.structs.replace(intent, slots=slots, spoken=spoken, devices=tuple(each.id for each in devices))


def _with(intent: Intent, slots: dict[str, SlotValue], spoken: dict[str, str]) -> Intent:
    return msgspec.structs.replace(intent, slots=slots, spoken=spoken, devices=(), excluded=())


def _named(intent: Intent) -> tuple[str, ...]:
    """Return the ids of the devices that an intent names."""
    return intent.devices or ((str(intent.slots["name"]),) if "name" in intent.slots else ())


def _without_target(intent: Intent) -> tuple[dict[str, SlotValue], dict[str, str]]:
    """Return the slots, and the words for them, that do not say what an intent is about."""
    return (
        {key: value for key, value in intent.slots.items() if key not in TARGETS},
        {key: words for key, words in intent.spoken.items() if key not in TARGETS},
    )


def _wish(intent: Intent) -> tuple[str, tuple[tuple[str, SlotValue], ...]]:
    return intent.name, tuple(sorted((key, value) for key, value in intent.slots.items() if key not in TARGETS))


def _which(intents: Sequence[Intent]) -> Question:
    return Question(kind=QuestionKind.WHICH, intents=tuple(intents))
