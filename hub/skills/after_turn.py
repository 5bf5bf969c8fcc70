"""Does something once a turn is over, so that its reply is heard first."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from hub.events import Events, TurnEnded
from shared.messages import TurnOutcome
from shared.tasks import Owner

log = logging.getLogger(__name__)

LONGEST_S = 120.0
"""A turn of which nothing is heard counts as over after so long."""


class AfterTurn:
    """What waits for the end of turns."""

    def __init__(self, events: Events, owner: Owner) -> None:
        self._events, self._owner = events, owner

    def do(self, satellite: str, work: Callable[[], Awaitable[None]], name: str) -> None:
        """Do something once the turn that runs on a satellite is over; one that takes its place is waited for too."""
        self._owner.start(self._wait(satellite, work), name)

    async def _wait(self, satellite: str, work: Callable[[], Awaitable[None]]) -> None:
        with self._events.watch(only=(TurnEnded,)) as news, suppress(TimeoutError):
            async with asyncio.timeout(LONGEST_S):
                async for event in news:
                    if not isinstance(event, TurnEnded) or event.record.satellite != satellite:
                        continue
                    if event.record.outcome is not TurnOutcome.REPLACED:
                        break
        try:
            await work()
        except ConnectionError as error:
            log.info("a satellite was gone before it could be told: %s", error)
