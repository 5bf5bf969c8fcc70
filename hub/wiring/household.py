"""Puts together what a household does all day: timers, announcements, lists, captured scenes, automations."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from hub import config
from hub.announce.reception import Reception
from hub.brain.last_reply import LastReply
from hub.brain.select import Understanding
from hub.brain.told.say import sentence
from hub.calls import Switchboard
from hub.clock import Clock, zone
from hub.devices.home import MqttHome
from hub.events import Events
from hub.intents.custom import Custom
from hub.rooms import Rooms
from hub.skills.registry import Skill
from hub.store.timer import Timer
from hub.store.timers import open_timers
from hub.timers.keeper import Keeper
from hub.timers.words import at_missed
from hub.wiring.announcing import Announcing, announcing
from hub.wiring.automating import Automating, automating
from hub.wiring.keeping import Keeping, keeping
from shared.tasks import Owner


@dataclass(frozen=True, slots=True)
class Household:
    """What others need of it."""

    clock: Clock
    keeper: Keeper
    keeping: Keeping
    announcing: Announcing
    automating: Automating

    @property
    def skills(self) -> tuple[Skill, ...]:
        """All of them but those of the keeper."""
        return (*self.keeping.skills, *self.announcing.skills, *self.automating.skills)


async def household(
    stack: AsyncExitStack,
    owner: Owner,
    settings: config.HubConfig,
    *,
    home: MqttHome,
    mqtt: config.Mqtt,
    rooms: Rooms,
    calls: Switchboard,
    events: Events,
    folder: Path,
    custom: Custom,
    understanding: Callable[[], Understanding],
) -> Household:
    """Open what is kept in `folder`, to be taken down with `stack`; `understanding` is asked for only once all is up.

    Nothing comes due before `Keeper.serve` and `Automating.start` run. Raises `StoreError`, and
    `HearthError` for a time zone that does not exist.
    """
    clock = Clock(zone(settings.time_zone), settings.location.spot)

    async def later(timer: Timer) -> str:
        return await understanding().afterwards(timer)

    def remember(place: str, reply: LastReply) -> None:
        understanding().last_replies.remember(place, reply)

    timers = await stack.enter_async_context(open_timers(folder / "timers.db"))
    keeps = await keeping(stack, owner, settings, home=home, events=events, folder=folder)
    announces = await announcing(
        stack,
        settings,
        home=home,
        rooms=rooms,
        calls=calls,
        clock=clock,
        events=events,
        folder=folder,
        area_id=home.area_id,
        remember=remember,
    )

    calls.reception = Reception(
        rooms,
        home,
        settings,
        announces.disturbing,
        clock,
        lambda: understanding().asked,
        lambda language: understanding().languages.of(language).words,
    )

    async def missed(timer: Timer, due: float, why: str) -> None:
        text = sentence(at_missed(timer, why), timer.language or settings.language, clock.now())
        await announces.missed.add(timer.area or timer.satellite, text, why, due)

    keeper = Keeper(timers, clock, rooms, later, events, settings.timers, missed)
    automates = await automating(
        stack,
        settings,
        home=home,
        mqtt=mqtt,
        events=events,
        clock=clock,
        folder=folder,
        custom=custom,
        skills=lambda: understanding().skills,
        announcer=announces.announcer,
        languages=lambda: understanding().languages,
        asked=lambda: understanding().asked,
    )
    return Household(clock, keeper, keeps, announces, automates)
