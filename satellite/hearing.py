"""The microphone at work: the device is opened, and opened again when it fails, and the ear hears what it gives."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from satellite.ear import Ear, Heard
from satellite.sound.base import Block, Pull, Sound
from shared.audio import ms_to_samples
from shared.errors import SoundError

log = logging.getLogger(__name__)

QUIET_BLOCKS, TALK_BLOCKS = 10, 4
"""So many blocks (20 ms) are heard at once while only wake words are listened for: waking up costs more than hearing.
Of a desktop's core it took 5 % one at a time in a thread of its own, 3.7 % in fours, 2.7 % in tens. A wake word
begins long before it ends, so fewer at once while somebody speaks keep the answer to it swift."""
TALK_MS = 500
"""Speech so long ago still counts as somebody speaking."""
FIRST_REOPEN_S, LONGEST_REOPEN_S = 1.0, 30.0
"""Waits before a failed sound device is opened again double from the first to the longest."""


@dataclass(frozen=True, slots=True)
class Lost:
    """The sound device failed; the microphone's clock begins anew."""


class Hearing:
    """Hears through one device until its sound ends."""

    def __init__(self, sound: Sound, ear: Ear, pull: Pull) -> None:
        """`pull` gives what the loudspeaker plays."""
        self.is_resting = True
        """Only wake words are waited for: several blocks may be heard at once."""
        self.is_deaf = False
        """What the microphone gives is thrown away unheard."""
        self._sound, self._ear, self._pull = sound, ear, pull
        self._thread = ThreadPoolExecutor(1, "ear")
        self._talk_until = 0
        self._position = 0

    async def heard(self) -> AsyncIterator[Heard | Lost]:
        """Yield what is heard. Ends when the microphone is a file that has ended."""
        pause, was_deaf = FIRST_REOPEN_S, False
        try:
            while True:
                waiting: list[Block] = []
                try:
                    async with self._sound.open(self._pull) as blocks:
                        async for block in blocks:
                            pause = FIRST_REOPEN_S
                            if self.is_deaf:
                                waiting, was_deaf = [], True
                                continue
                            if was_deaf:
                                was_deaf = False
                                self._ear.reset()
                            waiting.append(block)
                            if len(waiting) >= self._blocks_at_once():
                                taken, waiting = waiting, []
                                for each in await self._hear(taken):
                                    yield each
                    return
                except SoundError as error:
                    log.error("%s; trying again in %.0f s", error, pause)
                self._talk_until = self._position = 0
                self._ear.reset()
                yield Lost()
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_REOPEN_S)
        finally:
            self._thread.shutdown(wait=False)

    def _blocks_at_once(self) -> int:
        if not self.is_resting:
            return 1
        return TALK_BLOCKS if self._position < self._talk_until else QUIET_BLOCKS

    async def _hear(self, blocks: list[Block]) -> list[Heard]:
        heard = []
        for index, block in enumerate(blocks):
            if self._ear.is_busy:
                loop = asyncio.get_running_loop()
                heard += await loop.run_in_executor(self._thread, self._hear_all, blocks[index:])
                break
            heard.append(self._ear.hear(block))  # Sooner done than handed to a thread.
        self._position = heard[-1].frame.end
        if any(each.frame.is_speech for each in heard):
            self._talk_until = self._position + ms_to_samples(TALK_MS)
        return heard

    def _hear_all(self, blocks: list[Block]) -> list[Heard]:
        return [self._ear.hear(block) for block in blocks]
