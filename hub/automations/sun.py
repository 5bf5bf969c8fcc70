"""Where the sun is, and when it rises and sets. Pure.

The equations are those of NOAA's solar calculator (https://gml.noaa.gov/grad/solcalc/calcdetails.html), which follow
J. Meeus, Astronomical Algorithms. Between the polar circles they are right to about a minute.
"""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta

HORIZON = -0.833
"""Degrees at which the sun's upper edge shows: refraction and half its disc."""
_J2000 = datetime(2000, 1, 1, 12, tzinfo=UTC)
_ROUNDS = 3
"""Each one takes the sun's place from the time found before; the second already changes seconds only."""


def elevation(moment: datetime, latitude: float, longitude: float) -> float:
    """Return how high the sun's middle stands, in degrees, without refraction. Degrees north and east are positive."""
    declination, equation = _place(moment)
    utc = moment.astimezone(UTC)
    minutes = utc.hour * 60 + utc.minute + utc.second / 60
    hour_angle = math.radians((minutes + equation + 4 * longitude) / 4 - 180)
    here = math.radians(latitude)
    sine = math.sin(here) * math.sin(declination) + math.cos(here) * math.cos(declination) * math.cos(hour_angle)
    return math.degrees(math.asin(max(-1.0, min(1.0, sine))))


def crossing(day: date, latitude: float, longitude: float, *, rising: bool) -> datetime | None:
    """Return when the sun rises, or sets, on a day at that place, in UTC; `None` where it does not.

    A day is meant as the sun's there: it has noon in its middle.
    """
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC) - timedelta(minutes=4 * longitude)
    moment = noon
    for _ in range(_ROUNDS):
        declination, equation = _place(moment)
        here = math.radians(latitude)
        cosine = (math.sin(math.radians(HORIZON)) - math.sin(here) * math.sin(declination)) / (
            math.cos(here) * math.cos(declination)
        )
        if not -1 <= cosine <= 1:
            return None
        minutes = 4 * math.degrees(math.acos(cosine))
        moment = noon + timedelta(minutes=(-minutes if rising else minutes) - equation)
    return moment


def _place(moment: datetime) -> tuple[float, float]:
    """Return the sun's declination in radians and the equation of time in minutes."""
    century = (moment.astimezone(UTC) - _J2000) / timedelta(days=36_525)
    longitude = math.radians((280.46646 + century * (36_000.76983 + century * 0.0003032)) % 360)
    anomaly = math.radians(357.52911 + century * (35_999.05029 - 0.0001537 * century))
    eccentricity = 0.016708634 - century * (0.000042037 + 0.0000001267 * century)
    center = (
        math.sin(anomaly) * (1.914602 - century * (0.004817 + 0.000014 * century))
        + math.sin(2 * anomaly) * (0.019993 - 0.000101 * century)
        + math.sin(3 * anomaly) * 0.000289
    )
    node = math.radians(125.04 - 1934.136 * century)
    apparent = longitude + math.radians(center - 0.00569 - 0.00478 * math.sin(node))
    seconds = 21.448 - century * (46.815 + century * (0.00059 - century * 0.001813))
    obliquity = math.radians(23 + (26 + seconds / 60) / 60 + 0.00256 * math.cos(node))
    declination = math.asin(math.sin(obliquity) * math.sin(apparent))
    y = math.tan(obliquity / 2) ** 2
    equation = (
        y * math.sin(2 * longitude)
        - 2 * eccentricity * math.sin(anomaly)
        + 4 * eccentricity * y * math.sin(anomaly) * math.cos(2 * longitude)
        - 0.5 * y * y * math.sin(4 * longitude)
        - 1.25 * eccentricity * eccentricity * math.sin(2 * anomaly)
    )
    return declination, 4 * math.degrees(equation)
