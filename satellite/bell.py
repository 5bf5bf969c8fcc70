"""What rings, at work: begun and ended in time, heard, and told to the hub."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Sequence

from satellite import happenings as seen
from satellite.hub_link import HubLink
from satellite.kept import KeptRings
from satellite.playback import Playback
from satellite.rings import Rings
from shared.messages import Ring, RingBegan, RingEnded

log = logging.getLogger(__name__)

Saw = Callable[..., None]
"""Takes a kind of happening and its facts."""
LOOK_S = 10.0
"""While what was kept over a restart waits for the hub's word, the wall clock is looked at so often: a machine without
a clock of its own has a wrong time at first."""


class Bell:
    """Rings through one loudspeaker. Times are the loop's, which nobody sets."""

    def __init__(self, link: HubLink, playback: Playback, saw: Saw, kept: KeptRings) -> None:
        self._link, self._playback, self._saw, self._kept = link, playback, saw, kept
        self._rings = Rings()
        self._changed = asyncio.Event()

    @property
    def is_ringing(self) -> bool:
        """Something rings."""
        return self._rings.sounding is not None

    async def changes(self) -> AsyncIterator[None]:
        """Begin and end what is due, also of what was kept over a restart; yield whenever that happened."""
        self._rings.restore(self._kept.rings, _now(), time.time())
        while True:
            for ring in self._rings.look(_now(), time.time()):
                log.info("the ring %s is out of date: it came due while the satellite was off", ring)
            self._changed.clear()
            look_at = _now() + LOOK_S if self._rings.is_kept else None
            try:
                async with asyncio.timeout_at(min(filter(None, (self._rings.next_at, look_at)), default=None)):
                    await self._changed.wait()
            except TimeoutError:
                self._tell(self._rings.step(_now()))
                yield

    def set(self, rings: Sequence[Ring]) -> None:
        """Take what the hub wants to ring: exactly this."""
        before = self._rings.names
        for fact in self._rings.set(rings, _now()):
            self._link.send(fact)
        for ring in sorted(before - self._rings.names):
            self._saw(seen.RingEnded, ring=ring, why="withdrawn")
        self._tell(self._rings.step(_now()))

    def stop(self) -> None:
        """Silence what rings: somebody has heard it."""
        self._tell(self._rings.stop(_now()))

    def tell_again(self) -> None:
        """Tell a hub that may know of nothing what began and ended to ring."""
        for fact in self._rings.reports(_now()):
            self._link.send(fact)

    def sound(self, *, is_ducked: bool) -> None:
        """Let be heard what rings, if anything does."""
        self._playback.ring(self._rings.sounding, is_ducked=is_ducked)

    def _tell(self, facts: Sequence[RingBegan | RingEnded]) -> None:
        for fact in facts:
            self._link.send(fact)
            if isinstance(fact, RingBegan):
                self._saw(seen.RingBegan, ring=fact.ring)
            else:
                self._saw(seen.RingEnded, ring=fact.ring, why=fact.why)
        self._kept.set(self._rings.to_keep(_now(), time.time()))
        self._changed.set()


def _now() -> float:
    return asyncio.get_running_loop().time()
