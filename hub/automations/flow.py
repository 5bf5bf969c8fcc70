"""Goes through the actions of one run: branches, loops, waiting, questions; what is done at once is `doing`'s."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any, Protocol

from hub.automations import model
from hub.automations.conditions import View, hold
from hub.automations.doing import Doer, area_id
from hub.automations.house import House
from hub.automations.model import Action, Automation, Condition, Trigger
from hub.automations.trace import Cause, Open, StepFailed, Stopped, Trace
from hub.automations.values import length, rendered, words
from hub.devices.templates import TemplateError
from hub.store.run import Step
from shared.errors import HearthError

MOST_TURNS = 10_000
"""Turns of a loop; one that goes on for ever fails."""
BREATH = 50
"""Turns of a loop after which others get their turn."""
DRY_TURNS = 20
"""Turns of a loop that a dry run goes through."""


class Surroundings(Protocol):
    """What a run needs of the engine."""

    def view(self, known: dict[str, Any]) -> View:
        """Return the house as it is now, for conditions."""

    async def wait_for(self, triggers: tuple[Trigger, ...], timeout_s: float | None) -> dict[str, Any] | None:
        """Wait until one of these is pulled; return its values, `None` when the time is over."""

    async def run_other(self, automation: str, cause: Cause, *, wait: bool) -> str:
        """Run another automation and return what became of it. Raises `StepFailed`."""

    def waits(self, run: str) -> None:
        """Note that a run begins to wait for something."""


Doing = Callable[[Any, str, Open], Awaitable[None]]


class Flow:
    """One run of one automation."""

    def __init__(
        self, automation: Automation, house: House, around: Surroundings, trace: Trace, known: dict[str, Any]
    ) -> None:
        """`known`: what templates know of the house."""
        self._automation = automation
        self._house = house
        self._around = around
        self._trace = trace
        self._cause = trace.cause
        self.doer = Doer(house, trace.run, trace.cause)
        self._known: dict[str, Any] = {
            **known, "trigger": trace.cause.values, "slots": trace.cause.slots,
            "answer": None, "wait": {}, "repeat": {},
        }  # fmt: skip
        self._done: dict[type[Action], Doing] = {
            model.Do: lambda step, _, open_: self.doer.devices(step, self._known, open_),
            model.Wish: lambda step, _, open_: self.doer.intent(step, self._known, open_),
            model.Scene: lambda step, _, open_: self.doer.scene(step, self._known, open_),
            model.Publish: lambda step, _, open_: self.doer.publish(step, self._known, open_),
            model.StartTimer: lambda step, _, open_: self.doer.timer(step, self._known, open_),
            model.Say: self._say,
            model.AskBack: self._ask,
            model.WaitFor: self._wait,
            model.Delay: self._delay,
            model.Repeat: self._repeat,
            model.Choose: self._choose,
            model.Stop: self._stop,
            model.RunOther: self._other,
            model.Assign: self._assign,
        }

    @property
    def dry_run(self) -> bool:
        """Nothing is to be done."""
        return self._cause.dry_run

    @property
    def steps(self) -> Sequence[Step]:
        """What was done so far."""
        return self._trace.steps

    async def run(self) -> None:
        """Do everything. Raises `Stopped` where a step ends the run, `StepFailed` where one fails."""
        try:
            self._known |= rendered(self._automation.variables, self._known)
        except TemplateError as error:
            raise StepFailed(f"variables: {error}") from error
        self._known |= self._cause.variables
        await self._steps(self._automation.actions, "actions")

    async def _steps(self, actions: Iterable[Action], path: str) -> None:
        for index, step in enumerate(actions):
            at = f"{path}[{index}]"
            if not step.enabled:
                self._trace.note(at, _label(step), "skipped", "not enabled")
                continue
            try:
                await self._step(step, at)
            except StepFailed as error:
                goes_on = step.continue_on_error
                if goes_on is None:
                    goes_on = self._automation.continue_on_error and not error.final
                # A dry run shows all that would go wrong.
                if not (goes_on or self._cause.dry_run):
                    error.final = True
                    raise

    async def _step(self, step: Action, path: str) -> None:
        with self._trace.step(path, _label(step)) as open_:
            try:
                await self._done[type(step)](step, path, open_)
            except (TemplateError, HearthError) as error:
                raise StepFailed(str(error)) from error

    def _holds(self, conditions: Iterable[Condition]) -> bool:
        return all(hold(each, self._around.view(self._known)) for each in conditions)

    # --- the steps ------------------------------------------------------------------------------------------------

    async def _say(self, step: model.Say, path: str, open_: Open) -> None:
        if not self._cause.dry_run:
            self._around.waits(self._trace.run)
        await self.doer.announce(step, self._known, open_)

    async def _ask(self, step: model.AskBack, path: str, open_: Open) -> None:
        question = words(step.question, self._known)
        satellite = words(step.satellite, self._known)
        area = area_id(words(step.area, self._known), self._house.home)
        open_.detail = question
        if self._cause.dry_run:
            open_.result = "would"
            return
        self._around.waits(self._trace.run)
        where = satellite or (f"area:{area}" if area else self._cause.satellite)
        if not where:
            raise StepFailed("nobody is there to be asked: name a satellite or an area")
        answer = await self._house.ask(where, question, step.answers, step.timeout_s)
        self._known["answer"] = answer
        open_.detail = f"{question} {answer or 'no answer'}"
        if answer in step.answers:
            await self._steps(step.then.get(str(answer), ()), f"{path}.then.{answer}")
        else:
            await self._steps(step.otherwise, f"{path}.otherwise")

    async def _wait(self, step: model.WaitFor, path: str, open_: Open) -> None:
        timeout_s = None if step.timeout is None else length(step.timeout, self._known)
        if self._cause.dry_run:
            open_.result = "would"
            return
        self._around.waits(self._trace.run)
        found = await self._around.wait_for(step.triggers, timeout_s)
        self._known["wait"] = {"trigger": found or {}, "timed_out": found is None}
        open_.detail = "timed out" if found is None else ""
        if found is None and not step.go_on:
            raise Stopped("waited in vain")

    async def _delay(self, step: model.Delay, path: str, open_: Open) -> None:
        seconds = length(step.length, self._known)
        open_.detail = f"{seconds:g} s"
        if self._cause.dry_run:
            open_.result = "would"
            return
        self._around.waits(self._trace.run)
        await asyncio.sleep(seconds)

    async def _repeat(self, step: model.Repeat, path: str, open_: Open) -> None:
        outer, most = self._known["repeat"], DRY_TURNS if self._cause.dry_run else MOST_TURNS
        items = self._items(step)
        index = 0
        try:
            while self._goes_on(step, items, index):
                if index >= most:
                    if self._cause.dry_run:
                        break
                    raise StepFailed(f"repeats more than {most} times")
                if index % BREATH == BREATH - 1:
                    await asyncio.sleep(0)
                index += 1
                item = items[index - 1] if items is not None else None
                self._known["repeat"] = {"index": index, "first": index == 1, "item": item}
                await self._steps(step.actions, f"{path}.actions")
        finally:
            self._known["repeat"] = outer
        open_.detail = f"{index} times"

    def _items(self, step: model.Repeat) -> list[Any] | None:
        if step.each is not None:
            found = rendered(step.each, self._known)
            if not isinstance(found, list):
                raise StepFailed(f"{found!r} is no list")
            return found
        if step.times is None:
            return None
        times = rendered(step.times, self._known)
        if not isinstance(times, int) or times < 0:
            raise StepFailed(f"{times!r} is no number of times")
        return [None] * min(times, MOST_TURNS + 1)

    def _goes_on(self, step: model.Repeat, items: list[Any] | None, index: int) -> bool:
        if items is not None:
            return index < len(items)
        if step.until:
            return index == 0 or not self._holds(step.until)
        return self._holds(step.while_)

    async def _choose(self, step: model.Choose, path: str, open_: Open) -> None:
        for number, branch in enumerate(step.branches):
            if self._holds(branch.conditions):
                open_.detail = f"branch {number + 1}" if len(step.branches) > 1 else "then"
                await self._steps(branch.actions, f"{path}.then" if len(step.branches) == 1 else f"{path}[{number}]")
                return
        open_.detail = "otherwise"
        await self._steps(step.otherwise, f"{path}.otherwise")

    async def _stop(self, step: model.Stop, path: str, open_: Open) -> None:
        raise Stopped(words(step.reason, self._known), failed=step.error)

    async def _other(self, step: model.RunOther, path: str, open_: Open) -> None:
        cause = Cause(
            trigger=f"automation {self._automation.id}",
            values={"kind": "run", "automation": self._automation.id},
            variables=rendered(step.variables, self._known),
            satellite=self._cause.satellite,
            area=self._cause.area,
            language=self._cause.language,
            spoken=self._cause.spoken,
            confirmed=self._cause.confirmed,
            pin=self._cause.pin,
            dry_run=self._cause.dry_run,
            chain=(*self._cause.chain, self._automation.id),
            asked=self._cause.asked,
        )
        open_.detail = await self._around.run_other(step.automation, cause, wait=step.wait)

    async def _assign(self, step: model.Assign, path: str, open_: Open) -> None:
        for name, value in step.variables.items():
            self._known[name] = rendered(value, self._known)
        open_.detail = ", ".join(step.variables)

    def response(self, text: model.Text) -> str:
        """Return the words of an answer, with what the run knows now. Raises `TemplateError`."""
        return words(text, self._known)


def _label(step: Action) -> str:
    """Name a step for people."""
    if step.about:
        return step.about
    match step:
        case model.Do():
            names = [each if isinstance(each, str) else each.text for each in step.ids] or [
                " ".join(filter(None, (step.devices.area, step.devices.kind, step.devices.device_class)))
            ]
            return f"device {', '.join(names)}"
        case model.Wish():
            return f"intent {step.intent}"
        case model.RunOther():
            return f"run {step.automation}"
    return _LABELS[type(step)]


_LABELS: dict[type[Action], str] = {
    model.Scene: "scene", model.Publish: "mqtt", model.Say: "announce", model.AskBack: "ask",
    model.WaitFor: "wait_for", model.Delay: "delay", model.Repeat: "repeat", model.Choose: "choose",
    model.Stop: "stop", model.Assign: "variables", model.StartTimer: "timer",
}  # fmt: skip
