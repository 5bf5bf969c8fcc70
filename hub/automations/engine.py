"""Automations at work: hears what happens, finds whose trigger it pulls, and begins their runs."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Any

from hub.automations.conditions import View, failing
from hub.automations.doing import meant
from hub.automations.house import House
from hub.automations.index import Entry, Index
from hub.automations.kept import Kept
from hub.automations.model import Automation, Devices, Sentence, StateChange, TimerEvent, Trigger
from hub.automations.parse import Library
from hub.automations.pulling import (
    HEARD,
    Rooms,
    message_cause,
    named,
    satellite_cause,
    state_cause,
    time_cause,
    timer_cause,
)
from hub.automations.runs import Active, Runs
from hub.automations.same import same
from hub.automations.seen import Change, Seen, pulls, saw, shown, stays
from hub.automations.trace import Cause, StepFailed
from hub.automations.waiting import Held, Waiting
from hub.clock import LOOK_S, Spot
from hub.devices.model import State
from hub.devices.mqtt import Message
from hub.devices.templates import TemplateError
from hub.events import DeviceChanged, Event, Subscription, TimerChanged
from hub.store.automations import AutomationStore
from shared.tasks import first_of

log = logging.getLogger(__name__)

UNREAD = 20_000
"""Events that may wait; when some are lost, the states of all devices are looked at."""
LONGEST_CHAIN = 8
"""Automations that may run each other one inside the other."""
SETTLE_S = 30.0
"""Longest wait for the house at the start."""


class Engine:
    """All automations. `adopt` gives it some, `serve` has them work."""

    def __init__(
        self, house: House, store: AutomationStore | None = None, *, keep: int = 50, works: bool = True
    ) -> None:
        """`keep`: runs of each that are remembered; `works`: false: none begins by itself."""
        self._house = house
        self._home = house.home
        self._store = store
        self._works = works
        self.runs = Runs(house, self, store, keep)
        self._automations: dict[str, Automation] = {}
        self._entries: dict[str, list[Entry]] = {}
        self._switched: dict[str, tuple[bool, bool]] = {}
        self._kept = Kept(store)
        self._index = Index()
        self._waiting = Waiting(house.clock.spot)
        self._seen: dict[str, Seen] = {}
        self._rooms = Rooms()
        self._revision = -1
        self._timers_changed = asyncio.Event()
        self._waiters: dict[Entry, asyncio.Future[dict[str, Any]]] = {}

    # --- what there is --------------------------------------------------------------------------------------------

    @property
    def automations(self) -> Mapping[str, Automation]:
        """All of them by id."""
        return self._automations

    @property
    def spot(self) -> Spot | None:
        """Where the house stands."""
        return self._house.clock.spot

    def enabled(self, automation: str) -> bool:
        """Tell whether it begins by itself: as people switched it, until its file says something else."""
        one = self._automations[automation]
        switched, written = self._switched.get(automation, (one.enabled, one.enabled))
        return switched if written == one.enabled else one.enabled

    async def open(self) -> None:
        """Read what is remembered. Raises `StoreError`."""
        if self._store is not None:
            self._switched = await self._store.switched()
        await self._kept.open()

    async def switch(self, automation: str, enabled: bool) -> None:
        """Enable or disable it, for good. Runs that go on are not ended. Raises `KeyError`, `StoreError`."""
        one = self._automations[automation]
        if self._store is not None:
            await self._store.switch(automation, enabled, one.enabled)
        self._switched[automation] = (enabled, one.enabled)
        self._arm(one)
        self._settle()

    def adopt(self, library: Library) -> tuple[str, ...]:
        """Take these instead of those there were; return the ids of those that are new, changed or gone.

        What is broken, or stands in a file that cannot be read, stays as it was. What did not change goes on waiting,
        and runs that go on end as they began.
        """
        wanted = dict(library.automations)
        for id_, one in self._automations.items():
            if id_ not in wanted and (id_ in library.broken or one.place.rpartition(":")[0] in library.unreadable):
                wanted[id_] = one
        changed = [id_ for id_ in {*wanted, *self._automations} if not self._is_same(id_, wanted)]
        self._automations = {id_: self._automations[id_] if id_ not in changed else one for id_, one in wanted.items()}
        for id_ in changed:
            for entry in self._entries.pop(id_, ()):
                self._forget(entry)
            if id_ in self._automations:
                self._arm(self._automations[id_])
        self._settle()
        return tuple(sorted(changed))

    def _is_same(self, id_: str, wanted: Mapping[str, Automation]) -> bool:
        return id_ in wanted and id_ in self._automations and same(wanted[id_], self._automations[id_])

    # --- triggers -------------------------------------------------------------------------------------------------

    def _meant(self, devices: Devices) -> tuple[str, ...]:
        return meant(devices, self._home)

    def _arm(self, one: Automation) -> None:
        """Have its triggers pulled, or not."""
        for entry in self._entries.pop(one.id, ()):
            self._forget(entry)
        if self._works and self.enabled(one.id):
            entries = [Entry(trigger, one.id, number) for number, trigger in enumerate(one.triggers)]
            self._entries[one.id] = entries
            for entry in entries:
                self._watch(entry)

    def _watch(self, entry: Entry) -> None:
        self._index.add(entry, self._meant)
        if entry in self._index.timed:
            self._waiting.arm(entry, self._house.clock.now())

    def _forget(self, entry: Entry) -> None:
        self._index.remove(entry)
        self._waiting.disarm(entry)

    def _settle(self) -> None:
        """Follow the topics that are wanted, and look at the clocks anew."""
        self._house.messages.follow(self._index.topics)
        self._timers_changed.set()

    # --- work -----------------------------------------------------------------------------------------------------

    async def serve(self, settled: Callable[[], Awaitable[None]] | None = None) -> None:
        """Work until cancelled; `settled` waits until the devices have introduced themselves."""
        with self._house.events.watch(UNREAD, only=(DeviceChanged, TimerChanged, *HEARD)) as events:
            self._look_at_all(pull=False)
            await first_of(
                self.runs.serve(),
                self._follow(events),
                self._listen(),
                self._keep_time(),
                self._begin_day(settled),
            )

    async def _begin_day(self, settled: Callable[[], Awaitable[None]] | None) -> None:
        if settled is not None:
            with suppress(TimeoutError):
                async with asyncio.timeout(SETTLE_S):
                    await settled()
        for entry in [*self._index.starting]:
            self._pulled(entry, Cause(trigger="the hub started", values=named(entry.trigger, "hub")))
        now = self._house.clock.now()
        for entry, moment in await self._kept.missed([*self._index.timed], now, self.spot):
            self._pulled(entry, time_cause(entry, moment))
        await asyncio.Event().wait()

    async def _follow(self, events: Subscription) -> None:
        lost = 0
        async for event in events:
            try:
                self._heard(event)
                if events.lost != lost:
                    lost = events.lost
                    self._look_at_all(pull=True)
            except Exception:
                log.exception("an event was not understood by the automations")

    def _heard(self, event: Event) -> None:
        match event:
            case DeviceChanged(what="state"):
                self._state(event.device, event.state or self._home.state(event.device))
            case DeviceChanged(what="removed"):
                self._seen.pop(event.device, None)
            case TimerChanged():
                for entry in self._index.of_timer(event.name):
                    if isinstance(entry.trigger, TimerEvent) and entry.trigger.event == event.what:
                        self._pulled(entry, timer_cause(entry, event))
            case _:
                if (happened := self._rooms.happened(event)) is not None:
                    satellite, area, what = happened
                    for entry in self._index.of_satellite(satellite, what):
                        self._pulled(entry, satellite_cause(entry, satellite, area, what))

    def _look_at_all(self, *, pull: bool) -> None:
        for device in self._home.devices():
            state = self._home.state(device.id)
            if pull:
                self._state(device.id, state)
            else:
                self._seen[device.id] = saw(None, state, asyncio.get_running_loop().time())

    def _state(self, device: str, state: State) -> None:
        now = asyncio.get_running_loop().time()
        if self._home.revision != self._revision:
            self._revision = self._home.revision
            self._index.settle(self._meant)
        before = self._seen.get(device)
        after = self._seen[device] = saw(before, state, now)
        if before is None:
            return
        change = Change(before, after)
        for entry in self._index.of_device(device):
            trigger = entry.trigger
            assert isinstance(trigger, StateChange)
            if trigger.for_s and self._waiting.holds(entry, device) and not stays(trigger, change):
                self._waiting.release(entry, device)
            if not pulls(trigger, change):
                continue
            if trigger.for_s:
                self._waiting.hold(Held(entry, device, change), now + trigger.for_s)
                self._timers_changed.set()
            else:
                self._pulled(entry, state_cause(entry, device, change, self._home))

    async def _listen(self) -> None:
        async for message in self._house.messages:
            try:
                self._message(message)
            except Exception:
                log.exception("a message was not understood by the automations")

    def _message(self, message: Message) -> None:
        for entry in self._index.of_topic(message.topic):
            if (cause := message_cause(entry, message)) is not None:
                self._pulled(entry, cause)

    async def _keep_time(self) -> None:
        """Pull what is due: one wait for whatever comes next, by either clock."""
        loop, clock = asyncio.get_running_loop(), self._house.clock
        while True:
            self._timers_changed.clear()
            held, timed = self._waiting.next_held(), self._waiting.next_timed()
            waits = [] if held is None else [held - loop.time()]
            if timed is not None:
                # The clock may be set, so that it is looked at in between.
                waits.append(min(LOOK_S, timed - clock.now().timestamp()))
            with suppress(TimeoutError):
                async with asyncio.timeout(max(0.0, min(waits)) if waits else None):
                    await self._timers_changed.wait()
            for each in self._waiting.lasted(loop.time()):
                self._pulled(each.entry, state_cause(each.entry, each.device, each.change, self._home))
            for entry, due in self._waiting.timed(clock.now()):
                await self._kept.keep(entry, due)
                self._pulled(entry, time_cause(entry, clock.local(due)))

    # --- runs -----------------------------------------------------------------------------------------------------

    def _pulled(self, entry: Entry, cause: Cause) -> None:
        if (waiter := self._waiters.get(entry)) is not None:
            if not waiter.done():
                waiter.set_result(cause.values)
        elif entry.automation in self._automations:
            self.begin(self._automations[entry.automation], cause)

    def begin(self, one: Automation, cause: Cause) -> Active:
        """Begin a run if its conditions hold."""
        known = {**self.runs.known, "trigger": cause.values, "slots": cause.slots, **cause.variables}
        try:
            unmet = failing(one.conditions, self.view(known))
        except TemplateError as error:
            return self.runs.refuse(one, cause, f"a condition failed: {error}")
        if unmet is not None:
            return self.runs.refuse(one, cause, f"a condition does not hold ({unmet.place})")
        return self.runs.begin(one, cause)

    def by_hand(self, automation: str, cause: Cause) -> Active:
        """Begin a run whatever its conditions. Raises `KeyError`."""
        one = self._automations[automation]
        active = self.runs.begin(one, cause)
        if cause.dry_run:
            known = {**self.runs.known, "trigger": cause.values, "slots": cause.slots, **cause.variables}
            self._note_conditions(active, one, known)
        return active

    def _note_conditions(self, active: Active, one: Automation, known: dict[str, Any]) -> None:
        for number, each in enumerate(one.conditions):
            try:
                held = failing((each,), self.view(known)) is None
                detail = "holds" if held else "does not hold now"
            except TemplateError as error:
                detail = str(error)
            active.trace.note(f"conditions[{number}]", type(each).__name__, "would", detail)

    def sentence(self, automation: str, number: int) -> Sentence | None:
        """Return a trigger that is a sentence."""
        one = self._automations.get(automation)
        trigger = one.triggers[number] if one is not None and 0 <= number < len(one.triggers) else None
        return trigger if isinstance(trigger, Sentence) else None

    # --- what runs need (`flow.Surroundings`) ---------------------------------------------------------------------

    def view(self, known: dict[str, Any]) -> View:
        """Return the house as it is now."""
        now, loop_s = self._house.clock.now(), asyncio.get_running_loop().time()
        return View(now, loop_s, self.spot, self._see, self._meant, known)

    def _see(self, device: str) -> Seen | None:
        found = self._seen.get(device)
        state = self._home.state(device)
        if found is not None and found.shown == shown(state) and found.state.attributes == state.attributes:
            return found
        # The home knows already what we have not been told yet.
        return saw(found, state, asyncio.get_running_loop().time())

    def waits(self, run: str) -> None:
        """Note that a run begins to wait."""
        self.runs.waits(run)

    async def wait_for(self, triggers: tuple[Trigger, ...], timeout_s: float | None) -> dict[str, Any] | None:
        """Wait until one of these is pulled."""
        future: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        entries = [Entry(trigger, "", number) for number, trigger in enumerate(triggers)]
        try:
            for entry in entries:
                self._waiters[entry] = future
                self._watch(entry)
            self._settle()
            with suppress(TimeoutError):
                async with asyncio.timeout(timeout_s):
                    return await future
            return None
        finally:
            for entry in entries:
                self._waiters.pop(entry, None)
                self._forget(entry)
            self._settle()

    async def run_other(self, automation: str, cause: Cause, *, wait: bool) -> str:
        """Run another automation."""
        one = self._automations.get(automation)
        if one is None:
            raise StepFailed(f"there is no automation {automation} now")
        if len(cause.chain) > LONGEST_CHAIN or (wait and automation in cause.chain):
            raise StepFailed(f"automations run each other: {' → '.join((*cause.chain, automation))}")
        active = self.runs.begin(one, cause)
        if not wait and not cause.dry_run:
            return "began"
        await active.ended.wait()
        if active.trace.result in ("failed", "refused"):
            raise StepFailed(f"{automation} {active.trace.result}: {active.trace.reason}")
        return active.trace.result
