from __future__ import annotations

import numpy as np
import pytest

from satellite.acoustics import level_db
from shared.audio import FRAME_BYTES, SAMPLE_RATE
from tests.audio.room import EchoPath, echo_path, impulse_response, in_room, mix

CLICK = np.array([0] * 1600 + [20_000] + [0] * 14_399, np.int16).tobytes()
TALK = (np.sin(np.arange(SAMPLE_RATE) / 7) * 8000).astype(np.int16).tobytes()


def test_direct_sound_comes_first_and_distance_makes_it_weaker() -> None:
    heard = np.frombuffer(in_room(CLICK, seed=1, noise_db=-90), np.int16).astype(int)
    assert len(heard) == len(CLICK) // 2
    assert np.abs(heard[:1600]).max() < 20 < np.abs(heard[1600])
    near, far = (impulse_response(seed=1, distance_m=distance) for distance in (0.5, 4))
    assert near[0] > 3 * far[0]
    early, late = far[: SAMPLE_RATE // 10], far[SAMPLE_RATE // 5 :]
    assert np.sum(early**2) > 30 * np.sum(late**2), "it dies away"


@pytest.mark.parametrize("level", [-40, -26, -20])
def test_the_talker_and_the_noise_are_as_loud_as_asked(level: float) -> None:
    assert level_db(in_room(TALK, seed=2, noise_db=-90, level_db=level)) == pytest.approx(level, abs=1)
    assert level_db(in_room(bytes(64_000), seed=2, noise_db=-55)) == pytest.approx(-55, abs=1)


def test_the_same_seed_sounds_the_same() -> None:
    assert in_room(TALK, seed=3) == in_room(TALK, seed=3) != in_room(TALK, seed=4)


def test_echo_comes_late_and_block_by_block_as_in_one_piece() -> None:
    whole = echo_path(CLICK, seed=5, delay_ms=75)
    assert not any(whole[: (1600 + 1200) * 2])
    assert np.frombuffer(whole, np.int16)[2800]
    path = EchoPath(seed=5, delay_ms=75)
    pieces = b"".join(path(CLICK[at : at + FRAME_BYTES]) for at in range(0, len(CLICK), FRAME_BYTES))
    difference = np.frombuffer(whole, np.int16).astype(int) - np.frombuffer(pieces, np.int16)
    assert np.abs(difference).max() <= 1


def test_mixing_adds_and_clips() -> None:
    loud = np.array([30_000, 1], np.int16).tobytes()
    assert np.frombuffer(mix(loud, loud[:2], b"\1\0\1\0"), np.int16).tolist() == [32767, 2]
