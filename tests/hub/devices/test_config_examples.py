"""The examples of declared devices that people copy: each loads, commands what it should, and reads its states."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hub.config import HubConfig
from hub.devices.component import read as read_message
from hub.devices.declared import house_problems
from hub.devices.model import State
from hub.devices.registry import Registry
from hub.devices.templates import Payload
from hub.devices.verify import proofs
from shared.config import load

FOLDER = Path(__file__).parents[3] / "config" / "examples"
EXAMPLES = sorted(FOLDER.glob("*.yaml"))


def registry(name: str) -> Registry:
    config = load(HubConfig, FOLDER / f"{name}.yaml", environment={}, prefix="HEARTH_HUB")
    assert house_problems(config) == []
    return Registry(config.areas, config.devices, config.overrides)


# file, device, action and arguments, topic and payload published, message that proves it
COMMANDS: list[tuple[str, str, str, dict[str, Any], tuple[str, str], tuple[str, ...]]] = [
    ("tasmota", "switch.kettle", "turn_on", {}, ("cmnd/kettle/POWER", "ON"), ("stat/kettle/POWER", "ON")),
    (
        "tasmota", "light.floor_lamp", "turn_on", {"brightness": 40},
        ("cmnd/floor_lamp/Dimmer", "40"), ("stat/floor_lamp/RESULT", '{"POWER":"ON","Dimmer":40}'),
    ),
    (
        "tasmota", "light.floor_lamp", "turn_off", {},
        ("cmnd/floor_lamp/POWER", "OFF"), ("stat/floor_lamp/RESULT", '{"POWER":"OFF"}'),
    ),
    (
        "shelly-gen1", "switch.hallway_socket", "turn_off", {},
        ("shellies/shelly1-A4CF12/relay/0/command", "off"), ("shellies/shelly1-A4CF12/relay/0", "off"),
    ),
    (
        "shelly-gen1", "cover.bedroom_blind", "close", {},
        ("shellies/shellyswitch25-3C6105/roller/0/command", "close"),
        ("shellies/shellyswitch25-3C6105/roller/0/pos", "0"),
    ),
    (
        "shelly-gen1", "cover.bedroom_blind", "set_position", {"position": 30},
        ("shellies/shellyswitch25-3C6105/roller/0/command/pos", "30"),
        ("shellies/shellyswitch25-3C6105/roller/0/pos", "30"),
    ),
    (
        "shelly-gen1", "light.bedroom_light", "turn_off", {},
        ("shellies/shellydimmer-D0E8A3/light/0/command", "off"), ("shellies/shellydimmer-D0E8A3/light/0", "off"),
    ),
    (
        "shelly-gen1", "light.bedroom_light", "turn_on", {"brightness": 60},
        ("shellies/shellydimmer-D0E8A3/light/0/set", '{"turn": "on", "brightness": 60}'),
        (
            "shellies/shellydimmer-D0E8A3/light/0/status", '{"ison":true,"mode":"white","brightness":60}',
            "shellies/shellydimmer-D0E8A3/light/0", "on",
        ),
    ),
    (
        "shelly-gen2", "switch.coffee_machine", "turn_on", {},
        ("shellyplus1-80646fe1a2b4/command/switch:0", "on"),
        ("shellyplus1-80646fe1a2b4/status/switch:0", '{"id":0,"source":"MQTT","output":true}'),
    ),
    (
        "shelly-gen2", "cover.living_room_blind", "open", {},
        ("shellyplus2pm-5443b23d81f8/command/cover:0", "open"),
        ("shellyplus2pm-5443b23d81f8/status/cover:0", '{"id":0,"state":"opening","current_pos":3}'),
    ),
    (
        "shelly-gen2", "cover.living_room_blind", "set_position", {"position": 50},
        (
            "shellyplus2pm-5443b23d81f8/command/cover:0", "pos,50",
        ),
        ("shellyplus2pm-5443b23d81f8/status/cover:0", '{"id":0,"state":"stopped","current_pos":50}'),
    ),
    (
        "shelly-gen2", "light.dining_lamp", "turn_on", {"brightness": 25},
        (
            "shellydimmerg3-c049ef8a1b2c/command/light:0", "set,true,25",
        ),
        ("shellydimmerg3-c049ef8a1b2c/status/light:0", '{"id":0,"output":true,"brightness":25}'),
    ),
    (
        "homemade-esp", "light.desk_strip", "turn_on", {"effect": "Fire"},
        ("desk/strip/set", '{"state":"ON","effect":"Fire"}'), ("desk/strip", '{"state":"ON","effect":"Fire"}'),
    ),
    (
        "homemade-esp", "switch.garden_pump", "turn_on", {},
        ("garden/cmd", '{"cmd": "pump", "run": true}'), ("garden/state", '{"pump":true,"flow":3.2,"soil":500}'),
    ),
    (
        "homemade-esp", "number.fan_level", "set_value", {"value": 3},
        ("desk/fan/level/set", "3"), ("desk/fan/level", "3"),
    ),
    (
        "zigbee2mqtt", "light.bedside_lamp", "turn_on", {"brightness": 100},
        ("zigbee2mqtt/Bedside lamp/set", '{"state":"ON","brightness":254}'),
        ("zigbee2mqtt/Bedside lamp", '{"state":"ON","brightness":254,"color_mode":"color_temp","color_temp":370}'),
    ),
    (
        "zigbee2mqtt", "switch.bathroom_fan", "turn_off", {},
        ("zigbee2mqtt/Bathroom fan/set/state", "OFF"), ("zigbee2mqtt/Bathroom fan", '{"state":"OFF","linkquality":80}'),
    ),
    (
        "zigbee2mqtt", "cover.bedroom_curtain", "set_position", {"position": 20},
        ("zigbee2mqtt/Bedroom curtain/set", '{"position": 20}'),
        ("zigbee2mqtt/Bedroom curtain", '{"position":20,"state":"OPEN"}'),
    ),
]  # fmt: skip

# file, device, message, value
STATES: list[tuple[str, str, tuple[str, str], str]] = [
    (
        "tasmota", "sensor.kitchen_temperature",
        ("tele/kitchen_sensor/SENSOR", '{"Time":"2024-01-01T10:00:00","AM2301":{"Temperature":21.5,"Humidity":45.2}}'),
        "21.5",
    ),
    ("tasmota", "sensor.kettle_power", ("tele/kettle/SENSOR", '{"ENERGY":{"Power":1980,"Voltage":230}}'), "1980"),
    ("homemade-esp", "sensor.garden_soil", ("garden/state", '{"pump":false,"flow":0,"soil":512}'), "50"),
    ("homemade-esp", "switch.garden_pump", ("garden/state", '{"pump":false,"flow":0,"soil":512}'), "off"),
    ("homemade-esp", "binary_sensor.office_window", ("desk/window", "1"), "on"),
    ("zigbee2mqtt", "binary_sensor.bathroom_window", ("zigbee2mqtt/Bathroom window", '{"contact":false}'), "on"),
    ("zigbee2mqtt", "sensor.bathroom_humidity", ("zigbee2mqtt/Bathroom climate", '{"humidity":61.3}'), "61.3"),
]  # fmt: skip


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_loads_and_every_device_of_it_is_tested(path: Path) -> None:
    devices = registry(path.stem).devices
    tested = {device for name, device, *_ in (*COMMANDS, *STATES) if name == path.stem}
    assert set(devices) == tested
    assert all(device.exposed and device.area for device in devices.values())


def same(sent: str, expected: str) -> bool:
    try:
        return bool(json.loads(sent) == json.loads(expected))
    except ValueError:
        return sent == expected


@pytest.mark.parametrize(
    ("name", "device", "action", "arguments", "published", "answer"), COMMANDS, ids=lambda each: str(each)[:40]
)
def test_a_command_is_what_the_device_expects_and_its_answer_proves_it(
    name: str,
    device: str,
    action: str,
    arguments: dict[str, Any],
    published: tuple[str, str],
    answer: tuple[str, ...],
) -> None:
    home = registry(name)
    key = home.key(device)
    assert key is not None
    component = home.components[key].component
    plan = component.plan(action, arguments, State())
    assert plan is not None
    message = next(each for each in plan.publishes if each.topic == published[0])
    assert same(message.payload, published[1])
    state = State()
    for topic, payload in zip(answer[::2], answer[1::2], strict=True):
        state, problems = read_message(component, state, topic, Payload(payload))
        assert not problems
    wanted = proofs(plan, component)
    assert any(each.shown_by(state) for each in wanted), (wanted, state)


@pytest.mark.parametrize(("name", "device", "message", "value"), STATES, ids=lambda each: str(each)[:40])
def test_a_message_becomes_a_state(name: str, device: str, message: tuple[str, str], value: str) -> None:
    home = registry(name)
    key = home.key(device)
    assert key is not None
    state, problems = read_message(home.components[key].component, State(), message[0], Payload(message[1]))
    assert (state.value, problems) == (value, [])
