"""A listening satellite: its share of one core and its memory, in silence and while people talk.

`python -m tests.bench satellite` runs `hearth-satellite` as a process, connected to a running hub.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hub.client import HubClient
from shared.audio import SAMPLE_BYTES, ms_to_samples
from tests.audio.wavfile import write_wav
from tests.bench.machine import load
from tests.bench.usage import Usage, between, read
from tests.fakes.processes import RunningHub, end, hub
from tests.satellite.wake.sounds import ordinary_speech

OUT = Path("out/bench/satellite")
NAME = "listener"
LINK_S = 20.0
SETTLE_S = 5.0
MEASURE_S = 30.0
NO_ECHO = ("cleaning.echo_cancellation=false",)
Print = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Case:
    """Something a satellite may be doing."""

    name: str
    talk: bool
    """Its microphone hears ordinary speech in a room instead of digital silence."""
    options: tuple[str, ...] = ()


CASES = (
    Case("silence", talk=False),
    Case("silence, no echo cancellation", talk=False, options=NO_ECHO),
    Case("talk", talk=True),
    Case("talk, no echo cancellation", talk=True, options=NO_ECHO),
)


def run(print: Print = print, *, full: bool = False) -> dict[str, Any]:
    """Measure for about two and a half minutes, in `full` for three times as long."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    seconds = MEASURE_S * (3 if full else 1)
    talk = write_wav(OUT / "talk.wav", _talk(SETTLE_S + seconds + LINK_S))
    return asyncio.run(_measure(talk, seconds, print))


async def _measure(talk: Path, seconds: float, print: Print) -> dict[str, Any]:
    found: dict[str, Any] = {"seconds": seconds, "cases": {}}
    async with hub(OUT / "hub") as running:
        for case in CASES:
            turns = await _turns(running)
            print(f"  {case.name}: {SETTLE_S:.0f} s to settle, then {seconds:.0f} s …")
            async with _satellite(case, talk, running) as process:
                await _linked(running)
                await asyncio.sleep(SETTLE_S)
                before = read(process.pid)
                await asyncio.sleep(seconds)
                used = between(before, read(process.pid))
            found["cases"][case.name] = _figures(used) | {"turns": await _turns(running) - turns, "load": load()}
            print(f"    {used.share:.2%} of a core, {used.rss_mb:.0f} MB")
    return found


def _figures(used: Usage) -> dict[str, Any]:
    return {
        "cpu": round(used.share, 4),
        "rss_mb": round(used.rss_mb, 1),
        "peak_rss_mb": round(used.peak_rss_mb, 1),
        "wakeups_per_s": round(used.wakeups_per_s, 1),
        "threads": {name: round(share, 4) for name, share in used.threads.items()},
    }


@asynccontextmanager
async def _satellite(case: Case, talk: Path, running: RunningHub) -> AsyncIterator[asyncio.subprocess.Process]:
    what = ["simulate", str(talk)] if case.talk else ["run", "--set=sound.backend=null"]
    options = (f"hub.url={running.satellite_url}", f"hub.token={running.token}", f"name={NAME}", *case.options)
    log = OUT / f"{case.name.replace(', ', '-').replace(' ', '-')}.log"
    with log.open("wb") as errors:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "satellite", *what),
            *(f"--set={each}" for each in options),
            stdout=asyncio.subprocess.DEVNULL,
            stderr=errors,
            env={key: value for key, value in os.environ.items() if not key.startswith("HEARTH_")},
        )
    try:
        yield process
        if process.returncode is not None:
            raise RuntimeError(f"the satellite ended by itself:\n{log.read_text()[-2000:]}")
    finally:
        await end(process)


async def _linked(running: RunningHub) -> None:
    """Wait until the hub has let it in. Raises `TimeoutError`."""
    async with asyncio.timeout(LINK_S), HubClient(running.url) as client:
        while not any(each.name == NAME for each in await client.satellites()):  # noqa: ASYNC110
            await asyncio.sleep(0.1)


async def _turns(running: RunningHub) -> int:
    """Return how many turns there were: a false wake would be measured as well."""
    async with HubClient(running.url) as client:
        return len(await client.turns())


def _talk(seconds: float) -> bytes:
    size = ms_to_samples(seconds * 1000) * SAMPLE_BYTES
    once = ordinary_speech()
    return (once * (size // len(once) + 1))[:size]
