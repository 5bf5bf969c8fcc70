"""Speech that answers no turn: the same words on one satellite or on all, side by side."""

from __future__ import annotations

import asyncio
import logging

from hub.roster import Present, Roster
from shared.errors import HearthError

log = logging.getLogger(__name__)

WAIT_S = 60.0
"""An announcement waits at most so long for a turn to end and for its words to be heard."""


class UnknownSatelliteError(HearthError):
    """No satellite of that name is connected."""


async def announce(roster: Roster, text: str, satellite: str | None = None) -> list[str]:
    """Speak on one satellite, or on all; return the names of those that spoke it to its end.

    Raises `UnknownSatelliteError` when the one named is not connected.
    """
    if satellite is None:
        listeners = roster.present
    elif (one := roster.find(satellite)) is not None:
        listeners = (one,)
    else:
        names = ", ".join(sorted(each.satellite for each in roster.present)) or "none"
        raise UnknownSatelliteError(f"no satellite called {satellite} is connected; connected: {names}")
    heard = await asyncio.gather(*(_announce(each, text) for each in listeners))
    return [each.satellite for each, whole in zip(listeners, heard, strict=True) if whole]


async def _announce(satellite: Present, text: str) -> bool:
    try:
        async with asyncio.timeout(WAIT_S):
            return await satellite.announce(text)
    except (HearthError, ConnectionError, TimeoutError) as error:
        log.warning("the announcement was not heard on %s: %r", satellite.satellite, error)
        return False
