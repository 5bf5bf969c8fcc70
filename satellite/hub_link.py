"""The connection to the hub: found, proved, kept, and found again when it is lost."""

from __future__ import annotations

import asyncio
import logging
import random
import ssl
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import TypeVar

import aiohttp

from satellite.config import Hub
from shared import __version__, codec, pairing
from shared.audio import Frame
from shared.errors import HearthError, ProtocolError
from shared.messages import PROTOCOL, Challenge, Hello, Message, Problem, ProblemCode, ToSatellite, Welcome
from shared.tasks import cancel

M = TypeVar("M", bound=Message)
log = logging.getLogger(__name__)

Browse = Callable[[], AbstractAsyncContextManager[AsyncIterator[str]]]
"""Opens a look-out for hubs that yields the URL of each one announced (`shared.discovery.browse`)."""

FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.5, 30.0
"""Waits between attempts double from the first to the longest; each is shortened at random by up to a half."""
JOIN_S = 5.0
"""Time for connecting, and for each message of the joining."""
HEARTBEAT_S = 5.0
"""A ping this often; a connection that does not answer within half of it is dead."""
CANDIDATES = 8
"""Announced addresses that are kept."""
AUDIO_LIMIT = 500
"""Frames (10 s) that may wait to be sent; older ones are dropped. Control messages never are."""


@dataclass(frozen=True, slots=True)
class Connected:
    """The hub has let us in."""

    welcome: Welcome
    url: str


@dataclass(frozen=True, slots=True)
class Disconnected:
    """The hub is gone or could not be reached."""

    reason: str


