"""A real satellite that is killed, and started again while the hub is dead, rings what it was to ring."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec

from hub.events import Rang
from satellite.rings import KeptRing
from shared.messages import Ring, RingKind
from tests.fakes import wire
from tests.fakes.broker import free_port


def ring(id: str, in_ms: int) -> Ring:
    return Ring(id=id, kind=RingKind.TIMER, in_ms=in_ms, limit_ms=60_000)


@asynccontextmanager
async def satellite(state: Path, port: int) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run `hearth-satellite run` without a sound card, and kill it on leaving."""
    options = {
        "name": "kitchen",
        "hub.url": f"ws://127.0.0.1:{port}/satellite",
        "hub.token": wire.TOKEN,
        "sound.backend": "null",
    }
    environment = {key: value for key, value in os.environ.items() if not key.startswith("HEARTH_")}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "satellite", "run", *(f"--set={key}={value}" for key, value in options.items())),
        env=environment | {"STATE_DIRECTORY": str(state)},
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        await process.wait()


async def kept(state: Path, ring: str, *, has_begun: bool) -> None:
    """Wait until a ring is on disk, begun or not."""
    path = state / "rings-kitchen.json"
    while True:
        if path.exists():
            rings = msgspec.json.decode(path.read_bytes(), type=list[KeptRing])
            if (ring, has_begun) in {(each.ring.id, each.has_begun) for each in rings}:
                return
        await asyncio.sleep(0.02)


async def test_it_rings_although_neither_it_nor_the_hub_lived_through(tmp_path: Path) -> None:
    number, loop = free_port(), asyncio.get_running_loop()
    async with satellite(tmp_path, number), wire.port(number=number) as hub:
        while not hub.roster.present:  # noqa: ASYNC110 - it is another process
            await asyncio.sleep(0.02)
        due = loop.time() + 8
        await hub.room().set_rings((ring("tea", 8000), ring("eggs", 600_000)))
        await kept(tmp_path, "tea", has_begun=False)
    async with satellite(tmp_path, number):
        await kept(tmp_path, "tea", has_begun=True)
        async with wire.port(number=number) as hub:
            [began] = await hub.until(Rang)
            assert isinstance(began, Rang)
            assert (began.ring, began.over) == ("tea", False)
            assert began.late_s > 0, "it did not wait for the hub"
            assert loop.time() - began.late_s > due - 0.2, "it waited for its time"
