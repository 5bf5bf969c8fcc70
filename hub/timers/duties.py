"""What is to be done about timers at a moment, and what is to ring where: pure. Moments are seconds since 1970."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from hub.clock import Clock
from hub.config import Timers
from hub.store.timer import Timer, TimerKind, TimerState
from hub.timers.changes import following, ring_id
from shared.messages import MOST_RINGS, Ring, RingKind

HERE_S = 10.0
"""So long after its time, or after it joined, the satellite that set it may take to ring, before others do."""
ALONE_S = 60.0
"""So long others wait for a satellite that is not connected but was told of the ring. It rings by itself, unless it is
unplugged, which looks the same from here; most links are back by then."""
START_S = 30.0
"""So long after the hub's start satellites may take to join and tell what rang meanwhile."""
SETTLE_S = 10.0
"""So long after the hub's start its devices may take to be known."""
STALE_S = 3600.0
"""What nobody rang for so long is told in words and rings no more."""
SILENT_S = 60.0
"""Satellites that were told to ring and did not say so by then do not ring; the words are spoken instead."""
OVERDUE_S = 300.0
"""A command that is later than this is told and not done."""
REMINDER_S = 60
"""A reminder rings at most so long."""
SLACK_S = 60.0
"""A ring that nobody told the end of is over so long after its limit."""
KEPT_S = 1800.0
"""What is over is kept so long, to be snoozed."""
TOLD_WITHIN_S = 86_400
"""What could not be said for so long is said no more."""
AHEAD = 7
"""Times of a repeating alarm that a satellite knows ahead: a hub that is down for days misses none."""
AHEAD_S = 8 * 86_400
KINDS: Mapping[TimerKind, RingKind] = {
    TimerKind.TIMER: RingKind.TIMER, TimerKind.ALARM: RingKind.ALARM, TimerKind.REMINDER: RingKind.REMINDER,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """How things are."""

    clock: Clock
    at: float
    """Seconds since 1970."""
    started: float
    """When the hub began to look after timers, and satellites could join."""
    present: Mapping[str, float] = field(default_factory=dict)
    """Since when each satellite is here; those alone that can be spoken to."""
    settings: Timers
    told: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Ids of the rings that each satellite was told of last, also those that are not here."""
    busy: frozenset[str] = frozenset()
    """Ids of commands that are being done."""


@dataclass(slots=True)
class Duties:
    """What is to be done."""

    run: list[Timer] = field(default_factory=list)
    """Commands whose time has come."""
    late: list[Timer] = field(default_factory=list)
    """Came due, and nobody rang."""
    too_late: list[Timer] = field(default_factory=list)
    """Commands that are not done any more."""
    doubtful: list[Timer] = field(default_factory=list)
    """Commands that were being done when the hub was stopped."""
    tell: list[Timer] = field(default_factory=list)
    """Something is to be said about them, and there is somebody to say it to."""
    ended: list[Timer] = field(default_factory=list)
    """Rang, and nobody told the end of it."""
    skip: list[tuple[Timer, float]] = field(default_factory=list)
    """Repeating ones that missed several times, and the last of these: the others are let go."""
    forget: list[Timer] = field(default_factory=list)
    """Over, and not to be kept."""
    next_at: float = float("inf")
    """When to look again."""


def duties(timers: Iterable[Timer], now: Now) -> Duties:
    """Return what is to be done now."""
    found = Duties()
    for timer in timers:
        match timer.state:
            case TimerState.WAITING if timer.due > now.at:
                _wait(found, timer.due)
            case TimerState.WAITING if timer.kind is TimerKind.DELAYED:
                late = now.at - timer.due > OVERDUE_S
                _at(found, found.too_late if late else found.run, timer, now.started + SETTLE_S, now)
            case TimerState.WAITING:
                _overdue(found, timer, now)
            case TimerState.RINGING:
                ends = max(timer.rang_at, timer.due, now.started) + now.settings.limit_s + SLACK_S
                _at(found, found.ended, timer, ends, now)
            case TimerState.CLAIMED if timer.id not in now.busy:
                found.doubtful.append(timer)
            case TimerState.TELLING:
                _untold(found, timer, now)
            case TimerState.OVER:
                _at(found, found.forget, timer, timer.changed_at + KEPT_S, now)
    return found


def _overdue(found: Duties, timer: Timer, now: Now) -> None:
    if timer.repeat:
        missed = [each for each in _times(timer, now) if each <= now.at]
        if len(missed) > 1:
            found.skip.append((timer, missed[-1]))
            return
    begins = timer.due if timer.satellite in now.present else instead_at(timer, now)
    there = [max(now.present[each], begins) for each in words_on(timer, now)]
    silent = min(there, default=now.at) + SILENT_S
    if there and now.at - timer.due > STALE_S:
        silent = min(there) + HERE_S
    _wait(found, instead_at(timer, now), now)
    if there:
        _at(found, found.late, timer, max(silent, now.started + START_S), now)


def _untold(found: Duties, timer: Timer, now: Now) -> None:
    ends = min([timer.changed_at + TOLD_WITHIN_S, *(each - 1 for each in _times(timer, now)[:1])])
    _at(found, found.ended, timer, ends, now)
    if ends > now.at and words_on(timer, now):
        found.tell.append(timer)


def _at(found: Duties, whom: list[Timer], timer: Timer, moment: float, now: Now) -> None:
    if moment <= now.at:
        whom.append(timer)
    else:
        _wait(found, moment)


def _wait(found: Duties, moment: float, now: Now | None = None) -> None:
    if now is None or moment > now.at:
        found.next_at = min(found.next_at, moment)


def instead_at(timer: Timer, now: Now) -> float:
    """Return when others ring in the place of the satellite that set it, if nobody told of its ring by then."""
    here = now.present.get(timer.satellite, 0.0)
    alone = not here and ring_id(timer, timer.due) in now.told.get(timer.satellite, ())
    return max(max(timer.due, here) + (ALONE_S if alone else HERE_S), now.started + START_S)


def words_on(timer: Timer, now: Now) -> tuple[str, ...]:
    """Return the satellites that say something about it: where it was set, where they are not here, the others."""
    if timer.satellite in now.present:
        return (timer.satellite,)
    return others(now)


def others(now: Now) -> tuple[str, ...]:
    """Return the satellites that ring where the one that set it is not here."""
    return tuple(each for each in now.present if not now.settings.instead or each in now.settings.instead)


def rings(timers: Sequence[Timer], satellite: str, now: Now) -> tuple[Ring, ...]:
    """Return what is to ring on a satellite, the soonest first."""
    found = [
        Ring(
            id=ring_id(timer, due),
            kind=KINDS[timer.kind],
            in_ms=max(0, round((due - now.at) * 1000)),
            limit_ms=limit_s(timer, now.settings) * 1000,
            loudest=now.settings.loudest,
        )
        for timer in timers
        if timer.kind in KINDS
        for due in _times(timer, now)
        if _rings_on(timer, due, satellite, now)
    ]
    return tuple(sorted(found, key=lambda ring: (ring.in_ms, ring.id))[:MOST_RINGS])


def limit_s(timer: Timer, settings: Timers) -> int:
    """Return how many seconds it rings at most."""
    return min(settings.limit_s, REMINDER_S) if timer.kind is TimerKind.REMINDER else settings.limit_s


def _times(timer: Timer, now: Now) -> list[float]:
    """Return the moments at which it rings, as far ahead as a satellite should know."""
    times = [timer.due] if timer.state in (TimerState.WAITING, TimerState.RINGING) else []
    if timer.repeat and (times or timer.state is TimerState.TELLING):
        for each in islice(following(timer, timer.due, now.clock), AHEAD if timer.due > now.at else 1000):
            if each > now.at + AHEAD_S:
                break
            times.append(each)
    return times


def _rings_on(timer: Timer, due: float, satellite: str, now: Now) -> bool:
    # What repeats still knows where it rang last time, while it waits for the next.
    rings_on = timer.rings_on if timer.state is TimerState.RINGING and due == timer.due else ()
    if rings_on:
        elsewhere = timer.satellite not in rings_on
    elif now.at - due > STALE_S:
        return False
    else:
        elsewhere = not timer.satellite or (due == timer.due and now.at >= instead_at(timer, now))
    if satellite == timer.satellite or satellite in rings_on:
        return True
    return elsewhere and satellite in others(now)
