"""The conventional pipeline beside the hub: the same commands, the same broker, the same subscriber."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import msgspec

from tests.bench.conventional import READY, Done, Task
from tests.bench.room import Arrival, Room, Turn, first_arrival
from tests.fakes.processes import end

ARRIVAL_S = 0.3
"""A message needs less than this from the pipeline to the house."""
_decoder = msgspec.json.Decoder(Done)


class Conventional:
    """A running pipeline; plays one task at a time."""

    def __init__(self, process: asyncio.subprocess.Process, arrivals: Sequence[Arrival]) -> None:
        self._process = process
        self._arrivals = arrivals

    async def play(self, room: Room) -> None:
        """Give it every command that a room's satellite woke for, from the wake word's end on, in real time."""
        for turn in room.turns:
            if turn.word_end_ms is not None:
                await self._play(turn, Task(str(room.wav), turn.word_end_ms, room.name))

    async def _play(self, turn: Turn, task: Task) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(msgspec.json.encode(task) + b"\n")
        await self._process.stdin.drain()
        line = await self._process.stdout.readline()
        if not line:
            raise RuntimeError("the conventional pipeline failed; its errors are above")
        done = _decoder.decode(line)
        await asyncio.sleep(ARRIVAL_S)
        now = asyncio.get_running_loop().time()
        came = first_arrival(self._arrivals, turn.take.devices, done.begun_s, now)
        turn.conventional = done
        if came is not None:
            speech_s = (turn.take.speech_end_ms - task.begin_ms) / 1000
            turn.conventional_ms = round((came - done.begun_s - speech_s) * 1000)


@asynccontextmanager
async def conventional(mqtt_port: int, arrivals: Sequence[Arrival]) -> AsyncIterator[Conventional]:
    """Run the pipeline for the length of the block. The loop's clock must be `time.monotonic`, as asyncio's are."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.bench.conventional",
        f"--port={mqtt_port}",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        if await process.stdout.readline() != READY:
            raise RuntimeError("the conventional pipeline did not start; its errors are above")
        yield Conventional(process, arrivals)
    finally:
        await end(process)
