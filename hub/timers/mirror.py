"""Tells each satellite what is to ring there: whenever that changes, when it joins, and now and then."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence

from hub.clock import Clock
from hub.rooms import Room, Rooms
from hub.store.timer import Timer
from hub.timers.duties import Now, rings
from shared.messages import Ring

log = logging.getLogger(__name__)

RESEND_S = 600.0
"""The times are told again so often: a satellite's own clock drifts."""
SEND_S = 5.0
"""Longest wait for a satellite to be told."""


class Mirror:
    """What the satellites were told last."""

    def __init__(self, rooms: Rooms, clock: Clock) -> None:
        self._rooms, self._clock = rooms, clock
        self._told: dict[str, tuple[float, tuple[str, ...], float]] = {}
        """By satellite: since when it is here, the ids of its rings, when it was told."""
        self._knows_of: dict[str, frozenset[str]] = {}

    @property
    def told(self) -> Mapping[str, frozenset[str]]:
        """Ids of what each satellite was told to ring, also of those that have left."""
        return self._knows_of

    def forget(self, satellite: str = "") -> None:
        """Tell a satellite again, or all."""
        if satellite:
            self._told.pop(satellite, None)
        else:
            self._told.clear()

    async def show(self, timers: Sequence[Timer], now: Now) -> float:
        """Tell every satellite that is here what it does not know yet; return when to tell again."""
        here = {room.satellite: room for room in self._rooms.present if room.satellite in now.present}
        wanted = {name: rings(timers, name, now) for name in here}
        due = [name for name in here if not self._knows(here[name], wanted[name], now.at)]
        await asyncio.gather(*(self._tell(here[name], wanted[name], now.at) for name in due))
        told = [at + RESEND_S for name, (_, ids, at) in self._told.items() if name in here and ids]
        return min(told, default=float("inf"))

    def _knows(self, room: Room, wanted: Sequence[Ring], at: float) -> bool:
        since, ids, told_at = self._told.get(room.satellite, (0.0, (), 0.0))
        same = room.satellite in self._told and since == room.since and ids == tuple(ring.id for ring in wanted)
        return same and (not ids or 0 <= at - told_at < RESEND_S)

    async def _tell(self, room: Room, wanted: tuple[Ring, ...], at: float) -> None:
        try:
            async with asyncio.timeout(SEND_S):
                await room.set_rings(wanted)
        except (ConnectionError, TimeoutError) as error:
            # It is told when it joins again; until then it rings by what it knows.
            log.info("satellite %s was not told what is to ring: %r", room.satellite, error)
            self.forget(room.satellite)
        else:
            ids = tuple(ring.id for ring in wanted)
            self._told[room.satellite], self._knows_of[room.satellite] = (room.since, ids, at), frozenset(ids)
