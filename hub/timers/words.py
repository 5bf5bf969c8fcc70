"""What is said when something rings, or did not: which sentence, with what in it. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

from hub.intents.model import Told
from hub.store.timer import Timer, TimerKind

LATE_S = 60.0
"""A ring that began so long after its time is late, and says so."""
SHORT = timedelta(hours=12)
"""Lengths below this are said as such, longer ones by the time of day."""
_WITHOUT_NAME = {TimerKind.TIMER: "timer_for", TimerKind.ALARM: "alarm_plain"}


def label(timer: Timer) -> Told:
    """Name a timer or an alarm: `pasta timer`, `timer for 10 minutes`."""
    if timer.name:
        return Told(key=f"{timer.kind}_named", values={"name": timer.name})
    if timer.kind is TimerKind.TIMER and not timer.set_for_s:
        return Told(key="timer_plain")
    return Told(key=_WITHOUT_NAME[timer.kind], values={"length": timedelta(seconds=timer.set_for_s)})


def within(due: datetime, now: datetime) -> Told:
    """Say when something comes, counted from now where that is soon: `in 10 minutes`, `tomorrow at 7 am`."""
    left = timedelta(seconds=due.timestamp() - now.timestamp())
    return Told(key="in", values={"length": left}) if left < SHORT else Told(key="when", values={"when": due})


def at_ring(timer: Timer, due: datetime, began: datetime, started: float) -> Told | None:
    """Return what is said when it begins to ring for its time `due`, `None` for nothing; `started`: when the hub did.

    Who hears a ring asks what it is: a named timer says its name, a reminder its text, a late one that it is late.
    """
    late = timedelta(seconds=began.timestamp() - due.timestamp())
    if late.total_seconds() > LATE_S:
        return at_late(timer, due, began, started)
    if timer.kind is TimerKind.REMINDER:
        return Told(key="ring_reminder", values={"text": timer.text})
    return Told(key="ring", values={"what": label(timer)}) if timer.name else None


def at_late(timer: Timer, due: datetime, now: datetime, started: float) -> Told:
    """Return what is said about something that came due and did not ring in time."""
    late = timedelta(minutes=round((now.timestamp() - due.timestamp()) / 60))
    key = "late_reminder" if timer.kind is TimerKind.REMINDER else "late"
    ago = Told(key="ago", values={"length": late}) if late < SHORT else Told(key="when", values={"when": due})
    values = {"ago": ago, "text": timer.text}
    if timer.kind is not TimerKind.REMINDER:
        values["what"] = label(timer)
    return Told(key=f"{key}_off" if due.timestamp() < started else key, values=values)


def at_missed(timer: Timer, why: str) -> Told:
    """Return what is told of one later: `rang`, and nobody stopped it, or `late`, and nothing rang."""
    if timer.kind is TimerKind.REMINDER:
        return Told(key=f"missed_{why}_reminder", values={"text": timer.text})
    return Told(key=f"missed_{why}", values={"what": label(timer)})


def about(timer: Timer, due: datetime, now: datetime, started: float) -> Told:
    """Return what is said about one that waits to be told (`Timer.telling`)."""
    if timer.telling == "late":
        return at_late(timer, due, now, started)
    when = Told(key="when", values={"when": due})
    return Told(key=timer.telling, values={"deeds": tuple(timer.text.split("\n")), "when": when, "why": timer.why})
