"""The whole ear on real speech: real cleaning, voice activity and wake word models in a simulated room."""

from __future__ import annotations

import pytest

from satellite.cleaning import build as build_cleaning
from satellite.config import Cleaning, Vad, Wake
from satellite.ear import Ear, Heard
from satellite.sound.base import Block
from satellite.vad import Vad as VoiceActivity
from satellite.wake.select import build as build_wake
from shared.audio import FRAME_BYTES, FRAME_SAMPLES, SAMPLE_RATE, SILENCE, ms_to_samples
from tests.audio.room import echo_path, in_room, mix
from tests.audio.speak import speak

COMMAND = "Hey Jarvis, turn on the kitchen light."
REPLY = "It is a quarter past nine. The living room lamp is on, and the heating is set to twenty one degrees."


def new_ear(**cleaning: bool) -> Ear:
    return Ear(build_cleaning(Cleaning(**cleaning)), VoiceActivity(Vad()), build_wake(Wake()))


def run(ear: Ear, captured: bytes, played: bytes = b"") -> list[Heard]:
    played = played.ljust(len(captured), b"\0")
    return [
        ear.hear(Block(captured[at : at + FRAME_BYTES], played[at : at + FRAME_BYTES], at // 2))
        for at in range(0, len(captured) // FRAME_BYTES * FRAME_BYTES, FRAME_BYTES)
    ]


def wakes(heard: list[Heard]) -> list[tuple[str, float]]:
    return [(each.wake.word, each.wake.end / SAMPLE_RATE) for each in heard if each.wake]


def seconds(length: float) -> bytes:
    return bytes(int(length * SAMPLE_RATE) * 2)


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("echo_cancellation", [True, False])
def test_a_wake_word_is_heard_and_the_command_after_it_kept(seed: int, echo_cancellation: bool) -> None:
    sound = in_room(seconds(1.5) + speak(COMMAND) + seconds(1.5), seed=seed)
    heard = run(new_ear(echo_cancellation=echo_cancellation), sound)
    assert [word for word, _ in wakes(heard)] == ["hey_jarvis"]
    assert 1.9 < wakes(heard)[0][1] < 2.7
    assert [each.frame.position for each in heard] == list(range(0, len(heard) * FRAME_SAMPLES, FRAME_SAMPLES))
    # The detector learns the room's noise in the first moments and takes some of it for speech until then.
    speech = [each.frame.position for each in heard[50:] if each.frame.is_speech]
    assert 1.4 < speech[0] / SAMPLE_RATE < 1.8
    assert len(speech) / len(heard) > 0.3
    assert not any(each.echo_active for each in heard)


def test_ordinary_talk_does_not_wake() -> None:
    sound = in_room(speak("The jar of jam is in the kitchen, and hey, drive us home."), seed=7)
    assert not wakes(run(new_ear(), sound))


@pytest.mark.parametrize("echo_cancellation", [True, False])
def test_its_own_reply_neither_wakes_nor_counts_as_speech(echo_cancellation: bool) -> None:
    played = seconds(2) + speak(REPLY + " Hey Jarvis. " + REPLY) + seconds(1)
    heard = run(new_ear(echo_cancellation=echo_cancellation), echo_path(played, seed=3), played)
    assert not wakes(heard)
    settled = heard[150:]
    assert sum(each.frame.is_speech for each in settled) / len(settled) < 0.1
    assert all(each.echo_active for each in heard[100 + 10 : 100 + 200])


def test_a_wake_word_over_a_reply_is_heard_through_the_echo() -> None:
    reply = speak(REPLY)
    played = seconds(1) + reply
    at = 3.5
    talker = in_room(seconds(at) + speak("Hey Jarvis.") + seconds(1.5), seed=2, distance_m=1, level_db=-20)
    heard = run(new_ear(), mix(echo_path(played, seed=5, level_db=-20), talker), played)
    assert [word for word, _ in wakes(heard)] == ["hey_jarvis"]
    assert at < wakes(heard)[0][1] < at + 1.5


def test_the_gate_lets_nothing_of_a_reply_through_to_the_hub() -> None:
    played = SILENCE * 10 + speak("Okay.") + seconds(1)
    played = played[: len(played) // FRAME_BYTES * FRAME_BYTES]
    heard = run(new_ear(echo_cancellation=False), echo_path(played, seed=1, delay_ms=50), played)
    active = [each for each in heard if each.echo_active]
    assert all(each.frame.pcm == SILENCE for each in active)
    sounding = range(10, (len(played) - len(seconds(1))) // FRAME_BYTES)
    assert all(heard[index].echo_active for index in sounding)


def test_reset_forgets_half_a_wake_word() -> None:
    sound = in_room(seconds(1.5) + speak("Hey Jarvis.") + seconds(1.5), seed=1)
    ear = new_ear()
    [(_, end)] = wakes(run(ear, sound))
    ear.reset()
    half = ms_to_samples((end - 0.35) * 1000) * 2 // FRAME_BYTES * FRAME_BYTES
    assert not wakes(run(ear, sound[:half]))
    ear.reset()
    assert not wakes(run(ear, sound[half:]))
    ear.reset()
    assert wakes(run(ear, sound)) == [("hey_jarvis", end)]
