"""Commands for later, by voice: do it then, do not, what will be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from hub.intents.model import Intent, Question, QuestionKind, Told
from hub.skills.alarms import comes
from hub.skills.asking import asks, tells
from hub.skills.registry import Context, Outcome, Skills
from hub.skills.timer_undo import cancel, unset
from hub.skills.timers import SHOWN
from hub.store.timer import Timer, TimerKind, Trust
from hub.timers.keeper import Keeper
from hub.timers.problems import PastError, ScheduleError
from hub.timers.schedule import Moment, moment_of
from hub.timers.words import within

Deed = Callable[[Intent, str], str]
"""Names what an intent does, as an infinitive in a language: `turn off the heating`."""


class DelaySkill:
    """Runs the intents about what is done later; in a dry run nothing changes, and the same is said.

    What can do harm is asked about when it is said, not when it is done: nobody may be there then.
    """

    intents = frozenset({"HearthDelay", "HearthCancelDelayed", "HearthDelayed"})

    def __init__(self, keeper: Keeper, skills: Callable[[], Skills], deed: Deed) -> None:
        """`skills` run what is to be done, and are asked only once all are there."""
        self._keeper, self._skills, self._deed = keeper, skills, deed

    async def run(self, intent: Intent, context: Context) -> Outcome:
        """Do it, or ask when, or whether. Raises `StoreError`."""
        match intent.name:
            case "HearthDelay":
                return await self._set(intent, context)
            case "HearthCancelDelayed":
                return await self._cancel(intent, context)
        return await self._status()

    async def _set(self, intent: Intent, context: Context) -> Outcome:
        try:
            moment = moment_of(intent.slots, self._keeper.clock.now(), spot=self._keeper.clock.spot)
        except PastError:
            return tells("time_past")
        except ScheduleError:
            moment = None
        if moment is None:
            return asks(intent, "time", "delay_when")
        return await self._at(moment, intent, context) if intent.then else Outcome(error="no_intent")

    async def _at(self, moment: Moment, intent: Intent, context: Context) -> Outcome:
        now = self._keeper.clock.now()
        seconds = float(intent.slots.get("seconds") or 0)
        when = within(moment.due, now) if seconds else comes(moment.due, moment.time, moment.repeat)
        harmful = await self._tried(intent, context)
        if isinstance(harmful, Outcome):
            return harmful
        deeds = tuple(self._deed(each, context.language) for each in intent.then)
        if harmful is not None:
            key = "delay_pin" if harmful is QuestionKind.PIN else "delay_sure"
            told = Told(key=key, values={"deeds": deeds, "when": when})
            return Outcome(question=Question(kind=harmful, intents=(intent,)), told=(told,))
        outcome = tells("delay_set", deeds=deeds, when=when)
        if context.dry_run:
            return outcome
        kept = await self._kept(moment, seconds, deeds, intent, context)
        if kept is None:
            return tells("timers_full")
        return replace(outcome, undo=unset(self._keeper, kept, _cancelled(kept)))

    async def _tried(self, delay: Intent, context: Context) -> Outcome | QuestionKind | None:
        """Look what would come of it now: return what is wrong or missing, whether to ask for a yes or the PIN, or
        `None` where all is well."""
        harmful: QuestionKind | None = None
        for number, each in enumerate(delay.then):
            outcome = await self._skills().run(each, replace(context, dry_run=True))
            if outcome.error:
                return outcome
            question = outcome.question
            if question is None:
                continue
            if question.kind in (QuestionKind.CONFIRM, QuestionKind.PIN):
                harmful = QuestionKind.PIN if QuestionKind.PIN in (question.kind, harmful) else question.kind
                continue
            intents = tuple(replace(delay, then=_with(delay.then, number, choice)) for choice in question.intents)
            return Outcome(question=replace(question, intents=intents), told=outcome.told)
        return harmful

    async def _kept(
        self, moment: Moment, seconds: float, deeds: Sequence[str], intent: Intent, context: Context
    ) -> Timer | None:
        trust = Trust.PIN if context.pin else Trust.CONFIRMED if context.confirmed else Trust.NOTHING
        return await self._keeper.set(
            TimerKind.DELAYED,
            moment,
            seconds=seconds,
            text="\n".join(deeds),
            area=context.area,
            satellite=context.satellite,
            language=context.language,
            then=intent.then,
            trust=trust,
        )

    async def _cancel(self, intent: Intent, context: Context) -> Outcome:
        delayed = sorted(await self._keeper.all(TimerKind.DELAYED), key=lambda each: each.made_at)
        if not delayed:
            return tells("delay_none")
        found = delayed if intent.slots.get("all") else delayed[-1:]
        return await cancel(self._keeper, found, context, _cancelled, "delays_cancelled", self._about)

    async def _status(self) -> Outcome:
        delayed = await self._keeper.all(TimerKind.DELAYED)
        if not delayed:
            return tells("delay_none")
        return Outcome(told=tuple(self._about(each) for each in delayed[:SHOWN]))

    def _about(self, timer: Timer) -> Told:
        due = self._keeper.clock.local(timer.due)
        when = comes(due, timer.time, timer.repeat) if timer.repeat else within(due, self._keeper.clock.now())
        return Told(key="delay_status", values={"deeds": tuple(timer.text.split("\n")), "when": when})


def _cancelled(delayed: Timer) -> Told:
    return Told(key="delay_cancelled", values={"deeds": tuple(delayed.text.split("\n"))})


def _with(then: Sequence[Intent], number: int, choice: Intent) -> tuple[Intent, ...]:
    return (*then[:number], choice, *then[number + 1 :])
