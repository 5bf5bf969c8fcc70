"""`make demo`: the main job on real sound, in processes of their own; exits 0 only if every turn did what it should."""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
import time
from contextlib import suppress
from pathlib import Path

from satellite import happenings as seen
from shared.audio import SAMPLE_BYTES, ms_to_samples
from tests.audio.wavfile import read_wav, write_wav
from tests.demo.scenes import ROOMS
from tests.demo.show import block, turn_lines
from tests.demo.soundtrack import Take, record
from tests.demo.verdict import faults
from tests.fakes.house import House
from tests.fakes.processes import RunningHub, hub, satellite

OUT = Path("out/demo")


class Room:
    """One satellite: plays its file, follows what happens, judges every scene."""

    def __init__(self, name: str, number: int, house: House) -> None:
        self.name = name
        self.key = name.lower().replace(" ", "-")
        self.microphone = OUT / f"{self.key}.microphone.wav"
        self.loudspeaker = OUT / f"{self.key}.loudspeaker.wav"
        self.takes: list[Take] = record(ROOMS[name], self.microphone, seed=number + 1, beat_ms=500 * number)
        self.wrong = 0
        self._house = house
        self._replies: list[tuple[int, int]] = []
        self._turns: dict[int, seen.TurnOver] = {}
        self._rings: list[str] = []
        self.announcements = 0
        """What was said here that answers no turn."""
        self._woken = 0
        self._judged = 0

    async def play(self, running: RunningHub) -> None:
        """Run the satellite to the end of its file."""
        async with satellite(
            self.microphone, running.satellite_url, running.token, area=self.name, name=self.key, out=self.loudspeaker
        ) as happenings:
            async for happening in happenings:
                self._follow(happening)
        self._judge_until(len(self.takes))
        self._cut_replies()

    def _follow(self, happening: seen.Happening) -> None:
        scene = sum(take.end_ms <= happening.at_ms for take in self.takes)
        match happening:
            case seen.WakeHeard():
                self._judge_until(scene)
                self._woken = scene
            case seen.SpeechBegan():
                self._replies.append((happening.at_ms, 0))
                self.announcements += not happening.turn
            case seen.RingEnded():
                self._rings.append(happening.why)
            case seen.SpeechEnded():
                self._replies[-1] = (self._replies[-1][0], happening.at_ms)
            case seen.TurnOver():
                self._turns[self._woken] = happening
                self._judge_until(self._woken + 1)

    def _judge_until(self, scene: int) -> None:
        while self._judged < min(scene, len(self.takes)):
            played, turn = self.takes[self._judged].scene, self._turns.get(self._judged)
            found = faults(played, turn, self._house.state, self._rings)
            self.wrong += bool(found)
            print(block(self.name, turn_lines(played, turn, found)), flush=True)
            self._judged += 1

    def _cut_replies(self) -> None:
        pcm, _ = read_wav(self.loudspeaker)
        for number, (begin_ms, end_ms) in enumerate(self._replies, 1):
            begin, end = (ms_to_samples(ms) * SAMPLE_BYTES for ms in (begin_ms - 40, end_ms + 40))
            write_wav(OUT / f"{self.key}.reply-{number}.wav", pcm[max(0, begin) : end])


async def demo(keep: bool) -> int:
    """Run everything; return how many scenes went wrong."""
    began = time.monotonic()
    print("Starting the hub: embedded broker, speech-to-text, text-to-speech …", flush=True)
    async with (
        hub(OUT / "hub", "understanding.meaning=true", config=Path(__file__).with_name("hub.yaml")) as running,
        House("127.0.0.1", running.mqtt_port) as house,
    ):
        print(f"The hub serves {running.url} · {len(house.devices)} virtual devices announced themselves", flush=True)
        print("Speaking the scenes into two simulated rooms …", flush=True)
        rooms = [Room(name, number, house) for number, name in enumerate(ROOMS)]
        await running.prepared()
        print(f"{sum(len(room.takes) for room in rooms)} scenes, in real time, both rooms at once:\n", flush=True)
        async with asyncio.TaskGroup() as group:
            for room in rooms:
                group.create_task(room.play(running))
        wrong = sum(room.wrong for room in rooms) + _unheard(rooms)
        scenes = sum(len(room.takes) for room in rooms)
        verdict = "everything was right" if not wrong else f"{wrong} went WRONG"
        print(f"{scenes} scenes in {time.monotonic() - began:.0f} s: {verdict}.")
        print(f"What was said lies in {OUT}/*.reply-*.wav, what the microphones heard in {OUT}/*.microphone.wav")
        if keep:
            own = f"hearth-satellite run --set hub.url={running.satellite_url} --set hub.token={running.token}"
            print(f"\nStaying up at {running.url} until Ctrl-C; a satellite of your own: {own}", flush=True)
            await asyncio.Event().wait()
    return wrong


def _unheard(rooms: list[Room]) -> int:
    """Return how many announcements were not heard where they should, and say of each whether it was."""
    wanted = [take.scene for room in rooms for take in room.takes if take.scene.heard_in]
    missing = 0
    for scene in wanted:
        there = next(room for room in rooms if room.name == scene.heard_in)
        missing += not there.announcements
        print(f"{scene.heard_in}: {'heard' if there.announcements else 'WRONG: did not hear'} “{scene.say}”\n")
    return missing


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", action="store_true", help="stay up afterwards and print the web address")
    options = parser.parse_args()
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    with suppress(KeyboardInterrupt):
        sys.exit(1 if asyncio.run(demo(options.keep)) else 0)


if __name__ == "__main__":
    main()
