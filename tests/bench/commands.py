"""What is said in the benchmark of turns: commands, and the microphones' files with the moment each command ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soxr

from shared.audio import SAMPLE_BYTES, ms_to_samples, samples_to_ms
from tests.audio.room import in_room
from tests.audio.speak import speak
from tests.audio.wavfile import write_wav
from tests.demo.scenes import WAKE_WORD, Scene
from tests.satellite.wake.sounds import AUDIBLE

LEAD_MS = 1500
AFTER_MS, AFTER_BUSY_MS = 2600, 6000
"""After a command, for its turn and its reply; where other work slows every turn, the next must not cut it off."""
SLOT_MS = 8000
"""A command, its turn and its reply where two rooms speak at once: then all slots have the same length."""
NOISE_DB = -52
PAUSES_MS = (0, 600, 0, 300, 1200, 0)
"""Between wake word and command, in turn; 0 is one breath."""
TALKERS = ((0.85, 1.0), (0.95, 1.0), (0.77, 0.93), (0.9, 1.1))
"""Pace and pitch of the talkers, in turn: one voice, also played faster or slower for a smaller or a bigger person."""

ROOMS: dict[str, tuple[tuple[str, str], ...]] = {
    "Kitchen": (
        ("turn on the kitchen light", "light.kitchen_light turn_on"),
        ("turn on the coffee machine", "switch.coffee_machine turn_on"),
        ("set the kitchen light to forty percent", "light.kitchen_light turn_on brightness=40"),
        ("please turn off the coffee machine", "switch.coffee_machine turn_off"),
        ("turn on the hall light", "light.hall_light turn_on"),
        ("set the brightness of the kitchen light to seventy percent", "light.kitchen_light turn_on brightness=70"),
        ("switch on the coffee machine", "switch.coffee_machine turn_on"),
        ("turn off the lights", "light.kitchen_light turn_off"),
        ("lock the front door", "lock.front_door lock"),
        ("could you please turn on the light in the hall", "light.hall_light turn_on"),
        ("switch on the kitchen light", "light.kitchen_light turn_on"),
        ("turn off the coffee machine", "switch.coffee_machine turn_off"),
        ("turn the hall light off please", "light.hall_light turn_off"),
        ("turn off the kitchen light", "light.kitchen_light turn_off"),
        ("please lock the front door", "lock.front_door lock"),
        ("turn on the kitchen light please", "light.kitchen_light turn_on"),
    ),
    "Living room": (
        ("turn on the ceiling light", "light.ceiling_light turn_on"),
        ("turn on the floor lamp", "light.floor_lamp turn_on"),
        ("set the thermostat to twenty one degrees", "climate.thermostat set_temperature temperature=21"),
        ("turn on the bedside lamp", "light.bedside_lamp turn_on"),
        ("switch off the ceiling light", "light.ceiling_light turn_off"),
        ("set the bedside lamp to fifty percent", "light.bedside_lamp turn_on brightness=50"),
        ("could you please turn off the floor lamp", "light.floor_lamp turn_off"),
        ("set the temperature to nineteen degrees", "climate.thermostat set_temperature temperature=19"),
        ("switch on the ceiling light", "light.ceiling_light turn_on"),
        ("bedside lamp off", "light.bedside_lamp turn_off"),
        ("set the brightness of the floor lamp to thirty percent", "light.floor_lamp turn_on brightness=30"),
        ("turn off the lights", "light.ceiling_light turn_off, light.floor_lamp turn_off"),
        (
            "please set the temperature in the living room to twenty degrees",
            "climate.thermostat set_temperature temperature=20",
        ),
        ("switch on the bedside lamp", "light.bedside_lamp turn_on"),
        ("turn off the bedside lamp", "light.bedside_lamp turn_off"),
        ("turn the ceiling light off", "light.ceiling_light turn_off"),
    ),
}
"""What is said in each room, and what must be done. The rooms share no device, so that a command tells its room."""
OPEN_ENDED = frozenset({"turn off the lights"})
"""What may go on ("… in the hall"), so the hub waits longer for it. All others are complete commands."""


@dataclass(frozen=True, slots=True)
class Take:
    """A command's place in a room's file, in milliseconds of its microphone."""

    scene: Scene
    begin_ms: int
    speech_end_ms: int
    """Where the last sound of the command is, before the room's reverberation."""
    end_ms: int

    @property
    def devices(self) -> frozenset[str]:
        """Those that the command is for."""
        return frozenset(each.split()[0] for each in self.scene.done)

    @property
    def is_complete(self) -> bool:
        """Nothing can be expected to follow."""
        return self.scene.say not in OPEN_ENDED


def scenes(room: str, *, variant: int = 0) -> list[Scene]:
    """Return a room's commands; another `variant` gives them other pauses."""
    found = []
    for index, (say, did) in enumerate(ROOMS[room]):
        done = frozenset(f"{each}: confirmed" for each in did.split(", "))
        found.append(Scene(say, pause_ms=PAUSES_MS[(index + variant) % len(PAUSES_MS)], done=done))
    return found


def record(
    said: Sequence[Scene], path: Path, *, seed: int, after_ms: int = AFTER_MS, slot_ms: int | None = None
) -> list[Take]:
    """Write a room's file and return where each command lies in it.

    A slot ends `after_ms` after the command, or is `slot_ms` long.
    """
    pcm = _quiet(LEAD_MS)
    takes = []
    for index, scene in enumerate(said):
        begin, spoken = len(pcm), _spoken(scene, *TALKERS[(index + seed) % len(TALKERS)])
        pcm += spoken + _quiet(after_ms if slot_ms is None else slot_ms - _ms(spoken))
        ended = begin // SAMPLE_BYTES + audible_end(spoken)
        takes.append(Take(scene, _ms(pcm[:begin]), samples_to_ms(ended), _ms(pcm)))
    write_wav(path, in_room(pcm, seed=seed, noise_db=NOISE_DB))
    return takes


def audible_end(pcm: bytes) -> int:
    """Return the position after the last sample that belongs to speech; 0 where there is none."""
    loud = np.flatnonzero(np.abs(np.frombuffer(pcm, np.int16).astype(np.int32)) > AUDIBLE)
    return int(loud[-1]) + 1 if loud.size else 0


def _spoken(scene: Scene, pace: float, pitch: float) -> bytes:
    if not scene.pause_ms:
        return _voice(f"{WAKE_WORD}, {scene.say}.", pace, pitch)
    return _voice(WAKE_WORD, pace, pitch) + _quiet(scene.pause_ms) + _voice(f"{scene.say}.", pace, pitch)


def _voice(text: str, pace: float, pitch: float) -> bytes:
    pcm = np.frombuffer(speak(text, speed=round(pace / pitch, 3)), np.int16)
    return bytes(soxr.resample(pcm, pitch, 1).tobytes())


def _quiet(ms: int) -> bytes:
    return bytes(ms_to_samples(ms) * SAMPLE_BYTES)


def _ms(pcm: bytes) -> int:
    return samples_to_ms(len(pcm) // SAMPLE_BYTES)
