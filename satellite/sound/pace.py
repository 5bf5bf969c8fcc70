"""The clock of sound sources that have none of their own."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncGenerator

from shared.audio import FRAME_MS


async def frames(*, realtime: bool = True) -> AsyncGenerator[int, None]:
    """Yield 0, 1, 2 … at the moment each 20 ms frame is over; a late consumer gets the missed ones at once.

    Due times are counted from the start, so errors do not add up. Without `realtime`, frames come as fast as they are
    taken, and other tasks run in between.
    """
    loop = asyncio.get_running_loop()
    begin = loop.time()
    for index in itertools.count():
        due = begin + (index + 1) * FRAME_MS / 1000
        await asyncio.sleep(max(0.0, due - loop.time()) if realtime else 0)
        yield index
