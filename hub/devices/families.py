"""The table of component families: which class reads which component type. New types are added here."""

from __future__ import annotations

from collections.abc import Callable

from hub.devices.climate import Climate
from hub.devices.component import Component
from hub.devices.cover import Cover
from hub.devices.fan import Fan
from hub.devices.light import BasicLight
from hub.devices.light_json import JsonLight
from hub.devices.lock import Lock
from hub.devices.model import Kind
from hub.devices.options import BadOption, Options
from hub.devices.sensor import BinarySensor, Sensor
from hub.devices.switch import Switch

LIGHT_SCHEMAS: dict[str, Callable[[Options], Component]] = {"basic": BasicLight, "json": JsonLight}


def _light(options: Options) -> Component:
    schema = options.text("schema", "basic").lower()
    if schema not in LIGHT_SCHEMAS:
        raise BadOption("schema", f"is none of {', '.join(LIGHT_SCHEMAS)}")
    return LIGHT_SCHEMAS[schema](options)


FAMILIES: dict[Kind, Callable[[Options], Component]] = {
    Kind.LIGHT: _light,
    Kind.SWITCH: Switch,
    Kind.COVER: Cover,
    Kind.FAN: Fan,
    Kind.CLIMATE: Climate,
    Kind.LOCK: Lock,
    Kind.SENSOR: Sensor,
    Kind.BINARY_SENSOR: BinarySensor,
}

NOT_YET = frozenset(
    {
        "alarm_control_panel",
        "button",
        "camera",
        "date",
        "datetime",
        "device_automation",
        "device_tracker",
        "event",
        "humidifier",
        "image",
        "lawn_mower",
        "notify",
        "number",
        "scene",
        "select",
        "siren",
        "tag",
        "text",
        "time",
        "update",
        "vacuum",
        "valve",
        "water_heater",
    }
)
"""Component types of the protocol that no family reads yet; they are passed over without a warning."""


def build(kind: Kind, options: Options) -> Component:
    """Make a component of its options. Raises `BadOption`."""
    return FAMILIES[kind](options)
