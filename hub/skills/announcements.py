"""Announcements by voice: said in other rooms, asked for where they were missed, and kept away from a room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hub.announce.announcer import Announcer
from hub.announce.disturbing import Disturbing
from hub.announce.listeners import Plan, Whom, Why
from hub.clock import Clock
from hub.devices.model import Home
from hub.intents.model import Intent
from hub.intents.targets import area_name
from hub.skills.places import all_named, named, place_of
from hub.skills.registry import Context, Outcome, Told
from hub.skills.until import until
from hub.store.missed import OF_TIMERS, MissedAnnouncement, MissedStore
from shared.languages import base_of

AT_ONCE = 5
"""Of what was missed, so much is told in one breath."""

_SUBORDINATE = {"de": ("dass", "Ich soll sagen, {message}"), "nl": ("dat", "Ik moet zeggen {message}")}
"""By language, the word with which a message is no sentence of its own, and one that it makes."""


class AnnouncementSkill:
    """`HassBroadcast`, `HearthMissed`, `HearthDoNotDisturb`."""

    intents = frozenset({"HassBroadcast", "HearthMissed", "HearthDoNotDisturb"})

    def __init__(
        self,
        announcer: Announcer,
        disturbing: Disturbing,
        missed: MissedStore,
        home: Home,
        clock: Clock,
    ) -> None:
        self._announcer, self._disturbing, self._missed = announcer, disturbing, missed
        self._home, self._clock = home, clock

    async def run(self, intent: Intent, context: Context) -> Outcome:
        """Do it. Raises `StoreError`."""
        match intent.name:
            case "HassBroadcast":
                return Outcome(told=tuple(self._broadcast(intent, context)))
            case "HearthMissed":
                return Outcome(told=tuple(await self._tell_missed(context)))
        return Outcome(told=(await self._set_quiet(intent, context),))

    # --- announcing -----------------------------------------------------------------------------------------------

    def _broadcast(self, intent: Intent, context: Context) -> Iterable[Told]:
        """Begin to say it and tell who cannot hear it; the others are not waited for."""
        places = all_named(intent, self._home.areas())
        person = str(intent.slots.get("person", ""))
        text = as_sentence(spoken_to(person, str(intent.slots["message"]), context.language))
        whom = Whom(
            areas=tuple(area for each in places if not each.floor for area in each.areas),
            floors=tuple(each.floor for each in places if each.floor),
            besides=place_of(context),
        )
        found = self._announcer.plan(whom) if context.dry_run else self._announcer.begin(text, whom)
        if not found.nobody:
            yield from self._told(found, person, is_named=bool(places))
        elif not places:
            yield Told(key="announced_to_nobody")
        there = {each.place for each in found.speak} | {each.place for each in found.lacking}
        for each in places:
            if there.isdisjoint(each.areas):
                yield Told(key="room_without_satellite", values={"room": each.words})

    def _told(self, found: Plan, person: str, *, is_named: bool) -> Iterable[Told]:
        rooms = self._names(each.place for each in found.speak)
        if rooms and is_named:
            yield Told(key="announced_in", values={"rooms": rooms})
        elif rooms:
            yield Told(key="announced_for", values={"person": person}) if person else Told(key="announced")
        for why, key in ((Why.QUIET, "announced_not_quiet"), (Why.AWAY, "announced_not_away")):
            if names := self._names(each.place for each in found.deaf if each.why is why):
                yield Told(key=key, values={"rooms": names, "count": len(names)})
        if not rooms and self._missed.keeps:
            yield Told(key="announced_later")

    # --- what was missed ------------------------------------------------------------------------------------------

    async def _tell_missed(self, context: Context) -> Sequence[Told]:
        """Tell the oldest of what was missed here, and forget it."""
        place = place_of(context)
        if not place:
            return [Told(key="which_satellite")]
        missed = await self._missed.all(place)
        first, announced = missed[:AT_ONCE], sum(each.why not in OF_TIMERS for each in missed)
        if not context.dry_run:
            await self._missed.forget([each.id for each in first])
        told = [Told(key="missed", values={"count": announced})] if announced else []
        told += [self._said(each) for each in first]
        if len(missed) > len(first):
            told.append(Told(key="missed_more", values={"count": len(missed) - len(first)}))
        return told or [Told(key="missed_nothing")]

    def _said(self, missed: MissedAnnouncement) -> Told:
        when = self._clock.local(missed.at)
        return Told(key="missed_one", values={"when": when, "text": missed.text})

    # --- do not disturb -------------------------------------------------------------------------------------------

    async def _set_quiet(self, intent: Intent, context: Context) -> Told:
        place, on = named(intent, self._home.areas()), intent.slots.get("state") == "on"
        here = place_of(context)
        rooms = self._names(each.place for each in self._announcer.listeners() if each.area in place.areas)
        if place.any and not rooms:
            return Told(key="room_without_satellite", values={"room": place.words})
        is_everywhere = bool(intent.slots.get("everywhere")) or not (place.any or here)
        places = () if is_everywhere else place.areas or (here,)
        end = until(intent, self._clock.now(), self._clock.spot) if on else None
        if not context.dry_run:
            await self._disturbing.tell(places, on, end)
        key = f"quiet_{'on' if on else 'off'}_{'everywhere' if is_everywhere else 'in' if place.any else 'here'}"
        if end is None:
            return Told(key=key, values={"room": rooms})
        return Told(key=f"{key}_until", values={"room": rooms, "until": end})

    def _names(self, places: Iterable[str]) -> tuple[str, ...]:
        areas = self._home.areas()
        return tuple(dict.fromkeys(area_name(areas, place) for place in places))


def passed_on(message: str, language: str) -> str:
    """Return a message as it can be said: one whose verb stands at its end, after "dass", needs what goes before it."""
    word, sentence = _SUBORDINATE.get(base_of(language), ("", ""))
    first = message.split(maxsplit=1)[:1]
    return sentence.format(message=message) if first and first[0].casefold() == word else message


def spoken_to(person: str, message: str, language: str) -> str:
    """Return a message as it is said to somebody, who is called by name; everybody is without one."""
    text = passed_on(message, language)
    if not person:
        return text
    return f"{person}, {text if text == message else text[:1].lower() + text[1:]}"


def as_sentence(words: str) -> str:
    """Return words as a sentence that is spoken as one: with a capital and a mark at its end."""
    text = " ".join(words.split())
    return text[:1].upper() + text[1:] + ("" if text[-1:] in ".!?…" else ".")
