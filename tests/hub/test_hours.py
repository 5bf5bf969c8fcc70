"""Hours of every day: over midnight, and over changes of the clocks."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from hub.hours import daily, next_at

BERLIN = ZoneInfo("Europe/Berlin")


def at(text: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN, fold=fold)


@pytest.mark.parametrize(
    ("hours", "moment", "within"),
    [
        ("22:00-07:00", "2026-01-15 21:59", False),
        ("22:00-07:00", "2026-01-15 22:00", True),
        ("22:00-07:00", "2026-01-16 00:00", True),
        ("22:00-07:00", "2026-01-16 06:59", True),
        ("22:00-07:00", "2026-01-16 07:00", False),
        ("13:00-15:00", "2026-01-16 12:59", False),
        ("13:00-15:00", "2026-01-16 13:00", True),
        ("13:00-15:00", "2026-01-16 15:00", False),
        ("00:00-00:00", "2026-01-16 00:00", True),
        ("00:00-00:00", "2026-01-16 17:00", True),
    ],
)
def test_they_hold_from_their_begin_until_their_end(hours: str, moment: str, within: bool) -> None:
    found = daily(hours)
    assert found is not None and found.hold(at(moment)) is within


def test_no_hours_are_none() -> None:
    assert daily("") is None


@pytest.mark.parametrize(
    ("clock", "after", "fold", "utc"),
    [
        ("07:00", "2026-01-15 22:00", 0, "2026-01-16T06:00"),
        ("22:00", "2026-01-15 22:00", 0, "2026-01-16T21:00"),
        ("23:00", "2026-01-15 22:00", 0, "2026-01-15T22:00"),
        # The clocks go from 2 to 3 on March 29, and from 3 to 2 on October 25.
        ("07:00", "2026-03-28 22:00", 0, "2026-03-29T05:00"),
        ("02:30", "2026-03-28 22:00", 0, "2026-03-29T01:30"),
        ("07:00", "2026-10-24 22:00", 0, "2026-10-25T06:00"),
        ("02:30", "2026-10-24 22:00", 0, "2026-10-25T00:30"),
        ("02:30", "2026-10-25 02:40", 0, "2026-10-25T01:30"),
        ("02:50", "2026-10-25 02:40", 1, "2026-10-25T01:50"),
        ("02:30", "2026-10-25 02:40", 1, "2026-10-26T01:30"),
    ],
)
def test_the_next_time_that_clocks_show_something(clock: str, after: str, fold: int, utc: str) -> None:
    found = next_at(time.fromisoformat(clock), at(after, fold))
    assert found.astimezone(ZoneInfo("UTC")).strftime("%Y-%m-%dT%H:%M") == utc


def test_they_change_when_they_begin_and_when_they_end() -> None:
    hours = daily("22:00-07:00")
    assert hours is not None
    assert hours.next_change(at("2026-01-15 12:00")) == at("2026-01-15 22:00")
    assert hours.next_change(at("2026-01-15 22:00")) == at("2026-01-16 07:00")
    assert hours.over(at("2026-01-15 23:00")) == at("2026-01-16 07:00")
