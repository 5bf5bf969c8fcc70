"""Turns: from the end of speech to the command at the device and to the reply's first sound, through real processes.

`python -m tests.bench turns` plays each room's commands alone, then both rooms' at once, and adds what the same turns
would cost the stock way. Two measures: the hub's own, from the last frame that voice activity detection called speech,
and one from outside, from the last sound of the command in the microphone's file.
"""

from __future__ import annotations

import asyncio
import shutil
import statistics
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from msgspec.structs import asdict

from satellite import happenings as seen
from shared.messages import TurnSummary
from tests.bench import stock
from tests.bench.clock import MicrophoneClock
from tests.bench.commands import ROOMS, Take, record, scenes
from tests.bench.report import spread
from tests.demo.verdict import faults
from tests.fakes.house import House
from tests.fakes.processes import RunningHub, hub, satellite

OUT = Path("out/bench/turns")
ROUNDS_FULL = 3
Print = Callable[[str], None]


@dataclass(slots=True)
class Turn:
    """One command and what came of it; times in milliseconds from the end of speech."""

    room: str
    take: Take
    word_end_ms: int | None = None
    """Where the satellite believes the wake word ended, on the microphone's clock; None: it heard none."""
    sounded_ms: int | None = None
    """When the reply began, on the microphone's clock."""
    over: seen.TurnOver | None = None
    publish_ms: int | None = None
    """Until the command reached the device, from outside."""
    faults: list[str] = field(default_factory=list)

    @property
    def summary(self) -> TurnSummary:
        """What the hub says of it."""
        return self.over.summary if self.over else TurnSummary()

    @property
    def sound_ms(self) -> int | None:
        """Until the reply's first sound, from outside."""
        return None if self.sounded_ms is None else self.sounded_ms - self.take.speech_end_ms


class Room:
    """One satellite: plays its file and follows what happens."""

    def __init__(self, name: str, takes: Sequence[Take], wav: Path, arrivals: list[tuple[float, str]]) -> None:
        """`arrivals`: moment and device of every command that reaches the house."""
        self.name = name
        self.wav = wav
        self.turns = [Turn(name, take) for take in takes]
        self.unasked = 0
        """Wakes that nobody asked for."""
        self._arrivals = arrivals
        self._clock = MicrophoneClock()
        self._current: Turn | None = None

    async def play(self, running: RunningHub, house: House) -> None:
        """Run the satellite to the end of its file, then judge every turn."""
        key = self.name.lower().replace(" ", "-")
        loop = asyncio.get_running_loop()
        begun = loop.time()
        async with satellite(
            self.wav,
            running.satellite_url,
            running.token,
            area=self.name,
            name=key,
            out=self.wav.with_suffix(".out.wav"),
        ) as happenings:
            async for happening in happenings:
                self._clock.saw(happening.at_ms, loop.time())
                self._follow(happening)
        for turn in self.turns:
            self._judge(turn, house, begun)

    def _follow(self, happening: seen.Happening) -> None:
        match happening:
            case seen.WakeHeard(at_ms=at_ms, word_end_ms=word_end_ms):
                turn = next((each for each in self.turns if each.take.begin_ms <= at_ms < each.take.end_ms), None)
                if turn is None or turn.word_end_ms is not None:
                    self.unasked += 1
                    return
                turn.word_end_ms, self._current = word_end_ms, turn
            case seen.SpeechBegan(at_ms=at_ms) if self._current and self._current.sounded_ms is None:
                self._current.sounded_ms = at_ms
            case seen.TurnOver() if self._current and self._current.over is None:
                self._current.over = happening

    def _judge(self, turn: Turn, house: House, begun: float) -> None:
        turn.faults = faults(turn.take.scene, turn.over, house.state)
        begin, end = (max(begun, self._clock.at(ms)) for ms in (turn.take.begin_ms, turn.take.end_ms))
        came = [at for at, device in self._arrivals if device in turn.take.devices and begin <= at < end]
        if came:
            turn.publish_ms = self._clock.ms_after(turn.take.speech_end_ms, min(came))
        else:
            turn.faults.append("no command reached the device")


