"""The last reply of each place, and what of it is still to be heard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hub.brain.by_place import ByPlace, loop_time
from hub.reading.sentences import clause_start


@dataclass(frozen=True, slots=True)
class LastReply:
    """What was said, and what of that was heard."""

    said: str
    heard: str
    follow_up: bool = False
    """It asked something."""

    @property
    def rest(self) -> str:
        """What was not heard, from the beginning of the clause in which it was cut off; empty when all was heard."""
        unheard = self.said[len(self.heard) :] if self.said.startswith(self.heard) else self.said
        if not unheard.strip():
            return ""
        first = len(self.said) - len(unheard.lstrip())
        return self.said[clause_start(self.said, first) :]


class LastReplies:
    """Last replies by place (area, or the satellite where it stands in none). Each is forgotten by itself."""

    def __init__(self, context_s: float, now: Callable[[], float] = loop_time) -> None:
        """A reply can be asked for again for `context_s` seconds; places are bounded as conversations are."""
        self._context_s = context_s
        self._kept: ByPlace[LastReply] = ByPlace(now)

    def at(self, place: str) -> LastReply | None:
        """Return the last reply of a place, `None` when there is none or it is long ago."""
        return self._kept.get(place, self._context_s)

    def remember(self, place: str, reply: LastReply) -> None:
        """Keep a reply; its time begins now."""
        self._kept.put(place, reply)
