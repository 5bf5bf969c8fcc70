"""The embedded broker alone: retained messages, clients that end without a word, an address that is taken."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest

from hub.config import Mqtt
from hub.devices.broker import EmbeddedBroker
from hub.devices.component import Publish
from hub.devices.mqtt import Message, backoff, connected
from shared.errors import HouseError
from tests.fakes.broker import BROKERS, HOST, free_port, running

CONNECT = bytes.fromhex("100f00044d5154540402003c0003616263")
"""An MQTT 3.1.1 CONNECT of a client called `abc`."""


async def collect(port: int, topic: str, count: int) -> dict[str, bytes]:
    """Subscribe and return so many messages."""
    found: dict[str, bytes] = {}
    async with connected(Mqtt(host=HOST, port=port)) as link:
        await link.follow([topic])
        async for message in link.messages():
            found[message.topic] = message.payload
            if len(found) == count:
                break
    return found


async def test_it_keeps_what_is_retained_for_those_who_come_later() -> None:
    async with EmbeddedBroker() as broker:
        assert broker.port
        async with connected(Mqtt(host=HOST, port=broker.port)) as link:
            for number in range(500):
                await link.publish(Publish(f"many/{number}", "x" * number, retain=True))
            await link.publish(Publish("many/0", "", retain=True))
        found = await collect(broker.port, "many/#", 499)
        assert len(found["many/499"]) == 499
        assert "many/0" not in found


async def test_it_survives_clients_that_end_without_a_word() -> None:
    async with EmbeddedBroker() as broker:
        for opening in (b"", b"\x00", b"GET / HTTP/1.1\r\n\r\n", CONNECT[:5], CONNECT, CONNECT + b"\xff" * 100):
            for _ in range(3):
                reader, writer = await asyncio.open_connection(HOST, broker.port)
                writer.write(opening)
                await writer.drain()
                if opening == CONNECT:
                    assert (await reader.readexactly(4))[0] == 0x20, "accepted"
                linger = writer.get_extra_info("socket")
                linger.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
                writer.close()
        async with connected(Mqtt(host=HOST, port=broker.port)) as link:
            await link.publish(Publish("still/there", "yes", retain=True))
        assert await collect(broker.port, "still/+", 1) == {"still/there": b"yes"}


async def test_it_ends_though_clients_stay() -> None:
    async with EmbeddedBroker() as broker:
        clients = [await asyncio.open_connection(HOST, broker.port) for _ in range(3)]
        clients[0][1].write(CONNECT)
        await clients[0][0].readexactly(4)
        clients[1][1].write(CONNECT[:4])
    for reader, writer in clients:
        with suppress(ConnectionResetError):
            assert await reader.read() == b"", "hung up on"
        writer.close()
        with suppress(ConnectionResetError):
            await writer.wait_closed()


async def test_an_address_that_is_taken_is_told() -> None:
    async with EmbeddedBroker() as broker:
        with pytest.raises(HouseError, match=str(broker.port)):
            async with EmbeddedBroker(HOST, broker.port):
                pass


@pytest.mark.parametrize("broker", BROKERS)
async def test_topics_are_followed_and_left(broker: str) -> None:
    async with running(broker) as port, connected(Mqtt(host=HOST, port=port)) as link:
        await link.follow(f"t/{number}" for number in range(250))
        await link.follow(["t/1", "u"])
        for topic in ("t/2", "t/1", "u"):
            await link.publish(Publish(topic, topic, qos=1))
        messages = link.messages()
        assert [await anext(messages), await anext(messages)] == [Message("t/1", b"t/1"), Message("u", b"u")]
        await messages.aclose()  # type: ignore[attr-defined]


@pytest.mark.parametrize("broker", BROKERS)
async def test_a_lost_connection_is_told(broker: str) -> None:
    async with asyncio.timeout(20):
        first = running(broker)
        port = await first.__aenter__()
        with pytest.raises(HouseError, match="connection ended"):
            async with connected(Mqtt(host=HOST, port=port)) as link:
                await first.__aexit__(None, None, None)
                async for _ in link.messages():
                    pass
        with pytest.raises(HouseError, match="connecting to the broker"):
            async with connected(Mqtt(host=HOST, port=port)):
                pass


@asynccontextmanager
async def pretender(answer: bytes) -> AsyncIterator[int]:
    """Accept one client, send it this, and wait until it goes; yield the port."""
    gone = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(answer)
        await reader.read()
        writer.close()
        await writer.wait_closed()
        gone.set()

    server = await asyncio.start_server(serve, HOST, 0)
    yield server.sockets[0].getsockname()[1]
    await gone.wait()
    server.close()
    await server.wait_closed()


async def test_connecting_can_be_cancelled() -> None:
    async with pretender(b"") as port:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2), connected(Mqtt(host=HOST, port=port)):
                pass


async def test_a_broker_that_refuses_is_told() -> None:
    async with pretender(bytes.fromhex("20020005")) as port:
        with pytest.raises(HouseError, match=r"[Nn]ot authori"):
            async with connected(Mqtt(host=HOST, port=port)):
                pass


async def test_a_port_where_nobody_listens() -> None:
    with pytest.raises(HouseError, match="refused"):
        async with connected(Mqtt(host=HOST, port=free_port())):
            pass


def test_backoff_grows_to_its_bound() -> None:
    waits = [wait for wait, _ in zip(backoff(longest_s=8), range(20), strict=False)]
    assert all(0.25 <= wait <= 8 for wait in waits)
    assert all(wait >= 4 for wait in waits[5:])
