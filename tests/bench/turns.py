"""Turns: from the end of speech to the command at the device and to the reply's first sound, through real processes.

`python -m tests.bench turns` plays each room's commands and, after each file, the same commands to the conventional
pipeline (`tests.bench.conventional`) on the same broker; `--full` plays more of them, and both rooms at once. The end
of speech is the last sound of a command in the microphone's file, which is known from synthesis.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.bench import machine
from tests.bench.beside import Conventional, conventional
from tests.bench.commands import AFTER_BUSY_MS, AFTER_MS, ROOMS, SLOT_MS, Take, record, scenes
from tests.bench.room import Arrival, Room
from tests.bench.turn_figures import compared, figures
from tests.fakes.broker import find_mosquitto, free_port, mosquitto
from tests.fakes.house import House
from tests.fakes.processes import RunningHub, hub

OUT = Path("out/bench/turns")
ROUNDS, ROUNDS_FULL = 2, 4
Print = Callable[[str], None]


@dataclass(slots=True)
class Measured:
    """What was measured so far."""

    broker: str
    alone: list[Room] = field(default_factory=list)
    together: list[Room] = field(default_factory=list)
    interrupted: bool = False

    def found(self) -> dict[str, Any]:
        """Return the figures."""
        turns = [turn for room in self.alone for turn in room.turns]
        found: dict[str, Any] = {"broker": self.broker, "interrupted": self.interrupted}
        if turns:
            found |= {"one room at a time": figures(self.alone), "conventional": compared(turns)}
        if any(room.turns for room in self.together):
            found["two rooms at once"] = figures(self.together)
        return found


def run(print: Print = print, *, full: bool = False) -> dict[str, Any]:
    """Measure for about twenty minutes, in `full` for half an hour; half as long again on a busy machine.

    When it is interrupted it returns what it has, with `interrupted`. Raises `KeyboardInterrupt` when that is nothing.
    """
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    measured = Measured("mosquitto" if find_mosquitto() else "the embedded broker (mosquitto is not installed)")
    print(f"  commands go through {measured.broker}")
    try:
        asyncio.run(_measure(measured, full, print))
    except KeyboardInterrupt:
        if not any(room.turns for room in measured.alone):
            raise
        measured.interrupted = True
    return measured.found()


async def _measure(measured: Measured, full: bool, print: Print) -> None:
    arrivals: list[Arrival] = []
    loop = asyncio.get_running_loop()

    def on_line(line: dict[str, Any]) -> None:
        if command := line.get("command"):
            arrivals.append((loop.time(), command["device"]))

    print("  speaking the commands into simulated rooms …")
    after_ms = AFTER_BUSY_MS if machine.is_busy() else AFTER_MS
    files = _files(ROUNDS_FULL if full else ROUNDS, after_ms)
    pairs = _files(1, after_ms, SLOT_MS) if full else []
    async with (
        _hub() as running,
        House("127.0.0.1", running.mqtt_port, on_line=on_line) as house,
        conventional(running.mqtt_port, arrivals) as other,
    ):
        await running.knows(len(house.devices))
        for name, wav, takes in files:
            room = Room(name, takes, wav, arrivals)
            measured.alone.append(room)
            await _play(room, running, house, other, print)
        measured.together += [Room(name, takes, wav, arrivals) for name, wav, takes in pairs]
        if pairs:
            print("  both rooms at once …")
            async with asyncio.TaskGroup() as group:
                for room in measured.together:
                    group.create_task(room.play(running, house))


async def _play(room: Room, running: RunningHub, house: House, other: Conventional, print: Print) -> None:
    print(f"  {room.name}: {len(room.turns)} commands in real time …")
    await room.play(running, house)
    print(f"  {room.name}: the same to the conventional pipeline …")
    await other.play(room)


def _files(rounds: int, after_ms: int, slot_ms: int | None = None) -> list[tuple[str, Path, list[Take]]]:
    files = []
    for round in range(rounds):
        for number, name in enumerate(ROOMS):
            kind = "together" if slot_ms else str(round + 1)
            wav = OUT / f"{name.lower().replace(' ', '-')}-{kind}.wav"
            said = scenes(name, variant=round)
            files.append(
                (name, wav, record(said, wav, seed=2 * round + number + 1, after_ms=after_ms, slot_ms=slot_ms))
            )
    return files


@asynccontextmanager
async def _hub() -> AsyncIterator[RunningHub]:
    """Run a hub on mosquitto where there is one, else on its embedded broker."""
    if not find_mosquitto():
        async with hub(OUT / "hub") as running:
            yield running
        return
    async with mosquitto(free_port()) as port, hub(OUT / "hub", "mqtt.host=127.0.0.1", mqtt_port=port) as running:
        yield running
