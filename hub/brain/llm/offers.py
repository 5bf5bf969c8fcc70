"""Which tools a request gets: those that matter, no more than the model's window has room for."""

from __future__ import annotations

from collections.abc import Container

from hub.brain.llm.prompt import tokens
from hub.brain.llm.relevance import relevant
from hub.brain.llm.tools import Offer, offer
from hub.devices.model import Home
from hub.intents.model import Place

MANY = 2000
"""Tokens that all tools take: below, there are only the common ones, whichever devices are known by now."""


class Offers:
    """Makes offers and keeps the last one of each place, since a model's server need not read that one anew."""

    def __init__(self, home: Home, served: Container[str], most: int) -> None:
        """`served` are the names of intents that a skill serves, `most` is the number of devices that are shown."""
        self._home, self._served, self._most = home, served, most
        self._last: dict[str, tuple[int, tuple[str, ...], Offer]] = {}

    def at(self, key: str, text: str, place: Place, language: str, room: int) -> Offer:
        """Return the tools for the devices that matter, in at most `room` tokens as reckoned.

        Those of the last request from `key` serve again where they hold the likeliest devices. Where there is little
        room there are only the common tools, then fewer devices, but always one. Where neither words nor a room tell
        which of many devices matter, there are the tools that need none.
        """
        devices = relevant(text, place, self._home, language, self._most)
        is_anywhere = not (text or place.area) and len(devices) == self._most
        revision, ids, known = self._last.get(key, (-1, (), None))
        likeliest = {device.id for device in devices[: max(1, len(ids) // 2)]}
        if known is not None and revision == self._home.revision and likeliest <= set(ids):
            return known
        few = room < MANY
        if is_anywhere:
            return offer((), self._home, self._served, common=few)
        found = offer(devices, self._home, self._served, common=few)
        while tokens((), found.tools) > room and len(devices) > 1:
            devices = devices[: len(devices) // 2]
            found = offer(devices, self._home, self._served, common=few)
        self._last[key] = (self._home.revision, tuple(device.id for device in devices), found)
        return found
