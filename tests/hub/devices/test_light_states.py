"""Lights of all three schemas: what they can do, and what their messages say."""

from __future__ import annotations

from typing import Any

import pytest

from hub.devices import color
from hub.devices.component import read
from hub.devices.model import Capability, Kind, Span, State
from hub.devices.templates import Payload
from tests.hub.devices.configurations import COLORFUL, DIMMER, JSON_LIGHT, after, component
from tests.hub.devices.light_configurations import (
    BARE,
    JSON_PARTY,
    JSON_WHITE,
    MODAL,
    PARTY,
    RGB,
    RGBW,
    RGBWW,
    TEMPLATE,
    WHITE,
    in_json,
)


@pytest.mark.parametrize(
    ("options", "messages", "value", "attributes"),
    [
        # Basic: colour channels carry the brightness where it has no topic of its own.
        (RGB, [("rs", "0,51,0")], None, {"color": [0, 255, 0], "brightness": 20}),
        (RGB, [("rs", "0,255,0"), ("rs", "0,0,0")], None, {"color": [0, 255, 0], "brightness": 100}),
        ({**RGB, "brightness_state_topic": "bs"}, [("rs", "0,51,0")], None, {"color": [0, 51, 0]}),
        (RGBW, [("rs", "0,0,0,255")], None, {"color": [255, 255, 255], "brightness": 100}),
        (RGBWW, [("rs", "0,0,0,0,255")], None, {"color_temperature": 2000}),
        (RGBWW, [("rs", "0,0,0,255,255")], None, {"color_temperature": 3000}),
        (RGBWW, [("rs", "0,0,0,0,255"), ("rs", "255,0,0,0,0")], None, {"color": [255, 0, 0]}),
        (PARTY, [("es", "Rainbow")], None, {"effect": "Rainbow"}),
        (
            {**DIMMER, "brightness_value_template": "{{ value_json.b }}"},
            [("bs", '{"b": 51}')],
            None,
            {"brightness": 20},
        ),
        # Basic with a colour mode topic: only values of the mode count, in whatever order they come.
        (
            MODAL,
            [("rs", "255,0,0"), ("ts", "250"), ("ms", "rgb")],
            None,
            {"color_mode": "rgb", "color": [255, 0, 0], "dormant": {"color": [255, 0, 0], "color_temperature": 4000}},
        ),
        (
            MODAL,
            [("ms", "rgb"), ("rs", "255,0,0"), ("ts", "250"), ("ms", "color_temp")],
            None,
            {
                "color_mode": "color_temp",
                "color_temperature": 4000,
                "dormant": {"color": [255, 0, 0], "color_temperature": 4000},
            },
        ),
        (WHITE, [("ms", "white"), ("s", "ON")], "on", {"color_mode": "white"}),
        # JSON.
        (JSON_PARTY, [("s", '{"state": "ON", "effect": "Colour Loop"}')], "on", {"effect": "Colour Loop"}),
        (JSON_PARTY, [("s", '{"effect": "Colour Loop"}'), ("s", '{"effect": null}')], None, {}),
        (in_json("rgb"), [("s", '{"state": "ON", "effect": "Colour Loop"}')], "on", {}),
        (in_json("brightness"), [("s", '{"state": "OFF", "brightness": 0}')], "off", {}),
        (
            JSON_WHITE,
            [("s", '{"color_mode": "white", "brightness": 128}')],
            None,
            {"color_mode": "white", "brightness": 50},
        ),
        (
            in_json("rgbww", min_kelvin=2000, max_kelvin=6000),
            [("s", '{"color_mode": "rgbww", "color": {"r": 0, "g": 0, "b": 0, "c": 255, "w": 0}}')],
            None,
            {"color_mode": "rgbww", "color_temperature": 6000},
        ),
        (
            in_json("color_temp", color_temp_kelvin=True),
            [("s", '{"color_mode": "color_temp", "color_temp": 2700}')],
            None,
            {"color_mode": "color_temp", "color_temperature": 2700},
        ),
        (
            JSON_LIGHT,
            [
                ("s", '{"color_mode": "xy", "color": {"x": 0.7006, "y": 0.2993}}'),
                ("s", '{"color_mode": "color_temp", "color_temp": 250}'),
            ],
            None,
            {"color_mode": "color_temp", "color_temperature": 4000},
        ),
        (in_json("color_temp"), [("s", '{"color_temp": 250}')], None, {"color_temperature": 4000}),
        (
            {**BARE, "schema": "json", "rgb": True},
            [("s", '{"color": {"r": 9, "g": 0, "b": 0}}')],
            None,
            {"color": [9, 0, 0]},
        ),
        # Template.
        (
            TEMPLATE,
            [("s", "on,128,255-0-0,None,Fire")],
            "on",
            {"brightness": 50, "color": [255, 0, 0], "effect": "Fire"},
        ),
        (TEMPLATE, [("s", "off,0,None-None-None,250,?")], "off", {"color_temperature": 4000}),
        (
            TEMPLATE,
            [("s", "on,128,255-0-0,None,Fire"), ("s", "on,255,None-None-None,250,Ice")],
            "on",
            {"brightness": 100, "color_temperature": 4000, "effect": "Ice"},
        ),
    ],
)
def test_messages_become_states(
    options: dict[str, Any], messages: list[tuple[str, str]], value: str | None, attributes: dict[str, Any]
) -> None:
    assert after(component(Kind.LIGHT, options), *messages) == State(value=value, attributes=attributes)


