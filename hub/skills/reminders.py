"""Reminders by voice: set, forget, which there are."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from hub.intents.model import Intent, Told
from hub.skills.alarms import comes, comes_on
from hub.skills.asking import asks, tells
from hub.skills.registry import Context, Outcome, Revert
from hub.skills.timer_undo import cancel, unset
from hub.skills.timers import SHOWN, which
from hub.store.timer import Timer, TimerKind
from hub.timers.keeper import Keeper
from hub.timers.problems import PastError, ScheduleError
from hub.timers.schedule import moment_of
from hub.timers.which import alike
from hub.timers.words import within


class ReminderSkill:
    """Runs the intents about reminders; in a dry run nothing changes, and the same is said."""

    intents = frozenset({"HearthRemind", "HearthCancelReminder", "HearthReminders"})

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    async def run(self, intent: Intent, context: Context) -> Outcome:
        """Do it, or ask of what, or when. Raises `StoreError`."""
        try:
            match intent.name:
                case "HearthRemind":
                    return await self._set(intent, context)
                case "HearthCancelReminder":
                    return await self._cancel(intent, context)
            return await self._status(intent)
        except PastError:
            return tells("time_past")
        except ScheduleError:
            return asks(intent, "time", "remind_when")

    async def _set(self, intent: Intent, context: Context) -> Outcome:
        text = str(intent.slots.get("text", "")).strip()
        if not text:
            return asks(intent, "text", "remind_what")
        now = self._keeper.clock.now()
        moment = moment_of(intent.slots, now, spot=self._keeper.clock.spot)
        if moment is None:
            return asks(intent, "time", "remind_when")
        seconds = float(intent.slots.get("seconds") or 0)
        person = str(intent.slots.get("person", ""))
        undo: tuple[Revert, ...] = ()
        if not context.dry_run:
            kept = await self._keeper.set(
                TimerKind.REMINDER,
                moment,
                seconds=seconds,
                text=f"{person}: {text}" if person else text,
                area=context.area,
                satellite=context.satellite,
                language=context.language,
            )
            if kept is None:
                return tells("timers_full")
            undo = unset(self._keeper, kept, _cancelled(kept))
        when = within(moment.due, now) if seconds else comes(moment.due, moment.time, moment.repeat)
        if person:
            told = tells("remind_set_for", person=person, when=when, text=text)
        else:
            told = tells("remind_set", when=when, text=text)
        return replace(told, undo=undo)

    async def _cancel(self, intent: Intent, context: Context) -> Outcome:
        reminders = await self._keeper.all(TimerKind.REMINDER)
        if not reminders:
            return tells("remind_none")
        found = self._meant(reminders, intent)
        if not found:
            return tells("remind_none_such")
        if len(found) > 1 and not intent.slots.get("all"):
            choices = [(each, Told(key="text", values={"text": each.text})) for each in found]
            return which(intent, choices, "remind_which", context, self._keeper.clock.now())
        return await cancel(self._keeper, found, context, _cancelled, "reminds_cancelled", self._about)

    def _meant(self, reminders: Sequence[Timer], intent: Intent) -> list[Timer]:
        if "timer" in intent.slots:
            return [each for each in reminders if each.id == intent.slots["timer"]]
        text = str(intent.slots.get("text", ""))
        return alike(reminders, text, lambda each: each.text) if text else list(reminders)

    async def _status(self, intent: Intent) -> Outcome:
        reminders = await self._keeper.all(TimerKind.REMINDER)
        if day := str(intent.slots.get("day") or ""):
            reminders = [each for each in reminders if comes_on(each, day, self._keeper.clock)]
        if not reminders:
            return tells("remind_none_then" if day else "remind_none")
        told = [self._about(each) for each in reminders[:SHOWN]]
        if len(reminders) > 1:
            told.insert(0, Told(key="reminds_count", values={"count": len(reminders)}))
        return Outcome(told=tuple(told))

    def _about(self, reminder: Timer) -> Told:
        due = self._keeper.clock.local(reminder.due)
        when = comes(due, reminder.time, reminder.repeat)
        return Told(key="remind_status", values={"when": when, "text": reminder.text})


def _cancelled(reminder: Timer) -> Told:
    return Told(key="remind_cancelled", values={"text": reminder.text})
