"""A sentence that is being made, for everybody who wants it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

from hub.engines.base import Spoken
from shared.tasks import cancel, closing


class Making:
    """Makes a sentence for as long as anybody follows; what is made waits for those who come later."""

    def __init__(self, sounds: AsyncIterator[Spoken], whole: Callable[[tuple[Spoken, ...]], None]) -> None:
        """Begin. `whole` gets all pieces once they are made."""
        self.is_open = True
        """Who follows now gets all of it."""
        self._pieces: list[Spoken] = []
        self._more = asyncio.Event()
        """Something is new; another one takes its place."""
        self._followers = 0
        self._task = asyncio.create_task(self._make(sounds, whole), name="making a sentence")
        self._task.add_done_callback(self._ended)

    async def follow(self) -> AsyncIterator[Spoken]:
        """Yield all pieces, those to come as soon as they are made. Raises `EngineError`."""
        self._followers += 1
        given = 0
        try:
            while given < len(self._pieces) or not self._task.done():
                more = self._more
                for piece in self._pieces[given:]:
                    given += 1
                    yield piece
                if not self._task.done():
                    await more.wait()
            self._task.result()
        finally:
            self._followers -= 1
            if not self._followers and not self._task.done():
                self.is_open = False
                await cancel(self._task)

    async def _make(self, sounds: AsyncIterator[Spoken], whole: Callable[[tuple[Spoken, ...]], None]) -> None:
        async with closing(sounds) as made:
            async for piece in made:
                self._pieces.append(piece)
                self._tell()
        whole(tuple(self._pieces))

    def _tell(self) -> None:
        more, self._more = self._more, asyncio.Event()
        more.set()

    def _ended(self, task: asyncio.Task[None]) -> None:
        self.is_open = False
        self._tell()
