"""What rings here, and when: a copy of what the hub wants, so that it rings on time whether the hub lives or not.

Pure: whoever uses it gives the time, seconds on a clock that is never set, and gets what is to be told to the hub.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shared.messages import Ring, RingBegan, RingEnd, RingEnded

REMEMBERED = 100
"""Rings that are over are remembered, so many at most: none of them rings twice."""

Fact = RingBegan | RingEnded


@dataclass(slots=True)
class _Rung:
    """Something that has begun to ring."""

    ring: Ring
    began: float
    ended: float | None = None
    why: RingEnd = RingEnd.LIMIT

    @property
    def limit(self) -> float:
        return self.began + self.ring.limit_ms / 1000


class Rings:
    """The rings of one satellite. Every method returns the facts to be told, in order."""

    def __init__(self) -> None:
        self._waiting: dict[str, tuple[float, Ring]] = {}
        """When each begins."""
        self._rung: dict[str, _Rung] = {}
        """What rings or has rung, oldest first."""
        self._wanted: frozenset[str] = frozenset()
        """Ids that the hub named last: of those it wants to know."""

    @property
    def sounding(self) -> Ring | None:
        """What rings; of several the one that began last."""
        return next((each.ring for each in reversed(self._rung.values()) if each.ended is None), None)

    @property
    def next_at(self) -> float | None:
        """When something will begin or end by itself; None: nothing will."""
        limits = (each.limit for each in self._rung.values() if each.ended is None)
        return min((*limits, *(at for at, _ in self._waiting.values())), default=None)

    @property
    def names(self) -> frozenset[str]:
        """Ids of all that rings."""
        return frozenset(id for id, each in self._rung.items() if each.ended is None)

    def set(self, rings: Sequence[Ring], now: float) -> list[Fact]:
        """Take what the hub wants to ring: exactly this. What has rung already is told again and rings no more."""
        self._wanted = frozenset(each.id for each in rings)
        self._waiting = {each.id: (now + each.in_ms / 1000, each) for each in rings if each.id not in self._rung}
        for rung in self._rung.values():
            if rung.ended is None and rung.ring.id not in self._wanted:
                rung.ended, rung.why = now, RingEnd.STOPPED
        over = [each for each in self._rung.values() if each.ended is not None and each.ring.id in self._wanted]
        return [_ended(each, now) for each in over]

    def step(self, now: float) -> list[Fact]:
        """Begin and end what is due."""
        facts: list[Fact] = []
        for rung in self._rung.values():
            if rung.ended is None and rung.limit <= now:
                rung.ended = rung.limit
                facts.append(_ended(rung, now))
        for at, ring in sorted((each for each in self._waiting.values() if each[0] <= now), key=lambda each: each[0]):
            del self._waiting[ring.id]
            self._rung[ring.id] = rung = _Rung(ring, max(at, now))
            facts.append(_began(rung, now))
        self._forget()
        return facts

    def stop(self, now: float) -> list[Fact]:
        """Silence what rings: somebody has heard it."""
        facts: list[Fact] = []
        for rung in self._rung.values():
            if rung.ended is None:
                rung.ended, rung.why = now, RingEnd.STOPPED
                facts.append(_ended(rung, now))
        return facts

    def reports(self, now: float) -> list[Fact]:
        """Tell once more of everything that the hub may not know of: the connection is a new one."""
        facts: list[Fact] = []
        for rung in self._rung.values():
            if rung.ring.id in self._wanted:
                facts.append(_began(rung, now))
                if rung.ended is not None:
                    facts.append(_ended(rung, now))
        return facts

    def _forget(self) -> None:
        over = [id for id, each in self._rung.items() if each.ended is not None]
        for id in over[: max(0, len(over) - REMEMBERED)]:
            del self._rung[id]


def _began(rung: _Rung, now: float) -> RingBegan:
    return RingBegan(ring=rung.ring.id, late_ms=round((now - rung.began) * 1000))


def _ended(rung: _Rung, now: float) -> RingEnded:
    assert rung.ended is not None
    return RingEnded(ring=rung.ring.id, why=rung.why, late_ms=round((now - rung.ended) * 1000))
