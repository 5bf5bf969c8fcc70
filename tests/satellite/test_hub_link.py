"""The link against a real WebSocket server on loopback that plays good, bad and absent hubs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import WSMsgType, web

from satellite.config import Hub
from satellite.hub_link import Connected, Disconnected, HubLink
from shared import codec, pairing
from shared.messages import PROTOCOL, Cancelled, Challenge, EndSpeech, Hello, Problem, ProblemCode, Welcome
from shared.tasks import closing
from tests.fakes.broker import free_port

Serve = Callable[[web.WebSocketResponse], Awaitable[None]]


@asynccontextmanager
async def hub(serve: Serve, port: int) -> AsyncIterator[None]:
    async def handle(request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await serve(socket)
        return socket

    application = web.Application()
    application.router.add_get("/satellite", handle)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    try:
        yield
    finally:
        await runner.cleanup()


async def admit(socket: web.WebSocketResponse, token: str = "secret") -> None:
    await socket.send_str(codec.encode(Challenge(protocol=PROTOCOL, hub="test", nonce="n1")))
    hello = codec.decode_to_hub(await socket.receive_str())
    assert isinstance(hello, Hello)
    assert pairing.is_proof("secret", "n1", "satellite", hello.satellite, hello.proof)
    proof = pairing.proof(token, hello.nonce, "hub", hello.satellite)
    await socket.send_str(
        codec.encode(Welcome(proof=proof, area="Attic", language="en", listen_limit_ms=9000, turn_limit_ms=9000))
    )


@asynccontextmanager
async def silent_lan() -> AsyncIterator[AsyncIterator[str]]:
    async def nothing() -> AsyncIterator[str]:
        await asyncio.Event().wait()
        yield ""

    yield nothing()


def link_to(port: int) -> HubLink:
    return HubLink(Hub(url=f"ws://127.0.0.1:{port}/satellite", token="secret"), "attic", "Attic", silent_lan)


async def test_it_joins_hears_and_speaks() -> None:
    received: list[str] = []

    async def serve(socket: web.WebSocketResponse) -> None:
        await admit(socket)
        await socket.send_str(codec.encode(EndSpeech(stream=7)))
        await socket.send_bytes(codec.encode_speech(7, 0, b"\0\0"))
        await socket.send_str('{"type": "Dance"}')
        received.append(await socket.receive_str())
        received.append(await socket.receive_str())
        await socket.close()

    link, port = link_to(free_port()), 0
    port = int(link._config.url.split(":")[2].split("/")[0])
    async with hub(serve, port), closing(link.events()) as events:
        first = await anext(events)
        assert isinstance(first, Connected)
        assert first.welcome.area == "Attic"
        link.send(Cancelled(turn="t", reason="test"))
        assert await anext(events) == EndSpeech(stream=7)
        sound = await anext(events)
        assert isinstance(sound, codec.Sound)
        assert isinstance(await anext(events), Disconnected)
    problem = next(message for message in map(codec.decode_to_hub, received) if isinstance(message, Problem))
    assert (problem.code, problem.about) == (ProblemCode.UNKNOWN_TYPE, "Dance")


async def test_a_hub_that_does_not_know_the_token_is_not_trusted() -> None:
    async def serve(socket: web.WebSocketResponse) -> None:
        await admit(socket, token="guessed")
        assert (await socket.receive()).type in {WSMsgType.CLOSE, WSMsgType.CLOSED, WSMsgType.CLOSING}

    port = free_port()
    link = link_to(port)
    async with hub(serve, port), closing(link.events()) as events:
        refused = await anext(events)
    assert isinstance(refused, Disconnected)
    assert "does not know the pairing token" in refused.reason


async def test_it_comes_back_by_itself() -> None:
    joined = 0

    async def serve(socket: web.WebSocketResponse) -> None:
        nonlocal joined
        await admit(socket)
        joined += 1
        await socket.close()

    port = free_port()
    async with closing(link_to(port).events()) as events:
        nobody = await anext(events)
        assert isinstance(nobody, Disconnected)
        assert str(port) in nobody.reason
        async with hub(serve, port):
            kinds = [type(await anext(events)) for _ in range(4)]
    assert kinds == [Connected, Disconnected, Connected, Disconnected]
    assert joined == 2


async def test_an_announcement_cuts_the_pause_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("satellite.hub_link.FIRST_PAUSE_S", 600.0)
    announced: asyncio.Queue[str] = asyncio.Queue()

    @asynccontextmanager
    async def lan() -> AsyncIterator[AsyncIterator[str]]:
        async def urls() -> AsyncIterator[str]:
            while True:
                yield await announced.get()

        yield urls()

    async def serve(socket: web.WebSocketResponse) -> None:
        await admit(socket)
        await socket.receive()

    port = free_port()
    async with closing(HubLink(Hub(token="secret"), "attic", "", lan).events()) as events:
        nobody = await anext(events)
        assert isinstance(nobody, Disconnected)
        assert "no hub was found" in nobody.reason
        async with hub(serve, port):
            announced.put_nowait("ws://127.0.0.1:1/satellite")
            assert isinstance(await anext(events), Disconnected)
            announced.put_nowait(f"ws://127.0.0.1:{port}/satellite")
            assert isinstance(await anext(events), Connected)
