"""Component options that the tests of the families share."""

from __future__ import annotations

import json
from typing import Any

from hub.devices.component import Component, read
from hub.devices.families import build
from hub.devices.model import Kind, State
from hub.devices.options import Options
from hub.devices.templates import Payload

BASIC: dict[str, Any] = {"command_topic": "c", "state_topic": "s"}
DIMMER = {**BASIC, "brightness_command_topic": "bc", "brightness_state_topic": "bs"}
COLORFUL = {
    **DIMMER,
    "brightness_scale": 100,
    "rgb_command_topic": "rc",
    "rgb_state_topic": "rs",
    "color_temp_command_topic": "tc",
    "color_temp_state_topic": "ts",
}
JSON_LIGHT = {**BASIC, "schema": "json", "supported_color_modes": ["color_temp", "xy"], "brightness_scale": 254}
JSON_HS = {**BASIC, "schema": "json", "supported_color_modes": ["hs"]}
JSON_RGBW = {**BASIC, "schema": "json", "supported_color_modes": ["rgbw"]}
COVER = {**BASIC, "position_topic": "p", "set_position_topic": "sp"}
UPSIDE_DOWN = {"set_position_topic": "sp", "position_topic": "p", "position_open": 0, "position_closed": 255}
FAN = {**BASIC, "percentage_command_topic": "pc", "percentage_state_topic": "ps", "speed_range_max": 3}
FAN_MODES = {**BASIC, "preset_mode_command_topic": "mc", "preset_mode_state_topic": "ms", "preset_modes": ["Auto"]}
CLIMATE = {
    "mode_command_topic": "mc",
    "mode_state_topic": "ms",
    "temperature_command_topic": "tc",
    "temperature_state_topic": "ts",
    "current_temperature_topic": "ct",
    "action_topic": "a",
    "modes": ["off", "heat", "auto"],
    "max_temp": 30,
}
POWERED = {"power_command_topic": "pw", "mode_state_topic": "ms", "modes": ["off", "cool"], "temperature_unit": "F"}

ON, OFF = State(value="on"), State(value="off")


def sent(
    kind: Kind, options: dict[str, Any], state: State, action: str, arguments: dict[str, Any]
) -> list[tuple[str, Any]] | None:
    """What an action publishes, JSON objects decoded; `None` when the component cannot do it."""
    plan = component(kind, options).plan(action, arguments, state)
    return None if plan is None else [(each.topic, _decoded(each.payload)) for each in plan.publishes]


def _decoded(payload: str) -> Any:
    return json.loads(payload) if payload.startswith("{") else payload


def component(kind: Kind, options: dict[str, Any]) -> Component:
    return build(kind, Options(options))


def after(made: Component, *messages: tuple[str, str], state: State | None = None) -> State:
    state = state or State()
    for topic, payload in messages:
        state, problems = read(made, state, topic, Payload(payload))
        assert problems == []
    return state
