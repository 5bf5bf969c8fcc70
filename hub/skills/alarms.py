"""Alarms by voice: set, cancel, which there are; and to let what rang ring again a little later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from itertools import islice

from msgspec.structs import replace

from hub.clock import WEEKDAYS, Clock
from hub.intents.model import Intent, Told
from hub.skills.asking import asks, tells
from hub.skills.registry import Context, Outcome
from hub.skills.timer_undo import cancel, unset
from hub.skills.timers import SHOWN, snoozed
from hub.store.timer import Timer, TimerKind
from hub.timers.changes import following
from hub.timers.keeper import Keeper
from hub.timers.problems import PastError, ScheduleError
from hub.timers.repeats import interval, of_month, repeats
from hub.timers.schedule import Hour, Moment, hour_of, is_at, is_on, moment_of
from hub.timers.sun import Sun
from hub.timers.which import alike

AHEAD = 7
"""Times of what repeats among which one on a certain day is looked for."""
WORKDAYS, WEEKEND = WEEKDAYS[:5], WEEKDAYS[5:]


def repeated(repeat: Sequence[str]) -> Told:
    """Say on which days something comes: `every day`, `every Monday and Friday`, `on the first of every month`."""
    days = tuple(each for each in repeat if each in WEEKDAYS)
    named = tuple(Told(key=day) for day in days)
    if (weeks := interval(repeat)) > 1:
        return Told(key="every_weeks", values={"days": named, "weeks": weeks, "count": weeks - 1})
    if months := tuple(found for each in repeat if (found := of_month(each))):
        return Told(key="monthly", values={"days": tuple(_of_month(*each) for each in months)})
    for key, all_days in (("daily", WEEKDAYS), ("workdays", WORKDAYS), ("weekends", WEEKEND)):
        if days == all_days:
            return Told(key=key)
    return Told(key="each", values={"days": named})


def _of_month(weekday: str, number: int) -> Told:
    if not weekday:
        return Told(key="day_of_month", values={"day": number, "count": number})
    which = Told(key=f"nth_{number}")
    return Told(key="weekday_of_month", values={"which": which, "day": Told(key=weekday)})


def comes(due: datetime, hour: str, repeat: Sequence[str]) -> Told:
    """Say when something comes: `tomorrow at 7 am`, `on weekdays at 7 am`, `every day at sunset`; of what does not come
    every week also when it comes next."""
    when = Told(key="when", values={"when": due})
    if not repeat:
        return when
    again = Told(key="again", values={"days": repeated(repeat), "at": at_hour(hour_of(hour))})
    is_rare = not set(repeat) <= set(WEEKDAYS)
    return Told(key="again_next", values={"again": again, "when": when}) if is_rare else again


def at_hour(hour: Hour) -> Told:
    """Say a time of day or of the sun: `at 7 am`, `30 minutes before sunset`."""
    if not isinstance(hour, Sun):
        return Told(key="at", values={"time": hour, "count": hour.hour})
    if not hour.minutes:
        return Told(key=f"at_{hour.event}")
    key = f"{'before' if hour.minutes < 0 else 'after'}_{hour.event}"
    return Told(key=key, values={"length": timedelta(minutes=abs(hour.minutes))})


def comes_on(timer: Timer, day: str, clock: Clock) -> bool:
    """Tell whether one comes on the day that a slot `day` names, within its next times. Raises `ScheduleError`."""
    due = clock.local(timer.due)
    dates = [due.date()]
    dates += [clock.local(each).date() for each in islice(following(timer, timer.due, clock), AHEAD)]
    return any(is_on(each, day, clock.now().date()) for each in dates)


class AlarmSkill:
    """Runs the intents about alarms, and `HearthSnooze`; in a dry run nothing changes, and the same is said."""

    intents = frozenset({"HearthSetAlarm", "HearthCancelAlarm", "HearthAlarmStatus", "HearthSnooze"})

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    async def run(self, intent: Intent, context: Context) -> Outcome:
        """Do it, or ask for when. Raises `StoreError`."""
        try:
            match intent.name:
                case "HearthSetAlarm":
                    return await self._set(intent, context)
                case "HearthSnooze":
                    seconds = float(intent.slots.get("seconds") or self._keeper.settings.snooze_s)
                    return await snoozed(self._keeper, seconds, context) or tells("snooze_nothing")
                case "HearthCancelAlarm":
                    return await self._cancel(intent, context)
            return await self._status(intent)
        except PastError:
            return tells("time_past")
        except ScheduleError:
            return asks(intent, "time", "alarm_when")

    async def _set(self, intent: Intent, context: Context) -> Outcome:
        moment = moment_of(intent.slots, self._keeper.clock.now(), alarm=True, spot=self._keeper.clock.spot)
        if moment is None:
            return asks(intent, "time", "alarm_when")
        told = tells("alarm_set", when=comes(moment.due, moment.time, moment.repeat))
        if context.dry_run or await self._is_set(moment, context):
            return told
        kept = await self._keeper.set(
            TimerKind.ALARM,
            moment,
            seconds=float(intent.slots.get("seconds") or 0),
            name=str(intent.slots.get("name", "")).strip(),
            area=context.area,
            satellite=context.satellite,
            language=context.language,
        )
        if kept is None:
            return tells("timers_full")
        return replace(told, undo=unset(self._keeper, kept, self._cancelled(kept)))

    async def _is_set(self, moment: Moment, context: Context) -> bool:
        """Tell whether one is there for the same time in the same place, which is enough."""
        wanted = (round(moment.due.timestamp(), 3), moment.repeat, context.satellite)
        alarms = await self._keeper.all(TimerKind.ALARM)
        return any((each.due, each.repeat, each.satellite) == wanted for each in alarms)

    async def _cancel(self, intent: Intent, context: Context) -> Outcome:
        alarms = await self._keeper.all(TimerKind.ALARM)
        if not alarms:
            return tells("alarm_none")
        found = self._meant(alarms, intent)
        if not found:
            return tells("alarm_none_such")
        if not intent.slots.get("all"):
            found = found[:1]
        return await cancel(self._keeper, found, context, self._cancelled, "alarms_cancelled", self._about)

    def _cancelled(self, alarm: Timer) -> Told:
        return Told(key="alarm_cancelled", values={"when": self._when(alarm)})

    def _meant(self, alarms: Sequence[Timer], intent: Intent) -> list[Timer]:
        """Return the alarms that fit what was said, the next first."""
        slots = intent.slots
        found = list(alarms)
        if name := str(slots.get("name", "")):
            found = alike(found, name, lambda each: each.name)
        if repeat := repeats(str(slots.get("repeat") or "")):
            weeks, days = interval(repeat), {each for each in repeat if each[-1] != "w"}
            found = [each for each in found if set(each.repeat) >= days and interval(each.repeat) == weeks]
        if slots.get("time"):
            found = [each for each in found if is_at(self._shown(each), slots, self._keeper.clock.spot)]
        if day := str(slots.get("day") or ""):
            found = [each for each in found if comes_on(each, day, self._keeper.clock)]
        return found

    async def _status(self, intent: Intent) -> Outcome:
        alarms = await self._keeper.all(TimerKind.ALARM)
        if day := str(intent.slots.get("day") or ""):
            alarms = [each for each in alarms if comes_on(each, day, self._keeper.clock)]
        if not alarms:
            return tells("alarm_none_then" if day else "alarm_none")
        told = [self._about(each) for each in alarms[:SHOWN]]
        if len(alarms) > 1:
            told.insert(0, Told(key="alarms_count", values={"count": len(alarms)}))
        return Outcome(told=tuple(told))

    def _about(self, alarm: Timer) -> Told:
        if alarm.name:
            return Told(key="alarm_status_named", values={"name": alarm.name, "when": self._when(alarm)})
        return Told(key="alarm_status", values={"when": self._when(alarm)})

    def _when(self, alarm: Timer) -> Told:
        return comes(self._keeper.clock.local(alarm.due), alarm.time, alarm.repeat)

    def _shown(self, alarm: Timer) -> datetime:
        """Return a moment at the time of day that people know an alarm by, snoozed or not."""
        due = self._keeper.clock.local(alarm.due)
        hour = hour_of(alarm.time) if alarm.time else None
        return datetime.combine(due.date(), hour, due.tzinfo) if isinstance(hour, time) else due
