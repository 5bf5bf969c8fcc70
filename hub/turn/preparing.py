"""Preparing a reply before it is certain that the person has finished. Nothing is done yet, only made ready."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from hub.turn.parts import Opening
from shared.endpoint import Hint
from shared.errors import HearthError
from shared.tasks import Owner

log = logging.getLogger(__name__)

Prepare = Callable[[str, Opening], Awaitable[None]]
"""From words to whatever speeds the reply up; must do nothing that could be noticed, and may be cancelled anywhere."""
LONGEST_S = 3.0
"""What is not ready by then is of no use any more."""


async def nothing(words: str, opening: Opening) -> None:
    """Prepare nothing."""


@dataclass(slots=True)
class Preparing:
    """The preparation for one utterance: dropped when the person goes on, kept when they have finished."""

    prepare: Prepare
    opening: Opening
    owner: Owner
    _words: str = ""
    _task: asyncio.Task[None] | None = field(default=None, init=False)

    def begin(self, words: str, hint: Hint) -> None:
        """Prepare for these words, once, unless they ask for more."""
        if words and words != self._words and hint is not Hint.DANGLING:
            self.drop()
            self._words = words
            self._task = self.owner.start(self._run(words), name=f"preparation for turn {self.opening.turn}")

    def drop(self) -> None:
        """The words were not all: end what is being prepared."""
        task, self._task, self._words = self._task, None, ""
        if task is not None:
            task.cancel()

    def confirm(self) -> None:
        """The words were all: what is being prepared goes on, for at most `LONGEST_S` from its beginning."""
        self._task = None

    async def _run(self, words: str) -> None:
        try:
            async with asyncio.timeout(LONGEST_S):
                await self.prepare(words, self.opening)
        except (TimeoutError, HearthError) as error:
            log.info("a reply could not be prepared: %s", error or "it took too long")
