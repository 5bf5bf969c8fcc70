"""What is said in the benchmark of turns: commands, and the microphones' files with the moment each command ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from shared.audio import SAMPLE_BYTES, ms_to_samples, samples_to_ms
from tests.audio.room import in_room
from tests.audio.speak import speak
from tests.audio.wavfile import write_wav
from tests.demo.scenes import WAKE_WORD, Scene
from tests.satellite.wake.sounds import AUDIBLE

LEAD_MS = 1500
SLOT_MS = 8000
"""A command, its turn and its reply. Every slot has this length, so that two rooms speak at once."""
NOISE_DB = -52
PAUSES_MS = (0, 600, 0, 300, 1200, 0)
"""Between wake word and command, in turn; 0 is one breath."""
SPEEDS = (1.0, 0.9, 0.95)
"""The talkers' paces, in turn."""

ROOMS: dict[str, tuple[tuple[str, str], ...]] = {
    "Kitchen": (
        ("turn on the kitchen light", "light.kitchen_light turn_on"),
        ("turn on the coffee machine", "switch.coffee_machine turn_on"),
        ("set the kitchen light to forty percent", "light.kitchen_light turn_on brightness=40"),
        ("please turn off the coffee machine", "switch.coffee_machine turn_off"),
        ("turn off the lights", "light.kitchen_light turn_off"),
        ("open the bedroom blind", "cover.bedroom_blind open"),
        ("switch on the coffee machine", "switch.coffee_machine turn_on"),
        ("lock the front door", "lock.front_door lock"),
        ("turn on the hall light", "light.hall_light turn_on"),
        ("switch on the kitchen light", "light.kitchen_light turn_on"),
        ("turn off the coffee machine", "switch.coffee_machine turn_off"),
        ("turn off the kitchen light", "light.kitchen_light turn_off"),
        ("please lock the front door", "lock.front_door lock"),
        ("turn on the lights", "light.kitchen_light turn_on"),
    ),
    "Living room": (
        ("turn on the ceiling light", "light.ceiling_light turn_on"),
        ("turn on the bedroom fan", "fan.bedroom_fan turn_on"),
        ("set the thermostat to twenty one degrees", "climate.thermostat set_temperature temperature=21"),
        ("turn on the floor lamp", "light.floor_lamp turn_on"),
        ("turn on the bedside lamp", "light.bedside_lamp turn_on"),
        ("switch off the ceiling light", "light.ceiling_light turn_off"),
        ("turn off the bedroom fan", "fan.bedroom_fan turn_off"),
        ("set the bedside lamp to fifty percent", "light.bedside_lamp turn_on brightness=50"),
        ("set the temperature to nineteen degrees", "climate.thermostat set_temperature temperature=19"),
        ("turn off the lights", "light.ceiling_light turn_off, light.floor_lamp turn_off"),
        ("switch on the bedside lamp", "light.bedside_lamp turn_on"),
        ("switch on the ceiling light", "light.ceiling_light turn_on"),
        ("turn off the bedside lamp", "light.bedside_lamp turn_off"),
        ("turn the ceiling light off", "light.ceiling_light turn_off"),
    ),
}
"""What is said in each room, and what must be done. The rooms share no device, so that a command tells its room."""


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


def scenes(room: str, *, variant: int = 0) -> list[Scene]:
    """Return a room's commands; another `variant` gives them other pauses."""
    found = []
    for index, (say, did) in enumerate(ROOMS[room]):
        done = frozenset(f"{each}: confirmed" for each in did.split(", "))
        found.append(Scene(say, pause_ms=PAUSES_MS[(index + variant) % len(PAUSES_MS)], done=done))
    return found


def record(said: Sequence[Scene], path: Path, *, seed: int) -> list[Take]:
    """Write a room's file and return where each command lies in it."""
    pcm = _quiet(LEAD_MS)
    takes = []
    for index, scene in enumerate(said):
        begin, spoken = len(pcm), _spoken(scene, SPEEDS[(index + seed) % len(SPEEDS)])
        pcm += spoken + _quiet(SLOT_MS - _ms(spoken))
        ended = begin // SAMPLE_BYTES + audible_end(spoken)
        takes.append(Take(scene, _ms(pcm[:begin]), samples_to_ms(ended), _ms(pcm)))
    write_wav(path, in_room(pcm, seed=seed, noise_db=NOISE_DB))
    return takes


def audible_end(pcm: bytes) -> int:
    """Return the position after the last sample that belongs to speech; 0 where there is none."""
    loud = np.flatnonzero(np.abs(np.frombuffer(pcm, np.int16).astype(np.int32)) > AUDIBLE)
    return int(loud[-1]) + 1 if loud.size else 0


def _spoken(scene: Scene, speed: float) -> bytes:
    if not scene.pause_ms:
        return speak(f"{WAKE_WORD}, {scene.say}.", speed=speed)
    return speak(WAKE_WORD, speed=speed) + _quiet(scene.pause_ms) + speak(f"{scene.say}.", speed=speed)


def _quiet(ms: int) -> bytes:
    return bytes(ms_to_samples(ms) * SAMPLE_BYTES)


def _ms(pcm: bytes) -> int:
    return samples_to_ms(len(pcm) // SAMPLE_BYTES)
