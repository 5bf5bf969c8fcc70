"""How far a wake word stands out of the noise."""

from __future__ import annotations

import numpy as np
import pytest

from satellite.level import level_db
from shared.audio import Frame, ms_to_samples, split_frames


def sound(*parts: tuple[int, float]) -> list[Frame]:
    """Return noise of so many milliseconds and so much RMS, one part after the other."""
    chance = np.random.default_rng(1)
    pcm = np.concatenate([chance.standard_normal(ms_to_samples(ms)) * rms for ms, rms in parts]).astype(np.int16)
    return list(split_frames(pcm.tobytes()))


@pytest.mark.parametrize(
    ("parts", "end_ms", "db"),
    [
        ([(2000, 30), (600, 3000), (400, 30)], 2600, 40),
        ([(2000, 300), (600, 3000), (400, 300)], 2600, 20),
        ([(400, 30), (1600, 3000), (600, 300), (400, 30)], 2600, 20),
        ([(3000, 300)], 2600, 0),
        ([(2000, 0), (600, 100), (400, 0)], 2600, 40),
        ([(200, 30)], 60_000, 0),
    ],
)
def test_levels(parts: list[tuple[int, float]], end_ms: int, db: float) -> None:
    assert level_db(sound(*parts), ms_to_samples(end_ms)) == pytest.approx(db, abs=1.0)
