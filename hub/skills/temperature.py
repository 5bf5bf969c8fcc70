"""Says how warm it is, or shall be: in a room, on a floor, at a thermostat."""

from __future__ import annotations

import msgspec

from hub.devices.model import Device, Home, Kind, State
from hub.intents.model import Intent
from hub.intents.targets import area_name, find, nothing_there
from hub.skills.questions import answers, missed, unanswerable
from hub.skills.registry import Context, DeviceState, Outcome
from hub.skills.states import attribute

INDOORS = frozenset({Kind.CLIMATE, Kind.WATER_HEATER})


class TemperatureSkill:
    """Answers `HassClimateGetTemperature` from sensors, else from thermostats.

    Takes a thermostat's own class out of the game where a room has a sensor: that measures in the room, thermostats
    often at the radiator.
    """

    intents = frozenset({"HassClimateGetTemperature"})

    def __init__(self, home: Home) -> None:
        self._home = home

    async def run(self, intent: Intent, context: Context) -> Outcome:
        """Say how warm it is there; a floor or house of several rooms is answered room by room, named by area."""
        wished = intent.response == "target_temperature"
        candidates = [*([] if wished else self._sensors(intent)), *find(intent, self._home)]
        if not candidates:
            return missed(nothing_there(intent, self._home))
        readings: dict[str, DeviceState] = {}
        for device in candidates:
            place = device.area or device.id
            if place not in readings and (told := self._reading(device, wished)) is not None:
                readings[place] = told
        if not readings:
            return unanswerable(candidates[0], self._home) or Outcome(
                error="unknown_state", slots={"names": candidates[0].name}
            )
        if "area" in intent.slots or "name" in intent.slots:
            return Outcome(matched=tuple(readings.values())[:1], slots=dict(intent.slots))
        areas = self._home.areas()
        rooms = [
            msgspec.structs.replace(told, name=area_name(areas, place) if place != told.device else told.name)
            for place, told in readings.items()
        ]
        return Outcome(matched=tuple(rooms), slots=dict(intent.slots))

    def _sensors(self, intent: Intent) -> list[Device]:
        if "name" in intent.slots:
            return []
        slots = {key: value for key, value in intent.slots.items() if key != "device_class"}
        found = find(msgspec.structs.replace(intent, slots={**slots, "domain": Kind.SENSOR}), self._home)
        return [device for device in found if device.device_class == "temperature"]

    def _reading(self, device: Device, wished: bool) -> DeviceState | None:
        state = self._home.state(device.id)
        if not state.available:
            return None
        if device.kind not in INDOORS:
            if state.value is None:
                return None
            shown = State(value=state.value, attributes={"current_temperature": state.value})
            return answers([(device, shown)])[0]
        name = "temperature" if wished else "current_temperature"
        told = attribute(device, state, "target_temperature" if wished else name)
        if told is None or (not wished and name not in state.attributes):
            return None
        # The community's reply reads the current one, whichever was asked for.
        shown = State(value=str(told[0]), attributes={name: told[0], "current_temperature": told[0]})
        return msgspec.structs.replace(answers([(device, shown)])[0], unit=told[1])
