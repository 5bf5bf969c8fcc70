"""`GET /api/events`: what happens in the hub, as it happens, as server-sent events.

Each event is `event: <type>` and `data: <JSON>`. A watcher that is too slow loses its oldest events and is told so by
an event `Lost`, whose data is `{"count": n}`.
"""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
from aiohttp import web

from hub.events import Event, Events, Subscription
from hub.web.problems import ApiError, read_query
from shared.tasks import cancel

MAX_WATCHERS = 32
UNREAD = 500
"""Events held for a watcher that is slow to read."""
HEARTBEAT_S = 5.0
"""A comment is sent this often when nothing happens: only by writing do we notice a watcher that is gone."""

_encoder = msgspec.json.Encoder()
TYPES = {kind.__name__: kind for kind in Event.__subclasses__()}


class _Query(msgspec.Struct, forbid_unknown_fields=True):
    types: str = ""


class Live:
    """Streams events to whoever watches; `close` ends every stream."""

    def __init__(self, events: Events) -> None:
        self._events = events
        self._watchers: set[asyncio.Task[Any]] = set()
        self._closed = False

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """Serve one watcher until it goes or the hub stops. `?types=TurnEnded,DeviceChanged` picks some types."""
        wanted = _wanted(read_query(request, _Query).types)
        if self._closed or len(self._watchers) >= MAX_WATCHERS:
            raise ApiError(503, f"at most {MAX_WATCHERS} may watch at once")
        with self._events.watch(limit=UNREAD, only=wanted) as subscription:
            response = web.StreamResponse(headers={"Content-Type": "text/event-stream; charset=utf-8"})
            sending = asyncio.create_task(_send(request, response, subscription), name="events to a watcher")
            self._watchers.add(sending)
            try:
                # Ending the sender, unlike cancelling this handler, lets the response end as it should.
                await asyncio.wait([sending])
            finally:
                self._watchers.discard(sending)
                await cancel(sending)
        return response

    async def close(self) -> None:
        """End every stream, and refuse new ones."""
        self._closed = True
        for task in list(self._watchers):
            await cancel(task)


async def _send(request: web.Request, response: web.StreamResponse, subscription: Subscription) -> None:
    lost = 0
    try:
        await response.prepare(request)
        await response.write(b"retry: 2000\n\n")
        while True:
            try:
                async with asyncio.timeout(HEARTBEAT_S):
                    events = [await anext(subscription), *subscription.take()]
            except TimeoutError:
                await response.write(b": still here\n\n")
                continue
            text = b"".join(map(_event, events))
            if subscription.lost > lost:
                text = b'event: Lost\ndata: {"count":%d}\n\n' % (subscription.lost - lost) + text
                lost = subscription.lost
            await response.write(text)
    except ConnectionError:
        return


def _event(event: Event) -> bytes:
    # JSON holds no line breaks, so one data line is enough.
    return b"event: %s\ndata: %s\n\n" % (type(event).__name__.encode(), _encoder.encode(event))


def _wanted(types: str) -> tuple[type[Event], ...]:
    wanted = set(types.split(",")) if types else {*TYPES}
    if unknown := sorted(wanted - TYPES.keys()):
        raise ApiError(422, f"no such event: {', '.join(unknown)}; there are {', '.join(sorted(TYPES))}", "query.types")
    return tuple(TYPES[each] for each in wanted)
