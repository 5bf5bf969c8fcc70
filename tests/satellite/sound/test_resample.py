from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from satellite.sound.resample import Resampler


def test_equal_rates_change_nothing() -> None:
    same = Resampler(16_000, 16_000)
    assert same.feed(b"\1\2\3\4") + same.finish() == b"\1\2\3\4"


@pytest.mark.parametrize(("source", "target"), [(22_050, 16_000), (48_000, 16_000), (8000, 16_000), (16_000, 48_000)])
@given(sizes=st.lists(st.integers(1, 3000), min_size=1, max_size=12))
def test_chunks_leave_no_seams(source: int, target: int, sizes: list[int]) -> None:
    pcm = (np.sin(np.arange(sum(sizes)) * 2 * np.pi * 500 / source) * 9000).astype(np.int16).tobytes()
    whole = Resampler(source, target)
    at_once = whole.feed(pcm) + whole.finish()
    pieces = Resampler(source, target)
    result, begin = b"", 0
    for size in sizes:
        result += pieces.feed(pcm[begin : begin + 2 * size])
        begin += 2 * size
    result += pieces.finish()
    assert len(result) == len(at_once)
    assert abs(len(result) // 2 - sum(sizes) * target / source) <= 1
    difference = np.frombuffer(result, np.int16).astype(int) - np.frombuffer(at_once, np.int16)
    assert not difference.size or abs(difference).max() <= 2, "but for dithering"
