"""What rings at one satellite: what it was told to ring, and what it told of it."""

from __future__ import annotations

import asyncio

import msgspec

from hub.events import Events, Rang
from hub.turn.speaker import Link
from shared.messages import MOST_RINGS, Ring, RingBegan, RingEnd, RingEnded, SetRings, StopRings

FRESH_S = 2.0
"""Something that was stopped so long ago, or less, was stopped by whoever speaks now."""


class Ringing:
    """Keeps one satellite's rings as they are wanted, across connections that break and go on."""

    def __init__(self, satellite: str, link: Link, events: Events) -> None:
        self._satellite, self._link, self._events = satellite, link, events
        self._wanted: tuple[Ring, ...] = ()
        self._told_at: float | None = None
        """Loop time at which the satellite was told; None: it was told of nothing."""
        self._sounding: set[str] = set()
        self._over: set[str] = set()

    @property
    def is_sounding(self) -> bool:
        """Something rings there, as far as is known."""
        return bool(self._sounding)

    async def set(self, rings: tuple[Ring, ...]) -> None:
        """Have exactly these ring; of too many the soonest. Raises `ConnectionError` when the satellite is gone."""
        self._wanted = tuple(sorted(rings, key=lambda each: each.in_ms)[:MOST_RINGS])
        self._told_at = asyncio.get_running_loop().time()
        ids = {each.id for each in self._wanted}
        self._sounding &= ids
        self._over &= ids
        await self._link.send(SetRings(rings=self._wanted))

    async def again(self) -> None:
        """Tell once more what is to ring: a connection that was broken held the message back, and time has passed."""
        if self._told_at is None:
            return
        passed_ms = round((asyncio.get_running_loop().time() - self._told_at) * 1000)
        rings = (msgspec.structs.replace(each, in_ms=max(0, each.in_ms - passed_ms)) for each in self._wanted)
        await self.set(tuple(rings))

    def report(self, fact: RingBegan | RingEnded) -> bool:
        """Take the satellite's word, each fact once however often it is told; tell whether somebody there just
        stopped a ring."""
        late_s = fact.late_ms / 1000
        if isinstance(fact, RingBegan):
            if fact.ring not in self._sounding | self._over:
                self._sounding.add(fact.ring)
                self._events.publish(Rang(satellite=self._satellite, ring=fact.ring, over=False, late_s=late_s))
            return False
        self._sounding.discard(fact.ring)
        if fact.ring in self._over:
            return False
        self._over.add(fact.ring)
        self._events.publish(Rang(satellite=self._satellite, ring=fact.ring, over=True, why=fact.why, late_s=late_s))
        return fact.why is RingEnd.STOPPED and late_s <= FRESH_S

    async def stop(self) -> bool:
        """Silence what rings; tell whether anything did. Raises `ConnectionError` when the satellite is gone."""
        if not self._sounding:
            return False
        await self._link.send(StopRings())
        return True
