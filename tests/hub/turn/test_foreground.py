"""Who speaks in front, on made-up loudness and on real speech beside a real voice further away."""

from __future__ import annotations

import math
import struct
import wave
from dataclasses import replace
from pathlib import Path

import pytest

from hub.turn.foreground import Foreground, loudness
from hub.turn.glimpses import is_due
from satellite.config import Vad as VadSettings
from satellite.vad import Vad
from shared.audio import FRAME_MS, FRAME_SAMPLES, SILENCE, Frame, ms_to_samples, split_frames
from shared.endpoint import Endpointer, Hint
from tests.audio.room import in_room, mix, noise
from tests.audio.speak import CLEAR, speak
from tests.audio.voiced import pause
from tests.bench.commands import ROOMS, record, scenes


def played(script: str) -> list[tuple[str, bool]]:
    """Play a script; return for each 20 ms the kind of sound and whether it is taken for the person.

    `s` is the person (syllables of 60 to 80 dB), `n` somebody further away, `f` a fan as loud as the person, `q` quiet.
    """
    foreground, found, number = Foreground(), [], 0
    for piece in script.split():
        for _ in range(int(piece[1:]) // FRAME_MS):
            syllable = 10 * math.sin(number / 2)
            level = {"s": 70 + syllable, "n": 55 + syllable, "f": 75, "q": 20}[piece[0]]
            sample = struct.pack("<h", round(10 ** (level / 20)))
            frame = Frame(sample * FRAME_SAMPLES, number * FRAME_SAMPLES, piece[0] != "q")
            found.append((piece[0], foreground.step(frame)))
            number += 1
    return found


def share(found: list[tuple[str, bool]], kind: str, *, but_first_ms: int = 0) -> float:
    """Return how much of a kind of sound is taken for the person, its beginning left out."""
    taken = [is_theirs for each, is_theirs in found if each == kind][but_first_ms // FRAME_MS :]
    return sum(taken) / len(taken)


@pytest.mark.parametrize(
    ("script", "least"),
    [
        ("s2000", 1.0),
        ("q400 s2000", 1.0),
        ("s600 q400 s2000", 0.9),
        ("s1000 n600 s1000", 0.8),
        ("s1000 f300 s1000", 0.9),
    ],
)
def test_the_person_is_heard(script: str, least: float) -> None:
    assert share(played(script), "s") >= least


@pytest.mark.parametrize(
    ("script", "kind"),
    [("s1500 n4000", "n"), ("s1500 n700 q300 n4000", "n"), ("s1500 n1000 q200 n2000", "n"), ("s1500 f4000", "f")],
)
def test_what_goes_on_behind_the_person_is_not_them(script: str, kind: str) -> None:
    assert share(played(script), kind, but_first_ms=800) < 0.1


@pytest.mark.parametrize("pause", ["q300", "n200 q300"])
def test_who_goes_on_more_softly_after_a_quiet_pause_is_heard(pause: str) -> None:
    assert share(played(f"s1500 {pause} n1500"), "n", but_first_ms=200 if "n" in pause else 0) > 0.9


def test_noise_is_told_from_quiet_and_from_the_rooms_tail() -> None:
    for script, is_noisy in (("s1000 q2000", False), ("s1000 n120 q2000", False), ("s1000 n2000", True)):
        foreground, number = Foreground(), 0
        for piece in script.split():
            for _ in range(int(piece[1:]) // FRAME_MS):
                level = {"s": 8000, "n": 800, "q": 1}[piece[0]] >> number % 2
                foreground.step(Frame(struct.pack("<h", level) * FRAME_SAMPLES, number, piece[0] != "q"))
                number += 1
        assert foreground.is_noisy is is_noisy, script


def test_loudness_is_in_decibels() -> None:
    assert loudness(SILENCE) == 0
    assert loudness(struct.pack("<h", 1000) * 320) == pytest.approx(60, abs=0.01)


COMMANDS = ("turn on the kitchen light", "set the thermostat to twenty one degrees", "open the garage door please")
STORY = "and now the weather for tomorrow, it will be cloudy in the morning with some rain in the afternoon"


@pytest.mark.parametrize("speed", [1.0, CLEAR])
@pytest.mark.parametrize("command", COMMANDS)
def test_real_speech_before_a_television(command: str, speed: float) -> None:
    said = speak(command, speed=speed)
    person = in_room(said + pause(4), seed=1, noise_db=-60)
    behind = in_room(
        speak(STORY)[ms_to_samples(600) * 2 :] + pause(4), seed=2, noise_db=-60, level_db=-41, distance_m=4
    )[: len(person)]
    end = len(said) // 640
    for sound in (person, mix(person, behind)):
        assert end - 10 < ended(sound, end) <= end + 50, "neither cut off nor held open for more than a second"


@pytest.mark.parametrize("room", ROOMS)
def test_no_command_in_a_room_fades_into_the_background(room: str, tmp_path: Path) -> None:
    takes = record(scenes(room), tmp_path / "room.wav", seed=1, after_ms=1000)
    with wave.open(str(tmp_path / "room.wav")) as file:
        pcm = file.readframes(file.getnframes())
    for take in takes:
        detector, foreground, last = Vad(VadSettings()), Foreground(), 0
        for number, frame in enumerate(split_frames(pcm[take.begin_ms * 32 : take.speech_end_ms * 32])):
            if foreground.step(replace(frame, is_speech=detector.hear(frame.pcm))):
                last = number
        assert take.speech_end_ms - take.begin_ms - last * 20 <= 400, take.scene.say


def test_real_speech_beside_a_fan() -> None:
    said = speak(COMMANDS[0], speed=CLEAR)
    person = in_room(said + pause(3), seed=1, noise_db=-60)
    hum = (noise(len(person) // 2, seed=3, level_db=-32) * 32767).astype("int16").tobytes()
    end = len(said) // 640
    assert end - 10 < ended(mix(person, hum), end) <= end + 50


def ended(pcm: bytes, end: int) -> int:
    """Return the frame in which a command ends whose words are complete once its frame `end` has come."""
    detector, foreground, endpointer = Vad(VadSettings()), Foreground(), Endpointer()
    for number, frame in enumerate(split_frames(pcm)):
        is_talking = foreground.step(replace(frame, is_speech=detector.hear(frame.pcm)))
        hint = Hint.COMPLETE if number >= end - 5 else Hint.DANGLING
        if endpointer.step(FRAME_SAMPLES, is_talking, hint, is_noisy=foreground.is_noisy).ended:
            return number
    raise AssertionError("it never ended")


@pytest.mark.parametrize(
    ("since_ms", "took_ms", "every_ms", "due"),
    [
        (280, 0, 300, False),
        (300, 0, 300, True),
        (300, 140, 300, True),
        (300, 160, 300, False),
        (320, 160, 300, True),
        (900, 500, 300, False),
        (10_000, 0, 0, False),
    ],
)
def test_when_the_next_partial_is_due(since_ms: int, took_ms: int, every_ms: int, due: bool) -> None:
    assert is_due(since_ms, took_ms, every_ms) is due
