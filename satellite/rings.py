"""What rings here, and when: a copy of what the hub wants, so that it rings on time whether the hub lives or not.

Pure: whoever uses it gives the time, seconds on a clock that is never set, and gets what is to be told to the hub. What
outlasts a restart goes by the wall clock, seconds since 1970.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import Struct

from shared.messages import Ring, RingBegan, RingEnd, RingEnded

REMEMBERED = 100
"""Rings that are over are remembered, so many at most: none of them rings twice."""
STALE_S = 3600.0
"""What came due longer ago, while the satellite was off, does not ring any more; the hub tells it in words."""
GRACE_S = 5.0
"""What came due meanwhile rings so long after the start: a hub that lives says by then whether it is still wanted."""
SET_S = 2.0
"""A wall clock that goes wrong by more than this was set."""

Fact = RingBegan | RingEnded


class KeptRing(Struct, frozen=True, kw_only=True):
    """A ring as it outlasts a restart."""

    ring: Ring
    at: float
    """When it is to begin, or began; `ring.in_ms` says nothing."""
    has_begun: bool = False
    ended: float | None = None
    why: RingEnd = RingEnd.LIMIT


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
        self._kept: dict[str, KeptRing] = {}
        """Those of before the restart that are to ring, until the hub says what is."""
        self._ready = 0.0
        """None of these rings earlier."""

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
        self._kept.clear()
        self._wanted = frozenset(each.id for each in rings)
        self._waiting = {each.id: (now + each.in_ms / 1000, each) for each in rings if each.id not in self._rung}
        for rung in self._rung.values():
            if rung.ended is None and rung.ring.id not in self._wanted:
                rung.ended, rung.why = now, RingEnd.STOPPED
        over = [each for each in self._rung.values() if each.ended is not None and each.ring.id in self._wanted]
        return [_ended(each, now) for each in over]

    def restore(self, kept: Sequence[KeptRing], now: float, wall: float) -> None:
        """Take what was kept before a restart: it stays so until the hub says otherwise."""
        self._wanted = frozenset(each.ring.id for each in kept)
        self._ready = now + GRACE_S
        for each in kept:
            if each.has_begun:  # By a wall clock that may be wrong: it was not later than now.
                ended = None if each.ended is None else min(now, now + each.ended - wall)
                self._rung[each.ring.id] = _Rung(each.ring, min(now, now + each.at - wall), ended, each.why)
            else:
                self._kept[each.ring.id] = each

    def look(self, now: float, wall: float) -> tuple[str, ...]:
        """Place what was kept by the wall clock, which may be set soon after a start; return the ids of those that are
        out of date, which are forgotten."""
        stale = tuple(id for id, each in self._kept.items() if wall - each.at > STALE_S)
        for id in stale:
            del self._kept[id]
            self._waiting.pop(id, None)
        for id, each in self._kept.items():
            due = now + each.at - wall
            self._waiting[id] = (due if due > now else max(due, self._ready), each.ring)
        return stale

    @property
    def is_kept(self) -> bool:
        """Something is to ring of which the hub has said nothing since the restart."""
        return bool(self._kept)

    def to_keep(self, now: float, wall: float) -> tuple[KeptRing, ...]:
        """Return what is to outlast a restart: what will ring, and what rang and the hub may not know of."""
        ahead = wall - now
        waiting = [KeptRing(ring=ring, at=at + ahead) for at, ring in self._waiting.values()]
        rung = [
            KeptRing(
                ring=each.ring,
                at=each.began + ahead,
                has_begun=True,
                ended=None if each.ended is None else each.ended + ahead,
                why=each.why,
            )
            for id, each in self._rung.items()
            if id in self._wanted
        ]
        return (*waiting, *rung)

    def step(self, now: float) -> list[Fact]:
        """Begin and end what is due."""
        facts: list[Fact] = []
        for rung in self._rung.values():
            if rung.ended is None and rung.limit <= now:
                rung.ended = rung.limit
                facts.append(_ended(rung, now))
        for at, ring in sorted((each for each in self._waiting.values() if each[0] <= now), key=lambda each: each[0]):
            del self._waiting[ring.id]
            self._kept.pop(ring.id, None)
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


def differ(one: Sequence[KeptRing], other: Sequence[KeptRing]) -> bool:
    """Tell whether these are different rings, or ring at other times; times that are told again differ a little."""
    return [_lasting(each) for each in one] != [_lasting(each) for each in other] or any(
        abs(this.at - that.at) > SET_S for this, that in zip(one, other, strict=True)
    )


def _lasting(kept: KeptRing) -> tuple[object, ...]:
    ring = kept.ring
    return ring.id, ring.kind, ring.limit_ms, ring.loudest, kept.has_begun, kept.ended is None, kept.why


def _began(rung: _Rung, now: float) -> RingBegan:
    return RingBegan(ring=rung.ring.id, late_ms=round((now - rung.began) * 1000))


def _ended(rung: _Rung, now: float) -> RingEnded:
    assert rung.ended is not None
    return RingEnded(ring=rung.ring.id, why=rung.why, late_ms=round((now - rung.ended) * 1000))
