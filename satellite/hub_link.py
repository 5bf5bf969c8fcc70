"""The connection to the hub: found, proved, kept, taken up when it breaks, and found again when it is lost."""

from __future__ import annotations

import asyncio
import logging
import random
import ssl
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import TypeVar

import aiohttp

from satellite.config import Hub
from satellite.hub_watch import Watch
from satellite.lookout import Browse, lookout
from shared import __version__, codec, pairing
from shared.audio import FRAME_BYTES, FRAME_MS, Frame
from shared.channel import Channel
from shared.errors import HearthError, ProtocolError
from shared.messages import PROTOCOL, Challenge, Hello, Message, Problem, ProblemCode, ToSatellite, Welcome
from shared.tasks import cancel, closing

M = TypeVar("M", bound=Message)
log = logging.getLogger(__name__)

FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.5, 30.0
"""Waits between attempts double from the first to the longest; each is shortened at random by up to a half."""
RESUME_PAUSE_S, RESUME_TRY_S = 0.15, 2.0
"""Wait between attempts to take up a connection that broke, and the time given to each."""
JOIN_S = 5.0
"""Time for connecting, and for each message of the joining."""
PATIENCE_S = 1.0
"""The hub's own limits run out first; only then do we give up by ourselves."""
CLOSE_S = 2.0
"""Time for saying goodbye."""
AUDIO_LIMIT = 10 * 1000 // FRAME_MS * (FRAME_BYTES + codec.HEADER_BYTES)
"""Bytes of frames (10 s) that are held for the hub; older ones are dropped. Control messages never are."""
FAULTS = (aiohttp.ClientError, OSError, TimeoutError, HearthError)
"""What goes wrong with a connection."""


@dataclass(frozen=True, slots=True)
class Connected:
    """The hub has let us in."""

    welcome: Welcome
    url: str

    @property
    def listen_s(self) -> float:
        """Longest that the hub may let us wait for the end of listening, in seconds."""
        return self.welcome.listen_limit_ms / 1000 + PATIENCE_S

    @property
    def think_s(self) -> float:
        """The same, for the end of a turn."""
        return self.welcome.turn_limit_ms / 1000 + PATIENCE_S


@dataclass(frozen=True, slots=True)
class Resumed:
    """The connection had broken and goes on; nothing was lost."""

    away_s: float


@dataclass(frozen=True, slots=True)
class Disconnected:
    """The hub is gone or could not be reached."""

    reason: str
    is_refusal: bool = False
    """Trying again soon will not change what is wrong."""


Happened = Connected | Resumed | Disconnected | ToSatellite | codec.Sound


class _Connection:
    """What outlives the sockets of one connection."""

    def __init__(self, welcome: Welcome) -> None:
        self.name = welcome.connection
        self.resume_s = welcome.resume_ms / 1000 if welcome.connection else 0.0
        """How long it may stay broken."""
        self.channel = Channel(keep=bool(welcome.connection), limit=AUDIO_LIMIT)
        self.broke_at: float | None = None
        """Loop time at which its socket was lost; None while it has one."""
        self.is_over = False
        """The hub ended it on purpose, or no longer holds it."""


