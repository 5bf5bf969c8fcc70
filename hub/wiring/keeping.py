"""Puts together what the household keeps: lists, notes, and scenes captured by voice."""

from __future__ import annotations

from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from hub import config
from hub.devices.home import MqttHome
from hub.events import Events
from hub.skills.captured_scenes import CapturedScenes
from hub.skills.household_lists import HouseholdLists
from hub.skills.list_topics import ListTopics
from hub.skills.lists import ListSkill
from hub.skills.registry import Skill
from hub.skills.scenes import SceneSkill
from hub.store.lists import open_lists
from hub.store.scenes import open_scenes
from shared.tasks import Owner


@dataclass(frozen=True, slots=True)
class Keeping:
    """What others need of it."""

    lists: HouseholdLists
    scenes: CapturedScenes
    skills: tuple[Skill, ...]


async def keeping(
    stack: AsyncExitStack,
    owner: Owner,
    settings: config.HubConfig,
    *,
    home: MqttHome,
    events: Events,
    folder: Path,
) -> Keeping:
    """Bring it up, to be taken down with `stack` and `owner`; what is kept lies in `folder`. Raises `StoreError`."""
    lists = HouseholdLists(await stack.enter_async_context(open_lists(folder / "lists.db")), events, settings.language)
    scenes = CapturedScenes(await stack.enter_async_context(open_scenes(folder / "scenes.db")), home, home.remember)
    await scenes.load()
    topic = settings.lists.topic.strip("/")
    if topic:
        owner.start(ListTopics(lists, events, topic, home.publish).serve(), "lists on the broker")
    return Keeping(lists, scenes, (ListSkill(lists), SceneSkill(scenes, home)))
