"""Which devices there are: announcements in, devices with ids, names and areas out. Pure, no I/O.

Hundreds of announcements arrive at once; `apply` only notes them, and `settle` works everything out once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from hub import config
from hub.devices import availability, declared
from hub.devices.areas import Areas
from hub.devices.availability import Availability
from hub.devices.component import Component
from hub.devices.discovery import Announced, Announcement
from hub.devices.families import build
from hub.devices.model import Area, Device, Kind
from hub.devices.names import assign_ids, full_name
from hub.devices.options import Options

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
    ) -> None:
        """Take the configuration's areas, declared devices and overrides; what is wrong there is in `problems`."""
        self._areas = Areas(areas)
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
        self.problems = declared.problems(devices)
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

    def settle(self) -> Changes:
        """Work out names, ids and areas of everything noted so far, and what that changes."""
        members = self._unique()
        announced = [each.announced for each in members.values()]
        names = {each.key: full_name(each) for each in announced}
        areas = {each.key: self._areas.resolve(each.area) for each in announced if each.area}
        ids = assign_ids(announced, names, areas)
        alone = Counter(each.device for each in announced if each.device and each.kind not in READ_ONLY)
        devices = {}
        for key, each in members.items():
            aliases: tuple[str, ...] = ()
            if each.announced.kind not in READ_ONLY and alone[each.announced.device] == 1:
                aliases = (each.announced.device_name,)
            devices[ids[key]] = self._device(ids[key], names[key], areas.get(key, ""), aliases, each)
        named = {each.area for each in announced if each.area}
        named |= {override.area for key, override in self._overrides.items() if override.area and key in devices}
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
        exposed = own.exposed if own else _meant_for_people(announced)
        aliases = (*override.aliases, *(own.aliases if own else ()), *aliases)
        name = override.name or name
        return Device(
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
            exposed=exposed if override.exposed is None else override.exposed,
            assumed=component.assumed,
            source=announced.source,
        )


def _meant_for_people(announced: Announced) -> bool:
    """Settings, diagnostics and what is off by default are not for voice."""
    options = announced.options
    return options.get("entity_category") is None and options.get("enabled_by_default") not in (False, "false")
