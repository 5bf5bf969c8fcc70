"""Answers questions about states: is it on, which are open, what does the sensor say, how warm is it."""

from __future__ import annotations

from collections.abc import Iterable

from hub.devices.model import Device, Home, Kind, State
from hub.intents.model import Intent, Miss
from hub.intents.targets import find, kind_of, nothing_there
from hub.skills.registry import Context, DeviceState, Outcome

_CONTACTS = {
    "door": frozenset({"door", "opening"}),
    "garage": frozenset({"garage_door", "opening"}),
    "gate": frozenset({"opening"}),
    "window": frozenset({"window", "opening"}),
}
"""Contact sensors that tell whether such a thing is open, where no cover does."""
_SAME = {"on": "open", "off": "closed"}


class QuestionSkill:
    """Answers `HassGetState`. A device whose state is unknown is neither a yes nor a no."""

    intents = frozenset({"HassGetState"})

    def __init__(self, home: Home) -> None:
        self._home = home

    async def run(self, intent: Intent, context: Context) -> Outcome:
        """Sort the devices asked about into those that match the asked state and those that do not."""
        devices = self._asked(intent)
        if not devices:
            miss = nothing_there(intent, self._home)
            return _missed(miss)
        if "name" in intent.slots and (trouble := _unanswerable(devices[0], self._home)):
            return trouble
        wanted = str(intent.slots["state"]) if "state" in intent.slots else None
        states = [(device, self._home.state(device.id)) for device in devices]
        known = [(device, state) for device, state in states if state.value is not None and state.available]
        if not known:
            return Outcome(error="unknown_state", slots={"names": "\n".join(device.name for device in devices)})
        yes = [each for each in known if wanted is None or _shows(each[0], each[1], wanted)]
        no = [each for each in known if each not in yes]
        return Outcome(matched=_told(yes), unmatched=_told(no), slots=dict(intent.slots))

    def _asked(self, intent: Intent) -> tuple[Device, ...]:
        devices = find(intent, self._home)
        wanted = str(intent.slots.get("device_class", ""))
        if "name" in intent.slots or kind_of(intent) != Kind.COVER or wanted not in _CONTACTS:
            return devices
        slots = {key: value for key, value in intent.slots.items() if key != "device_class"}
        places = Intent(name=intent.name, slots={**slots, "domain": Kind.BINARY_SENSOR}, spoken=intent.spoken)
        contacts = [device for device in find(places, self._home) if device.device_class in _CONTACTS[wanted]]
        return (*(device for device in devices if device.device_class == wanted), *contacts)


class TemperatureSkill:
    """Answers `HassClimateGetTemperature` from a thermostat, else from a temperature sensor."""

    intents = frozenset({"HassClimateGetTemperature"})

    def __init__(self, home: Home) -> None:
        self._home = home

    async def run(self, intent: Intent, context: Context) -> Outcome:
        """Say how warm it is there; without an area, at the only place that knows."""
        wished = intent.response == "target_temperature"
        candidates = [*([] if wished else self._sensors(intent)), *find(intent, self._home)]
        for device in candidates:
            attribute = "temperature" if wished else "current_temperature"
            if (reading := _reading(device, self._home.state(device.id), attribute)) is not None:
                return Outcome(matched=_told([(device, reading)]), slots=dict(intent.slots))
        if candidates:
            return _unanswerable(candidates[0], self._home) or Outcome(
                error="unknown_state", slots={"names": candidates[0].name}
            )
        return _missed(nothing_there(intent, self._home))

    def _sensors(self, intent: Intent) -> list[Device]:
        """Sensors first: they measure in the room, thermostats often at the radiator."""
        if "name" in intent.slots:
            return []
        as_sensors = Intent(name="", slots={**intent.slots, "domain": Kind.SENSOR}, spoken=intent.spoken)
        found = find(as_sensors, self._home)
        return [device for device in found if device.device_class == "temperature"]


def _reading(device: Device, state: State, attribute: str) -> State | None:
    if not state.available:
        return None
    value = state.attributes.get(attribute) if device.kind == Kind.CLIMATE else state.value
    return None if value is None else State(value=str(value), attributes={attribute: value})


def _unanswerable(device: Device, home: Home) -> Outcome | None:
    state = home.state(device.id)
    if not state.available:
        return Outcome(error="unavailable", slots={"names": device.name})
    if state.value is None and not state.attributes:
        return Outcome(error="unknown_state", slots={"names": device.name})
    return None


def _shows(device: Device, state: State, wanted: str) -> bool:
    if state.value == wanted:
        return True
    return device.kind == Kind.BINARY_SENSOR and _SAME.get(str(state.value)) == wanted


def _told(devices: Iterable[tuple[Device, State]]) -> tuple[DeviceState, ...]:
    return tuple(
        DeviceState(device=device.id, name=device.name, state=state, unit=device.unit) for device, state in devices
    )


def _missed(miss: Miss) -> Outcome:
    return Outcome(error=miss.error, slots=dict(miss.slots))
