"""The deciding part of the wake engines: numbers in, decisions out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from satellite.wake.rules import BREAK, TOGETHER, Alone, Both
from satellite.wake.thresholds import NEVER, UNKNOWN, Cascaded
from shared.audio import ms_to_samples

STEP = ms_to_samples(40)
CASCADED = replace(UNKNOWN, cascade=Cascaded(suspicion=0.2, evidence=-1.0, sure=NEVER), suspicion_late_ms=100)


def alone(*scores: float) -> list[int]:
    """Return the steps at which a lone detector with threshold 0.5 decides."""
    rule = Alone("word", 0.5, late_ms=0)
    decided = []
    for step, score in enumerate(scores):
        rule.open(step * STEP, score)
        if (decision := rule.decide()) is not None:
            decided.append(decision[0] // STEP)
    return decided


@pytest.mark.parametrize(
    ("scores", "steps"),
    [
        ((0.1, 0.4, 0.49), []),
        ((0.1, 0.5, 0.2), [1]),
        ((0.1, 0.6, 0.9, 0.8, 0.3), [1]),
        ((0.9, 0.9), [0]),
        ((0.1, 0.6, 0.2, 0.6), [1, 3]),
    ],
)
def test_a_lone_detector_decides_when_its_score_rises_to_the_threshold(
    scores: tuple[float, ...], steps: list[int]
) -> None:
    assert alone(*scores) == steps


@pytest.mark.parametrize(("late_ms", "end"), [(0, 5000), (100, 5000 - 1600), (-100, 5000 + 1600)])
def test_the_words_end_lies_before_the_decision_by_what_the_detector_is_late(late_ms: int, end: int) -> None:
    rule = Alone("word", 0.5, late_ms)
    rule.micro(5000, 0.7)
    assert rule.decide() == (end, 0.7)


def test_a_lone_detector_never_wants_a_second_opinion() -> None:
    assert not Alone("word", 0.5, 0).micro(0, 0.9)


@pytest.mark.parametrize(
    ("first", "second", "hears"),
    [
        (0.99, 0.99, True),
        (0.99, 0.01, True),
        (0.2, 0.9, True),
        (0.5, 0.3, True),
        (0.19, 0.999, False),
        (0.9, 0.02, False),
        (0.5, 0.2, False),
        (0.2, 0.5, False),
        (1.0, 0.0, False),
    ],
)
def test_two_detectors_decide_by_the_sum_of_their_log_odds(first: float, second: float, hears: bool) -> None:
    for order in ("first", "second"):
        rule = Both("word", CASCADED)
        if order == "first":
            rule.micro(8000, first)
        rule.open(8100, second)
        if order == "second":
            rule.micro(8000, first)
        assert (rule.decide() is not None) is hears


def test_a_second_detector_that_is_sure_decides_alone_and_once() -> None:
    sure = replace(CASCADED, cascade=Cascaded(suspicion=0.2, evidence=-1.0, sure=0.98), openwakeword_late_ms=100)
    rule = Both("word", sure)
    decided = []
    for position, first, second in ((8000, 0.0, 0.97), (9280, 0.0, 0.99), (10_560, 0.5, 0.99), (40_000, 0.0, 0.99)):
        rule.micro(position, first)
        rule.open(position, second)
        decided.append(rule.decide())
    assert decided == [None, (9280 - 1600, 0.99), None, None], "its score never fell in between"
    rule.open(41_280, 0.1)
    rule.open(60_000, 0.99)
    assert rule.decide() == (60_000 - 1600, 0.99)


def test_suspicion_asks_for_the_second_opinion_and_decides_nothing() -> None:
    rule = Both("word", CASCADED)
    assert not rule.micro(0, 0.19)
    assert rule.micro(STEP, 0.2)
    assert rule.micro(2 * STEP, 0.99)
    assert rule.decide() is None


@pytest.mark.parametrize(("apart", "hears"), [(TOGETHER, True), (TOGETHER + 1, False), (-TOGETHER - 1, False)])
def test_only_what_both_heard_at_about_the_same_time_counts(apart: int, hears: bool) -> None:
    rule = Both("word", CASCADED)
    rule.micro(20_000, 0.9)
    rule.open(20_000 + apart, 0.9)
    assert (rule.decide() is not None) is hears


def test_the_word_is_told_once_however_long_the_scores_stay_high() -> None:
    rule = Both("word", CASCADED)
    told = []
    for position in range(0, 20 * STEP, STEP):
        rule.micro(position, 0.9)
        rule.open(position, 0.9)
        told.append(rule.decide() is not None)
    assert told == [True] + 19 * [False]


def test_the_word_is_told_again_when_it_is_said_again() -> None:
    rule = Both("word", CASCADED)
    ends = []
    for position in (10_000, 10_000 + BREAK, 10_000 + 2 * BREAK + 1):
        rule.micro(position, 0.9)
        rule.open(position, 0.9)
        if (decision := rule.decide()) is not None:
            ends.append(decision[0])
    late = ms_to_samples(100)
    assert ends == [10_000 - late, 10_000 + 2 * BREAK + 1 - late]


def test_a_suspicion_that_lasts_does_not_put_the_end_far_back() -> None:
    rule = Both("word", CASCADED)
    for position in range(0, 100 * STEP, STEP):
        rule.micro(position, 0.3)
    rule.open(99 * STEP, 0.9)
    decision = rule.decide()
    assert decision is not None
    assert decision[0] == 99 * STEP - TOGETHER - ms_to_samples(100)


def test_after_a_reset_nothing_is_remembered() -> None:
    rule = Both("word", CASCADED)
    rule.micro(0, 0.9)
    rule.reset()
    rule.open(0, 0.9)
    assert rule.decide() is None
    assert rule.score == 0
