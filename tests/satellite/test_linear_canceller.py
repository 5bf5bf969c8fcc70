from __future__ import annotations

import numpy as np
import pytest

from satellite.acoustics import level_db
from satellite.linear_canceller import LinearCanceller
from shared.audio import FRAME_BYTES, SAMPLE_RATE, SILENCE
from tests.audio.room import echo_path, hiss, in_room, mix
from tests.audio.speak import speak

REPLY = "The living room lamp is on now, and the heating is set to twenty one degrees. Is there anything else?"


def run(canceller: LinearCanceller, captured: bytes, played: bytes) -> bytes:
    whole = range(0, min(len(captured), len(played)) // FRAME_BYTES * FRAME_BYTES, FRAME_BYTES)
    return b"".join(canceller.cancel(captured[at : at + FRAME_BYTES], played[at : at + FRAME_BYTES]) for at in whole)


def removed_db(before: bytes, after: bytes, begin_s: float, end_s: float) -> float:
    part = slice(int(begin_s * SAMPLE_RATE) * 2, int(end_s * SAMPLE_RATE) * 2)
    return level_db(before[part]) - level_db(after[part])


@pytest.mark.parametrize("delay_ms", [10, 60, 140])
def test_the_echo_is_removed_more_and_more(delay_ms: int) -> None:
    played = speak(REPLY)
    captured = mix(echo_path(played, seed=1, delay_ms=delay_ms), hiss(len(played)))
    left = run(LinearCanceller(), captured, played)
    assert removed_db(captured, left, 0.5, 1.5) > 2
    assert removed_db(captured, left, 3, 5) > 15


def test_a_talker_over_the_echo_is_left_as_he_was() -> None:
    played = speak(REPLY)
    talker = in_room(bytes(2 * 3 * SAMPLE_RATE) + speak("Hey Jarvis."), seed=2, level_db=-26).ljust(len(played), b"\0")
    echo = echo_path(played, seed=1, level_db=-12)
    left = run(LinearCanceller(), mix(echo, talker), played)
    part = slice(int(3.1 * SAMPLE_RATE) * 2, int(3.7 * SAMPLE_RATE) * 2)
    wanted, found = (np.frombuffer(pcm[part], np.int16).astype(float) for pcm in (talker, left))
    error_db = 10 * np.log10(np.mean((found - wanted) ** 2) / np.mean(wanted**2))
    before = np.frombuffer(mix(echo, talker)[part], np.int16) - wanted
    assert error_db < -6
    assert error_db < 10 * np.log10(np.mean(before**2) / np.mean(wanted**2)) - 8


def test_without_sound_nothing_is_changed() -> None:
    talker = in_room(speak("Hey Jarvis."), seed=2)
    whole = len(talker) // FRAME_BYTES * FRAME_BYTES
    assert run(LinearCanceller(), talker, SILENCE * (whole // FRAME_BYTES)) == talker[:whole]


def test_what_was_learnt_survives_silence() -> None:
    played = speak(REPLY)
    captured = mix(echo_path(played, seed=1), hiss(len(played)))
    canceller = LinearCanceller()
    run(canceller, captured, played)
    canceller.begin()
    assert removed_db(captured, run(canceller, captured, played), 0.2, 1) > 15
