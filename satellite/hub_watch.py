"""Watching over the socket to the hub: a connection that is dead but looks alive is noticed by unanswered pings."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

import aiohttp

EVERY_S, URGENT_EVERY_S = 5.0, 1.0
"""Seconds from the answer to one ping to the next ping; fewer while somebody waits for the hub."""
DEAD_S, URGENT_DEAD_S = 2.5, 2.0
"""A hub that sends nothing for so long while a ping is unanswered is gone. What is lost three times in a row arrives
within 1.4 s: TCP sends it again after 200 ms, then 400, then 800 (RFC 6298, with the least wait that Linux allows)."""


class Watch:
    """Receives from one socket after another and pings meanwhile."""

    def __init__(self) -> None:
        self._is_urgent = False
        self._is_asked = False
        self._since = 0.0
        """Loop time of the last ping's answer; while one is unanswered, of the last thing that came or was asked."""
        self._timeout: asyncio.Timeout | None = None

    def begin(self) -> None:
        """Forget the last socket: a new one is served."""
        self._is_asked, self._since = False, asyncio.get_running_loop().time()

    def hurry(self, is_urgent: bool) -> None:
        """Say whether somebody waits for the hub."""
        self._is_urgent = is_urgent
        if self._timeout is not None:
            self._timeout.reschedule(self._due())

    async def receive(self, socket: aiohttp.ClientWebSocketResponse) -> aiohttp.WSMessage:
        """Return the next text, binary or close message. Raises `OSError` when the socket is lost or the hub silent."""
        while True:
            try:
                async with asyncio.timeout_at(self._due()) as self._timeout:
                    message = await socket.receive()
            except TimeoutError:
                await self._ask(socket)
                continue
            finally:
                self._timeout = None
            is_answer = message.type is aiohttp.WSMsgType.PONG
            if self._is_asked or is_answer:
                self._since = asyncio.get_running_loop().time()
            match message.type:
                case aiohttp.WSMsgType.PONG:
                    self._is_asked = False
                case aiohttp.WSMsgType.PING:
                    await _soon(socket.pong(message.data))
                case aiohttp.WSMsgType.TEXT | aiohttp.WSMsgType.BINARY | aiohttp.WSMsgType.CLOSE:
                    return message
                case _:
                    raise ConnectionResetError("the connection to the hub broke")

    def _due(self) -> float:
        if self._is_asked:
            return self._since + (URGENT_DEAD_S if self._is_urgent else DEAD_S)
        return self._since + (URGENT_EVERY_S if self._is_urgent else EVERY_S)

    async def _ask(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        if self._is_asked:
            raise ConnectionAbortedError("the hub does not answer")
        self._is_asked, self._since = True, asyncio.get_running_loop().time()
        await _soon(socket.ping())


async def _soon(sending: Coroutine[Any, Any, None]) -> None:
    """Send, unless what was sent before still fills every buffer: then the hub is silent anyway."""
    async with asyncio.timeout(URGENT_DEAD_S):
        await sending
