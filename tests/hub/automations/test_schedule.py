"""Times of the clock over changes of the clocks, and the sun beside published tables."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hub.automations.model import At, Every, Sun, TimeIs
from hub.automations.schedule import last_time, next_time
from hub.automations.sun import crossing, elevation
from tests.hub.automations.scenario import one

BERLIN, SPOT = ZoneInfo("Europe/Berlin"), (52.52, 13.405)


def at(text: str, zone: str = "Europe/Berlin", fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold)


def trigger(text: str) -> At | Every | Sun:
    found = one(f"x:\n  triggers: [{{{text}}}]\n  actions: []\n").triggers[0]
    assert isinstance(found, At | Every | Sun)
    return found


def moments(text: str, begin: str, count: int, zone: str = "Europe/Berlin") -> list[str]:
    """Return the next moments with their offsets."""
    moment, found = at(begin, zone), []
    for _ in range(count):
        following = next_time(trigger(text), moment, SPOT)
        assert following is not None
        assert following.timestamp() > moment.timestamp()
        found.append(f"{following:%m-%d %H:%M %z}")
        moment = following
    return found


@pytest.mark.parametrize(
    ("text", "begin", "expected"),
    [
        ("time: '07:00'", "2024-05-13T07:00", ["05-14 07:00 +0200", "05-15 07:00 +0200"]),
        ("time: ['07:00', '22:00']", "2024-05-13T07:00", ["05-13 22:00 +0200", "05-14 07:00 +0200"]),
        ("time: '07:00', days: weekend", "2024-05-13T07:00", ["05-18 07:00 +0200", "05-19 07:00 +0200"]),
        ("time: '07:00', days: [sun-tue, fri]", "2024-05-14T08:00", ["05-17 07:00 +0200", "05-19 07:00 +0200"]),
        # the clocks jump from 2 to 3: what is left out comes as they jump
        ("time: '02:30'", "2024-03-30T03:00", ["03-31 03:00 +0200", "04-01 02:30 +0200"]),
        ("time: '07:00'", "2024-03-30T08:00", ["03-31 07:00 +0200"]),
        # from 3 back to 2: what comes twice counts once
        ("time: '02:30'", "2024-10-26T03:00", ["10-27 02:30 +0200", "10-28 02:30 +0100"]),
        ("time: '07:00'", "2024-10-26T08:00", ["10-27 07:00 +0100"]),
        ("every: 15 min", "2024-05-13T07:01", ["05-13 07:15 +0200", "05-13 07:30 +0200"]),
        ("every: 7 h", "2024-05-13T15:00", ["05-13 21:00 +0200", "05-14 00:00 +0200", "05-14 07:00 +0200"]),
        ("every: 30 min", "2024-03-31T01:30", ["03-31 03:00 +0200", "03-31 03:30 +0200"]),
        ("every: 30 min", "2024-10-27T01:30", [
            "10-27 02:00 +0200", "10-27 02:30 +0200", "10-27 02:00 +0100", "10-27 02:30 +0100", "10-27 03:00 +0100",
        ]),
        ("sun: sunset", "2024-05-13T12:00", ["05-13 20:53 +0200", "05-14 20:55 +0200"]),
        ("sun: sunrise, offset: -1 h", "2024-05-13T12:00", ["05-14 04:11 +0200"]),
        ("sun: sunset, offset: 6 h", "2024-05-13T01:00", ["05-13 02:52 +0200"]),
    ],
)  # fmt: skip
def test_the_next_moments(text: str, begin: str, expected: list[str]) -> None:
    assert moments(text, begin, len(expected)) == expected


def test_what_came_in_the_first_of_two_hours_does_not_come_in_the_second() -> None:
    following = next_time(trigger("time: ['02:30', '04:00']"), at("2024-10-27T02:10", fold=1), SPOT)
    assert following == at("2024-10-27T04:00")


def test_a_polar_night_ends() -> None:
    following = next_time(trigger("sun: sunrise"), at("2024-12-01T12:00", "Europe/Oslo"), (69.65, 18.96))
    assert following is not None
    assert following.date().month == 1
    assert next_time(trigger("sun: sunrise"), at("2024-12-01T12:00"), None) is None


@pytest.mark.parametrize(
    ("text", "now", "within_s", "expected"),
    [
        ("time: '07:00'", "2024-05-13T07:20", 1800, "05-13 07:00"),
        ("time: '07:00'", "2024-05-13T07:00", 1800, "05-13 07:00"),
        ("time: '07:00'", "2024-05-13T07:31", 1800, None),
        ("time: ['07:00', '07:10']", "2024-05-13T07:20", 1800, "05-13 07:10"),
        ("time: '07:00', days: tue", "2024-05-13T07:20", 1800, None),
    ],
)
def test_the_last_moment(text: str, now: str, within_s: float, expected: str | None) -> None:
    found = last_time(trigger(text), at(now), within_s, SPOT)
    assert (found and f"{found:%m-%d %H:%M}") == expected


# Sunrise and sunset of London as timeanddate.com publishes them; of other places as the U.S. Naval Observatory does.
@pytest.mark.parametrize(
    ("place", "day", "zone", "rises", "sets"),
    [
        ((51.5074, -0.1278), "2015-01-01", "UTC", "08:06", "16:01"),
        ((51.5074, -0.1278), "2015-12-01", "UTC", "07:43", "15:55"),
        ((51.5074, -0.1278), "2015-12-12", "UTC", "07:56", "15:51"),
        ((51.5074, -0.1278), "2015-12-25", "UTC", "08:05", "15:55"),
        ((40.7128, -74.0060), "2024-03-20", "America/New_York", "06:59", "19:08"),
        ((52.5200, 13.4050), "2024-06-21", "Europe/Berlin", "04:43", "21:33"),
        ((-33.8688, 151.2093), "2024-01-01", "Australia/Sydney", "05:48", "20:09"),
        ((-36.8500, 174.7600), "2024-06-21", "Pacific/Auckland", "07:33", "17:11"),
    ],
)
def test_the_sun_beside_published_tables(
    place: tuple[float, float], day: str, zone: str, rises: str, sets: str
) -> None:
    for rising, expected in ((True, rises), (False, sets)):
        found = crossing(date.fromisoformat(day), *place, rising=rising)
        assert found is not None
        assert abs(found - at(f"{day}T{expected}", zone)) <= timedelta(seconds=90)
        assert elevation(found, *place) == pytest.approx(-0.833, abs=0.05)


def test_how_high_the_sun_stands() -> None:
    # London, 2015-12-14 11:00 and 20:01 UTC
    assert elevation(at("2015-12-14T11:00", "UTC"), 51.5074, -0.1278) == pytest.approx(14.38, abs=0.3)
    assert elevation(at("2015-12-14T20:01", "UTC"), 51.5074, -0.1278) == pytest.approx(-37.37, abs=0.3)


def test_a_day_without_night() -> None:
    assert crossing(date(2024, 6, 1), 69.65, 18.96, rising=True) is None


def test_a_span_over_midnight_belongs_to_the_day_on_which_it_began() -> None:
    from hub.automations.conditions import _time

    condition = one("x:\n  conditions: [{time: 22:00-06:00, days: fri}]\n  actions: []\n").conditions[0]
    assert isinstance(condition, TimeIs)
    rows = {"2024-05-17T21:59": False, "2024-05-17T22:00": True, "2024-05-18T05:59": True, "2024-05-18T06:00": False,
            "2024-05-17T05:00": False, "2024-05-18T23:00": False}  # fmt: skip
    assert {text: _time(condition, at(text)) for text in rows} == rows
