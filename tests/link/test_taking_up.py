"""Who may take up a connection, and what becomes of the one before."""

from __future__ import annotations

import asyncio
import socket as sockets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from hub.events import SatelliteAway, SatelliteJoined, SatelliteLeft
from satellite import happenings as seen
from satellite.state import State
from shared import codec, pairing
from shared.messages import PROTOCOL, Cause, Challenge, Hello, Message, Problem, ProblemCode, Welcome, Woke
from tests.fakes import wire
from tests.fakes.network import Network

Socket = aiohttp.ClientWebSocketResponse
WOKE = Woke(turn="t1", stream=1, cause=Cause.BUTTON, begin=0, wake_end=0)


@asynccontextmanager
async def socket_to(hub: wire.Port) -> AsyncIterator[Socket]:
    async with (
        aiohttp.ClientSession() as http,
        http.ws_connect(f"ws://127.0.0.1:{hub.number}/satellite", timeout=aiohttp.ClientWSTimeout(ws_close=0.1)) as it,
    ):
        yield it


async def next_of(socket: Socket) -> Message:
    return codec.decode_to_satellite(await socket.receive_str())


async def join(socket: Socket, name: str = "attic", **facts: Any) -> Welcome:
    challenge = await next_of(socket)
    assert isinstance(challenge, Challenge)
    proof = pairing.proof(wire.TOKEN, challenge.nonce, "satellite", name)
    hello = Hello(protocol=PROTOCOL, satellite=name, nonce="n", proof=proof, **{"resumes": True, **facts})
    await socket.send_str(codec.encode(hello))
    welcome = await next_of(socket)
    assert isinstance(welcome, Welcome)
    return welcome


def states(hub: wire.Port) -> list[tuple[str, str]]:
    return [(each.satellite, each.state) for each in hub.roster.present]


async def until(hub: wire.Port, kind: type[Any]) -> None:
    while not any(isinstance(event, kind) for event in hub.happened):  # noqa: ASYNC110 - it is seen from outside
        await asyncio.sleep(0.01)


async def test_a_newer_socket_takes_over_while_the_old_one_still_seems_alive() -> None:
    async with wire.port() as hub, socket_to(hub) as old, socket_to(hub) as new:
        first = await join(old)
        assert (first.resumed, first.resume_ms) == (False, 5000)
        await old.send_str(codec.encode(WOKE))
        await old.send_str('{"type": "Dance"}')
        assert isinstance(await next_of(old), Problem)
        second = await join(new, connection=first.connection)
        assert (second.resumed, second.received, second.connection) == (True, 2, first.connection)
        assert isinstance(await next_of(new), Problem), "it was not acknowledged, so it comes again"
        assert states(hub) == [("attic", "listening")]
        assert (await old.receive()).type in {aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.ERROR}
    assert [record.outcome for record in hub.records] == ["cancelled"]
    assert sum(isinstance(event, SatelliteJoined) for event in hub.happened) == 1


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("attic", {"connection": "unknown"}),
        ("attic", {"connection": "KNOWN", "received": 7}),
        ("attic", {}),
        ("cellar", {"connection": "KNOWN"}),
    ],
)
async def test_whoever_cannot_take_it_up_begins_anew(name: str, facts: dict[str, Any]) -> None:
    async with wire.port() as hub, socket_to(hub) as old, socket_to(hub) as new:
        first = await join(old)
        await old.send_str(codec.encode(WOKE))
        known = {key: first.connection if value == "KNOWN" else value for key, value in facts.items()}
        second = await join(new, name, **known)
        assert not second.resumed
        assert second.connection != first.connection
        if name == "attic":  # Two of the same name: the first makes way, with its turn.
            told = await next_of(old)
            assert isinstance(told, Problem)
            assert told.code is ProblemCode.REPLACED
            assert (await old.receive()).data == 1001
            await until(hub, SatelliteLeft)
            assert states(hub) == [("attic", "idle")]
            assert [record.outcome for record in hub.records] == ["cancelled"]
        else:
            assert states(hub) == [("attic", "listening"), ("cellar", "idle")]


async def test_a_satellite_that_is_away_is_present_until_its_time_is_up() -> None:
    async with wire.port(resume_ms=300) as hub, socket_to(hub) as socket:
        await join(socket)
        assert socket._response.connection is not None
        assert socket._response.connection.transport is not None
        socket._response.connection.transport.abort()
        await until(hub, SatelliteAway)
        assert states(hub) == [("attic", "away")]
        await until(hub, SatelliteLeft)
        assert states(hub) == []


@pytest.mark.parametrize(("resumes", "resume_ms"), [(False, 5000), (True, 0)])
async def test_without_resumption_nothing_is_held(resumes: bool, resume_ms: int) -> None:
    async with wire.port(resume_ms=resume_ms) as hub, socket_to(hub) as socket:
        welcome = await join(socket, resumes=resumes)
        assert (welcome.connection, welcome.resume_ms) == ("", 0)
        assert socket._response.connection is not None
        assert socket._response.connection.transport is not None
        socket._response.connection.transport.abort()
        await until(hub, SatelliteLeft)
        assert states(hub) == []
        assert not any(isinstance(event, SatelliteAway) for event in hub.happened)


async def test_a_hub_that_restarted_does_not_resume_and_the_satellite_is_sorry(tmp_path: Path) -> None:
    async with Network(0) as network:
        satellite = wire.Satellite("q600 s9000 q60000", (1000,), network.port, tmp_path)
        async with satellite.on():
            async with wire.port("never heard") as killed:
                network.target = killed.number
                await satellite.becomes(State.LISTENING)
                network.cut(0.5)
            async with wire.port() as restarted:
                network.target = restarted.number
                await satellite.until(seen.Linked, 2)
                assert satellite.was_sorry
                assert satellite.runtime.state is State.IDLE


def connected() -> list[Any]:
    transports = asyncio.get_running_loop()._transports  # type: ignore[attr-defined]
    found = [each.get_extra_info("socket") for each in transports.values() if each.get_extra_info("peername")]
    return [each for each in found if each.fileno() >= 0]


async def test_neither_side_waits_to_fill_its_packets(tmp_path: Path) -> None:
    async with wire.port() as hub:
        satellite = wire.Satellite("q60000", (), hub.number, tmp_path)
        async with satellite.on():
            await satellite.until(seen.Linked)
            mine = [each for each in connected() if hub.number in (each.getsockname()[1], each.getpeername()[1])]
            assert len(mine) == 2
            for each in mine:
                assert each.getsockopt(sockets.IPPROTO_TCP, sockets.TCP_NODELAY)
