"""Which triggers concern what, by device, topic, timer and satellite: a change asks only those it may pull."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from hub.automations.model import (
    TIMED,
    Devices,
    HubStart,
    MqttMessage,
    SatelliteEvent,
    StateChange,
    TimerEvent,
    Trigger,
)
from hub.devices.topics import matches


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A trigger, and whom it concerns."""

    trigger: Trigger
    automation: str
    """Its id; empty: a run that waits."""
    number: int = 0
    """Which of its triggers."""


@dataclass(slots=True)
class Index:
    """All triggers that can be pulled now."""

    entries: dict[Entry, None] = field(default_factory=dict)
    timed: dict[Entry, None] = field(default_factory=dict)
    starting: dict[Entry, None] = field(default_factory=dict)
    _by_device: dict[str, dict[Entry, None]] = field(default_factory=dict)
    _by_topic: dict[str, dict[Entry, None]] = field(default_factory=dict)
    _patterns: set[str] = field(default_factory=set)
    """Topics with a wildcard."""
    _by_timer: dict[str, dict[Entry, None]] = field(default_factory=dict)
    _by_satellite: dict[tuple[str, str], dict[Entry, None]] = field(default_factory=dict)
    _places: dict[Entry, tuple[str, ...]] = field(default_factory=dict)
    """The devices found for those that name a place."""

    def add(self, entry: Entry, meant: Callable[[Devices], tuple[str, ...]]) -> None:
        """Take a trigger in; `meant` finds the devices."""
        self.entries[entry] = None
        for table, key in self._keys(entry, meant):
            table.setdefault(key, {})[entry] = None
        match entry.trigger:
            case MqttMessage(topic=topic) if "+" in topic or "#" in topic:
                self._patterns.add(topic)
            case HubStart():
                self.starting[entry] = None
            case trigger if isinstance(trigger, TIMED):
                self.timed[entry] = None

    def remove(self, entry: Entry) -> None:
        """Take a trigger out."""
        if entry not in self.entries:
            return
        del self.entries[entry]
        self.starting.pop(entry, None)
        self.timed.pop(entry, None)
        for table, key in self._keys(entry, lambda _: self._places.pop(entry, ())):
            if (found := table.get(key)) is not None:
                found.pop(entry, None)
                if not found:
                    del table[key]
                    self._patterns.discard(key)

    def settle(self, meant: Callable[[Devices], tuple[str, ...]]) -> None:
        """Find the devices of places anew."""
        for entry in [*self._places]:
            self.remove(entry)
            self.add(entry, meant)

    def _keys(self, entry: Entry, meant: Callable[[Devices], tuple[str, ...]]) -> Iterator[tuple[dict, object]]:  # type: ignore[type-arg]
        match entry.trigger:
            case StateChange(devices=devices):
                ids = devices.ids or meant(devices)
                if not devices.ids:
                    self._places[entry] = ids
                yield from ((self._by_device, each) for each in ids)
            case MqttMessage(topic=topic):
                yield self._by_topic, topic
            case TimerEvent(timer=timer):
                yield self._by_timer, timer.casefold()
            case SatelliteEvent(satellites=satellites, event=event):
                yield from ((self._by_satellite, (each, event)) for each in satellites or ("",))

    @property
    def topics(self) -> frozenset[str]:
        """Every topic, or pattern of topics, that somebody waits for."""
        return frozenset(self._by_topic)

    def of_device(self, device: str) -> list[Entry]:
        """Return who waits for a device."""
        return [*self._by_device.get(device, ())]

    def of_topic(self, topic: str) -> list[Entry]:
        """Return who waits for a topic."""
        found = [*self._by_topic.get(topic, ())] if topic not in self._patterns else []
        for pattern in self._patterns:
            if matches(pattern, topic):
                found += self._by_topic[pattern]
        return found

    def of_timer(self, name: str) -> list[Entry]:
        """Return who waits for a timer of this name, or any."""
        named = self._by_timer.get(name.casefold(), {}) if name else {}
        return [*named, *self._by_timer.get("", ())]

    def of_satellite(self, satellite: str, event: str) -> list[Entry]:
        """Return who waits for something at a satellite, or any."""
        return [*self._by_satellite.get((satellite, event), ()), *self._by_satellite.get(("", event), ())]
