"""Sensitivity moves thresholds, always the same way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satellite.wake.thresholds import KNOWN, UNKNOWN, Thresholds, log_odds, moved, probability, thresholds

SHARES = st.floats(0, 1)
SCORES = st.floats(0.01, 0.99)


@given(SCORES, SHARES, SHARES)
def test_a_higher_sensitivity_never_means_a_higher_threshold(threshold: float, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert moved(threshold, high) <= moved(threshold, low) + 1e-12
    assert 0 < moved(threshold, high) < 1


@given(SCORES)
def test_the_middle_is_the_measured_threshold(threshold: float) -> None:
    assert moved(threshold, 0.5) == pytest.approx(threshold)
    assert moved(threshold, 0.0) > threshold > moved(threshold, 1.0)


@given(SCORES)
def test_log_odds_and_probability_undo_each_other(score: float) -> None:
    assert probability(log_odds(score)) == pytest.approx(score)


@pytest.mark.parametrize("known", [*KNOWN.values(), UNKNOWN])
def test_every_threshold_moves_and_can_still_be_reached(known: Thresholds) -> None:
    strict, easy = known.at(0.0), known.at(1.0)
    assert known.at(0.5).cascade.suspicion == pytest.approx(known.cascade.suspicion)
    assert known.at(0.5).cascade.evidence == pytest.approx(known.cascade.evidence)
    assert strict.microwakeword > known.microwakeword > easy.microwakeword
    assert strict.openwakeword > known.openwakeword > easy.openwakeword
    assert strict.cascade.evidence > known.cascade.evidence > easy.cascade.evidence
    assert known.cascade.suspicion > easy.cascade.suspicion
    assert strict.microwakeword < 255 / 256, "the highest score that microWakeWord gives"
    assert strict.cascade.evidence < log_odds(0.9) * 2, "two detectors that are fairly sure must do at any setting"


def test_a_word_nobody_measured_gets_the_usual_values() -> None:
    assert thresholds("computer") is UNKNOWN
    assert thresholds("alexa") is KNOWN["alexa"]
