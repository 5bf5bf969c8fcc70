"""One room of the benchmark of turns: a satellite that plays its file, and what became of every command in it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from satellite import happenings as seen
from shared.messages import TurnSummary
from tests.bench.clock import MicrophoneClock
from tests.bench.commands import Take
from tests.bench.conventional import Done
from tests.demo.verdict import faults
from tests.fakes.house import House
from tests.fakes.processes import RunningHub, satellite

Arrival = tuple[float, str]
"""Moment, on the loop's clock, and device of a command that reached the house."""


NO_WAKE, CUT_OFF = "no wake", "cut off by the next command"


@dataclass(slots=True)
class Turn:
    """One command and what came of it, ours and the conventional way; times in milliseconds from its last sound."""

    room: str
    take: Take
    word_end_ms: int | None = None
    """Where the satellite believes the wake word ended, on the microphone's clock; None: it heard none."""
    sounded_ms: int | None = None
    """When the reply began, on the microphone's clock."""
    over: seen.TurnOver | None = None
    publish_ms: int | None = None
    """Until the command reached the device."""
    faults: list[str] = field(default_factory=list)
    conventional: Done | None = None
    """None: it was not tried."""
    conventional_ms: int | None = None
    """Until its command reached the device."""

    @property
    def summary(self) -> TurnSummary:
        """What the hub says of it."""
        return self.over.summary if self.over else TurnSummary()

    @property
    def ended(self) -> str:
        """Why listening ended, or why nothing is known of it."""
        if self.over is None:
            return NO_WAKE if self.word_end_ms is None else CUT_OFF
        return str(self.summary.end_reason or self.over.outcome)

    @property
    def sound_ms(self) -> int | None:
        """Until the reply's first sound."""
        return None if self.sounded_ms is None else self.sounded_ms - self.take.speech_end_ms

    @property
    def conventional_is_right(self) -> bool:
        """The conventional pipeline did what was asked, and nothing else."""
        did = self.conventional.did if self.conventional else ()
        return frozenset(f"{each}: confirmed" for each in did) == self.take.scene.done


def first_arrival(arrivals: Iterable[Arrival], devices: frozenset[str], begin_s: float, end_s: float) -> float | None:
    """Return when the first command for one of these devices came within a time, None when none did."""
    return min((at for at, device in arrivals if device in devices and begin_s <= at < end_s), default=None)


class Room:
    """One satellite: plays its file and follows what happens."""

    def __init__(self, name: str, takes: Sequence[Take], wav: Path, arrivals: Sequence[Arrival]) -> None:
        """`arrivals` grows while commands reach the house."""
        self.name = name
        self.wav = wav
        self.turns = [Turn(name, take) for take in takes]
        self.unasked = 0
        """Wakes that nobody asked for."""
        self._arrivals = arrivals
        self._clock = MicrophoneClock()
        self._reached_ms = 0
        self._current: Turn | None = None

    async def play(self, running: RunningHub, house: House) -> None:
        """Run the satellite to the end of its file, then judge every turn; when cancelled, those that were over."""
        key = self.name.lower().replace(" ", "-")
        loop = asyncio.get_running_loop()
        begun = loop.time()
        try:
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
                    self.follow(happening)
        except BaseException:
            self.turns = [turn for turn in self.turns if turn.take.end_ms <= self._reached_ms]
            raise
        finally:
            for turn in self.turns:
                self._judge(turn, house, begun)

    def follow(self, happening: seen.Happening) -> None:
        """Note what a happening tells of a turn."""
        self._reached_ms = max(self._reached_ms, happening.at_ms)
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
        turn.faults = [CUT_OFF] if turn.ended == CUT_OFF else faults(turn.take.scene, turn.over, house.state)
        begin, end = (max(begun, self._clock.at(ms)) for ms in (turn.take.begin_ms, turn.take.end_ms))
        came = first_arrival(self._arrivals, turn.take.devices, begin, end)
        if came is None:
            turn.faults.append("no command reached the device")
        else:
            turn.publish_ms = self._clock.ms_after(turn.take.speech_end_ms, came)
