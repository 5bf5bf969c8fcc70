"""The WebSocket that satellites connect to: admission, then messages to and from a session.

Bad messages are answered with a `Problem` and the connection lives; strangers and oversized messages end it.
"""

from __future__ import annotations

import asyncio
import logging
import time

from aiohttp import WSCloseCode, WSMsgType, web

from hub.events import Events, MessageRefused, SatelliteJoined, SatelliteLeft
from hub.roster import Admitted, Roster
from hub.session import Services, Session
from shared import codec, pairing
from shared.errors import ProtocolError
from shared.messages import PROTOCOL, Challenge, Hello, Message, Problem, ProblemCode, Welcome

log = logging.getLogger(__name__)

HELLO_S = 5.0
"""Wait for the first message of whoever connects."""
HEARTBEAT_S = 5.0
"""A ping this often; a connection that does not answer within half of it is dead."""
REFUSED = 4401
"""WebSocket close code for a satellite that may not join."""
MAX_PROBLEMS = 50
"""Bad messages on one connection before it is closed."""


class WebSocketLink:
    """The way to one satellite."""

    def __init__(self, socket: web.WebSocketResponse) -> None:
        self._socket = socket

    async def send(self, message: Message) -> None:
        """Send a control message. Raises `ConnectionError` when the connection is gone."""
        if self._socket.closed:
            raise ConnectionResetError("the satellite is gone")
        await self._socket.send_str(codec.encode(message))

    async def send_sound(self, data: bytes) -> None:
        """Send a binary message. Raises `ConnectionError` when the connection is gone."""
        if self._socket.closed:
            raise ConnectionResetError("the satellite is gone")
        await self._socket.send_bytes(data)


class Connection:
    """A satellite that is served, as the roster knows it."""

    def __init__(
        self, admitted: Admitted, session: Session, socket: web.WebSocketResponse, link: WebSocketLink, address: str
    ) -> None:
        self.satellite = admitted.satellite
        self.address = address
        self.since = time.time()
        self._session = session
        self._socket = socket
        self._link = link

    @property
    def area(self) -> str:
        """Area id, empty when unknown."""
        return self._session.area

    @property
    def state(self) -> str:
        """What it is doing."""
        return self._session.state

    async def announce(self, text: str) -> bool:
        """Speak a text when no turn is running; tell whether all of it was heard."""
        return await self._session.announce(text)

    async def leave(self, code: ProblemCode, reason: str) -> None:
        """Tell the satellite why and end its connection."""
        try:
            await self._link.send(Problem(code=code, reason=reason))
        except ConnectionError:
            return
        await self._socket.close(code=WSCloseCode.GOING_AWAY, message=reason.encode()[:120])


class SatelliteEndpoint:
    """Handles `GET /satellite`."""

    def __init__(
        self,
        hub: str,
        roster: Roster,
        services: Services,
        events: Events,
        limits_ms: tuple[int, int],
    ) -> None:
        """`limits_ms`: longest uplink and longest turn."""
        self._hub = hub
        self._roster = roster
        self._services = services
        self._events = events
        self._limits_ms = limits_ms

    async def __call__(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one satellite until its connection ends."""
        socket = web.WebSocketResponse(heartbeat=HEARTBEAT_S, max_msg_size=codec.MAX_READ)
        await socket.prepare(request)
        link = WebSocketLink(socket)
        address = request.remote or "?"
        try:
            admitted = await self._admit(socket, link)
        except ProtocolError as refused:
            log.warning("refused a satellite at %s: %s", address, refused)
            self._events.publish(MessageRefused(satellite="", code=refused.code))
            await self._refuse(socket, link, refused)
            return socket
        except (TimeoutError, ConnectionError):
            await socket.close()
            return socket
        await self._serve(socket, link, admitted, address)
        return socket

    async def close(self, _: web.Application) -> None:
        """Send every satellite away: the hub is stopping."""
        for connection in self._roster.present:
            await connection.leave(ProblemCode.REPLACED, "the hub is stopping")

    async def _admit(self, socket: web.WebSocketResponse, link: WebSocketLink) -> Admitted:
        nonce = pairing.new_nonce()
        await link.send(Challenge(protocol=PROTOCOL, hub=self._hub, nonce=nonce))
        async with asyncio.timeout(HELLO_S):
            message = await socket.receive()
        if message.type is not WSMsgType.TEXT:
            raise ProtocolError(ProblemCode.OUT_OF_ORDER, "the first message must be Hello")
        hello = codec.decode_to_hub(message.data)
        if not isinstance(hello, Hello):
            raise ProtocolError(ProblemCode.OUT_OF_ORDER, "the first message must be Hello")
        return self._roster.admit(hello, nonce)

    async def _serve(
        self, socket: web.WebSocketResponse, link: WebSocketLink, admitted: Admitted, address: str
    ) -> None:
        session = Session(admitted, link, self._services)
        connection = Connection(admitted, session, socket, link, address)
        listen_ms, turn_ms = self._limits_ms
        reason = "the connection ended"
        await self._roster.join(connection)
        self._events.publish(SatelliteJoined(satellite=admitted.satellite, area=admitted.area, address=address))
        try:
            await link.send(
                Welcome(
                    proof=admitted.proof,
                    area=admitted.area,
                    language=admitted.language,
                    listen_limit_ms=listen_ms,
                    turn_limit_ms=turn_ms,
                )
            )
            reason = await self._read(socket, link, session, admitted.satellite) or reason
        except ConnectionError as error:
            reason = str(error)
        finally:
            self._roster.part(connection)
            await session.close()
            self._events.publish(SatelliteLeft(satellite=admitted.satellite, reason=reason))
            log.info("satellite %s left: %s", admitted.satellite, reason)

    async def _read(self, socket: web.WebSocketResponse, link: WebSocketLink, session: Session, satellite: str) -> str:
        """Hand every message to the session; return why the connection ended."""
        problems = 0
        async for message in socket:
            try:
                if message.type is WSMsgType.TEXT:
                    session.receive(codec.decode_to_hub(message.data))
                elif message.type is WSMsgType.BINARY:
                    session.receive_sound(codec.decode_sound(message.data))
            except ProtocolError as problem:
                problems += 1
                self._events.publish(MessageRefused(satellite=satellite, code=problem.code))
                await link.send(Problem(code=ProblemCode(problem.code), reason=str(problem), about=problem.about))
                if problems > MAX_PROBLEMS:
                    await socket.close(code=WSCloseCode.POLICY_VIOLATION, message=b"too many bad messages")
                    return "too many bad messages"
        return str(socket.exception() or "")

    async def _refuse(self, socket: web.WebSocketResponse, link: WebSocketLink, refused: ProtocolError) -> None:
        try:
            await link.send(Problem(code=ProblemCode(refused.code), reason=str(refused)))
        except ConnectionError:
            return
        await socket.close(code=REFUSED, message=str(refused).encode()[:120])
