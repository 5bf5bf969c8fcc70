"""The conversation of each place, as it was heard: what a model is told of before."""

from __future__ import annotations

from hub.brain.by_place import ByPlace
from hub.brain.llm.prompt import Exchange
from hub.events import Events, TurnEnded, TurnRecord
from shared.messages import TurnOutcome

MOST_TURNS = 12
"""Turns that are kept of a place; a prompt takes fewer where it has no room."""
_TOLD = frozenset({TurnOutcome.ANSWERED, TurnOutcome.REPLACED, TurnOutcome.CANCELLED})


class History:
    """Exchanges by place, the oldest first; a place's lapse together when nothing was said there for a while."""

    def __init__(self, lasting_s: float) -> None:
        self._lasting_s = lasting_s
        self._places: ByPlace[tuple[Exchange, ...]] = ByPlace()

    async def follow(self, events: Events) -> None:
        """Take down every turn that ends, for ever."""
        with events.watch(only=(TurnEnded,)) as subscription:
            async for event in subscription:
                if isinstance(event, TurnEnded):
                    self.add(event.record)

    def add(self, record: TurnRecord) -> None:
        """Take down a turn, whoever answered it, with what was heard of the reply."""
        place = record.area or record.satellite
        if record.outcome not in _TOLD or not record.heard or not place:
            return
        exchange = Exchange(record.heard, heard_of(record), record.interrupted)
        self._places.put(place, (*self.of(place), exchange)[-MOST_TURNS:])

    def of(self, place: str) -> tuple[Exchange, ...]:
        """Return what is still in mind of a place."""
        return self._places.get(place, self._lasting_s) or ()


def heard_of(record: TurnRecord) -> str:
    """Return the words of a reply that were heard."""
    return record.heard_said if record.satellite else record.said
