from __future__ import annotations

import numpy as np
import pytest

from satellite.acoustics import FLOOR_DB, clipped_share, find_echo, level_db, probe_sound
from tests.audio.room import echo_path, in_room, mix, noise
from tests.audio.speak import speak


def pcm(samples: object) -> bytes:
    return np.asarray(samples, np.int16).tobytes()


@pytest.mark.parametrize(
    ("samples", "level"),
    [([], FLOOR_DB), ([0] * 10, FLOOR_DB), ([-32768] * 10, 0), ([3277, -3277] * 5, -20), ([33] * 4, -59.9)],
)
def test_levels(samples: list[int], level: float) -> None:
    assert level_db(pcm(samples)) == pytest.approx(level, abs=0.05)


def test_clipping() -> None:
    assert clipped_share(b"") == 0
    assert clipped_share(pcm([32767, -32768, 32000, 0])) == 0.5


@pytest.mark.parametrize("delay_ms", [5, 60, 137.5, 480])
@pytest.mark.parametrize("gain_db", [0, -20, -40])
def test_an_echo_is_found_with_its_delay_and_level(delay_ms: float, gain_db: float) -> None:
    played = probe_sound(0.5) + bytes(32_000)
    hum = pcm(noise(len(played) // 2, seed=1, level_db=-75) * 32767)
    heard = mix(echo_path(played, seed=6, delay_ms=delay_ms, level_db=gain_db, distortion=0.1), hum)
    echo = find_echo(played, heard)
    assert echo is not None
    assert echo.delay_ms == pytest.approx(delay_ms, abs=0.2)
    assert echo.level_db == pytest.approx(gain_db, abs=2.5)


@pytest.mark.parametrize("seed", range(5))
def test_no_echo_is_found_where_there_is_none(seed: int) -> None:
    played = probe_sound(0.5) + bytes(32_000)
    assert find_echo(played, bytes(len(played))) is None
    assert find_echo(bytes(len(played)), played) is None
    assert find_echo(played, pcm(noise(len(played) // 2, seed=seed, level_db=-40) * 32767)) is None
    talk = in_room(speak("Somebody talks all the time, about nothing at all."), seed=seed)
    assert find_echo(played, talk[: len(played)].ljust(len(played), b"\0")) is None


def test_the_probe_is_about_three_seconds_at_its_volume_and_ends_softly() -> None:
    sound = np.frombuffer(probe_sound(0.25), np.int16).astype(int)
    assert 2.5 < len(sound) / 16_000 < 3.5
    assert np.abs(sound).max() == pytest.approx(0.25 * 32767, abs=1)
    assert np.abs(sound[[0, -1]]).max() < 10
