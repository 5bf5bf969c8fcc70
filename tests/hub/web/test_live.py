"""The stream of events over a real connection."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientResponse, ClientSession

from hub.events import BrokerChanged, DeviceChanged, TurnEnded
from hub.web import live
from tests.hub.web.house import Hub, record, served


async def next_event(response: ClientResponse) -> tuple[str, Any]:
    """Read the next event, heartbeats and settings left out."""
    kind = ""
    async for line in response.content:
        name, _, value = line.decode().rstrip("\n").partition(": ")
        if name == "event":
            kind = value
        elif name == "data":
            return kind, json.loads(value)
    raise EOFError


async def begun(response: ClientResponse) -> None:
    assert response.status == 200
    assert response.content_type == "text/event-stream"
    assert (await response.content.readline()).startswith(b"retry:")


async def test_events_arrive_as_they_happen(tmp_path: Path) -> None:
    async with served(tmp_path) as (hub, session), session.get("/api/events") as response:
        await begun(response)
        hub.events.publish(BrokerChanged(connected=True))
        assert await next_event(response) == (
            "BrokerChanged",
            {"type": "BrokerChanged", "connected": True, "reason": ""},
        )
        ended = record("t9", heard="two\nlines, data: and ünïcode")
        hub.events.publish(TurnEnded(record=ended))
        kind, data = await next_event(response)
        assert (kind, data["record"]["turn"], data["record"]["heard"]) == ("TurnEnded", "t9", ended.heard)


async def test_some_types_may_be_picked(tmp_path: Path) -> None:
    async with served(tmp_path) as (hub, session), session.get("/api/events?types=TurnEnded") as response:
        await begun(response)
        hub.events.publish(BrokerChanged(connected=True))
        hub.events.publish(TurnEnded(record=record("t9")))
        assert (await next_event(response))[0] == "TurnEnded"


async def test_what_is_not_picked_displaces_nothing(tmp_path: Path) -> None:
    async with served(tmp_path) as (hub, session), session.get("/api/events?types=TurnEnded") as response:
        await begun(response)
        hub.events.publish(TurnEnded(record=record("t9")))
        for number in range(live.UNREAD + 7):
            hub.events.publish(DeviceChanged(device=f"light.{number}", what="state"))
        assert (await next_event(response))[0] == "TurnEnded"


async def test_a_slow_watcher_is_told_what_it_missed(tmp_path: Path) -> None:
    async with served(tmp_path) as (hub, session), session.get("/api/events") as response:
        await begun(response)
        for number in range(live.UNREAD + 7):
            hub.events.publish(DeviceChanged(device=f"light.{number}", what="state"))
        assert await next_event(response) == ("Lost", {"count": 7})
        assert (await next_event(response))[1]["device"] == "light.7"


async def test_a_heartbeat_shows_that_the_hub_lives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "HEARTBEAT_S", 0.01)
    async with served(tmp_path) as (hub, session), session.get("/api/events") as response:
        await begun(response)
        assert await response.content.readline() == b"\n"
        assert (await response.content.readline()).startswith(b":")
        hub.events.publish(BrokerChanged(connected=False))
        assert (await next_event(response))[0] == "BrokerChanged"


async def test_stopping_the_hub_ends_every_stream(tmp_path: Path) -> None:
    async with ClientSession() as outside:
        async with served(tmp_path) as (hub, _):
            responses = [await outside.get(f"{hub.url}/api/events") for _ in range(3)]
            for response in responses:
                await begun(response)
        for response in responses:
            with pytest.raises(EOFError):
                await next_event(response)


async def test_watchers_are_limited_and_those_who_left_do_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "MAX_WATCHERS", 2)
    monkeypatch.setattr(live, "HEARTBEAT_S", 0.02)
    async with served(tmp_path) as (hub, _), ClientSession(hub.url) as session:
        first = await session.get("/api/events")
        second = await session.get("/api/events")
        async with session.get("/api/events") as third:
            assert third.status == 503
        first.close()
        await watched_again(hub, session)
        second.close()


async def watched_again(hub: Hub, session: ClientSession) -> None:
    """Try until a place is free."""
    while True:
        async with session.get("/api/events") as response:
            if response.status == 200:
                await begun(response)
                hub.events.publish(BrokerChanged(connected=True))
                assert (await next_event(response))[0] == "BrokerChanged"
                return
        await asyncio.sleep(0.02)
