"""The connection to the MQTT broker: connect, subscribe to a changing set of topics, publish, read messages."""

from __future__ import annotations

import asyncio
import logging
import random
import socket
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, suppress

import aiomqtt
from msgspec import Struct

from hub.config import Mqtt
from hub.devices.component import Publish
from shared.errors import HouseError

KEEPALIVE_S = 20
"""A dead connection is noticed after one and a half of these at the latest."""
TIMEOUT_S = 5.0
"""For the broker to accept a connection or a message with quality of service."""
SUBSCRIBE_TIMEOUT_S = 30.0
"""Brokers send what they retain before they confirm a subscription."""
BATCH = 100
"""Topics in one subscription packet."""
MAX_WAITING = 20_000
"""Messages waiting to be read; when full, the newest are dropped, which aiomqtt logs. A burst of retained messages at
connect is some thousands."""

NO_DELAY = (socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
"""Without it the second of two commands waits about 40 ms for the broker to confirm the first."""

logging.getLogger("mqtt").setLevel(logging.ERROR)


class Message(Struct, frozen=True):
    """A message from the broker."""

    topic: str
    payload: bytes
    retained: bool = False
    """The broker kept it, and repeats it to whoever subscribes."""


def backoff(longest_s: float = 30.0) -> Iterator[float]:
    """Yield waiting times in seconds, doubling from half a second, each shortened by up to a half at random."""
    wait = 0.5
    while True:
        yield wait * random.uniform(0.5, 1)
        wait = min(wait * 2, longest_s)


class Link:
    """A living connection."""

    def __init__(self, client: aiomqtt.Client) -> None:
        self._client = client
        self._followed: frozenset[str] = frozenset()

    @property
    def waiting(self) -> int:
        """Messages that arrived and were not read yet."""
        return len(self._client.messages)

    async def publish(self, message: Publish) -> None:
        """Hand a message over; returns when it is on its way, with quality of service when the broker has it.

        Raises `HouseError`.
        """
        try:
            await self._client.publish(message.topic, message.payload, qos=message.qos, retain=message.retain)
        except (aiomqtt.MqttError, ValueError) as error:
            raise HouseError(f"publishing to {message.topic}: {error}") from error

    async def follow(self, topics: Iterable[str]) -> None:
        """Be subscribed to exactly these topics. Raises `HouseError`."""
        wanted = frozenset(topics)
        new, gone = sorted(wanted - self._followed), sorted(self._followed - wanted)
        self._followed = wanted
        try:
            for start in range(0, len(new), BATCH):
                batch = [(topic, 0) for topic in new[start : start + BATCH]]
                await self._client.subscribe(batch, timeout=SUBSCRIBE_TIMEOUT_S)
            for start in range(0, len(gone), BATCH):
                await self._client.unsubscribe(gone[start : start + BATCH], timeout=SUBSCRIBE_TIMEOUT_S)
        except (aiomqtt.MqttError, ValueError) as error:
            raise HouseError(f"subscribing: {error}") from error

    async def messages(self) -> AsyncIterator[Message]:
        """Yield messages as they come. Raises `HouseError` when the connection ends."""
        try:
            async for message in self._client.messages:
                payload = message.payload if isinstance(message.payload, bytes) else b""
                yield Message(message.topic.value, payload, bool(message.retain))
        except aiomqtt.MqttError as error:
            raise HouseError(f"the connection ended: {error.__cause__ or error}") from error


@asynccontextmanager
async def connected(config: Mqtt, *, will: Publish | None = None) -> AsyncIterator[Link]:
    """Connect to the broker of the configuration for the length of the block.

    The broker publishes `will` when the connection is lost. Raises `HouseError` when there is no connection.
    """
    client = aiomqtt.Client(
        config.host,
        config.port,
        username=config.username or None,
        password=config.password or None,
        tls_params=aiomqtt.TLSParameters() if config.tls else None,
        will=aiomqtt.Will(will.topic, will.payload, will.qos, will.retain) if will else None,
        timeout=TIMEOUT_S,
        keepalive=KEEPALIVE_S,
        max_queued_incoming_messages=MAX_WAITING,
        socket_options=[NO_DELAY],
    )
    try:
        await _enter(client)
    except (aiomqtt.MqttError, OSError, ValueError) as error:
        raise HouseError(f"connecting to the broker at {config.host}:{config.port}: {error}") from error
    try:
        yield Link(client)
    finally:
        with suppress(aiomqtt.MqttError):
            await client.__aexit__(None, None, None)


async def _enter(client: aiomqtt.Client) -> None:
    """Connect. paho connects in a thread that cannot be stopped: when cancelled, wait, and close what it opened."""
    connecting = asyncio.ensure_future(client.__aenter__())
    try:
        await asyncio.shield(connecting)
    except BaseException:
        await asyncio.wait([connecting])
        if connecting.exception() is None:
            with suppress(aiomqtt.MqttError):
                await client.__aexit__(None, None, None)
        else:
            # A broker that accepts and then stays silent leaves an open socket, which only paho itself can close.
            client._client.disconnect()
        raise
