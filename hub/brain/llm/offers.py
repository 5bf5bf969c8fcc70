"""Which tools a request gets: those that matter, no more than the model's window has room for."""

from __future__ import annotations

from collections.abc import Container

from hub.brain.llm.prompt import tokens
from hub.brain.llm.relevance import relevant
from hub.brain.llm.tools import Offer, offer
from hub.devices.model import Home
from hub.intents.model import Place


class Offers:
    """Makes offers and keeps the last one of each place, since a model's server need not read that one anew."""

    def __init__(self, home: Home, served: Container[str], most: int) -> None:
        """`served` are the names of intents that a skill serves, `most` is the number of devices that are shown."""
        self._home, self._served, self._most = home, served, most
        self._last: dict[str, tuple[int, tuple[str, ...], Offer]] = {}

    def at(self, key: str, text: str, place: Place, language: str, room: int) -> Offer:
        """Return the tools for the devices that matter, in at most `room` tokens as reckoned.

        Those of the last request from `key` serve again where they hold the likeliest devices. Where there is little
        room there are only the common tools, then fewer devices, but always one.
        """
        devices = relevant(text, place, self._home, language, self._most)
        revision, ids, known = self._last.get(key, (-1, (), None))
        likeliest = {device.id for device in devices[: max(1, len(ids) // 2)]}
        if known is not None and revision == self._home.revision and likeliest <= set(ids):
            return known
        found = offer(devices, self._home, self._served)
        while tokens((), found.tools) > room and len(devices) > 1:
            if found.is_common:
                devices = devices[: len(devices) // 2]
            found = offer(devices, self._home, common=True)
        self._last[key] = (self._home.revision, tuple(device.id for device in devices), found)
        return found
