"""On which days something comes again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hub.timers.problems import ScheduleError
from hub.timers.repeats import comes_on, counted_from, interval, repeats

WEDNESDAY = date(2026, 6, 3)


@pytest.mark.parametrize(
    ("given", "parts"),
    [
        ("", ()),
        ("tue, mon", ("mon", "tue")),
        ("Tue,2w", ("tue", "2w")),
        ("2w", ("2w",)),
        ("tue,2w1", ("tue", "2w1")),
        ("d1", ("d1",)),
        ("d15,d31", ("d15", "d31")),
        ("mon1,fri5", ("mon1", "fri5")),
    ],
)
def test_the_parts_of_a_repetition(given: str, parts: tuple[str, ...]) -> None:
    assert repeats(given) == parts


@pytest.mark.parametrize("given", ["funday", "9w", "1w", "d0", "d32", "mon6", "tue,d1", "d1,2w", "tue,2w,3w"])
def test_what_is_no_repetition_is_refused(given: str) -> None:
    with pytest.raises(ScheduleError):
        repeats(given)


@pytest.mark.parametrize(
    ("repeat", "days"),
    [
        (("mon", "fri"), "06-05 06-08 06-12 06-15 06-19 06-22 06-26 06-29"),
        (("tue", "2w0"), "06-09 06-23 07-07"),
        (("tue", "2w1"), "06-16 06-30"),
        (("mon", "tue", "3w0"), "06-22 06-23 07-13 07-14"),
        (("d1",), "07-01 08-01 09-01 10-01"),
        (("d15", "d31"), "06-15 06-30 07-15 07-31 08-15 08-31 09-15 09-30"),
        (("mon1",), "07-06 08-03 09-07"),
        (("fri5",), "06-26 07-31 08-28"),
        (("wed2",), "06-10 07-08 08-12"),
    ],
)
def test_the_days_on_which_it_comes(repeat: tuple[str, ...], days: str) -> None:
    wanted = [date.fromisoformat(f"2026-{each}") for each in days.split()]
    ahead = (WEDNESDAY + timedelta(days=number) for number in range(150))
    assert [each for each in ahead if comes_on(each, repeat)][: len(wanted)] == wanted


@pytest.mark.parametrize(("repeat", "weeks"), [(("tue", "2w"), 2), (("2w",), 2), (("tue", "fri", "5w"), 5)])
def test_weeks_count_from_the_first_time_over_the_year_s_end(repeat: tuple[str, ...], weeks: int) -> None:
    first = next(each for number in range(7) if comes_on(each := WEDNESDAY + timedelta(days=number), repeat))
    counted = counted_from(repeat, first)
    assert interval(counted) == weeks
    for number in range(60):
        assert comes_on(first + timedelta(weeks=number), counted) is (number % weeks == 0)
