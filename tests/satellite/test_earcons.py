from __future__ import annotations

import numpy as np
import pytest

from satellite.config import Earcons as Settings
from satellite.config import Wake
from satellite.earcons import MELODIES, build
from satellite.wake.select import build as build_wake
from shared.audio import SAMPLE_RATE, split_frames


@pytest.mark.parametrize("name", MELODIES)
def test_it_begins_and_ends_softly_at_the_configured_loudness(name: str) -> None:
    pcm = build(Settings(done=True, volume=0.25)).get(name)
    assert pcm is not None
    sound = np.frombuffer(pcm, np.int16).astype(int)
    assert abs(np.abs(sound).max() / 32767 - 0.25) < 0.001
    assert np.abs(sound[:16]).max() < 400 and np.abs(sound[-16:]).max() < 400
    assert np.abs(np.diff(sound)).max() < 0.25 * 32767, "no click inside"


def test_the_wake_sound_is_over_soon() -> None:
    wake = build(Settings()).get("wake")
    assert wake is not None and len(wake) / 2 / SAMPLE_RATE <= 0.15


def test_what_is_switched_off_is_not_there_and_failure_always_sounds() -> None:
    silent = build(Settings(wake=False, done=False))
    assert silent.get("wake") is None and silent.get("done") is None
    assert silent.get("sorry")
    assert build(Settings(done=True)).get("done")
    with pytest.raises(KeyError):
        silent.get("hello")


def test_rising_and_falling_differ() -> None:
    sounds = build(Settings(done=True))
    assert len({sounds.get(name) for name in MELODIES}) == len(MELODIES)


def test_none_wakes_a_satellite_that_hears_it() -> None:
    wake, sounds = build_wake(Wake()), build(Settings(done=True, volume=1.0))
    for name in MELODIES:
        heard = bytes(16_000) + (sounds.get(name) or b"") + bytes(32_000)
        assert not any(wake.hear(frame) for frame in split_frames(heard))
        assert max(wake.scores.values()) < 0.5
