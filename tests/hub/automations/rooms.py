"""The devices that the tests of automations move."""

from __future__ import annotations

import msgspec

from hub.devices.model import Area, Capability, Device, Kind
from hub.devices.policies import policy

AREAS = (
    Area(id="kitchen", name="Kitchen", floor="downstairs"),
    Area(id="living_room", name="Living room", aliases=("lounge",), floor="downstairs"),
    Area(id="bedroom", name="Bedroom", floor="upstairs"),
    Area(id="hallway", name="Hallway", floor="downstairs"),
)
_DIM = frozenset({Capability.ON_OFF, Capability.BRIGHTNESS, Capability.TRANSITION})
_BLIND = frozenset({Capability.OPEN_CLOSE, Capability.POSITION})
_ROWS: tuple[tuple[str, str, str, frozenset[Capability], str], ...] = (
    ("light.kitchen", "Kitchen light", "kitchen", _DIM, ""),
    ("light.floor_lamp", "Floor lamp", "living_room", _DIM, ""),
    ("light.ceiling", "Living room ceiling", "living_room", _DIM, ""),
    ("light.bedside", "Bedside lamp", "bedroom", _DIM, ""),
    ("light.hallway", "Hallway light", "hallway", _DIM, ""),
    ("switch.tv", "Television", "living_room", frozenset({Capability.ON_OFF}), ""),
    ("switch.coffee_machine", "Coffee machine", "kitchen", frozenset({Capability.ON_OFF}), ""),
    ("cover.bedroom", "Bedroom blind", "bedroom", _BLIND, "blind"),
    ("cover.living_room", "Living room blind", "living_room", _BLIND, "blind"),
    ("climate.living_room", "Thermostat", "living_room", frozenset({Capability.TARGET_TEMPERATURE}), ""),
    ("lock.front_door", "Front door", "hallway", frozenset({Capability.LOCK}), ""),
    ("valve.water", "Water main", "kitchen", frozenset({Capability.OPEN_CLOSE}), "water"),
    ("binary_sensor.front_door", "Front door contact", "hallway", frozenset(), "door"),
    ("binary_sensor.motion", "Hallway motion", "hallway", frozenset(), "motion"),
    ("binary_sensor.leak_kitchen", "Kitchen leak", "kitchen", frozenset(), "moisture"),
    ("binary_sensor.doorbell", "Doorbell", "hallway", frozenset(), ""),
    ("binary_sensor.bedroom_window", "Bedroom window", "bedroom", frozenset(), "window"),
    ("sensor.washing_machine_power", "Washing machine power", "kitchen", frozenset(), "power"),
    ("sensor.temperature", "Temperature", "living_room", frozenset(), "temperature"),
)  # fmt: skip


def devices() -> list[Device]:
    made = [
        Device(id=id_, name=name, kind=Kind(id_.split(".")[0]), area=area, capabilities=can, device_class=of)
        for id_, name, area, can, of in _ROWS
    ]
    return [msgspec.structs.replace(each, policy=policy(each, {})) for each in made]


STATES = {
    "light.kitchen": "off", "light.floor_lamp": "on", "light.ceiling": "on", "light.bedside": "off",
    "light.hallway": "off", "switch.tv": "off", "switch.coffee_machine": "off", "cover.bedroom": "closed",
    "cover.living_room": "open", "climate.living_room": "heat", "lock.front_door": "locked", "valve.water": "open",
    "binary_sensor.front_door": "off", "binary_sensor.motion": "off", "binary_sensor.leak_kitchen": "off",
    "binary_sensor.doorbell": "off", "binary_sensor.bedroom_window": "off", "sensor.washing_machine_power": "2",
    "sensor.temperature": "20.5",
}  # fmt: skip
