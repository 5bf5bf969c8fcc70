"""Lists on a real broker: retained as JSON and as text, told again when they change, gone when they go."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiomqtt

from hub.config import Mqtt
from hub.devices.component import Publish
from hub.devices.mqtt import connected
from hub.events import BrokerChanged, Events
from hub.skills.household_lists import HouseholdLists
from hub.skills.list_topics import ListTopics
from hub.store.lists import open_lists
from shared.errors import HouseError
from shared.tasks import cancel
from tests.fakes.broker import HOST, running


@asynccontextmanager
async def household(folder: Path) -> AsyncIterator[tuple[HouseholdLists, Events]]:
    async with open_lists(folder / "lists.db") as store:
        events = Events()
        yield HouseholdLists(store, events, "en"), events


async def retained(port: int, topic: str, wanted: str) -> None:
    """Wait until whoever comes new is told this under a topic."""
    while True:
        async with aiomqtt.Client(HOST, port) as watcher:
            await watcher.subscribe("home/lists/#")
            await watcher.subscribe("home/end")
            await watcher.publish("home/end", "x")
            found = {}
            async for message in watcher.messages:
                if message.topic.value == "home/end":
                    break
                found[message.topic.value] = str(message.payload, "utf-8")
        if found.get(topic, "") == wanted:
            return
        await asyncio.sleep(0.02)


async def test_every_list_is_on_the_broker(tmp_path: Path) -> None:
    async with household(tmp_path) as (lists, events), running("embedded") as port:
        async with connected(Mqtt(host=HOST, port=port)) as link:
            await lists.add("shopping", "2 litres of milk, eggs", area="den")
            serving = asyncio.create_task(ListTopics(lists, events, "home/lists", link.publish).serve())
            try:
                await retained(port, "home/lists/shopping/text", "2 litres of milk\neggs\n")
                shopping = (await lists.all())[0]
                await lists.tick("shopping", shopping.items[:1])
                await retained(port, "home/lists/shopping/text", "eggs\n")
                await lists.make("Camping")
                await lists.add("camping", "tent")
                await retained(port, "home/lists/camping/text", "tent\n")
                await lists.delete("camping")
                await retained(port, "home/lists/camping/text", "")
                await retained(port, "home/lists/camping", "")
            finally:
                await cancel(serving)
        async with aiomqtt.Client(HOST, port) as watcher:
            await watcher.subscribe("home/lists/shopping")
            async for message in watcher.messages:
                if message.topic.value == "home/lists/shopping":
                    break
        told = json.loads(str(message.payload, "utf-8"))
        assert (told["id"], told["kind"], told["name"]) == ("shopping", "shopping", "Shopping list")
        assert [(each["line"], each["done"], each["amount"], each["unit"]) for each in told["items"]] == [
            ("2 litres of milk", True, 2, "l"), ("eggs", False, None, ""),
        ]  # fmt: skip


async def test_what_a_broker_missed_is_told_when_it_comes(tmp_path: Path) -> None:
    told: dict[str, str] = {}
    is_there = False

    async def publish(message: Publish) -> None:
        assert message.retain
        if not is_there:
            raise HouseError("the broker is out of reach")
        told[message.topic] = message.payload

    async def settled() -> None:
        for _ in range(20):
            await asyncio.sleep(0.01)

    async with household(tmp_path) as (lists, events):
        serving = asyncio.create_task(ListTopics(lists, events, "l", publish).serve())
        try:
            await settled()
            await lists.make("Old")
            await lists.add("shopping", "milk")
            await settled()
            assert told == {}
            await lists.delete("old")
            is_there = True
            events.publish(BrokerChanged(connected=True))
            while len(told) < 8:  # noqa: ASYNC110 (what is waited for has no event)
                await asyncio.sleep(0.01)
        finally:
            await cancel(serving)
    assert told["l/shopping/text"] == "milk\n" and told["l/todo/text"] == ""
    assert told["l/old"] == told["l/old/text"] == "", "a list that went while nobody was told is gone there too"


async def test_a_flood_of_changes_loses_none(tmp_path: Path) -> None:
    told: dict[str, str] = {}

    async def publish(message: Publish) -> None:
        await asyncio.sleep(0)
        told[message.topic] = message.payload

    async with household(tmp_path) as (lists, events):
        serving = asyncio.create_task(ListTopics(lists, events, "l", publish).serve())
        try:
            await asyncio.sleep(0.05)
            await asyncio.gather(*(lists.add("shopping", f"thing {number}") for number in range(30)))
            while told.get("l/shopping/text", "").count("\n") < 30:  # noqa: ASYNC110 (it has no event)
                await asyncio.sleep(0.01)
        finally:
            await cancel(serving)
