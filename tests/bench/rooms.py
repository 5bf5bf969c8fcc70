"""Eight rooms, one hub: eight people give a command within two seconds, each heard by the satellite of their room.

`python -m tests.bench rooms` plays every room alone, then all at once. All say much the same, "turn on the lights", so
that only the satellite tells the room. Every part is a process of its own.
"""

from __future__ import annotations

import asyncio
import shutil
import statistics
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from satellite import happenings as seen
from shared.audio import SAMPLE_BYTES, ms_to_samples, samples_to_ms
from tests.audio.room import in_room
from tests.audio.speak import speak
from tests.audio.wavfile import write_wav
from tests.bench.commands import Take, audible_end
from tests.bench.report import spread
from tests.bench.room import Room, Turn
from tests.demo.scenes import WAKE_WORD, Scene
from tests.fakes.house import House
from tests.fakes.processes import RunningHub, hub
from tests.fakes.virtual_devices import JsonLight

OUT = Path("out/bench/rooms")
ROOMS = ("Kitchen", "Living room", "Bedroom", "Hall", "Bathroom", "Office", "Garage", "Cellar")
SAYINGS = ("turn on the lights", "switch on the lights", "please turn on the lights", "turn the lights on")
PACES = (0.95, 1.0, 0.9)
WITHIN_S = 2.0
"""The first and the last begin to speak at most so far apart."""
READY_MS, AFTER_MS = 1500, 12_000
LONGEST_MS = 240_000
"""The microphones are quiet for so long at most, until every satellite is there."""
HEADER = 44
"""Bytes before the sound in the files that `write_wav` writes."""
Print = Callable[[str], None]


class GatedRoom(Room):
    """A room whose command is written into the microphone's file while that plays, at the moment that is wanted."""

    def __init__(self, number: int, arrivals: list[tuple[float, str]]) -> None:
        name = ROOMS[number]
        super().__init__(name, (), OUT / f"{name.lower().replace(' ', '-')}.wav", arrivals)
        self.number = number
        self.light = f"light.{name.lower().replace(' ', '_')}_light"
        self.scene = Scene(SAYINGS[number % len(SAYINGS)], done=frozenset({f"{self.light} turn_on: confirmed"}))
        self.began_s: float | None = None
        """When the file began."""
        self.linked = asyncio.Event()

    def prepare(self) -> None:
        """Speak the command, and write a file in which nobody speaks yet."""
        write_wav(self.wav, bytes(ms_to_samples(LONGEST_MS) * SAMPLE_BYTES))
        dry = speak(f"{WAKE_WORD}, {self.scene.say}.", speed=PACES[self.number % len(PACES)])
        self._end_ms = samples_to_ms(audible_end(dry))
        self._pcm = in_room(dry + bytes(ms_to_samples(AFTER_MS) * SAMPLE_BYTES), seed=self.number, noise_db=-55)

    def speak_at(self, moment_s: float) -> None:
        """Let somebody speak at a moment of the loop's time; soon afterwards the file ends."""
        assert self.began_s is not None
        begin_ms = round((moment_s - self.began_s) * 1000)
        with self.wav.open("r+b") as file:
            file.seek(HEADER + ms_to_samples(begin_ms) * SAMPLE_BYTES)
            file.write(self._pcm)
            file.truncate()
        end_ms = begin_ms + samples_to_ms(len(self._pcm) // SAMPLE_BYTES)
        self.turns = [Turn(self.name, Take(self.scene, begin_ms, begin_ms + self._end_ms, end_ms))]

    def follow(self, happening: seen.Happening) -> None:
        """Note when the file begins, and what a happening tells of a turn."""
        if isinstance(happening, seen.Linked) and self.began_s is None:
            self.began_s = asyncio.get_running_loop().time()
            self.linked.set()
        super().follow(happening)


def run(print: Print = print, *, full: bool = False) -> dict[str, Any]:
    """Measure for about three minutes, in `full` three rounds of it."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    alone, together = asyncio.run(_play(3 if full else 1, print))
    one, eight = figures(alone), figures(together)
    ratio = _ratio(eight["publish_ms"], one["publish_ms"])
    return {"rooms": len(ROOMS), "one room at a time": one, "all at once": eight, "slowdown": ratio}


async def _play(rounds: int, print: Print) -> tuple[list[GatedRoom], list[GatedRoom]]:
    arrivals: list[tuple[float, str]] = []
    loop = asyncio.get_running_loop()
    alone: list[GatedRoom] = []
    together: list[GatedRoom] = []

    def on_line(line: dict[str, Any]) -> None:
        if command := line.get("command"):
            arrivals.append((loop.time(), command["device"]))

    lights = [JsonLight(GatedRoom(number, arrivals).light, f"{name} light", name) for number, name in enumerate(ROOMS)]
    async with (
        hub(OUT / "hub") as running,
        House("127.0.0.1", running.mqtt_port, lights, on_line=on_line) as house,
    ):
        await running.knows(len(lights))
        for _ in range(rounds):
            for number, name in enumerate(ROOMS):
                print(f"  {name} alone …")
                alone.append(GatedRoom(number, arrivals))
                await _speak(alone[-1:], running, house)
            print(f"  all {len(ROOMS)} at once …")
            together += [GatedRoom(number, arrivals) for number in range(len(ROOMS))]
            await _speak(together[-len(ROOMS) :], running, house)
    return alone, together


async def _speak(rooms: Sequence[GatedRoom], running: RunningHub, house: House) -> None:
    """Start the satellites one after the other, then let everybody speak within two seconds."""
    async with asyncio.TaskGroup() as group:
        for room in rooms:
            room.prepare()
            group.create_task(room.play(running, house))
            await room.linked.wait()
        begin_s = asyncio.get_running_loop().time() + READY_MS / 1000
        for index, room in enumerate(rooms):
            room.speak_at(begin_s + index * WITHIN_S / len(ROOMS))


def figures(rooms: Sequence[Room]) -> dict[str, Any]:
    """Return how the turns of these rooms went and what they took."""
    turns = [turn for room in rooms for turn in room.turns]
    return {
        "turns": len(turns),
        "complete": sum(turn.over is not None and turn.over.outcome == "answered" for turn in turns),
        "right": sum(not turn.faults for turn in turns),
        "yielded": sum(turn.over is not None and turn.over.outcome == "yielded" for turn in turns),
        "publish_ms": spread(turn.summary.speech_end_to_publish_ms for turn in turns),
        "publish_outside_ms": spread(turn.publish_ms for turn in turns),
        "longest_outside_ms": max((turn.publish_ms for turn in turns if turn.publish_ms is not None), default=None),
        "sound_ms": spread(turn.summary.speech_end_to_sound_ms for turn in turns),
        "sound_outside_ms": spread(turn.sound_ms for turn in turns),
        "stt_ms": _median(turns, "stt"),
        "each": [
            {
                "room": turn.room,
                "heard": turn.summary.heard,
                "ended": turn.summary.end_reason,
                "publish_ms": turn.summary.speech_end_to_publish_ms,
                "sound_ms": turn.summary.speech_end_to_sound_ms,
                "faults": turn.faults,
            }
            for turn in turns
        ],
    }


def _median(turns: Sequence[Turn], stage: str) -> int | None:
    found = [each.duration_ms for turn in turns for each in turn.summary.stages if each.name == stage]
    return round(statistics.median(found)) if found else None


def _ratio(many: dict[str, int] | None, one: dict[str, int] | None) -> float | None:
    return many["p50"] / one["p50"] if many and one else None
