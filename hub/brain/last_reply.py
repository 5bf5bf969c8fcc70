"""The last reply of each place, and what of it is still to be heard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hub.brain.by_place import ByPlace, loop_time
from hub.reading.sentences import clause_start

ANNOUNCED_S = 900.0
"""An announcement can be asked for so long: nobody waited for it."""


@dataclass(frozen=True, slots=True)
class LastReply:
    """What was said, and what of that was heard."""

    said: str
    heard: str
    follow_up: bool = False
    """It asked something."""
    announcement: bool = False
    """It answered nothing."""

    @property
    def rest(self) -> str:
        """What was not heard, from the beginning of the clause in which it was cut off; empty when all was heard."""
        unheard = self.said[len(self.heard) :] if self.said.startswith(self.heard) else self.said
        if not unheard.strip():
            return ""
        first = len(self.said) - len(unheard.lstrip())
        return self.said[clause_start(self.said, first) :]


class LastReplies:
    """Last replies and announcements by place (area, or the satellite where it stands in none). Each is forgotten by
    itself."""

    def __init__(self, context_s: float, now: Callable[[], float] = loop_time) -> None:
        """A reply can be asked for again for `context_s` seconds; places are bounded as conversations are."""
        self._context_s = context_s
        self._kept: ByPlace[LastReply] = ByPlace(now)
        self._announced: ByPlace[LastReply] = ByPlace(now)

    def at(self, place: str) -> LastReply | None:
        """Return the last reply of a place, `None` when there is none or it is long ago."""
        return self._kept.get(place, self._context_s)

    def announcement(self, place: str) -> LastReply | None:
        """Return the last announcement of a place, whatever was said since; `None` when it is long ago."""
        return self._announced.get(place, ANNOUNCED_S)

    def remember(self, place: str, reply: LastReply) -> None:
        """Keep a reply; its time begins now."""
        self._kept.put(place, reply)
        if reply.announcement:
            self._announced.put(place, reply)