class HubLink:
    """One satellite's link to its hub."""

    def __init__(self, config: Hub, satellite: str, area: str, browse: Browse) -> None:
        self._config = config
        self._satellite = satellite
        self._area = area
        self._browse = browse
        self._outbox: deque[str | bytes] = deque()
        self._frames_waiting = 0
        self._has_mail = asyncio.Event()
        self._is_open = False
        self.dropped = 0
        """Frames dropped because the connection was too slow."""

    def send(self, message: Message) -> None:
        """Send a control message; without a connection it is dropped, for the turn it belonged to is lost."""
        if self._is_open:
            self._outbox.append(codec.encode(message))
            self._has_mail.set()

    def send_frame(self, stream: int, frame: Frame) -> None:
        """Send a microphone frame; without a connection it is dropped."""
        if not self._is_open:
            return
        if self._frames_waiting >= AUDIO_LIMIT:
            self._outbox.remove(next(item for item in self._outbox if isinstance(item, bytes)))
            self._frames_waiting -= 1
            self.dropped += 1
        self._outbox.append(codec.encode_frame(stream, frame))
        self._frames_waiting += 1
        self._has_mail.set()

    async def events(self) -> AsyncIterator[Connected | Disconnected | ToSatellite | codec.Sound]:
        """Connect, yield what comes in, reconnect, for ever."""
        pause = FIRST_PAUSE_S
        async with self._lookout() as lookout:
            while True:
                reason = "no hub was found on the LAN yet; set hub.url if it is elsewhere"
                for url in lookout.candidates:
                    was_in = False
                    try:
                        async with self._joined(url) as (socket, welcome):
                            was_in, pause = True, FIRST_PAUSE_S
                            yield Connected(welcome, url)
                            async for item in self._received(socket):
                                yield item
                        reason = f"the hub closed the connection ({socket.close_code})"
                    except (aiohttp.ClientError, OSError, TimeoutError, HearthError) as error:
                        reason = f"{url}: {error or type(error).__name__}"
                        if isinstance(error, ProtocolError):
                            pause = LONGEST_PAUSE_S  # Trying again soon will not change what is wrong.
                    if was_in:
                        break
                yield Disconnected(reason)
                await lookout.announced_within(pause * random.uniform(0.5, 1.0))
                pause = min(2 * pause, LONGEST_PAUSE_S)

    @asynccontextmanager
    async def _lookout(self) -> AsyncIterator[_Lookout]:
        lookout = _Lookout(self._config.url)
        if self._config.url:
            yield lookout
            return
        async with self._browse() as announcements:
            watcher = asyncio.create_task(lookout.follow(announcements), name="look-out for hubs")
            try:
                yield lookout
            finally:
                await cancel(watcher)

    @asynccontextmanager
    async def _joined(self, url: str) -> AsyncIterator[tuple[aiohttp.ClientWebSocketResponse, Welcome]]:
        is_tls = url.startswith("wss:")
        trust = ssl.create_default_context(cafile=self._config.tls_certificate or None) if is_tls else True
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(connect=JOIN_S)) as http,
            http.ws_connect(url, heartbeat=HEARTBEAT_S, max_msg_size=codec.MAX_READ, ssl=trust) as socket,
        ):
            challenge = await _next(socket, Challenge)
            nonce, token = pairing.new_nonce(), self._config.token
            hello = Hello(
                protocol=PROTOCOL,
                satellite=self._satellite,
                area=self._area,
                version=f"hearth {__version__}",
                nonce=nonce,
                proof=pairing.proof(token, challenge.nonce, "satellite", self._satellite),
            )
            await socket.send_str(codec.encode(hello))
            welcome = await _next(socket, Welcome)
            if not pairing.is_proof(token, nonce, "hub", self._satellite, welcome.proof):
                raise ProtocolError(ProblemCode.REFUSED, f"the hub at {url} does not know the pairing token")
            self._outbox.clear()
            self._frames_waiting = 0
            self._is_open = True
            sender = asyncio.create_task(self._send_mail(socket), name="uplink sender")
            try:
                yield socket, welcome
            finally:
                self._is_open = False
                await cancel(sender)

    async def _send_mail(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        while True:
            await self._has_mail.wait()
            self._has_mail.clear()
            while self._outbox:
                item = self._outbox.popleft()
                try:
                    if isinstance(item, str):
                        await socket.send_str(item)
                    else:
                        self._frames_waiting -= 1
                        await socket.send_bytes(item)
                except ConnectionError:
                    return  # The reader of this connection notices too, and says why.

    async def _received(self, socket: aiohttp.ClientWebSocketResponse) -> AsyncIterator[ToSatellite | codec.Sound]:
        async for message in socket:
            try:
                if message.type is aiohttp.WSMsgType.TEXT:
                    yield codec.decode_to_satellite(message.data)
                elif message.type is aiohttp.WSMsgType.BINARY:
                    yield codec.decode_sound(message.data)
            except ProtocolError as problem:
                log.warning("refused a message of the hub: %s", problem)
                self.send(Problem(code=ProblemCode(problem.code), reason=str(problem), about=problem.about))


async def _next(socket: aiohttp.ClientWebSocketResponse, wanted: type[M]) -> M:
    """Return the next message, which must be a `wanted`. Raises `ProtocolError`, `TimeoutError`, `ConnectionError`."""
    async with asyncio.timeout(JOIN_S):
        received = await socket.receive()
    if received.type is not aiohttp.WSMsgType.TEXT:
        raise ConnectionError(f"the hub closed the connection while we joined ({socket.close_code})")
    message = codec.decode_to_satellite(received.data)
    if isinstance(message, Problem):
        raise ProtocolError(message.code, f"the hub refused us: {message.reason}")
    if not isinstance(message, wanted):
        raise ProtocolError(
            ProblemCode.OUT_OF_ORDER, f"expected {wanted.__name__}, the hub sent {type(message).__name__}"
        )
    return message


class _Lookout:
    """The hub's addresses: the configured one, or those announced on the LAN."""

    def __init__(self, url: str) -> None:
        self._announced = asyncio.Event()
        self._urls = [url] if url else []

    @property
    def candidates(self) -> list[str]:
        """URLs to try, in this order."""
        return list(self._urls)

    async def follow(self, announcements: AsyncIterator[str]) -> None:
        """Take in what is announced; of many addresses the latest are kept."""
        async for url in announcements:
            if url not in self._urls:
                self._urls = [*self._urls, url][-CANDIDATES:]
            self._announced.set()

    async def announced_within(self, seconds: float) -> None:
        """Wait for the next announcement, at most so long."""
        self._announced.clear()
        try:
            async with asyncio.timeout(seconds):
                await self._announced.wait()
        except TimeoutError:
            pass
