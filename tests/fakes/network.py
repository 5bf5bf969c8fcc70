"""A bad network on loopback: a TCP proxy that delays, stalls, swallows, cuts and refuses, but never reorders."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Self

from shared.tasks import Owner

CHUNK = 1448
"""Bytes in one packet on an Ethernet."""
BUFFER = 64 * 1024
"""Bytes on their way; then the sender has to wait, as it has to for a full TCP window."""


class _Pipe:
    """One direction of one connection."""

    def __init__(self, network: Network, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.network, self.reader, self.writer = network, reader, writer
        self.is_swallowed = False
        self._waiting: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(BUFFER // CHUNK)

    async def pump(self) -> None:
        """Carry bytes to the end of the stream."""
        loop, due = asyncio.get_running_loop(), 0.0
        while data := await self.reader.read(CHUNK):
            if not self.is_swallowed:
                due = max(due, loop.time() + self.network.delay())
                await self._waiting.put((due, data))
        await self._waiting.put((due, b""))

    async def arrive(self) -> None:
        """Let them arrive when they are due and the network is not stalled."""
        loop = asyncio.get_running_loop()
        while True:
            due, data = await self._waiting.get()
            await asyncio.sleep(max(0.0, due - loop.time()))
            await self.network.flowing.wait()
            if self.is_swallowed:
                continue
            if not data:
                self.writer.write_eof()
                return
            self.writer.write(data)
            await self.writer.drain()


class Network:
    """Carries TCP connections from `port` to `target`. Inside its `async with` block, on loopback only."""

    def __init__(self, target: int, delay: Callable[[], float] = lambda: 0.0) -> None:
        """`delay` gives the seconds that the next packet takes; packets of one direction never overtake each other."""
        self.target, self.delay = target, delay
        self.port = 0
        self.flowing = asyncio.Event()
        self.flowing.set()
        self.connections = 0
        """Connections carried so far."""
        self._refused_until = 0.0
        self._open: dict[asyncio.StreamWriter, tuple[_Pipe, ...]] = {}
        self._owner = Owner()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        self._abort()
        await self._owner.stop()

    async def stall(self, seconds: float) -> None:
        """Hold everything back for so long, as a network does that loses packets and then recovers."""
        self.flowing.clear()
        await asyncio.sleep(seconds)
        self.flowing.set()

    def swallow(self) -> None:
        """Half-open: the connections of now seem alive and carry nothing any more; new ones are good."""
        for pipes in self._open.values():
            for pipe in pipes:
                pipe.is_swallowed = True

    def cut(self, seconds: float) -> None:
        """Break every connection and refuse new ones for so long."""
        self._refused_until = asyncio.get_running_loop().time() + seconds
        self._abort()

    def _abort(self) -> None:
        for writer, pipes in self._open.items():
            for each in (writer, *(pipe.writer for pipe in pipes)):
                each.transport.abort()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if asyncio.get_running_loop().time() < self._refused_until:
            writer.transport.abort()
            return
        self._owner.start(self._carry(reader, writer), "network")

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        there, back = await asyncio.open_connection("127.0.0.1", self.target)
        pipes = _Pipe(self, reader, back), _Pipe(self, there, writer)
        self._open[writer] = pipes
        work = [asyncio.ensure_future(step) for pipe in pipes for step in (pipe.pump(), pipe.arrive())]
        try:
            with suppress(OSError):  # One end has gone; so does the other.
                await asyncio.gather(*work)
        finally:
            for step in work:
                step.cancel()
            await asyncio.wait(work)
            del self._open[writer]
            for end in (writer, back):
                end.transport.abort()


def jitter(seconds: float, seed: int) -> Callable[[], float]:
    """Packets take up to `seconds`, evenly spread."""
    chance = random.Random(seed)
    return lambda: chance.uniform(0, seconds)


def loss(share: float, seed: int, round_trip_s: float = 0.02) -> Callable[[], float]:
    """A `share` of packets is lost and sent again: after 200 ms (Linux's least wait), then 400 and so on."""
    chance = random.Random(seed)

    def delay() -> float:
        seconds, wait = round_trip_s / 2, 0.2
        while chance.random() < share:
            seconds, wait = seconds + wait, 2 * wait
        return seconds

    return delay
