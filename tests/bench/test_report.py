"""The pure parts of the benchmarks: figures, clocks, usage."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence

import pytest
from rich.console import Console

from tests.bench import tables
from tests.bench.clock import MicrophoneClock
from tests.bench.report import Row, Table, at_least, at_most, show, spread
from tests.bench.usage import Reading, between, read


@pytest.mark.parametrize(
    ("values", "p50", "p95"),
    [
        ([7], 7, 7),
        ([10, 20], 15, 20),
        (range(1, 102), 51, 96),
        ([None, 30, None, 10, 20], 20, 29),
        ([100] * 19 + [1100], 100, 150),
    ],
)
def test_percentiles(values: Sequence[float | None], p50: int, p95: int) -> None:
    count = sum(value is not None for value in values)
    assert spread(values) == {"p50": p50, "p95": p95, "count": count}


def test_nothing_measured_has_no_percentiles() -> None:
    assert spread([]) is None
    assert spread([None, None]) is None


def test_an_aim_is_met_missed_or_not_measured() -> None:
    assert at_most("a", 3.0, 3, "%").met is True
    assert at_most("a", 3.01, 3, "%").met is False
    assert at_least("a", 3.5, 3.5, "×", 1).met is True
    assert at_least("a", 3.4, 3.5, "×", 1) == Row("a", "3.4 ×", "≥ 3.5 ×", met=False)
    assert at_most("a", None, 3, "%") == Row("a", "not measured", "≤ 3 %", met=None)


def test_a_table_shows_every_figure_its_verdict_and_its_method() -> None:
    table = Table("Things", "by [hand]", (Row("one", "1 ms", "≤ 2 ms", met=True), at_most("two", 9, 2, "ms")))
    assert [row.what for row in table.missed] == ["two"]
    out = io.StringIO()
    show(table, Console(file=out, width=80))
    assert Row("one", "1 ms", part="all").full_name == "all: one"
    for expected in ("Things", "1 ms", "≤ 2 ms", "met", "MISSED", "How: by [hand]"):
        assert expected in out.getvalue()


def test_the_fastest_report_sets_the_microphones_clock() -> None:
    clock = MicrophoneClock()
    with pytest.raises(ValueError, match="nothing was seen"):
        clock.at(0)
    clock.saw(0, 90.0)  # Before the first sound: the microphone opened later.
    for at_ms, delay_s in ((20, 0.030), (1000, 0.002), (2000, 0.500)):
        clock.saw(at_ms, 100 + at_ms / 1000 + delay_s)
    assert clock.at(3000) == pytest.approx(103.002)
    assert clock.ms_after(3000, 103.352) == 350


def test_a_satellite_that_takes_too_much_misses_its_aim_in_that_case_only() -> None:
    calm = {"cpu": 0.021, "peak_rss_mb": 80.0, "wakeups_per_s": 52.0}
    found = {"seconds": 30, "cases": {"silence": calm, "talk": calm | {"cpu": 0.031, "peak_rss_mb": 121.0}}}
    missed = [row.full_name for row in tables.satellite(found).missed]
    assert missed == ["talk: share of one core", "talk: memory (RSS, highest)"]


def test_usage_between_two_readings() -> None:
    before = Reading(100.0, 5.0, {"1 main": 4.0, "2 ear": 1.0}, 1000, 70.0, 80.0)
    after = Reading(110.0, 5.5, {"1 main": 4.2, "2 ear": 1.1, "3 ear": 0.1}, 1500, 71.0, 81.0)
    used = between(before, after)
    assert used.share == pytest.approx(0.05)
    assert used.threads == pytest.approx({"main": 0.02, "ear": 0.02})
    assert (used.wakeups_per_s, used.rss_mb, used.peak_rss_mb) == (50, 71.0, 81.0)


def test_a_reading_of_this_process_is_plausible() -> None:
    first = read(os.getpid())
    total = sum(range(3_000_000))
    second = read(os.getpid())
    assert total
    assert second.cpu_s > first.cpu_s
    assert 5 < second.rss_mb <= second.peak_rss_mb
    assert any(name.endswith("main") for name in second.threads)
