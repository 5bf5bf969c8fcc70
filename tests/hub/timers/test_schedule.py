"""Which moment people mean, and that what repeats is exact over changes of the clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.clock import WEEKDAYS, at
from hub.timers.problems import NoLocationError, PastError, ScheduleError
from hub.timers.repeats import repeats
from hub.timers.schedule import clock_of, hour_of, is_on, moment_of, next_of, occurrences, written

BERLIN, NEW_YORK, LORD_HOWE = map(ZoneInfo, ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe"))

# A Wednesday.
NOON = datetime(2026, 6, 3, 12, 0, tzinfo=BERLIN)
MOMENTS = [
    ({"seconds": 600}, "06-03 12:10"),
    ({"time": "19:00"}, "06-03 19:00"),
    ({"time": "07:00"}, "06-04 07:00"),
    ({"time": "12:00"}, "06-04 12:00"),
    ({"time": "07:00", "twelve": 1}, "06-03 19:00"),
    ({"time": "01:30", "twelve": 1}, "06-03 13:30"),
    ({"time": "12:00", "twelve": 1}, "06-04 00:00"),
    ({"time": "18:30:15"}, "06-03 18:30:15"),
    ({"time": "19:00", "day": "today"}, "06-03 19:00"),
    ({"time": "07:00", "twelve": 1, "day": "today"}, "06-03 19:00"),
    ({"time": "07:00", "twelve": 1, "day": "tomorrow"}, "06-04 07:00"),
    ({"time": "03:00", "twelve": 1, "day": "tomorrow"}, "06-04 15:00"),
    ({"time": "12:00", "twelve": 1, "day": "tomorrow"}, "06-04 12:00"),
    ({"time": "03:00", "day": "tomorrow"}, "06-04 03:00"),
    ({"time": "08:00", "day": "fri"}, "06-05 08:00"),
    ({"time": "08:00", "day": "+2"}, "06-05 08:00"),
    ({"time": "08:00", "day": "wed"}, "06-10 08:00"),
    ({"time": "20:00", "day": "wed"}, "06-03 20:00"),
    ({"time": "09:00", "day": "06-01"}, "2027-06-01 09:00"),
    ({"time": "09:00", "day": "12-24"}, "12-24 09:00"),
    ({"time": "09:00", "day": "2026-07-01"}, "07-01 09:00"),
    ({"time": "09:00", "day": "02-29"}, "2028-02-29 09:00"),
    ({"time": "07:00", "repeat": "mon,tue,wed,thu,fri"}, "06-04 07:00"),
    ({"time": "07:00", "twelve": 1, "repeat": "sat"}, "06-06 07:00"),
    ({"time": "02:00", "twelve": 1, "repeat": "sat"}, "06-06 14:00"),
    ({"time": "09:00", "repeat": "wed,2w"}, "06-10 09:00"),
    ({"time": "09:00", "repeat": "2w"}, "06-04 09:00"),
    ({"time": "19:00", "repeat": "2w"}, "06-03 19:00"),
    ({"time": "09:00", "day": "fri", "repeat": "2w"}, "06-05 09:00"),
    ({"time": "09:00", "repeat": "d1"}, "07-01 09:00"),
    # The sun over Berlin.
    ({"time": "sunset"}, "06-03 21:21"),
    ({"time": "sunset-30"}, "06-03 20:51"),
    ({"time": "sunrise"}, "06-04 04:47"),
    ({"time": "sunrise+60", "day": "sat"}, "06-06 05:46"),
    ({"time": "sunset", "repeat": "fri"}, "06-05 21:23"),
]
SPOT = (52.52, 13.405)


@pytest.mark.parametrize(("slots", "wanted"), MOMENTS)
def test_the_moment_that_is_meant(slots: dict[str, str | int], wanted: str) -> None:
    wanted = wanted if wanted.startswith("20") else f"2026-{wanted}"
    found = moment_of(slots, NOON, spot=SPOT)
    assert found is not None
    assert found.due == datetime.fromisoformat(wanted).replace(tzinfo=BERLIN)


def test_an_alarm_may_be_in_the_small_hours() -> None:
    slots: dict[str, str | int] = {"time": "04:00", "twelve": 1, "day": "tomorrow"}
    found = moment_of(slots, NOON, alarm=True)
    assert found is not None
    assert found.due == datetime(2026, 6, 4, 4, tzinfo=BERLIN)


def test_what_repeats_knows_its_time_and_days() -> None:
    found = moment_of({"time": "07:30", "repeat": "fri,mon"}, NOON)
    assert found is not None
    assert (found.time, found.repeat) == ("07:30", ("mon", "fri"))


@pytest.mark.parametrize("slots", [{}, {"day": "tomorrow"}, {"repeat": "mon"}, {"seconds": 0}])
def test_without_a_time_there_is_no_moment(slots: dict[str, str | int]) -> None:
    assert moment_of(slots, NOON) is None


@pytest.mark.parametrize(
    "slots",
    [
        {"time": "09:00", "day": "today"},
        {"time": "09:00", "day": "2020-01-01"},
        {"time": "09:00", "twelve": 1, "day": "2026-06-02"},
    ],
)
def test_what_is_over_is_refused(slots: dict[str, str | int]) -> None:
    with pytest.raises(PastError):
        moment_of(slots, NOON)


def test_the_sun_needs_a_place_and_may_stay_away() -> None:
    for slots in ({"time": "sunset"}, {"time": "sunset", "repeat": "fri"}, {"time": "sunrise", "day": "tomorrow"}):
        with pytest.raises(NoLocationError):
            moment_of(slots, NOON)
    # Where the midnight sun shines, the next sunset is weeks away.
    found = moment_of({"time": "sunset"}, NOON, spot=(69.65, 18.96))
    assert found is not None
    assert found.due.month == 7


def test_a_time_of_the_sun_is_worked_out_for_each_day() -> None:
    found = islice(occurrences(hour_of("sunset-30"), ("mon",), NOON, SPOT), 3)
    assert [f"{each:%m-%d %H:%M}" for each in found] == ["06-08 20:56", "06-15 21:01", "06-22 21:03"]


@pytest.mark.parametrize("text", ["07:30", "07:30:15", "sunset", "sunrise-30", "sunset+120"])
def test_a_time_is_written_as_it_is_read(text: str) -> None:
    assert written(hour_of(text)) == text


@pytest.mark.parametrize(
    "slots",
    [
        {"time": "25:00"},
        {"time": "sunset-3000"},
        {"time": "07:00", "repeat": "mon,d1"},
        {"time": "7"},
        {"time": "07:60"},
        {"time": "07:00", "day": "someday"},
        {"time": "07:00", "day": "02-30"},
        {"time": "07:00", "day": "13-01"},
        {"time": "07:00", "repeat": "mon,funday"},
    ],
)
def test_nonsense_is_refused(slots: dict[str, str | int]) -> None:
    with pytest.raises(ScheduleError):
        moment_of(slots, NOON)


def test_the_day_of_a_moment() -> None:
    today = NOON.date()
    assert is_on(date(2026, 6, 10), "wed", today)
    assert is_on(today, "today", today)
    assert not is_on(date(2026, 6, 9), "wed", today)


# Each: zone, time of day, a moment before, and the UTC moments of a week of daily alarms over the change, worked out by
# hand from the zones' rules.
CHANGES = [
    # Berlin springs forward on Sunday 2026-03-29 at 02:00 (+1) to 03:00 (+2).
    (BERLIN, "07:00", "2026-03-26 12:00", "27T06:00 28T06:00 29T05:00 30T05:00 31T05:00"),
    (BERLIN, "02:30", "2026-03-26 12:00", "27T01:30 28T01:30 29T01:00 30T00:30 31T00:30"),
    (BERLIN, "02:00", "2026-03-26 12:00", "27T01:00 28T01:00 29T01:00 30T00:00 31T00:00"),
    (BERLIN, "03:00", "2026-03-26 12:00", "27T02:00 28T02:00 29T01:00 30T01:00 31T01:00"),
    # and falls back on Sunday 2026-10-25 at 03:00 (+2) to 02:00 (+1).
    (BERLIN, "07:00", "2026-10-23 12:00", "24T05:00 25T06:00 26T06:00 27T06:00"),
    (BERLIN, "02:30", "2026-10-23 12:00", "24T00:30 25T00:30 26T01:30 27T01:30"),
    # New York: 2026-03-08 at 02:00 (-5) to 03:00 (-4), and 2026-11-01 at 02:00 (-4) to 01:00 (-5).
    (NEW_YORK, "06:45", "2026-03-06 12:00", "07T11:45 08T10:45 09T10:45 10T10:45"),
    (NEW_YORK, "02:15", "2026-03-06 12:00", "07T07:15 08T07:00 09T06:15 10T06:15"),
    (NEW_YORK, "01:30", "2026-10-30 12:00", "31T05:30 01T05:30 02T06:30 03T06:30"),
    (NEW_YORK, "06:45", "2026-10-30 12:00", "31T10:45 01T11:45 02T11:45 03T11:45"),
    # Lord Howe changes by half an hour: 2026-04-05 at 02:00 (+11) to 01:30 (+10:30), 2026-10-04 at 02:00 to 02:30.
    (LORD_HOWE, "07:00", "2026-04-03 12:00", "03T20:00 04T20:30 05T20:30 06T20:30"),
    (LORD_HOWE, "01:45", "2026-04-03 12:00", "03T14:45 04T14:45 05T15:15 06T15:15"),
    (LORD_HOWE, "07:00", "2026-10-02 12:00", "02T20:30 03T20:00 04T20:00 05T20:00"),
    (LORD_HOWE, "02:15", "2026-10-02 12:00", "02T15:45 03T15:30 04T15:15 05T15:15"),
]


@pytest.mark.parametrize(("zone", "clock", "before", "wanted"), CHANGES)
def test_a_week_over_a_change_of_the_clocks(zone: ZoneInfo, clock: str, before: str, wanted: str) -> None:
    begin = datetime.fromisoformat(before).replace(tzinfo=zone)
    days = wanted.split()
    found = [each.astimezone(UTC) for each in islice(occurrences(clock_of(clock), (), begin), len(days))]
    assert [each.strftime("%dT%H:%M") for each in found] == days
    # Asked again after each, as when it has rung, it comes to the same.
    last, again = begin, []
    for _ in days:
        last = next_of(clock_of(clock), WEEKDAYS, last)
        again.append(last.astimezone(UTC))
    assert again == found


def test_a_time_that_comes_twice_is_the_first_alone() -> None:
    begin = datetime(2026, 10, 25, 2, 40, tzinfo=BERLIN)
    second = begin.replace(fold=1)
    clock = time(2, 50)
    assert next_of(clock, (), begin).astimezone(UTC) == datetime(2026, 10, 25, 0, 50, tzinfo=UTC)
    assert next_of(clock, (), second).date() == date(2026, 10, 26), "the clock shows 2:40, but 2:50 has been"


ZONES = st.sampled_from(
    [BERLIN, NEW_YORK, LORD_HOWE, *map(ZoneInfo, ("Asia/Tehran", "America/Santiago", "Africa/Cairo", "UTC"))]
)
CLOCKS = st.times().map(lambda each: each.replace(microsecond=0))
NOWS = st.datetimes(datetime(2020, 1, 1), datetime(2037, 1, 1)).map(lambda each: each.replace(tzinfo=UTC))
DAYS = st.sets(st.sampled_from(WEEKDAYS))


@given(ZONES, CLOCKS, NOWS, DAYS)
def test_the_next_time_is_right(zone: ZoneInfo, clock: time, now: datetime, days: set[str]) -> None:
    after = now.astimezone(zone)
    found = next_of(clock, days, after)
    assert found.timestamp() > after.timestamp()
    assert found.timestamp() - after.timestamp() <= (8 if days else 2) * 86_400
    shown = found.astimezone(UTC).astimezone(zone)
    if shown.time() != clock:
        # It does not exist on that day: it is the very moment of a change, which skips it.
        before = (found.astimezone(UTC) - timedelta(seconds=1)).astimezone(zone)
        assert before.utcoffset() != shown.utcoffset()
        assert before.replace(tzinfo=None) < datetime.combine(shown.date(), clock) < shown.replace(tzinfo=None)
    elif days:
        assert WEEKDAYS[shown.weekday()] in days
    assert shown.fold == 0 or shown.time() != clock


@given(ZONES, CLOCKS, NOWS)
def test_every_day_has_it_once(zone: ZoneInfo, clock: time, now: datetime) -> None:
    found = list(islice(occurrences(clock, (), now.astimezone(zone)), 10))
    dates = [each.date() for each in found]
    assert dates == [dates[0] + timedelta(days=number) for number in range(10)]


@given(ZONES, CLOCKS, st.dates(date(2020, 1, 1), date(2036, 1, 1)))
def test_a_moment_is_one_that_the_clock_shows(zone: ZoneInfo, clock: time, day: date) -> None:
    shown = at(day, clock, zone).astimezone(UTC).astimezone(zone)
    assert shown.replace(tzinfo=None) >= datetime.combine(day, clock)


@given(ZONES, NOWS, st.integers(1, 366 * 86_400))
def test_a_length_is_real_seconds(zone: ZoneInfo, now: datetime, seconds: int) -> None:
    found = moment_of({"seconds": seconds}, now.astimezone(zone))
    assert found is not None
    assert found.due.timestamp() - now.timestamp() == pytest.approx(seconds)


@given(st.lists(st.sampled_from(WEEKDAYS)))
def test_weekdays_are_in_order(days: list[str]) -> None:
    assert repeats(",".join(days)) == tuple(each for each in WEEKDAYS if each in days)
