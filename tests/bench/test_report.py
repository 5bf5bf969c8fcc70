"""The pure parts of the benchmarks: figures, clocks, estimates."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from rich.console import Console

from satellite import happenings as seen
from shared.messages import Stage, TurnOutcome, TurnSummary
from tests.bench import tables
from tests.bench.clock import MicrophoneClock
from tests.bench.commands import LEAD_MS, ROOMS, SLOT_MS, Take, audible_end, scenes
from tests.bench.report import Row, Table, at_least, at_most, show, spread
from tests.bench.stock import after_recognition_ms
from tests.bench.turns import Room, figures
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


def test_speech_ends_with_its_last_audible_sample() -> None:
    loud, faint = (value.to_bytes(2, "little", signed=True) for value in (-2000, 100))
    assert audible_end(faint * 10 + loud * 5 + faint * 20) == 15
    assert audible_end(faint * 10) == 0


def test_rooms_share_no_device_so_that_a_command_tells_its_room() -> None:
    kitchen, living = ({each.split()[0] for scene in scenes(room) for each in scene.done} for room in ROOMS)
    assert not kitchen & living
    assert sum(len(scenes(room)) for room in ROOMS) >= 20
    assert {scene.pause_ms for scene in scenes("Kitchen")} != {0}


def summary(publish_ms: int | None = 312) -> TurnSummary:
    stages = [("listen", 0, 1500), ("endpoint", 1500, 250), ("stt", 1760, 40), ("act", 1810, 100)]
    return TurnSummary(
        stages=tuple(Stage(name=name, start_ms=start, duration_ms=length) for name, start, length in stages),
        speech_end_to_publish_ms=publish_ms,
    )


def test_what_comes_after_recognition_is_told_apart() -> None:
    # The end of speech is at 1500, of recognition at 1800, the command goes out at 1812.
    assert after_recognition_ms(summary()) == 12
    with pytest.raises(ValueError, match="without"):
        after_recognition_ms(summary(publish_ms=None))


def test_turns_that_went_wrong_are_counted_not_dropped() -> None:
    takes = [
        Take(scene, LEAD_MS + SLOT_MS * index, LEAD_MS + SLOT_MS * index + 2000, LEAD_MS + SLOT_MS * (index + 1))
        for index, scene in enumerate(scenes("Kitchen")[:3])
    ]
    room = Room("Kitchen", takes, Path("unused.wav"), [])
    room._follow(seen.WakeHeard(at_ms=LEAD_MS - 500, word="hey_jarvis", score=0.9, word_end_ms=LEAD_MS - 600))
    room._follow(seen.WakeHeard(at_ms=LEAD_MS + 900, word="hey_jarvis", score=0.9, word_end_ms=LEAD_MS + 700))
    room._follow(seen.SpeechBegan(at_ms=LEAD_MS + 2600, turn="t"))
    room._follow(seen.TurnOver(at_ms=4000, turn="t", outcome=TurnOutcome.ANSWERED, summary=summary()))
    room.turns[1].faults.append("nothing happened")
    found = figures([room])
    assert (found["turns"], found["right"], found["unasked_wakes"]) == (3, 2, 1)
    assert found["ended"] == {"no turn": 1.0}
    assert found["publish_ms"] == {"p50": 312, "p95": 312, "count": 1}
    assert found["sound_outside_ms"] == {"p50": 600, "p95": 600, "count": 1}
    assert found["each"][1]["faults"] == ["nothing happened"]

    stock = {"silence_ms": 700, "publish_ms": None, "sound_ms": None, "exact": 1, "exact_ours": 1}
    table = tables.turns({"one room at a time": found, "two rooms at once": found, "stock way": stock})
    assert [row.what for row in table.missed] == ["one room: turns with a command", "wakes that nobody asked for"]
    shown = {row.full_name: row.figure for row in table.rows}
    assert shown["two rooms at once: turns that did the right thing"] == "2 of 3"
    assert shown["one room at a time: end of speech → command"] == "312 / 312 ms"
    assert shown[f"{tables.STOCK}: end of speech → command"] == "not measured"


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
