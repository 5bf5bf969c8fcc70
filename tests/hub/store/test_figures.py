"""What many turns say together."""

from __future__ import annotations

import pytest

from hub.events import TurnRecord
from hub.store.figures import figures, spread
from shared.endpoint import EndReason
from shared.messages import Stage, TurnOutcome
from tests.hub.web.house import record

HOUR = 3600.0


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ([], None),
        ([None], None),
        ([300], (1, 300, 300)),
        ([100, None, 200], (2, 150, 195)),
        (list(range(1, 101)), (100, 50.5, 95)),
    ],
)
def test_a_spread_is_the_median_and_the_95th_percentile(
    values: list[int | None], wanted: tuple[float, ...] | None
) -> None:
    found = spread(values)
    assert (found and (found.count, found.p50, round(found.p95))) == wanted


def at(hour: float, **changes: object) -> TurnRecord:
    return record(f"t{hour}", began_at=1e9 + hour * HOUR, **changes)


def test_turns_are_summed_up_by_reason_and_over_time() -> None:
    turns = [
        at(-1),  # before the time asked about
        at(0, speech_end_to_publish_ms=200, end_reason=EndReason.COMPLETE),
        at(0.1, speech_end_to_publish_ms=400, end_reason=EndReason.SILENCE, interrupted=True),
        at(5, speech_end_to_publish_ms=None, end_reason=EndReason.COMPLETE, outcome=TurnOutcome.FAILED),
        at(9, satellite="", end_reason=None, heard_ms=0, stages=(Stage(name="act", start_ms=0, duration_ms=7),)),
    ]
    found = figures(turns, 1e9, 1e9 + 10 * HOUR)
    assert found.turns == 4
    assert found.ended == {"complete": 2, "silence": 1}
    assert found.outcomes == {"answered": 3, "failed": 1}
    assert (found.spoken, found.interrupted, round(found.interruption_rate, 3)) == (3, 1, 0.333)
    assert found.publish is not None and (found.publish.count, found.publish.p50) == (3, 310)
    assert found.stages["act"].count == 4
    assert found.step_s == 900
    assert [(each.turns, each.interrupted) for each in found.over_time] == [(2, 1), (1, 0), (1, 0)]
    assert [each.began_at % found.step_s for each in found.over_time] == [0, 0, 0]


@pytest.mark.parametrize(("hours", "step_s"), [(1, 900), (12, 900), (24, 3600), (168, 6 * 3600), (24 * 30, 86_400)])
def test_time_is_cut_into_stretches_that_fit_a_picture(hours: float, step_s: int) -> None:
    assert figures([], 0, hours * HOUR).step_s == step_s


def test_no_turns_are_no_error() -> None:
    found = figures([], 0, HOUR)
    assert (found.turns, found.publish, found.over_time, found.interruption_rate) == (0, None, (), 0)
