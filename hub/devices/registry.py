"""Which devices there are: announcements in, devices with ids, names and areas out. Pure, no I/O.

Hundreds of announcements arrive at once; `apply` only notes them, and `settle` works everything out once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec
from msgspec import Struct

from hub import config
from hub.devices import availability, declared, exposure, policies
from hub.devices.areas import Areas
from hub.devices.availability import Availability
from hub.devices.component import Component
from hub.devices.discovery import Announced, Announcement
from hub.devices.families import build
from hub.devices.groups import Groups
from hub.devices.model import Area, Device, Kind
from hub.devices.names import assign_ids, full_name
from hub.devices.options import Options
from hub.devices.scenes import Scenes

READ_ONLY = frozenset({Kind.SENSOR, Kind.BINARY_SENSOR})


class Registered(Struct, frozen=True):
    """An announced component, ready for use."""

    announced: Announced
    component: Component
    availability: Availability


class Changes(Struct, frozen=True, kw_only=True):
    """What a `settle` changed, as device ids."""

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class Registry:
    """All components by key, and the devices made of them."""

    def __init__(
        self,
        areas: Mapping[str, config.Area],
        devices: Mapping[str, config.DeclaredDevice],
        overrides: Mapping[str, config.DeviceOverride],
        *,
        floors: Mapping[str, config.Floor] | None = None,
        groups: Mapping[str, config.Group] | None = None,
        scenes: Mapping[str, config.Scene] | None = None,
        voice: config.Voice | None = None,
    ) -> None:
        """Take the configuration's sections of these names; what is wrong there is in `problems`."""
        self._areas = Areas(areas, floors)
        self._groups = Groups(groups or {})
        self._scenes = Scenes(scenes or {})
        self._remembered: tuple[Device, ...] = ()
        self._voice = voice or config.Voice()
        self._declared = {f"devices.{key}": device for key, device in devices.items()}
        self._overrides = overrides
        self._by_topic: dict[str, frozenset[str]] = {}
        self._ids: dict[str, str] = {}
        self._by_device: dict[str, str] = {}
        self.components: dict[str, Registered] = {}
        """By key; also those that share their unique id with another."""
        self.devices: dict[str, Device] = {}
        """By id, as of the last `settle`."""
        self.areas: tuple[Area, ...] = ()
        self.revision = 0
        self.problems = [*declared.problems(devices), *self._groups.problems, *self._scenes.problems]
        for key, device in devices.items():
            try:
                self._register(declared.announce(key, device))
            except ValueError:
                continue
        self.settle()

    def apply(self, announcement: Announcement) -> list[str]:
        """Note what a topic announces and return what is wrong with it. What is wrong changes nothing."""
        problems = list(announcement.problems)
        if not announcement.valid:
            return problems
        before = self._by_topic.get(announcement.topic, frozenset())
        for announced in announcement.components:
            try:
                self._register(announced)
            except ValueError as error:
                place = announced.key.removeprefix(announced.source).strip()
                problems.append(f"components.{place}.{error}" if place else str(error))
        now = frozenset(each.key for each in announcement.components) & self.components.keys()
        for key in before - now:
            del self.components[key]
        if now:
            self._by_topic[announcement.topic] = now
        else:
            self._by_topic.pop(announcement.topic, None)
        return problems

    def _register(self, announced: Announced) -> None:
        old = self.components.get(announced.key)
        if old is None or old.announced != announced:
            component = build(announced.kind, Options(announced.options))
            self.components[announced.key] = Registered(announced, component, availability.parse(announced.options))

    def area_id(self, text: str) -> str:
        """Return the id of the area that an id, a name or an alias means."""
        return self._areas.resolve(text)

    def key(self, device_id: str) -> str | None:
        """Return the key of the component behind a device."""
        return self._by_device.get(device_id)

    def device_id(self, key: str) -> str | None:
        """Return the id of the device made of a component; `None` before it is settled."""
        return self._ids.get(key)

    def remember(self, scenes: Iterable[Device]) -> None:
        """Have these scenes besides those of the configuration, whose ids they cannot take; `settle` works them in."""
        configured = {each.id for each in self._scenes.devices}
        self._remembered = tuple(each for each in scenes if each.id not in configured)

    def settle(self) -> Changes:
        """Work out names, ids and areas of everything noted so far, and what that changes."""
        members = self._unique()
        announced = [each.announced for each in members.values()]
        names = {each.key: full_name(each) for each in announced}
        areas = {each.key: self._areas.resolve(each.area) for each in announced if each.area}
        scenes = (*self._scenes.devices, *self._remembered)
        reserved = (*self._groups.ids.values(), *(scene.id for scene in scenes))
        ids = assign_ids(announced, names, areas, reserved)
        alone = Counter(each.device for each in announced if each.device and each.kind not in READ_ONLY)
        devices = {}
        for key, each in members.items():
            aliases: tuple[str, ...] = ()
            if each.announced.kind not in READ_ONLY and alone[each.announced.device] == 1:
                aliases = (each.announced.device_name,)
            devices[ids[key]] = self._device(ids[key], names[key], areas.get(key, ""), aliases, each)
        own = (*self._groups.devices(devices), *scenes)
        named = {each.area for each in announced if each.area} | {each.area for each in own if each.area}
        named |= {override.area for key, override in self._overrides.items() if override.area and key in devices}
        devices |= {each.id: self._adopted(each) for each in own}
        old, old_areas = self.devices, self.areas
        self.areas = self._areas.all(named)
        self.devices = dict(sorted(devices.items()))
        self._ids = ids
        self._by_device = {device: key for key, device in ids.items()}
        changes = Changes(
            added=tuple(sorted(devices.keys() - old.keys())),
            updated=tuple(sorted(each for each in devices.keys() & old.keys() if devices[each] != old[each])),
            removed=tuple(sorted(old.keys() - devices.keys())),
        )
        if changes != Changes() or self.areas != old_areas:
            self.revision += 1
        return changes

    def _unique(self) -> dict[str, Registered]:
        """Leave out what announces again, elsewhere, a unique id that is taken; the smaller key has it."""
        seen: dict[tuple[Kind, str], str] = {}
        for key in sorted(self.components):
            announced = self.components[key].announced
            seen.setdefault((announced.kind, announced.unique_id), key)
        return {key: self.components[key] for key in seen.values()}

    def _device(self, device_id: str, name: str, area: str, aliases: tuple[str, ...], each: Registered) -> Device:
        announced, component = each.announced, each.component
        override = self._overrides.get(device_id, config.DeviceOverride())
        own = self._declared.get(announced.key)
        aliases = (*override.aliases, *(own.aliases if own else ()), *aliases)
        name = override.name or name
        device = Device(
            id=device_id,
            name=name,
            kind=announced.kind,
            aliases=tuple(dict.fromkeys(alias for alias in aliases if alias and alias.casefold() != name.casefold())),
            area=area if override.area is None else self._areas.resolve(override.area),
            device_class=component.device_class,
            unit=component.unit,
            capabilities=component.capabilities,
            options=dict(component.choices),
            ranges=dict(component.ranges),
            code=component.code,
            assumed=component.assumed,
            source=announced.source,
        )
        exposed, policy = override.exposed, override.policy
        if own is not None:
            exposed = own.exposed if exposed is None else exposed
            policy = policy or own.policy
        return self._guarded(device, own is not None or exposure.meant_for_people(announced), exposed, policy)

    def _adopted(self, device: Device) -> Device:
        """Place a group or scene that nobody announced."""
        override = self._overrides.get(device.id, config.DeviceOverride())
        area = device.area if override.area is None else override.area
        placed = msgspec.structs.replace(device, area=self._areas.resolve(area) if area else "")
        return self._guarded(placed, True, override.exposed, override.policy)

    def _guarded(self, device: Device, by_default: bool, exposed: bool | None, policy: str | None) -> Device:
        """Fill in what voice may see and do."""
        return msgspec.structs.replace(
            device,
            exposed=exposure.exposed(
                device, by_default, self._areas.exposed(device.area), self._voice.exposed, exposed
            ),
            policy=policies.policy(device, self._voice.policies, policy),
        )

    def missing(self) -> list[str]:
        """Name members of groups and scenes that do not exist (yet)."""
        return [*self._groups.missing(self.devices), *self._scenes.missing(self.devices)]

    def groups_of(self, device_id: str) -> tuple[str, ...]:
        """Return the ids of the groups that a device is in."""
        return tuple(group for group, members in self._groups.members.items() if device_id in members)
