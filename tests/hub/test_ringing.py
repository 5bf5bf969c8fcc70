"""What a satellite is told to ring and tells of it, on a virtual clock."""

from __future__ import annotations

import asyncio

import pytest

from hub.events import Events, Rang
from hub.ringing import Ringing
from shared.messages import MOST_RINGS, Ring, RingBegan, RingEnd, RingEnded, RingKind, SetRings, StopRings
from tests.fakes.satellite import FakeSatellite

pytestmark = pytest.mark.virtual_time


def ring(id: str, in_ms: int) -> Ring:
    return Ring(id=id, kind=RingKind.ALARM, in_ms=in_ms, limit_ms=60_000)


async def test_each_fact_is_passed_on_once_however_often_it_is_told() -> None:
    events, satellite = Events(), FakeSatellite()
    ringing = Ringing("kitchen", satellite, events)
    with events.watch() as watched:
        await ringing.set((ring("a", 0),))
        for _ in range(2):
            ringing.report(RingBegan(ring="a", late_ms=1500))
        assert ringing.is_sounding
        told = [ringing.report(RingEnded(ring="a", why=RingEnd.STOPPED)) for _ in range(2)]
        await ringing.set((ring("a", 0),))
        ringing.report(RingEnded(ring="a", why=RingEnd.STOPPED, late_ms=3))
        ringing.report(RingBegan(ring="a", late_ms=9000))
        assert watched.take() == [
            Rang(satellite="kitchen", ring="a", over=False, late_s=1.5),
            Rang(satellite="kitchen", ring="a", over=True, why="stopped"),
        ]
    assert told == [True, False]
    assert not ringing.is_sounding


async def test_what_ended_long_ago_was_stopped_by_nobody_who_speaks_now() -> None:
    ringing = Ringing("kitchen", FakeSatellite(), Events())
    assert not ringing.report(RingEnded(ring="a", why=RingEnd.STOPPED, late_ms=60_000))
    assert not ringing.report(RingEnded(ring="b", why=RingEnd.LIMIT))


async def test_after_a_break_the_times_that_are_left_are_told() -> None:
    satellite = FakeSatellite()
    ringing = Ringing("kitchen", satellite, Events())
    await ringing.again()
    assert not satellite.sent, "there is nothing to repeat"
    await ringing.set((ring("b", 90_000), ring("a", 2000)))
    await asyncio.sleep(4)
    await ringing.again()
    await asyncio.sleep(1)
    await ringing.again()
    assert satellite.all(SetRings) == [
        SetRings(rings=(ring("a", 2000), ring("b", 90_000))),
        SetRings(rings=(ring("a", 0), ring("b", 86_000))),
        SetRings(rings=(ring("a", 0), ring("b", 85_000))),
    ]


async def test_of_too_many_the_soonest_are_told() -> None:
    satellite = FakeSatellite()
    ringing = Ringing("kitchen", satellite, Events())
    await ringing.set(tuple(ring(f"r{number}", 1000 * number) for number in reversed(range(150))))
    (told,) = satellite.all(SetRings)
    assert isinstance(told, SetRings)
    assert [each.id for each in told.rings] == [f"r{number}" for number in range(MOST_RINGS)]


async def test_what_rings_is_stopped_and_what_is_withdrawn_rings_no_more() -> None:
    satellite = FakeSatellite()
    ringing = Ringing("kitchen", satellite, Events())
    assert not await ringing.stop()
    ringing.report(RingBegan(ring="a"))
    assert await ringing.stop()
    assert satellite.all(StopRings) == [StopRings()]
    await ringing.set(())
    assert not ringing.is_sounding
    satellite.is_cut = True
    with pytest.raises(ConnectionError):
        await ringing.set(())