class HubLink:
    """One satellite's link to its hub.

    A connection that breaks is taken up again for as long as the hub grants: what is sent meanwhile is held, and told
    as `Disconnected` is only a connection that could not be taken up.
    """

    def __init__(self, config: Hub, satellite: str, area: str, browse: Browse) -> None:
        self._config = config
        self._satellite = satellite
        self._area = area
        self._browse = browse
        self._connection: _Connection | None = None
        self._watch = Watch()

    @property
    def is_broken(self) -> bool:
        """The connection has lost its socket and may yet be taken up; `Resumed` or `Disconnected` will follow."""
        return self._connection is not None and self._connection.broke_at is not None

    @property
    def dropped(self) -> int:
        """Frames dropped because this connection was too slow, or broken for too long."""
        return self._connection.channel.outgoing.dropped if self._connection else 0

    def hurry(self, urgent: bool) -> None:
        """Say whether somebody waits for the hub: then a dead connection is noticed within two seconds."""
        self._watch.hurry(urgent)

    def send(self, message: Message) -> None:
        """Send a control message; without a connection it is dropped, for the turn it belonged to is lost."""
        self._put(codec.encode(message))

    def send_frame(self, stream: int, frame: Frame) -> None:
        """Send a microphone frame; without a connection it is dropped."""
        self._put(codec.encode_frame(stream, frame))

    def _put(self, item: str | bytes) -> None:
        if self._connection is None:
            return
        try:
            self._connection.channel.put(item)
        except ConnectionError as error:
            log.error("a message is lost, so the connection cannot be taken up should it break: %s", error)
            self._connection.is_over = True

    async def events(self) -> AsyncIterator[Happened]:
        """Connect, yield what comes in, reconnect, for ever."""
        pause = FIRST_PAUSE_S
        async with lookout(self._config.url, self._browse) as hubs:
            while True:
                lost, was_in = Disconnected("no hub was found on the LAN yet; set hub.url if it is elsewhere"), False
                for url in hubs.candidates:
                    async with closing(self._visit(url)) as events:
                        async for event in events:
                            was_in |= isinstance(event, Connected)
                            if isinstance(event, Disconnected):
                                lost = event
                            if was_in:
                                yield event
                    if was_in:
                        break
                if not was_in:
                    yield lost
                pause = LONGEST_PAUSE_S if lost.is_refusal else FIRST_PAUSE_S if was_in else pause
                await hubs.announced_within(pause * random.uniform(0.5, 1.0))
                pause = min(2 * pause, LONGEST_PAUSE_S)

    async def _visit(self, url: str) -> AsyncGenerator[Happened, None]:
        """Join the hub at `url` and stay, across breaks; the last event is `Disconnected`."""
        loop = asyncio.get_running_loop()
        lost = Disconnected(url)
        try:
            while True:
                broken = self._connection
                try:
                    async with self._joined(url) as (socket, welcome):
                        held = self._connection
                        assert held is not None
                        if broken is held:
                            away_s = loop.time() - (held.broke_at or loop.time())
                            held.broke_at = None
                            log.info("the connection goes on after %.1f s", away_s)
                            yield Resumed(away_s)
                        else:
                            if broken is not None:
                                yield Disconnected(f"{lost.reason}; the hub holds the connection no more")
                            yield Connected(welcome, url)
                        async for item in self._received(socket, held):
                            yield item
                        lost = Disconnected(f"the hub closed the connection ({socket.close_code})")
                except FAULTS as error:
                    lost = Disconnected(
                        f"{url}: {str(error) or type(error).__name__}", isinstance(error, ProtocolError)
                    )
                if not self._may_resume(lost):
                    break
                await asyncio.sleep(RESUME_PAUSE_S if broken is self._connection else 0)
        finally:
            self._connection = None
        yield lost

    def _may_resume(self, lost: Disconnected) -> bool:
        """Note that the socket is gone and tell whether the connection may still be taken up."""
        held, now = self._connection, asyncio.get_running_loop().time()
        if held is None or held.is_over or lost.is_refusal:
            return False
        if held.broke_at is None and held.resume_s:
            log.info("the connection broke and will be taken up: %s", lost.reason)
        held.broke_at = held.broke_at or now
        return now < held.broke_at + held.resume_s

    @asynccontextmanager
    async def _joined(self, url: str) -> AsyncIterator[tuple[aiohttp.ClientWebSocketResponse, Welcome]]:
        """Join, and serve the socket; on leaving, a socket that failed is abandoned without a goodbye."""
        is_tls = url.startswith("wss:")
        trust = ssl.create_default_context(cafile=self._config.tls_certificate or None) if is_tls else True
        patience = aiohttp.ClientWSTimeout(ws_close=CLOSE_S)
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(connect=JOIN_S)) as http:
            async with asyncio.timeout_at(self._try_until()):
                # Without autoping: pings are ours (`Watch`).
                socket = await http.ws_connect(
                    url, timeout=patience, autoping=False, max_msg_size=codec.MAX_READ, ssl=trust
                )
                welcome = await self._join(socket, url)
            connection = self._taken_up(welcome)
            self._connection = connection
            self._watch.begin()
            sender = asyncio.create_task(_deliver(connection.channel, socket), name="uplink sender")
            try:
                yield socket, welcome
            except FAULTS:
                raise  # Whoever says goodbye does not come back.
            except BaseException:
                with suppress(TimeoutError, OSError):
                    async with asyncio.timeout(CLOSE_S):
                        await socket.close()
                raise
            finally:
                await cancel(sender)

    def _try_until(self) -> float | None:
        """Loop time until which one attempt to take up a broken connection may last; None: there is none."""
        held = self._connection
        if held is None or held.broke_at is None:
            return None
        return min(asyncio.get_running_loop().time() + RESUME_TRY_S, held.broke_at + held.resume_s)

    def _taken_up(self, welcome: Welcome) -> _Connection:
        """Return the connection that the hub granted: the one that broke, or a new one."""
        held = self._connection
        if held is None or not welcome.resumed:
            return _Connection(welcome)
        try:
            held.channel.rewind(welcome.received)
        except ValueError as error:
            held.is_over = True
            raise ConnectionAbortedError(f"the hub cannot take the connection up: {error}") from None
        return held

    async def _join(self, socket: aiohttp.ClientWebSocketResponse, url: str) -> Welcome:
        held = self._connection
        challenge = await _next(socket, Challenge)
        nonce, token = pairing.new_nonce(), self._config.token
        hello = Hello(
            protocol=PROTOCOL,
            satellite=self._satellite,
            area=self._area,
            version=f"hearth {__version__}",
            nonce=nonce,
            proof=pairing.proof(token, challenge.nonce, "satellite", self._satellite),
            connection=held.name if held else "",
            received=held.channel.arrived if held else 0,
            resumes=True,
        )
        await socket.send_str(codec.encode(hello))
        welcome = await _next(socket, Welcome)
        if not pairing.is_proof(token, nonce, "hub", self._satellite, welcome.proof):
            raise ProtocolError(ProblemCode.REFUSED, f"the hub at {url} does not know the pairing token")
        return welcome

    async def _received(
        self, socket: aiohttp.ClientWebSocketResponse, held: _Connection
    ) -> AsyncIterator[ToSatellite | codec.Sound]:
        """Yield what the hub sends until it closes the connection. Raises `ConnectionError` when the socket is lost."""
        while True:
            message = await self._watch.receive(socket)
            if message.type is aiohttp.WSMsgType.CLOSE:
                held.is_over = True
                return
            try:
                if message.type is aiohttp.WSMsgType.TEXT:
                    control = held.channel.read(message.data, codec.decode_to_satellite)
                    if control is not None:
                        yield control
                elif message.type is aiohttp.WSMsgType.BINARY:
                    held.channel.took()
                    yield codec.decode_sound(message.data)
            except ProtocolError as problem:
                log.warning("refused a message of the hub: %s", problem)
                self.send(Problem(code=ProblemCode(problem.code), reason=str(problem), about=problem.about))


async def _deliver(channel: Channel, socket: aiohttp.ClientWebSocketResponse) -> None:
    with suppress(ConnectionError):  # The reader of this connection notices too, and says why.
        await channel.deliver(socket)


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
