"""MQTT messages for automations: any topics, over a connection of their own, so that none of the house is delayed.

A broker may send a message once for each subscription that fits it, which would do things twice. So no two
subscriptions overlap here: where they would, one that holds both is made, and what nobody wants is passed over.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Iterable
from itertools import combinations, zip_longest

from hub.config import Mqtt
from hub.devices.mqtt import Link, Message, backoff, connected
from shared.errors import HouseError
from shared.tasks import first_of

log = logging.getLogger(__name__)

LIMIT = 1000
"""Messages that may wait to be read; the oldest are dropped."""


def matches(pattern: str, topic: str) -> bool:
    """Tell whether a topic is one of a pattern with `+` and `#` (MQTT 3.1.1, 4.7)."""
    wanted, levels = pattern.split("/"), topic.split("/")
    if topic.startswith("$") and wanted[0] in ("+", "#"):
        return False
    if wanted[-1] == "#":
        wanted, levels = wanted[:-1], levels[: len(wanted) - 1]
    return len(wanted) == len(levels) and all(want in ("+", level) for want, level in zip(wanted, levels, strict=True))


def disjoint(patterns: Iterable[str]) -> frozenset[str]:
    """Return patterns of which no two fit one topic, and that hold all the topics of those given."""
    given = set(patterns)
    wild = {each for each in given if "+" in each or "#" in each}
    while (pair := next((two for two in combinations(sorted(wild), 2) if _overlap(*two)), None)) is not None:
        wild -= set(pair)
        wild.add(_union(*pair))
    plain = (each for each in given if "+" not in each and "#" not in each)
    return frozenset(wild) | {each for each in plain if not any(matches(pattern, each) for pattern in wild)}


def _overlap(one: str, two: str) -> bool:
    for mine, theirs in zip_longest(one.split("/"), two.split("/")):
        if "#" in (mine, theirs):
            return True
        if mine is None or theirs is None or (mine != theirs and "+" not in (mine, theirs)):
            return False
    return True


def _union(one: str, two: str) -> str:
    levels: list[str] = []
    for mine, theirs in zip_longest(one.split("/"), two.split("/")):
        if "#" in (mine, theirs):
            return "/".join([*levels, "#"])
        levels.append(mine if mine == theirs else "+")
    return "/".join(levels)


class Topics:
    """The messages of chosen topics; what the broker only repeats because it was retained is left out."""

    def __init__(self, settings: Mqtt) -> None:
        """`settings.host` and `port` name a broker that runs."""
        self._settings = settings
        self._patterns: frozenset[str] = frozenset()
        self._changed = asyncio.Event()
        self._waiting: deque[Message] = deque(maxlen=LIMIT)
        self._arrived = asyncio.Event()
        self._subscribed = asyncio.Event()
        self.lost = 0
        """Messages that were dropped because nobody read them in time."""

    def follow(self, patterns: Iterable[str]) -> None:
        """Follow exactly these patterns from now on."""
        wanted = disjoint(patterns)
        if wanted != self._patterns:
            self._patterns = wanted
            self._subscribed.clear()
            self._changed.set()

    async def wait_subscribed(self) -> None:
        """Wait until the broker has confirmed what is followed."""
        await self._subscribed.wait()

    def __aiter__(self) -> Topics:
        """Iterate for ever."""
        return self

    async def __anext__(self) -> Message:
        """Return the next message, waiting for it."""
        while not self._waiting:
            self._arrived.clear()
            await self._arrived.wait()
        return self._waiting.popleft()

    async def serve(self) -> None:
        """Keep a connection for as long as anything is followed; cancelling ends it."""
        delays = backoff()
        while True:
            while not self._patterns:
                self._changed.clear()
                await self._changed.wait()
            try:
                async with connected(self._settings) as link:
                    delays = backoff()
                    await first_of(self._receive(link), self._keep_following(link))
            except HouseError as error:
                log.debug("messages for automations: %s", error)  # the house itself says that its broker is away
                await asyncio.sleep(next(delays))
            finally:
                self._subscribed.clear()

    async def _keep_following(self, link: Link) -> None:
        while wanted := self._patterns:
            self._changed.clear()
            await link.follow(wanted)
            if wanted == self._patterns:
                self._subscribed.set()
                await self._changed.wait()

    async def _receive(self, link: Link) -> None:
        async for message in link.messages():
            if message.retained:
                continue
            if len(self._waiting) == LIMIT:
                self.lost += 1
            self._waiting.append(message)
            self._arrived.set()
