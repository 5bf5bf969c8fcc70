"""What becomes of a timer when something happens to it: pure, from one to the next. Moments are seconds since 1970."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from msgspec.structs import replace

from hub.clock import Clock
from hub.store.timer import Timer, TimerState
from hub.timers.problems import NoLocationError
from hub.timers.schedule import hour_of, occurrences

ACTIVE = frozenset({TimerState.WAITING, TimerState.PAUSED, TimerState.RINGING})
"""States in which people still speak of it."""


def ring_id(timer: Timer, due: float) -> str:
    """Return the id of the ring at one moment: another moment, another ring."""
    return f"{timer.id}.{round(due * 1000)}"


def ring_of(ring: str) -> tuple[str, float] | None:
    """Return the timer's id and the moment of a ring; `None` for what is no ring of ours."""
    timer, _, milliseconds = ring.rpartition(".")
    return (timer, int(milliseconds) / 1000) if timer and milliseconds.isdecimal() else None


def left_s(timer: Timer, now: float) -> float:
    """Return how many seconds it has left, at least 0."""
    return max(0.0, timer.left_s if timer.state is TimerState.PAUSED else timer.due - now)


def moved(timer: Timer, due: float, now: float) -> Timer:
    """Let it come at another moment, as if it had not rung yet."""
    return replace(
        timer, state=TimerState.WAITING, due=round(due, 3), left_s=0.0, rings_on=(), telling="", why="", changed_at=now
    )


def longer(timer: Timer, seconds: float, now: float) -> Timer:
    """Add time, or take some off; what rings, or is over, goes on from now."""
    if timer.state is TimerState.PAUSED:
        left = max(0.0, timer.left_s + seconds)
        return replace(timer, left_s=left, set_for_s=_set_for(timer, seconds), changed_at=now)
    due = max(now, max(timer.due, now) + seconds)
    return replace(moved(timer, due, now), set_for_s=_set_for(timer, seconds))


def _set_for(timer: Timer, seconds: float) -> float:
    return max(1.0, timer.set_for_s + seconds) if timer.set_for_s else 0.0


def paused(timer: Timer, now: float) -> Timer:
    """Stop counting."""
    return replace(timer, state=TimerState.PAUSED, left_s=max(0.0, timer.due - now), changed_at=now)


def resumed(timer: Timer, now: float) -> Timer:
    """Go on counting."""
    return moved(timer, now + timer.left_s, now)


def begun(timer: Timer, due: float, satellite: str, at: float, now: float) -> Timer:
    """It rings on a satellite since `at`, for its time `due`."""
    if timer.state is TimerState.RINGING and timer.due == due:
        return replace(timer, rings_on=tuple(dict.fromkeys((*timer.rings_on, satellite))), changed_at=now)
    return replace(
        timer, state=TimerState.RINGING, due=due, rang_at=at, rings_on=(satellite,), telling="", why="", changed_at=now
    )


def over(timer: Timer, due: float, clock: Clock, *, rang_on: str = "") -> Timer:
    """Its time `due` is done with: what repeats waits for the next, anything else is over.

    `rang_on`: the satellite that tells so, where it rang.
    """
    now = clock.now().timestamp()
    rang_at = timer.rang_at if timer.state is TimerState.RINGING and timer.due == due else due
    if rang_on:
        rings_on = tuple(dict.fromkeys((*(timer.rings_on if timer.due == due else ()), rang_on)))
        timer = replace(timer, rang_at=rang_at, rings_on=rings_on)
    if (then := next(following(timer, due, clock), None)) is None:
        return replace(timer, state=TimerState.OVER, due=due, telling="", why="", changed_at=now)
    return replace(timer, state=TimerState.WAITING, due=then, telling="", why="", changed_at=now)


def following(timer: Timer, after: float, clock: Clock) -> Iterator[float]:
    """Yield the moments after another at which it comes again; none where it does not, or the sun's times are unknown
    since the configuration says no more where the house stands."""
    if timer.repeat:
        with suppress(NoLocationError):
            for each in occurrences(hour_of(timer.time), timer.repeat, clock.local(after), clock.spot):
                yield each.timestamp()


def told(timer: Timer, key: str, now: float, why: str = "") -> Timer:
    """What became of it is to be said."""
    return replace(timer, state=TimerState.TELLING, telling=key, why=why, changed_at=now)
