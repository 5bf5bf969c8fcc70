from __future__ import annotations

import numpy

from hub.bench import resample, run_bench
from hub.config import HubConfig
from shared.audio import SAMPLE_RATE


async def test_the_benchmark_measures_the_configured_engines() -> None:
    result = await run_bench(HubConfig(), clips=2)
    assert result.clips == 2
    assert 0.5 < result.clip_s < 5
    assert 0 < result.elastic.median <= result.elastic.worst
    assert result.stock.median > 0
    assert result.first_sound.median > 0
    assert result.ratio > 0
    assert result.same == 1


def test_resampling_keeps_a_tone() -> None:
    for rate in (22_050, 8000, 16_000):
        tone = 10_000 * numpy.sin(2 * numpy.pi * 440 * numpy.arange(rate) / rate)
        resampled = numpy.frombuffer(resample(tone.astype(numpy.int16).tobytes(), rate), numpy.int16)
        expected = 10_000 * numpy.sin(2 * numpy.pi * 440 * numpy.arange(SAMPLE_RATE) / SAMPLE_RATE)
        assert len(resampled) == SAMPLE_RATE
        assert numpy.abs(resampled - expected)[200:-200].max() < 200
