"""Where the hub is: the configured address, or those that are announced on the LAN."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from shared.tasks import cancel

Browse = Callable[[], AbstractAsyncContextManager[AsyncIterator[str]]]
"""Opens a look-out for hubs that yields the URL of each one announced (`shared.discovery.browse`)."""

CANDIDATES = 8
"""Announced addresses that are kept."""


class Lookout:
    """The hub's addresses: the configured one, or those announced on the LAN."""

    def __init__(self, url: str) -> None:
        self._announced = asyncio.Event()
        self._urls = [url] if url else []

    @property
    def candidates(self) -> list[str]:
        """URLs to try, in this order."""
        return list(self._urls)

    async def follow(self, announcements: AsyncIterator[str]) -> None:
        """Take in what is announced; of many addresses the latest are kept."""
        async for url in announcements:
            if url not in self._urls:
                self._urls = [*self._urls, url][-CANDIDATES:]
            self._announced.set()

    async def announced_within(self, seconds: float) -> None:
        """Wait for the next announcement, at most so long."""
        self._announced.clear()
        try:
            async with asyncio.timeout(seconds):
                await self._announced.wait()
        except TimeoutError:
            pass


@asynccontextmanager
async def lookout(url: str, browse: Browse) -> AsyncIterator[Lookout]:
    """Keep the addresses of hubs up to date; with a configured `url` there is nothing to look out for."""
    found = Lookout(url)
    if url:
        yield found
        return
    async with browse() as announcements:
        watcher = asyncio.create_task(found.follow(announcements), name="look-out for hubs")
        try:
            yield found
        finally:
            await cancel(watcher)