@pytest.mark.parametrize(
    ("options", "capabilities"),
    [
        (RGB, {Capability.ON_OFF, Capability.BRIGHTNESS, Capability.COLOR}),
        ({**BARE, "hs_command_topic": "h"}, {Capability.ON_OFF, Capability.COLOR}),
        (RGBWW, {Capability.ON_OFF, Capability.BRIGHTNESS, Capability.COLOR, Capability.COLOR_TEMPERATURE}),
        (PARTY, {Capability.ON_OFF, Capability.EFFECT, Capability.MODE}),
        ({**PARTY, "effect_command_topic": None}, {Capability.ON_OFF}),
        (in_json("onoff"), {Capability.ON_OFF, Capability.TRANSITION}),
        (in_json("white"), {Capability.ON_OFF, Capability.BRIGHTNESS, Capability.TRANSITION}),
        ({**in_json("onoff"), "effect_list": ["a"], "effect": False}, {Capability.ON_OFF, Capability.TRANSITION}),
        (
            TEMPLATE,
            {
                Capability.ON_OFF,
                Capability.BRIGHTNESS,
                Capability.COLOR,
                Capability.COLOR_TEMPERATURE,
                Capability.EFFECT,
                Capability.MODE,
                Capability.TRANSITION,
            },
        ),
    ],
)
def test_capabilities(options: dict[str, Any], capabilities: set[Capability]) -> None:
    assert component(Kind.LIGHT, options).capabilities == capabilities


def test_choices_and_ranges() -> None:
    assert component(Kind.LIGHT, TEMPLATE).choices == {"effect": ("Fire", "Ice")}
    assert component(Kind.LIGHT, COLORFUL).ranges == {"color_temperature": Span(2000, 6535)}
    assert component(Kind.LIGHT, {**COLORFUL, "min_mireds": 200, "max_mireds": 400}).ranges == {
        "color_temperature": Span(2500, 5000)
    }
    assert component(Kind.LIGHT, RGB).ranges == {}


def test_one_broken_part_of_a_template_light_spares_the_others() -> None:
    made = component(Kind.LIGHT, TEMPLATE)
    state, problems = read(made, State(), "s", Payload("on,bright,255-0-0,None,Fire"))
    assert len(problems) == 1
    assert state == State(value="on", attributes={"color": [255, 0, 0], "effect": "Fire"})


@pytest.mark.parametrize(
    ("kelvin", "xy"),
    [(2000, (0.5267, 0.4133)), (2700, (0.4599, 0.4106)), (4000, (0.3804, 0.3768)), (6500, (0.3135, 0.3237))],
)
def test_whites_as_colors_lie_on_the_planckian_locus(kelvin: float, xy: tuple[float, float]) -> None:
    # CIE 1931 2 degree chromaticities of a black body.
    assert color.rgb_to_xy(color.of_temperature(kelvin)) == pytest.approx(xy, abs=0.004)


@pytest.mark.parametrize("kelvin", [2000, 2700, 3500, 4000, 6500])
def test_mixed_whites_come_back(kelvin: int) -> None:
    assert color.from_whites(*color.to_whites(kelvin, 6500, 2000), 6500, 2000) == pytest.approx(kelvin, rel=0.005)
