"""Puts together what rooms say unasked, how loud they are, and the skills for that."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from hub import config
from hub.announce.announcer import Announcer
from hub.announce.disturbing import Disturbing
from hub.brain.last_reply import LastReply
from hub.clock import Clock
from hub.devices.model import Home
from hub.events import Events
from hub.rooms import Calls, Rooms
from hub.skills.after_turn import AfterTurn
from hub.skills.announcements import AnnouncementSkill
from hub.skills.calls import CallSkill
from hub.skills.registry import Skill
from hub.skills.satellite import SatelliteSkill
from hub.store.missed import MissedStore
from hub.store.rooms import open_rooms
from hub.volumes.volumes import Volumes
from shared.tasks import Owner


@dataclass(frozen=True, slots=True)
class Announcing:
    """What others need of it."""

    announcer: Announcer
    disturbing: Disturbing
    missed: MissedStore
    skills: tuple[Skill, ...]


async def announcing(
    stack: AsyncExitStack,
    settings: config.HubConfig,
    *,
    home: Home,
    rooms: Rooms,
    calls: Calls,
    clock: Clock,
    events: Events,
    folder: Path,
    area_id: Callable[[str], str],
    remember: Callable[[str, LastReply], None],
) -> Announcing:
    """Bring it up, to be taken down with `stack`; what is to be kept lies in `folder`. Raises `StoreError`."""
    stores = await stack.enter_async_context(open_rooms(folder / "rooms.db", settings.announcements.keep_h))
    disturbing = Disturbing(settings, clock, stores.quiet)
    volumes = Volumes(rooms, settings, clock, stores.quiet, events)
    announcer = Announcer(
        rooms,
        home,
        settings,
        disturbing,
        stores.missed,
        events,
        area_id=area_id,
        is_whispering=volumes.is_whispering,
        remember=remember,
    )
    await disturbing.load()
    await volumes.load()
    owner = await stack.enter_async_context(Owner())
    owner.start(volumes.serve(), "volumes")
    owner.start(announcer.serve(), "announcements")
    skills: tuple[Skill, ...] = (
        AnnouncementSkill(announcer, disturbing, stores.missed, home, clock),
        SatelliteSkill(rooms, volumes, home, clock, AfterTurn(events, owner)),
        CallSkill(calls, rooms, home),
    )
    return Announcing(announcer, disturbing, stores.missed, skills)
