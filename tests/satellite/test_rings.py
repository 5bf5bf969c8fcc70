from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satellite.rings import GRACE_S, REMEMBERED, STALE_S, Fact, KeptRing, Rings, differ
from shared.messages import Ring, RingBegan, RingEnd, RingEnded, RingKind


def ring(id: str, in_s: float, limit_s: float = 60) -> Ring:
    return Ring(id=id, kind=RingKind.TIMER, in_ms=round(in_s * 1000), limit_ms=round(limit_s * 1000))


def began(id: str, late_s: float = 0) -> RingBegan:
    return RingBegan(ring=id, late_ms=round(late_s * 1000))


def ended(id: str, why: RingEnd, late_s: float = 0) -> RingEnded:
    return RingEnded(ring=id, why=why, late_ms=round(late_s * 1000))


STOPPED, LIMIT = RingEnd.STOPPED, RingEnd.LIMIT


def test_it_rings_when_its_time_has_come_and_until_its_limit() -> None:
    rings = Rings()
    assert rings.set([ring("a", 10)], 100) == []
    assert rings.next_at == 110
    assert rings.step(109.9) == []
    assert rings.sounding is None
    assert rings.step(110) == [began("a")]
    assert rings.sounding is not None and rings.sounding.id == "a"
    assert rings.next_at == 170
    assert rings.step(169) == []
    assert rings.step(170.5) == [ended("a", LIMIT, 0.5)]
    assert (rings.sounding, rings.next_at) == (None, None)


def test_what_is_due_rings_at_once() -> None:
    rings = Rings()
    rings.set([ring("a", 0)], 5)
    assert rings.step(5) == [began("a")]


def test_stopped_it_ends_and_rings_no_more_whatever_is_told() -> None:
    rings = Rings()
    rings.set([ring("a", 0)], 0)
    rings.step(0)
    assert rings.stop(3) == [ended("a", STOPPED)]
    assert rings.stop(4) == []
    assert rings.set([ring("a", 0)], 5) == [ended("a", STOPPED, 2)], "told once more"
    assert (rings.step(5), rings.next_at) == ([], None)
    assert rings.set([], 6) == []
    assert rings.set([ring("a", 0)], 7) == [ended("a", STOPPED, 4)], "also after it was forgotten for a while"
    assert rings.step(7) == []


def test_the_list_is_the_whole_list() -> None:
    rings = Rings()
    rings.set([ring("a", 10), ring("b", 20)], 0)
    rings.set([ring("b", 5), ring("c", 30)], 1)
    assert rings.step(6) == [began("b")], "it was moved"
    assert rings.step(30.9) == []
    assert rings.set([], 31) == [], "the hub knows that it wants them no more"
    assert (rings.sounding, rings.next_at) == (None, None)


def test_one_that_rings_and_is_told_again_rings_on() -> None:
    rings = Rings()
    rings.set([ring("a", 0)], 0)
    rings.step(0)
    assert rings.set([ring("a", 0)], 1) == []
    assert rings.names == {"a"}
    assert rings.next_at == 60


def test_several_ring_together_and_the_last_is_heard() -> None:
    rings = Rings()
    rings.set([ring("a", 1), ring("b", 2), ring("c", 50)], 0)
    assert rings.step(2) == [began("a"), began("b")]
    assert rings.sounding is not None and rings.sounding.id == "b"
    assert rings.stop(3) == [ended("a", STOPPED), ended("b", STOPPED)]
    assert rings.next_at == 50, "who stops what rings does not stop what will"


def test_a_new_connection_is_told_of_what_the_last_list_named() -> None:
    rings = Rings()
    rings.set([ring("gone", 0), ring("a", 0), ring("b", 5), ring("c", 500)], 0)
    rings.step(0)
    rings.stop(2)
    rings.set([ring("a", 0), ring("b", 3), ring("c", 498)], 2)
    rings.step(5)
    assert rings.reports(9) == [began("a", 9), ended("a", STOPPED, 7), began("b", 4)]


def test_those_that_rang_are_remembered_up_to_a_number() -> None:
    rings = Rings()
    for number in range(REMEMBERED + 5):
        rings.set([ring(f"r{number}", 0)], number)
        rings.step(number)
        rings.stop(number)
    again = [ring(f"r{number}", 0) for number in (3, REMEMBERED)]
    assert [fact.ring for fact in rings.set(again, 1000)] == [f"r{REMEMBERED}"]
    assert rings.step(1000) == [began("r3")]


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("set"), st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 20)), max_size=6)),
        st.tuples(st.just("wait"), st.integers(1, 30)),
        st.tuples(st.just("stop"), st.just(0)),
    ),
    max_size=40,
)


