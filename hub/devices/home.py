"""The house over MQTT, as skills and recognisers see it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, suppress

import msgspec

from hub import config
from hub.devices import discovery, groups
from hub.devices.component import Plan, Publish, Wanted
from hub.devices.light_basic import DORMANT
from hub.devices.model import Area, Command, Device, Result, State
from hub.devices.mqtt import Link, Message, backoff, connected
from hub.devices.registry import Registered, Registry
from hub.devices.state import Heard, States
from hub.devices.templates import TemplateError
from hub.devices.verify import Watch, Watches, proofs, proven
from hub.events import BrokerChanged, DeviceChanged, Events
from hub.trace import mark
from shared.errors import HouseError
from shared.tasks import Owner, first_of

log = logging.getLogger(__name__)

REPEAT_MS = 300
"""How long a device that already is as wanted may take to say so again. Many repeat their state at once, some (ESPHome)
say nothing when nothing changes."""
STEADY_S = 0.03
"""How long a state has to last until it counts. Bridges echo a command and then report what the device made of it."""
MISSING_AFTER_S = 5.0
"""Quiet after which a device that a group or scene names counts as missing."""
SETTLE_S = 0.05
"""Devices are worked out so long after a configuration came, together with what came meanwhile."""
SETTLE_SHARE = 0.2
"""Part of the time that working out devices may take while hundreds introduce themselves."""


class MqttHome:
    """Implements `hub.devices.model.Home`. Does nothing until `serve` runs."""

    def __init__(
        self,
        settings: config.Mqtt,
        areas: Mapping[str, config.Area],
        devices: Mapping[str, config.DeclaredDevice],
        overrides: Mapping[str, config.DeviceOverride],
        events: Events,
        *,
        floors: Mapping[str, config.Floor] | None = None,
        groups: Mapping[str, config.Group] | None = None,
        scenes: Mapping[str, config.Scene] | None = None,
        voice: config.Voice | None = None,
    ) -> None:
        """`settings.host` and `port` name a broker that runs; for the embedded one put its address there."""
        self._settings = settings
        self._events = events
        self._registry = Registry(areas, devices, overrides, floors=floors, groups=groups, scenes=scenes, voice=voice)
        self._states = States()
        self._watches = Watches()
        self._owner = Owner()
        self._order: dict[str, asyncio.Lock] = {}
        self._latest: dict[str, Plan] = {}
        """What each component was told last."""
        self._link: Link | None = None
        self._introductions = 0
        """Configurations that came, ever."""
        self._unsettled = asyncio.Event()
        """There are configurations that the devices do not show yet."""
        self._reason: str | None = None
        self._is_connected = asyncio.Event()
        self._topics_changed = asyncio.Event()
        self._lapses_changed = asyncio.Event()
        self._due: float | None = None
        """When `_keep_lapsing` looks next."""
        for problem in self._registry.problems:
            log.warning("%s", problem)

    @property
    def revision(self) -> int:
        """Grows whenever a device or area is added, renamed or removed, never for a state."""
        return self._registry.revision

    @property
    def connected(self) -> bool:
        """The broker is reachable."""
        return self._is_connected.is_set()

    @property
    def reason(self) -> str:
        """Why the broker is out of reach, empty while it is not."""
        return self._reason or ""

    def areas(self) -> tuple[Area, ...]:
        """All areas, also those that only devices name."""
        return self._registry.areas

    def devices(self) -> tuple[Device, ...]:
        """All devices, exposed or not, in the order of their ids."""
        return tuple(self._registry.devices.values())

    def area_id(self, text: str) -> str:
        """Return the id of the area that an id, a name or an alias means; an unknown one gets the slug of its name."""
        return self._registry.area_id(text)

    def device(self, device_id: str) -> Device | None:
        """Look a device up."""
        return self._registry.devices.get(device_id)

    def state(self, device_id: str) -> State:
        """Return what is known of a device; an unknown id has an unknown state."""
        device = self._registry.devices.get(device_id)
        if device is not None and device.members:
            return groups.state([self.state(each) for each in device.members if each in self._registry.devices])
        key = self._registry.key(device_id)
        if key is None:
            return State()
        state = self._states.state(key, asyncio.get_running_loop().time())
        if DORMANT not in state.attributes:
            return state
        told = {name: value for name, value in state.attributes.items() if name != DORMANT}
        return msgspec.structs.replace(state, attributes=told)

    def remember(self, scenes: Iterable[Device]) -> None:
        """Have exactly these scenes besides those of the configuration; each has what it does in `commands`."""
        self._registry.remember(scenes)
        self._settle()

    async def wait_connected(self) -> None:
        """Wait until the broker is reachable and everything is subscribed to."""
        await self._is_connected.wait()

    async def wait_settled(self, quiet_s: float = 0.5) -> None:
        """Wait until the broker is reachable and no device introduced itself for `quiet_s` seconds."""
        await self.wait_connected()
        seen = -1
        while seen != self._introductions or self._unsettled.is_set():
            seen = self._introductions
            await asyncio.sleep(quiet_s)

    async def serve(self) -> None:
        """Keep the connection to the house, for ever; cancelling ends it."""
        async with Owner() as self._owner:
            self._owner.start(self._tell_missing(), name="members of groups and scenes")
            self._owner.start(self._keep_settled(), name="settling of devices")
            self._owner.start(self._keep_lapsing(), name="lapse of states")
            delays = backoff()
            while True:
                try:
                    async with connected(self._settings, will=self._status("offline")) as link:
                        try:
                            await first_of(self._receive(link), self._follow(link))
                        finally:
                            await self._say_goodbye(link)
                except HouseError as error:
                    if self.connected:
                        delays = backoff()
                    self._lost(str(error))
                finally:
                    self._link = None
                    self._is_connected.clear()
                await asyncio.sleep(next(delays))

    async def _tell_missing(self) -> None:
        """Warn once of members of groups and scenes that did not introduce themselves with the others."""
        await self.wait_settled(MISSING_AFTER_S)
        for problem in self._registry.missing():
            log.warning("%s (yet)", problem)

    def _status(self, word: str) -> Publish | None:
        announce = self._settings.announce
        return Publish(f"{self._settings.discovery_prefix}/status", word) if announce else None

    async def _say_goodbye(self, link: Link) -> None:
        if (farewell := self._status("offline")) is not None:
            with suppress(HouseError):
                await link.publish(farewell)

    def _lost(self, reason: str) -> None:
        if self._reason is None or self.connected:
            self._events.publish(BrokerChanged(connected=False, reason=reason))
        if reason != self._reason:
            log.warning("the house is unreachable: %s", reason)
        self._reason = reason

    async def _follow(self, link: Link) -> None:
        """Subscribe to configurations, say that we are here, then to the topics of the devices as these come and go."""
        configurations = discovery.subscriptions(self._settings.discovery_prefix)
        self._track()
        self._topics_changed.clear()
        await link.follow((*configurations, *self._states.topics))
        if (birth := self._status("online")) is not None:
            await link.publish(birth)
        self._link = link
        self._reason = None
        self._is_connected.set()
        log.info("connected to the broker at %s:%s", self._settings.host, self._settings.port)
        self._events.publish(BrokerChanged(connected=True))
        while True:
            await self._topics_changed.wait()
            self._topics_changed.clear()
            await link.follow((*configurations, *self._states.topics))

    async def _receive(self, link: Link) -> None:
        async for message in link.messages():
            self._note(message)

    def _note(self, message: Message) -> None:
        """Take a message in."""
        announcement = discovery.parse(self._settings.discovery_prefix, message.topic, message.payload)
        if announcement is None:
            self._tell(self._states.receive(message.topic, message.payload, asyncio.get_running_loop().time()))
            return
        self._introductions += 1
        self._unsettled.set()
        try:
            problems = self._registry.apply(announcement)
        except Exception:
            # Whatever somebody publishes, it must not end the house.
            log.exception("%s: configuration not understood", message.topic)
            return
        for problem in problems:
            log.warning("%s: %s", message.topic, problem)

    async def _keep_settled(self) -> None:
        """Work devices out after configurations came: seldom enough that a flood of them leaves time for turns."""
        clock = asyncio.get_running_loop().time
        pause_s = SETTLE_S
        while True:
            await self._unsettled.wait()
            await asyncio.sleep(pause_s)
            began = clock()
            try:
                self._settle()
            except Exception:
                log.exception("working out the devices failed; they stay as they were")
            pause_s = max(SETTLE_S, (clock() - began) / SETTLE_SHARE)

    def _settle(self) -> None:
        """Work out which devices there are now, and tell."""
        self._unsettled.clear()
        changes = self._registry.settle()
        for what, ids in (("removed", changes.removed), ("added", changes.added), ("updated", changes.updated)):
            for device in ids:
                self._events.publish(DeviceChanged(device=device, what=what))
        self._track()

    async def _keep_lapsing(self) -> None:
        """Let values expire and movement fall back when their time has come, and tell."""
        clock = asyncio.get_running_loop().time
        while True:
            self._lapses_changed.clear()
            self._due = self._states.next_lapse()
            with suppress(TimeoutError):
                async with asyncio.timeout_at(self._due):
                    await self._lapses_changed.wait()
            self._tell(self._states.lapse(clock()))

    def _track(self) -> None:
        before = self._states.topics
        self._tell(self._states.track(self._registry.components, asyncio.get_running_loop().time()))
        if self._states.topics != before:
            self._topics_changed.set()

    def _tell(self, heard: Iterable[Heard]) -> None:
        for each in heard:
            self._watches.tell(each.key, each.state, each.gives)
            if each.changed:
                self._state_changed(each.key)
        if self._states.next_lapse() != self._due:
            self._lapses_changed.set()

    def _state_changed(self, key: str) -> None:
        if (device := self._registry.device_id(key)) is not None:
            for each in (device, *self._registry.groups_of(device)):
                self._events.publish(DeviceChanged(device=each, what="state", state=self.state(each)))

    async def publish(self, message: Publish) -> None:
        """Publish any message. Raises `HouseError` when the broker is out of reach or does not take it."""
        if self._link is None:
            raise HouseError("the broker is out of reach")
        await self._link.publish(message)

    async def run(self, command: Command) -> Result:
        """Publish a command and wait for the device's state to show it.

        Never raises for what a device or broker does; a command once published is not undone by cancelling.
        """
        device = self._registry.devices.get(command.device)
        if device is not None and (device.members or device.commands):
            return await self._together(device, command)
        return await self._alone(command)

    async def _alone(self, command: Command) -> Result:
        key = self._registry.key(command.device)
        registered = self._registry.components.get(key) if key else None
        if key is None or registered is None:
            return Result.UNSUPPORTED
        state = self.state(command.device)
        try:
            plan = registered.component.plan(command.action, command.arguments, state)
        except TemplateError as error:
            log.warning("%s: command template: %s", registered.announced.source, error)
            plan = None
        if plan is None:
            return Result.UNSUPPORTED
        link = self._link
        if link is None:
            return Result.UNREACHABLE
        if not state.available:
            return Result.UNAVAILABLE
        handing_over = self._owner.start(self._perform(link, key, registered, plan), name=f"command {command.device}")
        try:
            return await asyncio.shield(handing_over)
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if handing_over.cancelled() and task is not None and not task.cancelling():
                return Result.UNREACHABLE  # the whole home is being stopped, not the caller
            raise

    async def _together(self, device: Device, command: Command) -> Result:
        """Command each member of a group, or do what a scene says, side by side; the worst result is told."""
        todo = device.commands or [msgspec.structs.replace(command, device=each) for each in device.members]
        results = await asyncio.gather(*(self.run(each) for each in todo))
        return max(results, key=tuple(Result).index, default=Result.UNSUPPORTED)

    async def _perform(self, link: Link, key: str, registered: Registered, plan: Plan) -> Result:
        """Publish a plan and see what comes of it. Runs to its end even when nobody waits any more."""
        wanted = proofs(plan, registered.component)
        with ExitStack() as watching:
            # In order, and watched only from now on: another command's answer proves nothing for this one.
            async with self._order.setdefault(key, asyncio.Lock()):
                watch = watching.enter_context(self._watches.watch(key, wanted))
                already = self._shows(key, wanted)
                self._latest[key] = plan
                try:
                    for message in plan.publishes:
                        await link.publish(message)
                        mark("published")
                except HouseError as error:
                    log.warning("%s: %s", registered.announced.source, error)
                    return Result.UNREACHABLE
            if not wanted:
                self._assume(key, plan)
                return Result.ASSUMED
            patience_ms = min(REPEAT_MS, self._settings.answer_ms) if already else self._settings.answer_ms
            try:
                async with asyncio.timeout(patience_ms / 1000):
                    while not await self._steady(key, watch, plan):
                        watch.shown.clear()
            except TimeoutError:
                if not ((already or watch.shown.is_set()) and self._shows(key, wanted)):
                    return self._failure(key, watch)
        self._assume(key, plan)
        return Result.CONFIRMED

    async def _steady(self, key: str, watch: Watch, plan: Plan) -> bool:
        """Wait until a component shows what is wanted; false when it took that back at once, by itself."""
        await watch.shown.wait()
        await asyncio.sleep(STEADY_S)
        return self._latest[key] is not plan or self._shows(key, watch.wanted)

    def _failure(self, key: str, watch: Watch) -> Result:
        """Tell what came instead of what was wanted. Who knows whether a device that kept silent obeyed."""
        if watch.answered:
            return Result.NOT_DONE
        if self._states.doubt(key, watch.names):
            self._state_changed(key)
        available = self._states.state(key, asyncio.get_running_loop().time()).available
        return Result.NO_ANSWER if available else Result.UNAVAILABLE

    def _shows(self, key: str, wanted: tuple[Wanted, ...]) -> bool:
        return proven(wanted, self._states.state(key, asyncio.get_running_loop().time()))

    def _assume(self, key: str, plan: Plan) -> None:
        if self._states.assume(key, plan.assumed):
            self._state_changed(key)
