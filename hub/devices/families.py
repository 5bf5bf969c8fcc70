"""The table of component families: which class reads which component type. New types are added here."""

from __future__ import annotations

from collections.abc import Callable

from hub.devices.alarm import Alarm
from hub.devices.cleaners import LawnMower, Vacuum
from hub.devices.climate import Climate
from hub.devices.component import Component
from hub.devices.cover import Cover
from hub.devices.fan import Fan
from hub.devices.humidifier import Humidifier
from hub.devices.light_basic import BasicLight
from hub.devices.light_json import JsonLight
from hub.devices.light_template import TemplateLight
from hub.devices.lock import Lock
from hub.devices.model import Kind
from hub.devices.numbers import Number, Select, Text
from hub.devices.options import BadOption, Options
from hub.devices.pressed import Button, Scene
from hub.devices.sensor import BinarySensor, Sensor
from hub.devices.shown import (
    Camera,
    Date,
    DateTime,
    DeviceAutomation,
    DeviceTracker,
    Event,
    Image,
    Notify,
    Tag,
    Time,
    Update,
)
from hub.devices.siren import Siren
from hub.devices.switch import Switch
from hub.devices.valve import Valve
from hub.devices.water_heater import WaterHeater

LIGHT_SCHEMAS: dict[str, Callable[[Options], Component]] = {
    "basic": BasicLight,
    "json": JsonLight,
    "template": TemplateLight,
}


def _light(options: Options) -> Component:
    schema = options.text("schema", "basic").lower()
    if schema not in LIGHT_SCHEMAS:
        raise BadOption("schema", f"is none of {', '.join(LIGHT_SCHEMAS)}")
    return LIGHT_SCHEMAS[schema](options)


FAMILIES: dict[Kind, Callable[[Options], Component]] = {
    Kind.LIGHT: _light,
    Kind.SWITCH: Switch,
    Kind.COVER: Cover,
    Kind.VALVE: Valve,
    Kind.FAN: Fan,
    Kind.CLIMATE: Climate,
    Kind.WATER_HEATER: WaterHeater,
    Kind.HUMIDIFIER: Humidifier,
    Kind.LOCK: Lock,
    Kind.ALARM: Alarm,
    Kind.SIREN: Siren,
    Kind.VACUUM: Vacuum,
    Kind.LAWN_MOWER: LawnMower,
    Kind.SCENE: Scene,
    Kind.BUTTON: Button,
    Kind.NUMBER: Number,
    Kind.SELECT: Select,
    Kind.TEXT: Text,
    Kind.SENSOR: Sensor,
    Kind.BINARY_SENSOR: BinarySensor,
    Kind.EVENT: Event,
    Kind.UPDATE: Update,
    Kind.NOTIFY: Notify,
    Kind.TAG: Tag,
    Kind.CAMERA: Camera,
    Kind.IMAGE: Image,
    Kind.DEVICE_TRACKER: DeviceTracker,
    Kind.DEVICE_AUTOMATION: DeviceAutomation,
    Kind.DATE: Date,
    Kind.TIME: Time,
    Kind.DATETIME: DateTime,
}


def build(kind: Kind, options: Options) -> Component:
    """Make a component of its options. Raises `BadOption`."""
    return FAMILIES[kind](options)
