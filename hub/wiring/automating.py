"""Puts automations together: files, engine, store, messages, voice."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from hub import config
from hub.announce.announcer import Announcer
from hub.automations.desk import Desk
from hub.automations.engine import Engine
from hub.automations.house import AskSomebody, House
from hub.automations.model import Automation
from hub.automations.sentences import with_sentences
from hub.brain.asked import AskedResponder
from hub.brain.languages import Languages
from hub.clock import Clock
from hub.devices.home import MqttHome
from hub.devices.topics import Topics
from hub.events import Events
from hub.intents.custom import Custom
from hub.skills.automations import AutomationSkill
from hub.skills.registry import Skill, Skills
from hub.store.automations import open_automations
from shared.errors import HearthError
from shared.tasks import Owner


def asking(asked: Callable[[], AskedResponder | None]) -> AskSomebody:
    """Return how automations ask somebody."""

    async def ask(
        satellite: str, question: str, answers: Mapping[str, tuple[str, ...]], timeout_s: float
    ) -> str | None:
        responder = asked()
        if responder is None:
            raise HearthError("nobody can be asked here")
        return await responder.ask(satellite, question, answers, timeout_s)

    return ask


@dataclass(slots=True)
class Automating:
    """What others need of it."""

    desk: Desk
    skills: tuple[Skill, ...]
    custom: Custom
    """The household's sentences together with those of its automations."""
    _engine: Engine
    _topics: Topics
    _home: MqttHome
    _owner: Owner

    def start(self) -> None:
        """Have them work from now on."""
        for work, name in (
            (self._topics.serve(), "messages for automations"),
            (self._engine.serve(self._home.wait_settled), "automations"),
            (self.desk.watch(), "files of automations"),
        ):
            self._owner.start(work, name)


async def automating(
    stack: AsyncExitStack,
    settings: config.HubConfig,
    *,
    home: MqttHome,
    mqtt: config.Mqtt,
    events: Events,
    clock: Clock,
    folder: Path,
    custom: Custom,
    skills: Callable[[], Skills],
    announcer: Announcer,
    languages: Callable[[], Languages],
    asked: Callable[[], AskedResponder | None],
) -> Automating:
    """Read the files and what is remembered, to be taken down with `stack`; what is to be kept lies in `folder`.

    `mqtt` names a broker that runs; `languages` learn what automations can be told. Raises `StoreError`.
    """
    store = await stack.enter_async_context(open_automations(folder / "automations.db", settings.store.keep_days))
    topics, options = Topics(mqtt), settings.automations
    house = House(
        home=home,
        skills=skills,
        events=events,
        clock=clock,
        publish=home.publish,
        messages=topics,
        announce=announcer.announce,
        ask=asking(asked),
        language=settings.language,
    )
    engine = Engine(house, store, keep=options.runs, works=options.enabled)
    await engine.open()

    async def teach(automations: tuple[Automation, ...]) -> None:
        await asyncio.to_thread(languages().adopt, with_sentences(custom, automations, settings.language))

    desk = Desk(engine, settings.automations_folder, home, clock, language=settings.language, teach=teach)
    first = desk.first()
    own = with_sentences(custom, first, settings.language)
    # Ended before the store is closed: how runs end is still written down.
    owner = await stack.enter_async_context(Owner())
    return Automating(desk, (AutomationSkill(engine),), own, engine, topics, home, owner)
