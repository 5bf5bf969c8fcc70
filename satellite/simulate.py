"""A real satellite whose microphone is a file: everything but the sound card."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from satellite.app import build
from satellite.config import SatelliteConfig
from satellite.happenings import Happening, Linked, TurnOver, Unlinked, Watcher
from satellite.runtime import Runtime
from satellite.sound.base import Block, Pull
from satellite.sound.wav import WavSound
from satellite.state import State
from shared.errors import HearthError, SoundError
from shared.tasks import cancel

LINK_S = 15.0
"""Wait for the hub before the file begins."""
QUIET_S = 1.0
"""The satellite must have been idle for so long after the file before the simulation ends."""
LONGEST_TAIL_S = 90.0
"""A turn that is not over so long after the file's end is given up."""


class SimulationError(HearthError):
    """No hub let the simulated satellite in, or a file cannot be used."""


class _Simulation:
    """Wraps the file: it begins when the hub is there and ends when the last turn is over."""

    latency_ms = 0

    def __init__(self, wav: WavSound, watcher: Watcher) -> None:
        self.name = wav.name
        self.runtime: Runtime | None = None
        self.turns = 0
        self._wav = wav
        self._watcher = watcher
        self._linked = asyncio.Event()
        self._refusal = ""

    def saw(self, happening: Happening) -> None:
        """Watch for what the simulation depends on and pass everything on."""
        if isinstance(happening, Linked):
            self._linked.set()
        elif isinstance(happening, Unlinked):
            self._refusal = happening.reason
        elif isinstance(happening, TurnOver):
            self.turns += 1
        self._watcher.saw(happening)

    @asynccontextmanager
    async def open(self, pull: Pull) -> AsyncIterator[AsyncIterator[Block]]:
        """Open the file once a hub let us in. Raises `SimulationError`."""
        try:
            async with asyncio.timeout(LINK_S):
                await self._linked.wait()
        except TimeoutError:
            raise SimulationError(f"no hub let us in within {LINK_S:.0f} s: {self._refusal}") from None
        ending = asyncio.create_task(self._end_when_quiet(), name="end of the simulation")
        try:
            async with self._wav.open(pull) as blocks:
                yield blocks
        except SoundError as error:
            raise SimulationError(str(error)) from error  # A file does not get better by trying again.
        finally:
            await cancel(ending)

    async def _end_when_quiet(self) -> None:
        await self._wav.file_over.wait()
        loop = asyncio.get_running_loop()
        give_up = loop.time() + LONGEST_TAIL_S
        quiet_since = loop.time()
        while loop.time() - quiet_since < QUIET_S and loop.time() < give_up:
            await asyncio.sleep(0.1)
            assert self.runtime is not None
            if self.runtime.state not in {State.IDLE, State.OFFLINE} or self.runtime.playback.is_sounding:
                quiet_since = loop.time()
        self._wav.finish()


async def simulate(config: SatelliteConfig, path: Path, out: Path | None, watcher: Watcher) -> int:
    """Play a file to a satellite in real time; return how many turns it had.

    `out` gets what the loudspeaker played. Raises `SimulationError` and whatever building the parts raises.
    """
    simulation = _Simulation(WavSound(path, out), watcher)
    simulation.runtime = build(config, simulation, simulation)
    await simulation.runtime.run()
    return simulation.turns
