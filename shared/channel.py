"""One direction of a connection that may break and go on: what is kept for sending again, what has arrived.

Both ends count what arrives after `Welcome`, `Received` apart, so a message needs no number of its own: the count that
the other side tells says what it lacks (`PROTOCOL.md`, "A connection that breaks").
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Protocol, TypeVar

from shared.codec import encode
from shared.errors import ProtocolError
from shared.messages import ProblemCode, Received

M = TypeVar("M")
ACKNOWLEDGE_S = 0.5
"""What arrived is told as received so much later at the latest."""
MAX_HELD = 5000
"""Messages held at most: so many are never made in the time that a connection may stay broken."""

Item = str | bytes
"""A message as it travels: text is control, bytes are sound."""


class Outgoing:
    """Keeps messages in order from the moment they are handed over until the other side has told that they arrived.

    At most `limit` bytes of sound are held; to make room the oldest sound is dropped and counted, for late sound is
    worth less than new sound. Control messages are never dropped. More than `MAX_HELD` messages break the connection.
    With `keep` false nothing is kept once it is on the wire.
    """

    def __init__(self, *, keep: bool, limit: int) -> None:
        self._keep = keep
        self._limit = limit
        self._sent: deque[Item | None] = deque()
        """On the wire, not known to have arrived; None: sound that was dropped since, but is counted over there."""
        self._waiting: deque[Item] = deque()
        self._acknowledged = 0
        self._bytes = 0
        self.dropped = 0
        """Pieces of sound that were dropped."""

    @property
    def has_room(self) -> bool:
        """A further piece of sound is likely to drop none."""
        return self._bytes < self._limit

    def put(self, item: Item) -> None:
        """Take a message that is to be sent. Raises `ConnectionError` when too many are held."""
        if len(self._sent) + len(self._waiting) >= MAX_HELD:
            raise ConnectionAbortedError(f"{MAX_HELD} messages are held for the other side")
        if isinstance(item, bytes):
            self._bytes += len(item)
        self._waiting.append(item)
        while self._bytes > self._limit and self._drop_oldest():
            self.dropped += 1

    def next(self) -> Item | None:
        """Return the message to be put on the wire now; None when there is none."""
        if not self._waiting:
            return None
        item = self._waiting.popleft()
        if self._keep:
            self._sent.append(item)
        else:
            self._forget(item)
        return item

    def may_have_arrived(self, count: int) -> bool:
        """Whether the other side may have received `count` messages since the beginning."""
        return self._acknowledged <= count <= self._acknowledged + len(self._sent)

    def acknowledge(self, count: int) -> None:
        """Forget the first `count` messages since the beginning: they arrived. Raises `ValueError` when impossible."""
        if not self.may_have_arrived(count):
            least, most = self._acknowledged, self._acknowledged + len(self._sent)
            raise ValueError(f"{count} messages cannot have arrived: {least} to {most} may have")
        for _ in range(count - self._acknowledged):
            self._forget(self._sent.popleft())
        self._acknowledged = count

    def rewind(self, count: int) -> None:
        """Send everything after the first `count` messages again. Raises `ValueError` when that cannot be done."""
        self.acknowledge(count)
        self._waiting.extendleft(item for item in reversed(self._sent) if item is not None)
        self._sent.clear()

    def _drop_oldest(self) -> bool:
        for number, item in enumerate(self._sent):
            if isinstance(item, bytes):
                self._sent[number] = None
                self._forget(item)
                return True
        for number, item in enumerate(self._waiting):
            if isinstance(item, bytes):
                del self._waiting[number]
                self._forget(item)
                return True
        return False

    def _forget(self, item: Item | None) -> None:
        if isinstance(item, bytes):
            self._bytes -= len(item)


class Socket(Protocol):
    """What puts messages on the wire."""

    async def send_str(self, data: str) -> None:
        """Send a text message. Raises `ConnectionError`."""

    async def send_bytes(self, data: bytes) -> None:
        """Send a binary message. Raises `ConnectionError`."""


class Channel:
    """Both directions of one connection, across the sockets that carry it one after another.

    Everything must be called from the event loop's thread. What is held, and what is dropped: see `Outgoing`.
    """

    def __init__(self, *, keep: bool, limit: int) -> None:
        """`keep`: the other side acknowledges; `limit`: bytes of sound that are held for it."""
        self.outgoing = Outgoing(keep=keep, limit=limit)
        self.arrived = 0
        """Messages that arrived, `Received` apart."""
        self._keep = keep
        self._due: float | None = None
        self._changed = asyncio.Event()
        self._room = asyncio.Event()
        self._closed = ""

    def put(self, item: Item) -> None:
        """Take a message that is to be sent; never waits. Raises `ConnectionError` when closed or too many are held."""
        if self._closed:
            raise ConnectionResetError(self._closed)
        self.outgoing.put(item)
        self._changed.set()

    def read(self, text: str, decode: Callable[[str], M]) -> M | None:
        """Decode a control message and count it; `None` for a `Received`, which is dealt with here.

        Raises `ProtocolError` when it makes no sense; it has arrived all the same.
        """
        try:
            message = decode(text)
        except ProtocolError:
            self.took()
            raise
        if isinstance(message, Received):
            self.acknowledge(message.count)
            return None
        self.took()
        return message

    def took(self) -> None:
        """Count a message that arrived; it will be acknowledged within `ACKNOWLEDGE_S`."""
        self.arrived += 1
        if self._keep and self._due is None:
            self._due = asyncio.get_running_loop().time() + ACKNOWLEDGE_S
            self._changed.set()

    def acknowledge(self, count: int) -> None:
        """The other side has received so many. Raises `ProtocolError` when it cannot have."""
        try:
            self.outgoing.acknowledge(count)
        except ValueError as error:
            raise ProtocolError(ProblemCode.OUT_OF_ORDER, f"Received: {error}", "Received") from None
        self._room.set()

    def rewind(self, count: int) -> None:
        """Go on after a break: the other side received so many. Raises `ValueError` when it cannot have."""
        self.outgoing.rewind(count)
        self._due = None
        self._room.set()

    def close(self, reason: str) -> None:
        """Say that the other side will not come back: nothing is taken any more, and nobody waits."""
        self._closed = self._closed or reason
        self._room.set()

    async def room(self) -> None:
        """Wait until there is room for a piece of sound, or the channel is closed."""
        while not self._closed and not self.outgoing.has_room:
            self._room.clear()
            await self._room.wait()

    async def deliver(self, socket: Socket) -> None:
        """Put on the wire what is handed over, and acknowledge what arrives, until cancelled.

        Raises `ConnectionError` when the socket is gone.
        """
        loop = asyncio.get_running_loop()
        while True:
            self._changed.clear()
            if self._due is not None and loop.time() >= self._due:
                self._due = None
                await socket.send_str(encode(Received(count=self.arrived)))
            item = self.outgoing.next()
            if item is None:
                await self._more()
                continue
            if isinstance(item, str):
                await socket.send_str(item)
            else:
                await socket.send_bytes(item)
            self._room.set()

    async def _more(self) -> None:
        try:
            async with asyncio.timeout_at(self._due):
                await self._changed.wait()
        except TimeoutError:
            pass  # An acknowledgement is due.
