"""Options of lights of all three schemas, that the tests share."""

from __future__ import annotations

from typing import Any

from tests.hub.devices.configurations import BASIC, COLORFUL, DIMMER

BARE = {"command_topic": "c", "state_topic": "s"}
RGB = {**BARE, "rgb_command_topic": "rc", "rgb_state_topic": "rs"}
RGBW = {**BARE, "rgbw_command_topic": "rc", "rgbw_state_topic": "rs"}
RGBWW = {**DIMMER, "rgbww_command_topic": "rc", "rgbww_state_topic": "rs", "min_kelvin": 2000, "max_kelvin": 6000}
WHITE = {**RGB, "white_command_topic": "wc", "white_scale": 100, "color_mode_state_topic": "ms"}
MODAL = {**COLORFUL, "color_mode_state_topic": "ms"}
PARTY = {**BASIC, "effect_command_topic": "ec", "effect_state_topic": "es", "effect_list": ["Rainbow", "None"]}


def in_json(*modes: str, **more: Any) -> dict[str, Any]:
    return {**BARE, "schema": "json", "supported_color_modes": list(modes), **more}


JSON_PARTY = in_json("rgb", effect=True, effect_list=["Colour Loop", "None"])
JSON_WHITE = in_json("rgb", "white", white_scale=100)
TEMPLATE = {
    "schema": "template",
    "command_topic": "c",
    "state_topic": "s",
    "command_on_template": "on{% for n in ['brightness', 'color_temp', 'red', 'green', 'blue', 'effect', 'transition',"
    " 'flash'] %}{% set v = {'brightness': brightness, 'color_temp': color_temp, 'red': red, 'green': green,"
    " 'blue': blue, 'effect': effect, 'transition': transition, 'flash': flash}[n] %}"
    "{% if v is defined %} {{ n }}={{ v }}{% endif %}{% endfor %}",
    "command_off_template": "off{% if transition is defined %} {{ transition }}{% endif %}",
    "state_template": "{{ value.split(',')[0] }}",
    "brightness_template": "{{ value.split(',')[1] }}",
    "red_template": "{{ value.split(',')[2].split('-')[0] }}",
    "green_template": "{{ value.split(',')[2].split('-')[1] }}",
    "blue_template": "{{ value.split(',')[2].split('-')[2] }}",
    "color_temp_template": "{{ value.split(',')[3] }}",
    "effect_template": "{{ value.split(',')[4] }}",
    "effect_list": ["Fire", "Ice"],
}
