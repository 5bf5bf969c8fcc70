"""The runs: which may begin, what becomes of them, and what is remembered of them."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from hub.automations.flow import Flow, Surroundings
from hub.automations.house import House
from hub.automations.model import Automation
from hub.automations.trace import Cause, StepFailed, Stopped, Trace
from hub.automations.values import house_values
from hub.devices.templates import TemplateError
from hub.events import AutomationRan
from hub.store.automations import AutomationStore
from hub.store.database import StoreError
from hub.store.run import Run
from shared.tasks import Owner, cancel

log = logging.getLogger(__name__)

OFTEN, OFTEN_S, PAUSE_S = 50, 10.0, 60.0
"""An automation that began so often in so many seconds triggers itself, by itself or by others: it pauses."""


@dataclass(slots=True, eq=False)
class Active:
    """A run that goes on."""

    automation: Automation
    trace: Trace
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    settled: asyncio.Event = field(default_factory=asyncio.Event)
    """It ended, or begins to wait for something."""
    task: asyncio.Task[None] | None = None
    flow: Flow | None = None


class Runs:
    """Begins, ends and remembers runs. Use inside `serve`."""

    def __init__(self, house: House, around: Surroundings, store: AutomationStore | None, keep: int) -> None:
        """`keep`: runs of each automation that are remembered."""
        self._house = house
        self._around = around
        self._store = store
        self._keep = keep
        self._known = house_values(house.home, house.clock)
        self._owner = Owner()
        self._active: dict[str, list[Active]] = {}
        self._queued: dict[str, deque[Active]] = {}
        self._last: dict[str, deque[Run]] = {}
        self._begun: dict[str, deque[float]] = {}
        self._paused: dict[str, float] = {}
        self._changed: dict[str, Active] = {}
        self._wakeup = asyncio.Event()

    @property
    def known(self) -> dict[str, object]:
        """What templates know of the house."""
        return self._known

    def running(self, automation: str) -> int:
        """Return how many runs of it go on."""
        return len(self._active.get(automation, ()))

    async def serve(self) -> None:
        """Keep the runs going and write them down; cancelling ends all of them."""
        try:
            async with self._owner:
                while True:
                    await self._wakeup.wait()
                    self._wakeup.clear()
                    await self._write()
        finally:
            await self._write()

    async def _write(self) -> None:
        changed, self._changed = self._changed, {}
        if self._store is None or self._keep == 0:
            return
        try:
            await self._store.put(each.trace.record() for each in changed.values())
            for automation in {each.automation.id for each in changed.values() if each.ended.is_set()}:
                await self._store.prune(automation, self._keep)
        except StoreError as error:
            log.warning("runs of automations are not kept: %s", error)

    def _note(self, active: Active) -> None:
        if not active.trace.cause.dry_run:
            self._changed[active.trace.run] = active
            self._wakeup.set()

    # --- beginning ------------------------------------------------------------------------------------------------

    def begin(self, automation: Automation, cause: Cause) -> Active:
        """Begin a run, or let it wait, or refuse it, as its mode says. Never waits itself."""
        active = Active(automation, self._trace(automation, cause))
        if cause.dry_run:
            return self._start(active)
        running = self._active.setdefault(automation.id, [])
        waiting = self._queued.setdefault(automation.id, deque())
        if reason := self._too_often(automation.id) or _refusal(automation, len(running), len(waiting)):
            return self._refuse(active, reason)
        if automation.mode == "queued" and running:
            waiting.append(active)
            return active
        for each in running if automation.mode == "restart" else ():
            if each.task is not None:
                each.trace.reason = "began anew (mode restart)"
                each.task.cancel()
        return self._start(active)

    def refuse(self, automation: Automation, cause: Cause, reason: str) -> Active:
        """Remember that a run did not begin, and why."""
        return self._refuse(Active(automation, self._trace(automation, cause)), reason)

    def _trace(self, automation: Automation, cause: Cause) -> Trace:
        clock = asyncio.get_running_loop().time
        return Trace(secrets.token_hex(6), automation.id, cause, self._house.clock.now().timestamp(), clock)

    def _refuse(self, active: Active, reason: str) -> Active:
        active.trace.end("refused", reason, self._house.clock.now().timestamp())
        self._remember(active)
        return active

    def _too_often(self, automation: str) -> str:
        now = asyncio.get_running_loop().time()
        if now < self._paused.get(automation, 0.0):
            return "it began too often and pauses"
        begun = self._begun.setdefault(automation, deque(maxlen=OFTEN))
        begun.append(now)
        if len(begun) == OFTEN and now - begun[0] < OFTEN_S:
            log.warning("automation %s began %d times in %.0f s and pauses", automation, OFTEN, now - begun[0])
            self._paused[automation] = now + PAUSE_S
            begun.clear()
            return "it began too often and pauses"
        return ""

    def _start(self, active: Active) -> Active:
        self._active.setdefault(active.automation.id, []).append(active)
        self._note(active)
        active.task = self._owner.start(self._perform(active), name=f"automation {active.automation.id}")
        return active

    # --- doing ----------------------------------------------------------------------------------------------------

    async def _perform(self, active: Active) -> None:
        result, reason = "failed", "an error of the hub"
        try:
            active.flow = Flow(active.automation, self._house, self._around, active.trace, self._known)
            result, reason = await self._outcome(active.flow)
        except asyncio.CancelledError:
            reason = active.trace.reason
            result, reason = ("stopped", reason) if reason else ("interrupted", "the hub was stopped")
            raise
        except Exception:
            log.exception("automation %s failed", active.automation.id)
        finally:
            self._end(active, result, reason)

    async def _outcome(self, flow: Flow) -> tuple[str, str]:
        try:
            await flow.run()
        except Stopped as stop:
            return ("failed" if stop.failed else "stopped"), str(stop)
        except (StepFailed, TemplateError) as error:
            return "failed", str(error)
        if flow.dry_run and any(step.result == "failed" for step in flow.steps):
            return "failed", "a step would fail"
        return "done", ""

    def _end(self, active: Active, result: str, reason: str) -> None:
        active.trace.end(result, reason, self._house.clock.now().timestamp())
        self._active[active.automation.id].remove(active)
        self._note(active)
        if result == "failed":
            log.warning("automation %s failed: %s", active.automation.id, _where(active.trace))
        self._remember(active)
        queued = self._queued.get(active.automation.id)
        if queued and not self._active[active.automation.id]:
            if result == "interrupted":
                queued.clear()
            else:
                self._start(queued.popleft())

    def _remember(self, active: Active) -> None:
        active.ended.set()
        active.settled.set()
        trace = active.trace
        if trace.cause.dry_run:
            return
        if self._keep:
            self._last.setdefault(trace.automation, deque(maxlen=self._keep)).appendleft(trace.record())
        self._house.events.publish(AutomationRan(automation=trace.automation, run=trace.run, result=trace.result))

    def waits(self, run: str) -> None:
        """Note that a run begins to wait, which may take long."""
        for some in self._active.values():
            for each in some:
                if each.trace.run == run:
                    each.settled.set()
                    self._note(each)

    async def stop(self, automations: Iterable[str], reason: str) -> None:
        """End all runs of some automations."""
        for id_ in automations:
            self._queued.pop(id_, None)
            for each in [*self._active.get(id_, ())]:
                each.trace.reason = reason
                await cancel(each.task)

    async def last(self, automation: str, limit: int) -> list[Run]:
        """Return the last runs of an automation, or of all for an empty one, newest first."""
        ids = [automation] if automation else [*{*self._last, *self._active}]
        found = {run.run: run for id_ in ids for run in self._last.get(id_, ())}
        found |= {each.trace.run: each.trace.record() for id_ in ids for each in self._active.get(id_, ())}
        if self._store is not None:
            try:
                for run in await self._store.runs(automation, limit):
                    found.setdefault(run.run, run)
            except StoreError as error:
                log.warning("runs of automations cannot be read: %s", error)
        return sorted(found.values(), key=lambda run: -run.began_at)[:limit]


def _refusal(automation: Automation, running: int, waiting: int) -> str:
    """Say why a run may not begin now; empty when it may."""
    match automation.mode:
        case "single" if running:
            return "it runs already (mode single)"
        case "queued" if running and waiting >= automation.max:
            return f"{automation.max} wait already (mode queued)"
        case "parallel" if running >= automation.max:
            return f"{automation.max} run already (mode parallel)"
    return ""


def _where(trace: Trace) -> str:
    """Say which step failed; never what was said."""
    failed = next((step for step in reversed(trace.steps) if step.result == "failed"), None)
    return f"{failed.path} ({failed.what.split()[0]})" if failed is not None else "before its first step"
