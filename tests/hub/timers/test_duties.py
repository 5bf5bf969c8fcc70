"""What is to be done at a moment, for any timers: never twice, never in a circle, and never forgotten."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from hub.clock import WEEKDAYS, Clock
from hub.config import Timers
from hub.store.timer import Timer, TimerKind, TimerState
from hub.timers.changes import ring_id, ring_of
from hub.timers.duties import Now, duties, rings
from shared.messages import MOST_RINGS

CLOCK = Clock(ZoneInfo("Europe/Berlin"))
AT = 1_780_000_000.0
SATELLITES = ("kitchen", "hall", "")
OFFSETS = st.one_of(
    st.floats(-5 * 86_400, 5 * 86_400), st.sampled_from([-3600.0, -60.0, -30.0, -10.0, -0.001, 0.0, 5.0])
)


@st.composite
def timers(draw: st.DrawFn) -> list[Timer]:
    found = []
    for number in range(draw(st.integers(0, 8))):
        kind = draw(st.sampled_from(TimerKind))
        repeat = draw(st.sampled_from([(), ("mon",), WEEKDAYS])) if kind is not TimerKind.TIMER else ()
        due = round(AT + draw(OFFSETS), 3)
        found.append(
            Timer(
                id=f"t{number}",
                kind=kind,
                due=due,
                made_at=due - 600,
                state=draw(st.sampled_from(TimerState)),
                satellite=draw(st.sampled_from((*SATELLITES, "gone"))),
                time="07:00" if repeat else "",
                repeat=repeat,
                rang_at=due,
                rings_on=draw(st.sampled_from([(), ("kitchen",), ("hall", "kitchen")])),
                changed_at=due,
            )
        )
    return found


@st.composite
def nows(draw: st.DrawFn) -> Now:
    here = draw(st.sets(st.sampled_from(("kitchen", "hall"))))
    return Now(
        clock=CLOCK,
        at=AT,
        started=AT - draw(st.sampled_from([0.0, 5.0, 29.9, 30.0, 1000.0])),
        present={each: AT - draw(st.sampled_from([0.0, 3.0, 10.0, 60.0, 5000.0])) for each in here},
        settings=Timers(instead=draw(st.sampled_from([(), ("hall",)]))),
        told={"kitchen": frozenset(draw(st.sets(st.sampled_from([f"t{n}.{round(AT * 1000)}" for n in range(4)]))))},
        busy=draw(st.sampled_from([frozenset(), frozenset({"t0", "t1"})])),
    )


@given(timers(), nows())
def test_nothing_is_to_be_done_twice_and_time_goes_on(found: list[Timer], now: Now) -> None:
    todo = duties(found, now)
    groups = (todo.run, todo.late, todo.too_late, todo.doubtful, todo.tell, todo.ended, todo.forget)
    named = [each.id for group in groups for each in group] + [each.id for each, _ in todo.skip]
    assert len(named) == len(set(named))
    assert todo.next_at > now.at, "otherwise it would look again at once, for ever"
    for each in found:
        idle = each.state is TimerState.PAUSED or each.id in named or each.id in now.busy
        told = each.state is TimerState.TELLING or (each.state is TimerState.WAITING and each.due <= now.at)
        assert idle or told or todo.next_at < float("inf"), "what waits is looked at again"
    assert all(each.due <= now.at for each in (*todo.run, *todo.late, *todo.too_late))
    assert all(now.present for _ in todo.tell), "there is somebody to tell"
    assert not {each.id for each in todo.doubtful} & now.busy


@given(timers(), nows(), st.sampled_from(("kitchen", "hall")))
def test_what_rings_on_a_satellite(found: list[Timer], now: Now, satellite: str) -> None:
    mirror = rings(found, satellite, now)
    ids = [each.id for each in mirror]
    assert len(ids) == len(set(ids)) <= MOST_RINGS
    assert [each.in_ms for each in mirror] == sorted(each.in_ms for each in mirror)
    by_id = {each.id: each for each in found}
    for ring in mirror:
        known = ring_of(ring.id)
        assert known is not None
        timer = by_id[known[0]]
        assert ring.id == ring_id(timer, known[1])
        assert timer.kind is not TimerKind.DELAYED
        assert timer.state not in (TimerState.PAUSED, TimerState.OVER, TimerState.CLAIMED)
        ringing = timer.state is TimerState.RINGING and known[1] == timer.due
        early = known[1] > now.at and not ringing
        assert timer.satellite in (satellite, "") or not early, "others ring only what is due"
    mine = {ring_of(each)[0] for each in ids}  # type: ignore[index]
    for each in found:
        to_come = each.state is TimerState.WAITING and each.due > now.at and each.kind is not TimerKind.DELAYED
        assert not (to_come and each.satellite == satellite) or each.id in mine, "it knows all that it is to ring"


def test_what_is_no_ring_of_ours_is_nobodys() -> None:
    for ring in ("", "abc", "abc.", ".5", "abc.1x", "abc.-5"):
        assert ring_of(ring) is None
