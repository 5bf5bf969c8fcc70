"""The way to one satellite, across the sockets that carry it one after another."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import WSCloseCode

from shared import codec
from shared.channel import Channel
from shared.messages import Message, Problem, ProblemCode

SOUND_BYTES = 2 * 1024 * 1024
"""Sound held for a satellite: 20 s at 48 kHz, as much as speech is ever sent ahead. Whoever sends more waits."""


class SatelliteLink:
    """A `hub.turn.speaker.Link` that outlives a broken socket for as long as the satellite may come back.

    One socket at a time carries it; a newer one takes over at once. Once `over` is set, sending raises.
    """

    def __init__(self, name: str, resume_s: float) -> None:
        """`name`: the connection's, empty when it cannot be taken up; `resume_s`: how long it may stay broken."""
        self.name = name
        self.resume_s = resume_s if name else 0.0
        self.channel = Channel(keep=bool(name), limit=SOUND_BYTES)
        self.over = asyncio.Event()
        """It ended, or was broken for longer than it may be."""
        self.reason = ""
        """Why it broke or ended."""
        self.farewell: Problem | None = None
        self.close_code: int = WSCloseCode.OK
        """What the satellite is told when the connection ends."""
        self._carrier: asyncio.Event | None = None
        """Set to make the socket that carries it now let go."""
        self._turn = asyncio.Lock()
        self._grace: asyncio.TimerHandle | None = None

    @property
    def is_away(self) -> bool:
        """No socket carries it."""
        return self._carrier is None

    async def send(self, message: Message) -> None:
        """Send a control message; held while the connection is broken. Raises `ConnectionError` once it is over."""
        self.channel.put(codec.encode(message))

    async def send_sound(self, data: bytes) -> None:
        """Send a binary message; waits while much is held. Raises `ConnectionError` once the connection is over."""
        await self.channel.room()
        self.channel.put(data)

    def end(self, reason: str, code: ProblemCode | None = None, close_code: int = WSCloseCode.GOING_AWAY) -> None:
        """End the connection for good; with a `code` the satellite is told why in a `Problem`."""
        if self.over.is_set():
            return
        self.reason = reason
        self.farewell = Problem(code=code, reason=reason) if code is not None else None
        self.close_code = close_code
        self._stop_grace()
        self.channel.close(f"the satellite is gone: {reason}")
        self.over.set()

    def can_go_on(self, received: int) -> bool:
        """Whether a satellite that received so many messages of it can take it up."""
        return bool(self.name) and not self.over.is_set() and self.channel.outgoing.may_have_arrived(received)

    @asynccontextmanager
    async def carried(self, received: int | None = None) -> AsyncIterator[asyncio.Event]:
        """Let a socket carry the connection inside the block; yields an event that is set when it must let go.

        Whatever carried it before has let go by then, so what it received and sent is final. `received`: what the
        satellite has of a connection that goes on.
        """
        if self._carrier is not None:
            self._carrier.set()
        self._carrier = let_go = asyncio.Event()
        self._stop_grace()
        try:
            async with self._turn:
                if received is not None:
                    self.channel.rewind(received)
                yield let_go
        finally:
            if self._carrier is let_go:
                self._carrier = None
                self._await_return()

    def _await_return(self) -> None:
        if self.resume_s and not self.over.is_set():
            self._grace = asyncio.get_running_loop().call_later(self.resume_s, self.end, self.reason)
        else:
            self.end(self.reason)

    def _stop_grace(self) -> None:
        if self._grace is not None:
            self._grace.cancel()
            self._grace = None
