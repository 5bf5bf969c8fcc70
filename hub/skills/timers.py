"""Timers by voice: start, cancel, longer, shorter, pause, go on, how long is left."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from hub.brain.told.say import say
from hub.clock import later
from hub.intents.model import AnyOf, Intent, Question, QuestionKind, Told
from hub.skills.asking import asks, tells
from hub.skills.registry import Context, Outcome, Revert
from hub.skills.timer_undo import set_again, unset
from hub.store.timer import Timer, TimerKind, TimerState
from hub.timers import changes
from hub.timers.keeper import Keeper
from hub.timers.schedule import Moment
from hub.timers.which import choose
from hub.timers.words import label

SHOWN = 5
"""Of more than so many the next ones are told."""


def which(intent: Intent, choices: Sequence[tuple[Timer, Told]], key: str, context: Context, now: datetime) -> Outcome:
    """Return an outcome that asks which of several is meant; each has a name, whose words answer it."""
    intents = tuple(
        replace(
            intent,
            slots={**intent.slots, "timer": timer.id},
            spoken={**intent.spoken, "timer": say(name, context.language, now)},
        )
        for timer, name in choices
    )
    told = Told(key=key, values={"which": AnyOf(name for _, name in choices[:SHOWN])})
    return Outcome(question=Question(kind=QuestionKind.WHICH, intents=intents), told=(told,))


async def snoozed(keeper: Keeper, seconds: float, context: Context) -> Outcome | None:
    """Let what rings or rang last here ring again so much later; `None` where nothing did. Raises `StoreError`."""
    found = await keeper.rang_last(context.satellite, context.area)
    if found is not None and not context.dry_run:
        found = await keeper.snooze(found, seconds)
    return tells("snoozed", length=timedelta(seconds=seconds)) if found else None


class TimerSkill:
    """Runs the intents about timers; in a dry run nothing changes, and the same is said."""

    intents = frozenset(
        {
            "HassStartTimer",
            "HassCancelTimer",
            "HassCancelAllTimers",
            "HassIncreaseTimer",
            "HassDecreaseTimer",
            "HassPauseTimer",
            "HassUnpauseTimer",
            "HassTimerStatus",
        }
    )

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self._one: dict[str, Callable[[Timer, Intent, Context], Awaitable[Outcome]]] = {
            "HassCancelTimer": self._cancel,
            "HassIncreaseTimer": self._longer,
            "HassDecreaseTimer": self._longer,
            "HassPauseTimer": self._pause,
            "HassUnpauseTimer": self._resume,
        }

    async def run(self, intent: Intent, context: Context) -> Outcome:
        """Do it, or ask which timer or how long. Raises `StoreError`."""
        if intent.name in ("HassStartTimer", "HassIncreaseTimer", "HassDecreaseTimer") and not _seconds(intent):
            return asks(intent, "seconds", "timer_how_long")
        if intent.name == "HassStartTimer":
            return await self._start(intent, context)
        timers = await self._keeper.all(TimerKind.TIMER)
        if intent.name == "HassCancelAllTimers":
            return await self._cancel_all(timers, intent, context)
        return await self._of_one(timers, intent, context)

    async def _of_one(self, timers: Sequence[Timer], intent: Intent, context: Context) -> Outcome:
        found = _meant(timers, intent, context)
        is_bare = intent.name == "HassIncreaseTimer" and not intent.slots.keys() - {"seconds"}
        # "Five more minutes" may be said to what has just rung.
        if not found and is_bare and (again := await snoozed(self._keeper, _seconds(intent), context)):
            return again
        if not found:
            name = str(intent.slots.get("name", ""))
            return tells("timer_none_such", name=name) if name and timers else tells("timer_none")
        if intent.name == "HassTimerStatus":
            asked = any(intent.slots.get(slot) for slot in ("name", "start_seconds", "area"))
            return self._status(found if asked else timers)
        if len(found) > 1:
            found = _fitting(intent.name, found)
        if len(found) > 1:
            return which(intent, self._told_apart(found), "timer_which", context, self._keeper.clock.now())
        return await self._one[intent.name](found[0], intent, context)

    async def _start(self, intent: Intent, context: Context) -> Outcome:
        seconds = _seconds(intent)
        name = str(intent.slots.get("name", "")).strip()
        undo: tuple[Revert, ...] = ()
        if not context.dry_run:
            kept = await self._keeper.set(
                TimerKind.TIMER,
                Moment(later(self._keeper.clock.now(), seconds)),
                seconds=seconds,
                name=name,
                area=context.area,
                satellite=context.satellite,
                language=context.language,
            )
            if kept is None:
                return tells("timers_full")
            undo = unset(self._keeper, kept, _cancelled(kept))
        length = timedelta(seconds=seconds)
        told = tells("timer_set_named", name=name, length=length) if name else tells("timer_set", length=length)
        return replace(told, undo=undo)

    async def _cancel(self, timer: Timer, intent: Intent, context: Context) -> Outcome:
        if context.dry_run:
            return Outcome(told=(_cancelled(timer),))
        if not (gone := await self._keeper.cancel(timer.id)):
            return tells("timer_none")
        return Outcome(told=(_cancelled(timer),), undo=set_again(self._keeper, gone, self._about))

    async def _cancel_all(self, timers: Sequence[Timer], intent: Intent, context: Context) -> Outcome:
        area = intent.slots.get("area")
        meant = [each.id for each in timers if not area or each.area == area]
        if not meant:
            return tells("timer_none")
        if context.dry_run:
            return tells("timers_cancelled", count=len(meant))
        gone = await self._keeper.cancel(*meant)
        return replace(tells("timers_cancelled", count=len(gone)), undo=set_again(self._keeper, gone, self._about))

    async def _longer(self, timer: Timer, intent: Intent, context: Context) -> Outcome:
        seconds = _seconds(intent) * (-1 if intent.name == "HassDecreaseTimer" else 1)
        left = self._left(timer)
        if left.total_seconds() + seconds <= 0:
            return tells("timer_too_short", timer=label(timer), left=left)
        now = self._keeper.clock.now().timestamp()
        changed = changes.longer(timer, seconds, now)
        if not context.dry_run and (changed := await self._keeper.add(timer.id, seconds)) is None:  # type: ignore[assignment]
            return tells("timer_none")
        # By its old name: what was "the 10 minute timer" a moment ago still is to people.
        return tells("timer_changed", timer=label(timer), left=self._left(changed))

    async def _pause(self, timer: Timer, intent: Intent, context: Context) -> Outcome:
        if timer.state is not TimerState.PAUSED and not context.dry_run:
            timer = await self._keeper.pause(timer.id) or timer
        return tells("timer_paused", timer=label(timer), left=self._left(timer))

    async def _resume(self, timer: Timer, intent: Intent, context: Context) -> Outcome:
        if not context.dry_run:
            timer = await self._keeper.resume(timer.id) or timer
        return tells("timer_resumed", timer=label(timer), left=self._left(timer))

    def _status(self, timers: Sequence[Timer]) -> Outcome:
        told = [self._about(each) for each in timers[:SHOWN]]
        if len(timers) > 1:
            told.insert(0, Told(key="timers_count", values={"count": len(timers)}))
        return Outcome(told=tuple(told))

    def _about(self, timer: Timer) -> Told:
        key = {TimerState.PAUSED: "timer_status_paused", TimerState.RINGING: "timer_status_ringing"}
        values = {"timer": label(timer), "left": self._left(timer)}
        return Told(key=key.get(timer.state, "timer_status"), values=values)

    def _told_apart(self, timers: Sequence[Timer]) -> list[tuple[Timer, Told]]:
        """Name several timers; those of one name by what is left on them."""
        names = [label(each) for each in timers]

        def told(timer: Timer, name: Told) -> Told:
            if names.count(name) == 1:
                return name
            return Told(key="timer_with", values={"timer": name, "left": self._left(timer)})

        return [(timer, told(timer, name)) for timer, name in zip(timers, names, strict=True)]

    def _left(self, timer: Timer) -> timedelta:
        return timedelta(seconds=changes.left_s(timer, self._keeper.clock.now().timestamp()))


def _cancelled(timer: Timer) -> Told:
    return Told(key="timer_cancelled", values={"timer": label(timer)})


def _seconds(intent: Intent) -> float:
    return float(intent.slots.get("seconds") or 0)


def _meant(timers: Sequence[Timer], intent: Intent, context: Context) -> list[Timer]:
    slots = intent.slots
    if "timer" in slots:
        return [each for each in timers if each.id == slots["timer"]]
    name, area = str(slots.get("name", "")), str(slots.get("area", ""))
    if area and not any(each.area == area for each in timers):
        name, area = name or intent.spoken.get("area", ""), ""  # the laundry's timer, where a room is called so
    return choose(
        timers,
        name=name,
        seconds=float(slots.get("start_seconds") or 0),
        area=area,
        satellite=context.satellite,
        here=context.area,
    )


def _fitting(intent: str, timers: list[Timer]) -> list[Timer]:
    """Only what is paused can go on, and only what is not can be paused."""
    wanted = {"HassPauseTimer": False, "HassUnpauseTimer": True}.get(intent)
    if wanted is None:
        return timers
    return [each for each in timers if (each.state is TimerState.PAUSED) is wanted] or timers
