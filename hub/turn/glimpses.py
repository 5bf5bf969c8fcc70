"""Looking at the words before the end: partials while somebody speaks, a thorough look in every pause."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from hub.engines.base import Hypotheses, SpeechSession
from shared.audio import FRAME_MS
from shared.endpoint import Hint
from shared.errors import EngineError
from shared.tasks import cancel

BUSY = 2
"""A partial that takes long is followed by the next after so many times its own time: on a busy machine partials get
rarer by themselves, and take at most half of it."""


def is_due(since_ms: int, took_ms: int, every_ms: int) -> bool:
    """Tell whether the next partial is due, `since_ms` after the last one began, which took `took_ms`. Pure.

    `every_ms` 0 means never.
    """
    return every_ms > 0 and since_ms >= max(every_ms, BUSY * took_ms)


@dataclass(slots=True)
class Glimpses:
    """Decodes one utterance on its way; at most one decoding is wanted at a time, and a newer wish replaces it.

    Times count sound, except how long a decoding took. Leave it with `drop`, so that nothing is left behind.
    """

    session: SpeechSession
    every_ms: int
    tell: Callable[[str], str]
    """From what was decoded to the words that are meant; publishes them."""
    sense: Callable[[Hypotheses], tuple[str, Hint]]
    """From readings of words that make no sense to what was probably said, and what that looks like."""
    words: str = ""
    """The latest words."""
    looks: Hint | None = None
    """What they look like, where that was found out."""
    unchanged_ms: int = 0
    """For how long, while somebody seems to speak, they have stayed the same, or none."""
    looked: asyncio.Task[str] | None = field(default=None, init=False)
    """The look at the words before this pause; none while somebody speaks."""
    searched: asyncio.Task[tuple[str, Hint]] | None = field(default=None, init=False)
    """The search for the sense of them, where it was asked for."""
    decodes: int = 0
    """How many decodings were begun."""
    _partial: asyncio.Task[str | None] | None = field(default=None, init=False)
    _since_ms: int = 0
    _took_ms: int = 0
    _heard_ms: int = 0
    _grew_ms: int = 0
    _asked_ms: int = 0

    async def speaking(self) -> None:
        """Somebody speaks in the latest frame: what was looked at is not all; decode again when it is time."""
        looked, self.looked = self.looked, None
        searched, self.searched = self.searched, None
        for task in (searched, looked):
            await cancel(task)
        self._heard_ms += FRAME_MS
        self._since_ms += FRAME_MS
        if self._partial is not None and self._partial.done():
            words, self._partial = self._partial.result(), None
            if words is not None:
                self._note(words)
        if self._partial is None and is_due(self._since_ms, self._took_ms, self.every_ms):
            self._since_ms, self._asked_ms = 0, self._heard_ms
            self.decodes += 1
            self._partial = asyncio.create_task(self._glimpse(), name="partial")

    async def look(self) -> None:
        """Somebody pauses: decode what they said, unless that is being done; a partial is no longer wanted."""
        if self.looked is None:
            partial, self._partial = self._partial, None
            await cancel(partial)
            self.decodes += 1
            self.looked = asyncio.create_task(self._look(), name="look")

    def search(self) -> asyncio.Task[tuple[str, Hint]]:
        """The words before this pause make no sense: return the search for other readings, begun unless it was."""
        if self.searched is None:
            self.searched = asyncio.create_task(self._search(), name="search")
        return self.searched

    async def drop(self) -> None:
        """End what is being decoded."""
        for task in (self._partial, self.searched, self.looked):
            await cancel(task)

    async def _look(self) -> str:
        self.words, self.looks = self.tell(await self.session.partial()), None
        return self.words

    async def _search(self) -> tuple[str, Hint]:
        try:
            return self.sense(await self.session.alternatives())
        except EngineError:
            return "", Hint.UNKNOWN  # It will fail at the end too, where that is dealt with.

    async def _glimpse(self) -> str | None:
        loop = asyncio.get_running_loop()
        began = loop.time()
        try:
            return self.tell(await self.session.partial(deadline=began + self.every_ms / 1000))
        except EngineError:
            return None  # There was no time for it, or the final will fail too, and say so.
        finally:
            self._took_ms = round((loop.time() - began) * 1000)

    def _note(self, words: str) -> None:
        if words != self.words:
            self.words, self.looks, self._grew_ms = words, None, self._asked_ms
        self.unchanged_ms = self._asked_ms - self._grew_ms
