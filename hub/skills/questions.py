"""Answers questions about states: is it on, which are open, what does the sensor say, how bright is it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from hub.devices.model import Device, Home, Kind, State
from hub.intents.model import Intent, Miss
from hub.intents.targets import EVERYTHING, exposed, find, kind_of, nothing_there
from hub.skills.registry import Context, DeviceState, Outcome
from hub.skills.states import CONTACTS_FOR, COVER_CLASS, attribute, concerns, shows

GUARDING = frozenset({"open", "closed", "locked", "unlocked"})
"""States of which it is told even then when the others settle the answer."""
TOLD = GUARDING | {"on", "off"}
"""States about which it matters that a device did not tell: "No" must not hide a window that nobody knows of."""


class QuestionSkill:
    """Answers `HassGetState`. A device whose state is unknown is neither a yes nor a no."""

    intents = frozenset({"HassGetState"})

    def __init__(self, home: Home) -> None:
        self._home = home

    async def run(self, intent: Intent, context: Context) -> Outcome:
        """Sort the devices asked about into those that match the asked state and those that do not.

        Slot `unknown` holds the names of those of which nothing is known, where that matters.
        """
        devices = self._asked(intent)
        if not devices:
            return missed(nothing_there(intent, self._home))
        single = len(devices) == 1 and ("name" in intent.slots or bool(intent.devices))
        if single and (trouble := unanswerable(devices[0], self._home)):
            return trouble
        states = [(device, self._home.state(device.id)) for device in devices]
        if "attribute" in intent.slots:
            return _attributes(states, intent)
        wanted = str(intent.slots["state"]) if "state" in intent.slots else None
        known = [(device, state) for device, state in states if state.value is not None and state.available]
        if not known:
            return Outcome(error="unknown_state", slots={"names": "\n".join(device.name for device in devices)})
        yes = [each for each in known if wanted is None or shows(each[0], each[1], wanted)]
        no = [each for each in known if each not in yes]
        slots = dict(intent.slots)
        if wanted in TOLD and len(known) < len(states):
            told = {device.id for device, _ in known}
            names = "\n".join(device.name for device, _ in states if device.id not in told)
            open_yet = {"any": not yes, "all": not no}.get(intent.response)
            if open_yet:  # it depends on those that did not tell
                return Outcome(error="unknown_state", slots={"names": names})
            if open_yet is None or wanted in GUARDING:
                slots["unknown"] = names
        return Outcome(matched=answers(yes), unmatched=answers(no), slots=slots)

    def _asked(self, intent: Intent) -> tuple[Device, ...]:
        slots = intent.slots
        wanted = str(slots.get("device_class", ""))
        if "name" in slots or intent.devices:
            named = find(intent, self._home)
            measured = wanted or str(slots.get("attribute", ""))
            return self._belonging(named, measured) or named
        if kind_of(intent) == EVERYTHING:
            state = str(slots.get("state", "on"))
            return tuple(each for each in self._of_any_kind(intent) if concerns(each, state))
        if wanted in CONTACTS_FOR and kind_of(intent) in ("", Kind.COVER, Kind.BINARY_SENSOR):
            covers = self._of_kind(intent, Kind.COVER, COVER_CLASS.get(wanted, wanted))
            contacts = self._of_kind(intent, Kind.BINARY_SENSOR, "")
            return (*covers, *(each for each in contacts if each.device_class in CONTACTS_FOR[wanted]))
        if wanted and not kind_of(intent):
            return tuple(each for each in self._of_any_kind(intent) if each.device_class == wanted)
        found = find(intent, self._home)
        if found or kind_of(intent) != Kind.SENSOR or wanted != "humidity":
            return found
        return self._hygrometers(intent)

    def _of_kind(self, intent: Intent, kind: Kind, device_class: str) -> tuple[Device, ...]:
        """Return the devices of a kind in the place asked about, of exactly this class where one is given."""
        slots = {key: value for key, value in intent.slots.items() if key != "device_class"}
        there = find(msgspec.structs.replace(intent, slots={**slots, "domain": kind}), self._home)
        return tuple(each for each in there if not device_class or each.device_class == device_class)

    def _of_any_kind(self, intent: Intent) -> tuple[Device, ...]:
        slots = {key: value for key, value in intent.slots.items() if key not in ("domain", "device_class")}
        return find(msgspec.structs.replace(intent, slots=slots), self._home)

    def _belonging(self, named: Sequence[Device], device_class: str) -> tuple[Device, ...]:
        """Return the sensors of a class that bear a named device's name: the power of the washing machine."""
        if not device_class or any(device.device_class == device_class for device in named):
            return ()
        if any(attribute(device, self._home.state(device.id), device_class) for device in named):
            return ()
        names = tuple(f"{name} ".casefold() for device in named for name in (device.name, *device.aliases))
        return tuple(
            each
            for each in exposed(self._home)
            if each.kind in (Kind.SENSOR, Kind.BINARY_SENSOR)
            and each.device_class == device_class
            and each.name.casefold().startswith(names)
        )

    def _hygrometers(self, intent: Intent) -> tuple[Device, ...]:
        """Without a sensor of its own, a room's humidity is what a thermostat or humidifier there measures."""
        found = (*self._of_kind(intent, Kind.CLIMATE, ""), *self._of_kind(intent, Kind.HUMIDIFIER, ""))
        measuring = [each for each in found if "current_humidity" in self._home.state(each.id).attributes]
        return tuple(measuring[:1])


def _attributes(states: Sequence[tuple[Device, State]], intent: Intent) -> Outcome:
    """Answer what an attribute is; a sensor of it is its own answer, and a light that is off has no brightness."""
    name = str(intent.slots["attribute"])
    found: list[DeviceState] = []
    for device, state in states:
        if not state.available:
            continue
        told = attribute(device, state, name)
        if told is not None:
            attributes = {**state.attributes, name: told[0]}
            shown = State(value=str(told[0]), attributes=attributes)
            found.append(DeviceState(device=device.id, name=device.name, state=shown, unit=told[1]))
        elif state.value is not None and (device.kind in (Kind.SENSOR, Kind.BINARY_SENSOR) or state.value == "off"):
            found += answers([(device, state)])
    if not found:
        return Outcome(error="unknown_state", slots={"names": "\n".join(device.name for device, _ in states)})
    return Outcome(matched=tuple(found), slots=dict(intent.slots))


def unanswerable(device: Device, home: Home) -> Outcome | None:
    """Return why a device can tell nothing, `None` when it can."""
    state = home.state(device.id)
    if not state.available:
        return Outcome(error="unavailable", slots={"names": device.name})
    if state.value is None and not state.attributes:
        return Outcome(error="unknown_state", slots={"names": device.name})
    return None


def answers(devices: Iterable[tuple[Device, State]]) -> tuple[DeviceState, ...]:
    """Make answers of devices with their states."""
    return tuple(
        DeviceState(device=device.id, name=device.name, state=state, unit=device.unit) for device, state in devices
    )


def missed(miss: Miss) -> Outcome:
    """Make an outcome of a miss."""
    return Outcome(error=miss.error, slots=dict(miss.slots))
