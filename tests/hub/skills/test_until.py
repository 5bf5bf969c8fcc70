"""Until when something holds."""

from __future__ import annotations

from typing import Any

import pytest

from hub.intents.model import Intent
from hub.skills.until import until
from tests.fakes.wall_clock import StandingClock

THURSDAY = "2026-01-15 20:30"


@pytest.mark.parametrize(
    ("slots", "now", "expected"),
    [
        ({}, THURSDAY, None),
        ({"seconds": 1800}, THURSDAY, "01-15 21:00"),
        ({"time": "22:00"}, THURSDAY, "01-15 22:00"),
        ({"time": "20:00"}, THURSDAY, "01-16 20:00"),
        ({"time": "08:00", "twelve": 1}, THURSDAY, "01-16 08:00"),
        ({"time": "09:00", "twelve": 1}, THURSDAY, "01-15 21:00"),
        ({"time": "08:00", "twelve": 1, "day": "tomorrow"}, THURSDAY, "01-16 08:00"),
        ({"day": "tomorrow"}, THURSDAY, "01-16 07:00"),
        ({"day": "today", "time": "23:00"}, THURSDAY, "01-15 23:00"),
        ({"day": "+2", "time": "12:00"}, THURSDAY, "01-17 12:00"),
        ({"day": "mon"}, THURSDAY, "01-19 07:00"),
        ({"day": "thu", "time": "21:00"}, THURSDAY, "01-22 21:00"),
        ({"day": "02-01"}, THURSDAY, "02-01 07:00"),
        ({"day": "2026-03-01", "time": "10:00"}, THURSDAY, "03-01 10:00"),
        ({"day": "02-30", "time": "10:00"}, THURSDAY, "01-16 10:00"),
        # The clocks go from 2 to 3 on March 29, and from 3 to 2 on October 25.
        ({"seconds": 8 * 3600}, "2026-03-28 23:00", "03-29 08:00"),
        ({"seconds": 8 * 3600}, "2026-10-24 23:00", "10-25 06:00"),
        ({"time": "07:00", "day": "tomorrow"}, "2026-03-28 23:00", "03-29 07:00"),
    ],
)
def test_until_when(slots: dict[str, Any], now: str, expected: str | None) -> None:
    found = until(Intent(name="HearthWhisper", slots=slots), StandingClock(now).now())
    assert (found and found.strftime("%m-%d %H:%M")) == expected


def test_a_day_of_the_year_that_is_over_is_in_the_next_one() -> None:
    found = until(Intent(name="HearthWhisper", slots={"day": "01-02"}), StandingClock(THURSDAY).now())
    assert found is not None and found.date().isoformat() == "2027-01-02"


def test_until_the_sun_rises_where_the_house_stands() -> None:
    now = StandingClock("2026-06-03 22:00").now()
    found = until(Intent(name="HearthWhisper", slots={"time": "sunrise"}), now, (52.52, 13.405))
    assert found is not None
    assert f"{found:%m-%d %H:%M}" == "06-04 04:47"
    over = Intent(name="HearthWhisper", slots={"time": "sunset", "day": "today"})
    assert until(over, now, (52.52, 13.405)) is None
