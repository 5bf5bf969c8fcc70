"""A real linear canceller says what it expects; loudspeakers and rooms are simulated."""

from __future__ import annotations

import numpy as np
import pytest

from satellite.linear_canceller import LinearCanceller
from satellite.unexplained import KNOWN_AFTER, LEAST_DB, MOST_DB, Unexplained
from shared.audio import FRAME_BYTES, FRAME_SAMPLES, SAMPLE_RATE, ms_to_samples
from tests.audio.room import echo_path, hiss, in_room, mix
from tests.audio.speak import speak

REPLY = (
    "The living room lamp is on now, and the heating is set to twenty one degrees. "
    "Tomorrow will be cloudy with some rain in the afternoon."
)
AT_S = 4


def told(captured: bytes, played: bytes) -> list[float]:
    canceller, unexplained = LinearCanceller(), Unexplained()
    found = []
    for at in range(0, len(played) // FRAME_BYTES * FRAME_BYTES, FRAME_BYTES):
        canceller.cancel(captured[at : at + FRAME_BYTES], played[at : at + FRAME_BYTES])
        found.append(unexplained.step(canceller.left, canceller.expected))
    return found


def longest(found: list[float]) -> int:
    """Return how many frames in a row stand out."""
    run = most = 0
    for each in found:
        run = run + 1 if each > 0 else 0
        most = max(most, run)
    return most


@pytest.mark.parametrize("distortion", [0.2, 0.6])
def test_its_own_echo_stands_out_for_a_moment_at_most(distortion: float) -> None:
    played = speak(REPLY)
    echo = echo_path(played, seed=1, level_db=-10, distortion=distortion)
    assert longest(told(mix(echo, hiss(len(played))), played)) < 5


@pytest.mark.parametrize("level_db", [-26, -40])
def test_a_talker_stands_out_of_the_echo_at_once(level_db: float) -> None:
    played = speak(REPLY)
    lead = bytes(2 * AT_S * SAMPLE_RATE)
    talker = in_room(lead + speak("And what about Sunday?"), seed=2, level_db=level_db, noise_db=-90)
    echo = echo_path(played, seed=1, level_db=-10)
    found = told(mix(echo, talker, hiss(len(played)))[: len(played)], played)
    begin = AT_S * SAMPLE_RATE // FRAME_SAMPLES
    assert longest(found[:begin]) < 5
    assert longest(found[begin : begin + ms_to_samples(500) // FRAME_SAMPLES]) >= 5


def test_a_loudspeaker_that_no_microphone_hears_hides_nobody() -> None:
    played = speak(REPLY)
    lead = bytes(2 * AT_S * SAMPLE_RATE)
    talker = in_room(lead + speak("And what about Sunday?"), seed=2, level_db=-40, noise_db=-90)
    found = told(mix(talker, hiss(len(played)))[: len(played)], played)
    assert longest(found[: AT_S * SAMPLE_RATE // FRAME_SAMPLES]) == 0
    assert longest(found) >= 10


def flat(power: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.full(FRAME_SAMPLES + 1, power)


def test_too_little_is_known_at_first() -> None:
    unexplained = Unexplained()
    found = [unexplained.step(flat(1e6 if number % 2 else 1.0), flat(1e-6)) for number in range(KNOWN_AFTER + 1)]
    assert set(found[: KNOWN_AFTER - 1]) == {LEAST_DB}
    assert found[KNOWN_AFTER - 1] == MOST_DB


@pytest.mark.parametrize(("surplus_db", "expected_db"), [(0, -3), (3, 0), (8, 5), (40, 12)])
def test_what_is_left_beyond_expectation_is_usual_once_it_was_seen_often(surplus_db: float, expected_db: float) -> None:
    unexplained = Unexplained()
    for number in range(KNOWN_AFTER * 2):
        loud = 100.0 if number % 2 else 1e-3
        unexplained.step(flat(loud * 2), flat(loud))
    found = unexplained.step(flat(100 * 10 ** (surplus_db / 10)), flat(100))
    assert found == pytest.approx(expected_db, abs=0.1)


@pytest.mark.parametrize(("stands_out", "expected"), [(slice(160, 320), False), (slice(20, 80), True)])
def test_what_is_above_speech_does_not_stand_out(stands_out: slice, expected: bool) -> None:
    unexplained = Unexplained()
    for _ in range(KNOWN_AFTER):
        unexplained.step(flat(1.0), flat(1e-6))
    left = flat(1.0)
    left[stands_out] = 1e9
    assert (unexplained.step(left, flat(1e-6)) > 0) == expected


def test_the_rest_of_an_echo_that_has_ended_stands_out_no_more_than_the_echo() -> None:
    unexplained = Unexplained()
    for number in range(KNOWN_AFTER * 2 + 10):
        loud = 1e6 if number % 20 < 10 else 1.0
        unexplained.step(flat(loud * 2), flat(loud))
    rest = [unexplained.step(flat(1e6 * 10 ** (-0.25 * number)), flat(1.0)) for number in range(20)]
    assert max(rest) < 0