def run(print: Print = print, *, full: bool = False) -> dict[str, Any]:
    """Measure for about five minutes, in `full` for three times as long."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    rounds = ROUNDS_FULL if full else 1
    print("  speaking the commands into two simulated rooms …")
    files: list[tuple[str, Path, list[Take]]] = []
    for round in range(rounds):
        for number, name in enumerate(ROOMS):
            wav = OUT / f"{name.lower().replace(' ', '-')}-{round + 1}.wav"
            takes = record(scenes(name, variant=round), wav, seed=2 * round + number + 1)
            files.append((name, wav, takes))
    alone, together = asyncio.run(_play(files, print))
    found = {"one room at a time": figures(alone), "two rooms at once": figures(together)}
    print("  the stock way: 0.7 s of silence, then faster-whisper's own call on the same sound …")
    turns = [(room.wav, turn) for room in alone for turn in room.turns]
    heard = [
        stock.Utterance(wav, turn.word_end_ms, turn.take.speech_end_ms, turn.take.scene.say, turn.summary)
        for wav, turn in turns
        if turn.word_end_ms is not None
    ]
    found["stock way"] = stock.cost(heard)
    return found


async def _play(files: Sequence[tuple[str, Path, list[Take]]], print: Print) -> tuple[list[Room], list[Room]]:
    arrivals: list[tuple[float, str]] = []
    loop = asyncio.get_running_loop()

    def on_line(line: dict[str, Any]) -> None:
        if command := line.get("command"):
            arrivals.append((loop.time(), command["device"]))

    async with (
        hub(OUT / "hub") as running,
        House("127.0.0.1", running.mqtt_port, on_line=on_line) as house,
    ):
        alone = [Room(name, takes, wav, arrivals) for name, wav, takes in files]
        together = [Room(name, takes, wav, arrivals) for name, wav, takes in files]
        for room in alone:
            print(f"  {room.name} alone: {len(room.turns)} commands in real time …")
            await room.play(running, house)
        for pair in zip(together[::2], together[1::2], strict=True):
            print(f"  {' and '.join(room.name for room in pair)} at once …")
            async with asyncio.TaskGroup() as group:
                for room in pair:
                    group.create_task(room.play(running, house))
    return alone, together


def figures(rooms: Sequence[Room]) -> dict[str, Any]:
    """Return what the turns of these rooms took and how they went; a wrong turn is counted, its times as well."""
    turns = [turn for room in rooms for turn in room.turns]
    ended = Counter(str(turn.summary.end_reason or "no turn") for turn in turns)
    stages: dict[str, list[int]] = defaultdict(list)
    for turn in turns:
        for stage in turn.summary.stages:
            stages[stage.name].append(stage.duration_ms)
    return {
        "turns": len(turns),
        "right": sum(not turn.faults for turn in turns),
        "unasked_wakes": sum(room.unasked for room in rooms),
        "publish_ms": spread(turn.summary.speech_end_to_publish_ms for turn in turns),
        "publish_outside_ms": spread(turn.publish_ms for turn in turns),
        "sound_ms": spread(turn.summary.speech_end_to_sound_ms for turn in turns),
        "sound_outside_ms": spread(turn.sound_ms for turn in turns),
        "ended": {reason: round(count / len(turns), 3) for reason, count in ended.most_common()},
        "stage_medians_ms": {name: round(statistics.median(each)) for name, each in stages.items()},
        "each": [_each(turn) for turn in turns],
    }


def _each(turn: Turn) -> dict[str, Any]:
    summary = turn.summary
    return {
        "room": turn.room,
        "said": turn.take.scene.say,
        "pause_ms": turn.take.scene.pause_ms,
        "heard": summary.heard,
        "ended": summary.end_reason,
        "publish_ms": summary.speech_end_to_publish_ms,
        "publish_outside_ms": turn.publish_ms,
        "sound_ms": summary.speech_end_to_sound_ms,
        "sound_outside_ms": turn.sound_ms,
        "stages": [asdict(stage) for stage in summary.stages],
        "faults": turn.faults,
    }
