"""The client against a real server: answers, refusals, silence."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from pathlib import Path

import pytest
from aiohttp import web

from hub.client import HubClient, HubRefusedError, HubUnreachableError
from hub.events import BrokerChanged, TurnEnded
from hub.web.services import AskBody, Check, SayBody
from shared.errors import HearthError
from shared.tasks import cancel
from tests.hub.web.house import Hub, record, running_hub


async def test_every_call_brings_back_what_the_hub_has(tmp_path: Path) -> None:
    async with running_hub(tmp_path) as hub, HubClient(hub.url) as client:
        assert [each.id for each in await client.devices()] == ["light.kitchen", "sensor.window"]
        assert (await client.devices())[0].state == hub.house.state("light.kitchen")
        assert await client.satellites() == hub.rooms
        assert (await client.say(SayBody(text="Dinner"))).heard == ["kitchen"]
        asked = await client.ask(AskBody(text="lights", area="kitchen"))
        await hub.store.add(odd := record("a/b?c#d %2F", began_at=1e9))
        assert await client.turn(odd.turn) == odd
        assert odd in await client.turns(5)
        assert asked.heard == "lights"
        hub.checks["broker"] = Check(ok=False, detail="gone")
        assert (await client.health()).status == "failing"


async def test_a_refusal_carries_the_hubs_own_words(tmp_path: Path) -> None:
    async with running_hub(tmp_path) as hub, HubClient(hub.url) as client:
        with pytest.raises(HubRefusedError, match="did you mean kitchen") as refused:
            await client.ask(AskBody(text="lights", area="kichen"))
        assert refused.value.problem.where == "body.area"


async def test_no_hub_there_is_told_with_the_cure(tmp_path: Path) -> None:
    async with running_hub(tmp_path) as hub:
        url = hub.url
    async with HubClient(url) as client:
        with pytest.raises(HubUnreachableError, match="hearth-hub run"):
            await client.devices()
        with pytest.raises(HubUnreachableError, match="hearth-hub run"):
            async with aclosing(client.live_turns()) as turns:
                await anext(turns)


async def test_something_else_there_is_told() -> None:
    async def hello(request: web.Request) -> web.Response:
        return web.Response(text="<h1>A printer</h1>")

    application = web.Application()
    application.router.add_get("/api/devices", hello)
    runner = web.AppRunner(application)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        async with HubClient(f"http://127.0.0.1:{runner.addresses[0][1]}") as client:
            with pytest.raises(HubUnreachableError, match="not as a Hearth hub"):
                await client.devices()
            with pytest.raises(HubRefusedError, match="404"):
                await client.satellites()
    finally:
        await runner.cleanup()


async def test_turns_are_followed_until_the_hub_stops(tmp_path: Path) -> None:
    followed: list[str] = []

    async def follow(hub: Hub) -> None:
        async with HubClient(hub.url) as client, aclosing(client.live_turns()) as events:
            async for event in events:
                assert isinstance(event, TurnEnded)
                followed.append(event.record.turn)

    async with running_hub(tmp_path) as hub:
        following = asyncio.create_task(follow(hub))
        number = 0
        while len(followed) < 3:
            hub.events.publish(BrokerChanged(connected=True))
            hub.events.publish(TurnEnded(record=record(f"t{number}", heard="x" * 100_000)))
            number += 1
            await asyncio.sleep(0.02)
    await asyncio.wait([following], timeout=10)
    assert following.done()
    await cancel(following)
    first = int(followed[0][1:])
    assert followed[:3] == [f"t{first + offset}" for offset in range(3)]


@pytest.mark.parametrize("url", ["", "hub.home", "hub.home:8765", "ftp://hub.home", "http://", "http://[::1"])
def test_what_is_no_url_is_told(url: str) -> None:
    with pytest.raises(HearthError, match="not a URL"):
        HubClient(url)


def test_a_certificate_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "hub.pem").write_text("nothing")
    with pytest.raises(HearthError, match=r"hub\.pem"):
        HubClient("https://127.0.0.1", certificate=str(tmp_path / "hub.pem"))
