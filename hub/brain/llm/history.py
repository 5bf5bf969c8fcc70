"""The conversation of each place, as it was heard: what a model is told of before."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from hub.brain.conversation import loop_time
from hub.brain.llm.prompt import Exchange
from hub.events import Events, TurnEnded, TurnRecord
from shared.messages import TurnOutcome

MOST_PLACES = 64
MOST_TURNS = 12
"""Turns that are kept of a place; a prompt takes fewer where it has no room."""
_TOLD = frozenset({TurnOutcome.ANSWERED, TurnOutcome.REPLACED, TurnOutcome.CANCELLED})


class History:
    """Exchanges by place, the oldest first; a place's lapse together when nothing was said there for a while."""

    def __init__(self, lasting_s: float, now: Callable[[], float] = loop_time) -> None:
        self._lasting_s, self._now = lasting_s, now
        self._places: dict[str, tuple[float, deque[Exchange]]] = {}

    async def follow(self, events: Events) -> None:
        """Take down every turn that ends, for ever."""
        with events.watch() as subscription:
            async for event in subscription:
                if isinstance(event, TurnEnded):
                    self.add(event.record)

    def add(self, record: TurnRecord) -> None:
        """Take down a turn, whoever answered it, with what was heard of the reply."""
        place = record.area or record.satellite
        if record.outcome not in _TOLD or not record.heard or not place:
            return
        exchanges = deque(self.of(place), maxlen=MOST_TURNS)
        exchanges.append(Exchange(record.heard, heard_of(record), record.interrupted))
        self._places.pop(place, None)
        self._places[place] = (self._now(), exchanges)
        while len(self._places) > MOST_PLACES:
            del self._places[next(iter(self._places))]

    def of(self, place: str) -> tuple[Exchange, ...]:
        """Return what is still in mind of a place."""
        at, exchanges = self._places.get(place, (0.0, deque[Exchange]()))
        if self._now() - at > self._lasting_s:
            self._places.pop(place, None)
            return ()
        return tuple(exchanges)


def heard_of(record: TurnRecord) -> str:
    """Return the words of a reply that were heard."""
    return record.heard_said if record.satellite else record.said