@given(STEPS)
def test_nothing_ever_rings_twice(steps: list[tuple[str, object]]) -> None:
    rings, now, facts = Rings(), 0.0, list[Fact]()
    for kind, value in steps:
        if kind == "set" and isinstance(value, list):
            rings.set([ring(id, after, 10) for id, after in dict(value).items()], now)
        elif kind == "wait" and isinstance(value, int):
            until = now + value
            while (at := rings.next_at) is not None and at <= until:
                now = max(now, at)
                facts += rings.step(now)
            now = until
        else:
            facts += rings.stop(now)
        assert rings.next_at is None or rings.next_at >= now or rings.step(now)
    for id in "abcdef":
        mine = [fact for fact in facts if fact.ring == id]
        assert sum(isinstance(fact, RingBegan) for fact in mine) <= 1
        assert sum(isinstance(fact, RingEnded) for fact in mine) <= 1


@pytest.mark.parametrize("now", [0.0, 1e6])
def test_without_rings_there_is_nothing_to_wait_for(now: float) -> None:
    rings = Rings()
    assert (rings.next_at, rings.step(now), rings.stop(now), rings.reports(now)) == (None, [], [], [])


WALL = 1_000_000.0
"""What the wall clock shows at 0 of the steady one, before a restart."""


def restarted(before: Rings, at: float, off_s: float) -> Rings:
    """Return what is left of them after a restart; the steady clock begins at 0 again."""
    after = Rings()
    after.restore(before.to_keep(at, WALL + at), 0, WALL + at + off_s)
    assert after.look(0, WALL + at + off_s) == ()
    return after


def test_what_is_to_ring_outlasts_a_restart_on_time() -> None:
    before = Rings()
    before.set([ring("a", 100), ring("b", 500)], 20)
    after = restarted(before, 50, off_s=30)
    assert after.next_at == 40
    assert after.step(39.9) == []
    assert after.step(40) == [began("a")]
    assert after.is_kept, "the hub has said nothing of the other"
    assert after.set([ring("b", 10)], 60) == []
    assert (after.is_kept, after.next_at) == (False, 70)


def test_what_came_due_meanwhile_waits_for_the_hubs_word_and_then_rings() -> None:
    before = Rings()
    before.set([ring("a", 100)], 0)
    alone, wanted_no_more = restarted(before, 90, off_s=300), restarted(before, 90, off_s=300)
    assert alone.next_at == GRACE_S
    assert alone.step(GRACE_S) == [began("a")]
    assert wanted_no_more.set([], 1) == []
    assert wanted_no_more.next_at is None


def test_what_is_out_of_date_is_dropped_also_once_the_clock_is_right() -> None:
    late, wrong = Rings(), Rings()
    kept = [KeptRing(ring=ring("a", 0), at=WALL), KeptRing(ring=ring("b", 0), at=WALL + STALE_S)]
    late.restore(kept, 0, WALL + STALE_S + 1)
    assert late.look(0, WALL + STALE_S + 1) == ("a",)
    assert late.step(GRACE_S) == [began("b")]
    wrong.restore(kept, 0, WALL - 7200)
    assert (wrong.look(0, WALL - 7200), wrong.next_at) == ((), 7200)
    assert wrong.look(10, WALL + STALE_S + 1) == ("a",), "the network told the time"
    assert (wrong.step(10), wrong.next_at) == ([began("b")], 70)


def test_what_rang_before_a_restart_goes_on_or_is_reported_and_never_rings_again() -> None:
    before = Rings()
    before.set([ring("over", 0), ring("on", 10), ring("long ago", 0, 5)], 0)
    before.step(0)
    before.stop(3)
    before.step(10)
    after = restarted(before, 20, off_s=15)
    assert after.names == {"on"}
    assert after.next_at == 35, "what is left of its minute"
    assert after.reports(1) == [
        *(began("over", 36), ended("over", STOPPED, 33)),
        *(began("long ago", 36), ended("long ago", STOPPED, 33)),
        began("on", 26),
    ]
    assert after.step(35) == [ended("on", LIMIT)]
    assert after.set([ring("over", 0), ring("on", 0)], 36) == [ended("over", STOPPED, 68), ended("on", LIMIT, 1)]
    assert after.step(37) == []


def test_what_ended_while_nobody_lived_ended_at_its_limit() -> None:
    before = Rings()
    before.set([ring("a", 0)], 0)
    before.step(0)
    assert restarted(before, 10, off_s=600).step(0) == [ended("a", LIMIT, 550)]
    assert restarted(before, 10, off_s=-7200).reports(0) == [began("a")], "the clock is wrong"


def test_what_is_told_again_is_no_change() -> None:
    rings = Rings()
    rings.set([ring("a", 100), ring("b", 200)], 0)
    first = rings.to_keep(0, WALL)
    rings.set([ring("a", 40.3), ring("b", 140)], 60)
    assert not differ(first, rings.to_keep(60, WALL + 60))
    assert differ(first, rings.to_keep(60, WALL + 3660)), "the clock was set"
    rings.step(101)
    begun = rings.to_keep(101, WALL + 101)
    assert differ(first, begun)
    rings.stop(102)
    assert differ(begun, rings.to_keep(102, WALL + 102))
    assert differ(first, ())
