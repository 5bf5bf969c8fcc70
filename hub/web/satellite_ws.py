"""The WebSocket that satellites connect to: admission, then messages to and from a session.

Bad messages are answered with a `Problem` and the connection lives; strangers and oversized messages end it. A
connection that breaks is held for a while, with the session and its turn, and goes on over the satellite's next socket.
"""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import suppress
from types import TracebackType
from typing import Self

from aiohttp import WSCloseCode, WSMessage, WSMsgType, web

from hub.events import Events, MessageRefused, SatelliteAway, SatelliteBack, SatelliteJoined, SatelliteLeft
from hub.rooms import USUAL, Manner
from hub.roster import Admitted, Roster
from hub.session import Services, Session
from hub.web.satellite_link import SatelliteLink
from shared import codec, pairing
from shared.errors import ProtocolError
from shared.messages import PROTOCOL, Challenge, Hello, Problem, ProblemCode, Ring, Welcome
from shared.tasks import Owner, first_of

log = logging.getLogger(__name__)

HELLO_S = 5.0
"""Wait for the first message of whoever connects."""
HEARTBEAT_S = 5.0
"""A ping this often; a socket that does not answer within half of it is dead."""
CLOSE_S = 2.0
"""Wait for the other side's goodbye."""
REFUSED = 4401
"""WebSocket close code for a satellite that may not join."""
MAX_PROBLEMS = 50
"""Bad messages on one connection before it is closed."""


class Connection:
    """A satellite that is served, as the roster knows it: a session, and a link that may break and go on."""

    def __init__(self, admitted: Admitted, link: SatelliteLink, services: Services, address: str) -> None:
        self.satellite = admitted.satellite
        self.language = admitted.language
        self.address = address
        self.since = time.time()
        self.link = link
        self.session = Session(admitted, link, services)
        self.problems = 0
        """Bad messages so far."""

    @property
    def area(self) -> str:
        """Area id, empty when unknown."""
        return self.session.area

    @property
    def state(self) -> str:
        """What it is doing."""
        return "away" if self.link.is_away else self.session.state

    @property
    def volume(self) -> float:
        """How loud it speaks, 0 to 1."""
        return self.session.volume

    @property
    def microphone(self) -> bool:
        """It may hear."""
        return self.session.microphone

    async def announce(self, text: str, manner: Manner = USUAL) -> bool:
        """Speak a text; see `hub.rooms.Room`."""
        return await self.session.announce(text, manner)

    async def set_rings(self, rings: tuple[Ring, ...]) -> None:
        """Have exactly these ring when their time comes."""
        await self.session.ringing.set(rings)

    async def silence(self) -> bool:
        """Stop every ring, announcement and call here; tell whether there was one."""
        return await self.session.silence()

    async def set_volume(self, level: float) -> None:
        """Speak as loud as this from now on, 0 to 1."""
        await self.session.set_volume(level)

    async def set_microphone(self, on: bool) -> None:
        """Switch the microphone off or on."""
        await self.session.set_microphone(on)

    def leave(self, code: ProblemCode, reason: str) -> None:
        """Tell the satellite why and end its connection."""
        self.link.end(reason, code)

    def take(self, message: WSMessage) -> None:
        """Count a message and hand it on. Raises `ProtocolError` when it makes no sense."""
        channel = self.link.channel
        if message.type is WSMsgType.BINARY:
            channel.took()
            self.session.receive_sound(codec.decode_sound(message.data))
            return
        control = channel.read(message.data, codec.decode_to_hub)
        if control is not None:
            self.session.receive(control)


class SatelliteEndpoint:
    """Handles `GET /satellite`. Inside its `async with` block satellites are served; leaving it ends their sessions."""

    def __init__(
        self,
        hub: str,
        roster: Roster,
        services: Services,
        events: Events,
        limits_ms: tuple[int, int],
        resume_ms: int,
    ) -> None:
        """`limits_ms`: longest uplink and longest turn; `resume_ms`: how long a connection may stay broken."""
        self._hub = hub
        self._roster = roster
        self._services = services
        self._events = events
        self._limits_ms = limits_ms
        self._resume_s = resume_ms / 1000
        self._owner = Owner()
        self._connections: dict[str, Connection] = {}

    async def __aenter__(self) -> Self:
        """Begin to serve."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End every session."""
        await self._owner.stop()

    async def __call__(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one socket of a satellite until it ends."""
        socket = web.WebSocketResponse(heartbeat=HEARTBEAT_S, timeout=CLOSE_S, max_msg_size=codec.MAX_READ)
        await socket.prepare(request)
        address = request.remote or "?"
        try:
            hello, admitted = await self._admit(socket)
        except ProtocolError as refused:
            log.warning("refused a satellite at %s: %s", address, refused)
            self._events.publish(MessageRefused(satellite="", code=refused.code))
            await _close(socket, Problem(code=ProblemCode(refused.code), reason=str(refused)), REFUSED)
            return socket
        except (TimeoutError, ConnectionError):
            await socket.close()
            return socket
        held = self._connections.get(hello.connection)
        if held is not None and held.satellite == admitted.satellite and held.link.can_go_on(hello.received):
            await self._serve(request, socket, held, admitted, hello.received)
        else:
            await self._serve(request, socket, self._opened(hello, admitted, address), admitted)
        return socket

    async def close(self, _: web.Application) -> None:
        """Send every satellite away: the hub is stopping."""
        for connection in self._roster.present:
            connection.leave(ProblemCode.REPLACED, "the hub is stopping")

    async def _admit(self, socket: web.WebSocketResponse) -> tuple[Hello, Admitted]:
        nonce = pairing.new_nonce()
        await socket.send_str(codec.encode(Challenge(protocol=PROTOCOL, hub=self._hub, nonce=nonce)))
        async with asyncio.timeout(HELLO_S):
            message = await socket.receive()
        if message.type is not WSMsgType.TEXT:
            raise ProtocolError(ProblemCode.OUT_OF_ORDER, "the first message must be Hello")
        hello = codec.decode_to_hub(message.data)
        if not isinstance(hello, Hello):
            raise ProtocolError(ProblemCode.OUT_OF_ORDER, "the first message must be Hello")
        return hello, self._roster.admit(hello, nonce)

    def _opened(self, hello: Hello, admitted: Admitted, address: str) -> Connection:
        """Begin a new connection and serve it until it is over, whatever becomes of its sockets."""
        name = pairing.new_nonce() if hello.resumes and self._resume_s else ""
        connection = Connection(admitted, SatelliteLink(name, self._resume_s), self._services, address)
        if name:
            self._connections[name] = connection
        self._roster.join(connection)
        self._events.publish(SatelliteJoined(satellite=admitted.satellite, area=admitted.area, address=address))
        self._owner.start(self._live(connection), f"satellite {admitted.satellite}")
        return connection

    async def _live(self, connection: Connection) -> None:
        link = connection.link
        try:
            await link.over.wait()
        finally:
            link.end("the hub is stopping")
            self._connections.pop(link.name, None)
            self._roster.part(connection)
            await connection.session.close()
            self._events.publish(SatelliteLeft(satellite=connection.satellite, reason=link.reason))
            log.info("satellite %s left: %s", connection.satellite, link.reason)

    async def _serve(
        self,
        request: web.Request,
        socket: web.WebSocketResponse,
        connection: Connection,
        admitted: Admitted,
        received: int | None = None,
    ) -> None:
        """Let a socket carry a connection; `received` is what the satellite has of one that goes on."""
        link, satellite = connection.link, connection.satellite
        listen_ms, turn_ms = self._limits_ms
        async with link.carried(received) as let_go:
            if received is not None:
                await connection.session.ringing.again()
                self._events.publish(SatelliteBack(satellite=satellite))
            welcome = Welcome(
                proof=admitted.proof,
                area=admitted.area,
                language=admitted.language,
                listen_limit_ms=listen_ms,
                turn_limit_ms=turn_ms,
                connection=link.name,
                resumed=received is not None,
                received=link.channel.arrived,
                resume_ms=round(1000 * link.resume_s),
            )
            try:
                await socket.send_str(codec.encode(welcome))
                await first_of(
                    self._read(socket, connection), link.channel.deliver(socket), let_go.wait(), link.over.wait()
                )
            except ConnectionError as error:
                link.reason = str(error) or "the connection broke"
        if link.over.is_set():
            await _close(socket, link.farewell, link.close_code)
            return
        if link.is_away:
            self._events.publish(SatelliteAway(satellite=satellite, reason=link.reason))
        if request.transport is not None:
            # There is nobody to bid goodbye: it is dead, or its satellite is here again over another.
            request.transport.abort()

    async def _read(self, socket: web.WebSocketResponse, connection: Connection) -> None:
        """Hand on every message until the satellite ends the connection. Raises `ConnectionError` when it broke."""
        link = connection.link
        while True:
            message = await socket.receive()
            if message.type is WSMsgType.CLOSE:
                link.end("the satellite closed the connection")
                return
            if message.type not in {WSMsgType.TEXT, WSMsgType.BINARY}:
                raise ConnectionResetError(str(socket.exception() or "the connection broke"))
            try:
                connection.take(message)
            except ProtocolError as problem:
                connection.problems += 1
                self._events.publish(MessageRefused(satellite=connection.satellite, code=problem.code))
                await link.send(Problem(code=ProblemCode(problem.code), reason=str(problem), about=problem.about))
                if connection.problems > MAX_PROBLEMS:
                    link.end("too many bad messages", close_code=WSCloseCode.POLICY_VIOLATION)


async def _close(socket: web.WebSocketResponse, farewell: Problem | None, code: int) -> None:
    """Say goodbye."""
    with suppress(ConnectionError):
        if farewell is not None:
            await socket.send_str(codec.encode(farewell))
        await socket.close(code=code, message=farewell.reason.encode()[:120] if farewell else b"")
