"""Lights of all three schemas: what is sent to them, and what proves that they obeyed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from hub.devices.model import Kind, State
from hub.devices.verify import proofs, proven
from tests.hub.devices.configurations import COLORFUL, DIMMER, JSON_LIGHT, OFF, ON, after, component, sent
from tests.hub.devices.light_configurations import (
    BARE,
    JSON_PARTY,
    JSON_WHITE,
    PARTY,
    RGB,
    RGBW,
    RGBWW,
    TEMPLATE,
    WHITE,
    in_json,
)

DIM_RED = State(value="on", attributes={"color": [255, 0, 0], "brightness": 20})


@pytest.mark.parametrize(
    ("options", "state", "arguments", "published"),
    [
        # Basic: one colour topic, values before the on payload, brightness never 0.
        (RGB, OFF, {"color": "red"}, [("rc", "255,0,0"), ("c", "ON")]),
        (RGB, OFF, {"color": "red", "brightness": 20}, [("rc", "51,0,0"), ("c", "ON")]),
        (RGB, DIM_RED, {"color": "blue"}, [("rc", "0,0,51"), ("c", "ON")]),
        (RGB, DIM_RED, {"brightness": 100}, [("rc", "255,0,0"), ("c", "ON")]),
        (RGB, OFF, {"brightness": 20}, [("rc", "51,51,51"), ("c", "ON")]),
        (RGB, OFF, {"color": "warm white"}, [("rc", "255,173,89"), ("c", "ON")]),
        (RGB, OFF, {"color_temperature": 3000}, None),
        (RGB, OFF, {"color": "black"}, None),
        (RGB, OFF, {"color": [255, 0, 0]}, [("rc", "255,0,0"), ("c", "ON")]),
        (RGB, OFF, {"color": [255, 0]}, None),
        ({**RGB, "on_command_type": "brightness"}, DIM_RED, {}, [("rc", "51,0,0")]),
        (
            {**RGB, "rgb_command_template": "{{ red }}/{{ green }}/{{ blue }}/{{ value }}"},
            OFF,
            {"color": "red"},
            [("rc", "255/0/0/255,0,0"), ("c", "ON")],
        ),
        (RGBW, OFF, {"color": "white"}, [("rc", "0,0,0,255"), ("c", "ON")]),
        (RGBW, OFF, {"color": "red", "brightness": 50}, [("rc", "128,0,0,0"), ("c", "ON")]),
        (
            {**RGBW, "rgbw_command_template": "{{ white }}{{ red }}"},
            OFF,
            {"color": "white"},
            [("rc", "2550"), ("c", "ON")],
        ),
        (RGBWW, OFF, {"color_temperature": 2000}, [("rc", "0,0,0,0,255"), ("c", "ON")]),
        (
            RGBWW,
            OFF,
            {"color_temperature": 3000, "brightness": 20},
            [("rc", "0,0,0,255,255"), ("bc", "51"), ("c", "ON")],
        ),
        (RGBWW, OFF, {"color": "blue"}, [("rc", "0,0,255,0,0"), ("c", "ON")]),
        ({**BARE, "hs_command_topic": "hc"}, OFF, {"color": "blue"}, [("hc", "240,100"), ("c", "ON")]),
        ({**BARE, "xy_command_topic": "xc"}, OFF, {"color": "blue"}, [("xc", "0.15,0.06"), ("c", "ON")]),
        # White goes to the white channel, else to a temperature, else to a colour.
        (WHITE, DIM_RED, {"color": "white"}, [("wc", "20"), ("c", "ON")]),
        (WHITE, OFF, {"color": "white", "brightness": 70}, [("wc", "70"), ("c", "ON")]),
        (WHITE, OFF, {"color": "warm white"}, [("wc", "100"), ("c", "ON")]),
        (WHITE, State(value="on", attributes={"color_mode": "white"}), {"brightness": 30}, [("wc", "30"), ("c", "ON")]),
        (
            WHITE,
            State(value="on", attributes={"color_mode": "white"}),
            {"color": "red"},
            [("rc", "255,0,0"), ("c", "ON")],
        ),
        ({**WHITE, "on_command_type": "brightness"}, OFF, {"color": "white"}, [("wc", "100")]),
        (COLORFUL, DIM_RED, {"color": "white"}, [("tc", "250"), ("c", "ON")]),
        ({**COLORFUL, "color_temp_kelvin": True}, OFF, {"color": "cool white"}, [("tc", "5000"), ("c", "ON")]),
        (
            {**COLORFUL, "min_kelvin": 2700, "max_kelvin": 5000, "color_temp_kelvin": True},
            OFF,
            {"color_temperature": 9000},
            [("tc", "5000"), ("c", "ON")],
        ),
        (DIMMER, OFF, {"color": "white"}, None),
        (
            {**DIMMER, "brightness_command_template": "b{{ value }}"},
            OFF,
            {"brightness": 20},
            [("bc", "b51"), ("c", "ON")],
        ),
        (PARTY, OFF, {"effect": "rainbow"}, [("ec", "Rainbow"), ("c", "ON")]),
        (PARTY, OFF, {"effect": "fireworks"}, None),
        (DIMMER, OFF, {"effect": "rainbow"}, None),
        (DIMMER, OFF, {"brightness": 20, "transition": 3}, [("bc", "51"), ("c", "ON")]),
        # JSON: everything in one object.
        (JSON_PARTY, OFF, {"effect": "colour-loop"}, [("c", {"state": "ON", "effect": "Colour Loop"})]),
        (
            in_json("rgb"),
            OFF,
            {"brightness": 100, "color": "red", "transition": 2, "flash": "long"},
            [
                (
                    "c",
                    {
                        "state": "ON",
                        "brightness": 255,
                        "color": {"r": 255, "g": 0, "b": 0},
                        "transition": 2,
                        "flash": 10,
                    },
                )
            ],
        ),
        (
            in_json("rgb", transition=False, flash=False),
            OFF,
            {"transition": 2, "flash": "short"},
            [("c", {"state": "ON"})],
        ),
        (JSON_WHITE, DIM_RED, {"color": "white"}, [("c", {"state": "ON", "white": 20})]),
        (
            in_json("rgbw"),
            OFF,
            {"color": "white"},
            [("c", {"state": "ON", "color": {"r": 0, "g": 0, "b": 0, "w": 255}})],
        ),
        (
            in_json("rgbww", min_kelvin=2000, max_kelvin=6000),
            OFF,
            {"color_temperature": 6000},
            [("c", {"state": "ON", "color": {"r": 0, "g": 0, "b": 0, "c": 255, "w": 0}})],
        ),
        (JSON_LIGHT, DIM_RED, {"color": "white"}, [("c", {"state": "ON", "color_temp": 250})]),
        (in_json("color_temp"), OFF, {"color": "white"}, [("c", {"state": "ON", "color_temp": 250})]),
        (in_json("brightness"), OFF, {"color": "white"}, None),
        # Template: only what is asked is defined.
        (TEMPLATE, OFF, {}, [("c", "on")]),
        (TEMPLATE, OFF, {"brightness": 50, "transition": 1.5}, [("c", "on brightness=128 transition=1.5")]),
        (TEMPLATE, OFF, {"color": "red", "effect": "fire"}, [("c", "on red=255 green=0 blue=0 effect=Fire")]),
        (TEMPLATE, OFF, {"color_temperature": 4000, "flash": "short"}, [("c", "on color_temp=250 flash=short")]),
        (TEMPLATE, OFF, {"effect": "smoke"}, None),
    ],
)
def test_turning_on(
    options: dict[str, Any], state: State, arguments: dict[str, Any], published: list[tuple[str, Any]] | None
) -> None:
    assert sent(Kind.LIGHT, options, state, "turn_on", arguments) == published


@pytest.mark.parametrize(
    ("options", "action", "arguments", "published"),
    [
        (in_json("rgb"), "turn_off", {"transition": 2}, [("c", {"state": "OFF", "transition": 2})]),
        (in_json("rgb"), "turn_on", {"brightness": 0, "transition": 2.5}, [("c", {"state": "OFF", "transition": 2.5})]),
        (DIMMER, "turn_off", {"transition": 2}, [("c", "OFF")]),
        (TEMPLATE, "turn_off", {}, [("c", "off")]),
        (TEMPLATE, "turn_off", {"transition": 2}, [("c", "off 2")]),
        (PARTY, "set_option", {"of": "effect", "option": "rainbow"}, [("ec", "Rainbow"), ("c", "ON")]),
        (PARTY, "set_option", {"of": "preset", "option": "rainbow"}, None),
        (JSON_PARTY, "set_option", {"option": "none"}, [("c", {"state": "ON", "effect": "None"})]),
    ],
)
def test_other_actions(
    options: dict[str, Any], action: str, arguments: dict[str, Any], published: list[tuple[str, Any]] | None
) -> None:
    assert sent(Kind.LIGHT, options, ON, action, arguments) == published


TOLD = State(value="on", attributes={"color_mode": "color_temp", "color_temperature": 3000, "brightness": 100})


@pytest.mark.parametrize(
    ("options", "before", "arguments", "shown", "not_shown"),
    [
        (
            JSON_LIGHT,
            TOLD,
            {"color": "red"},
            ['{"state": "ON", "color_mode": "xy", "color": {"x": 0.6915, "y": 0.3083}}'],
            ['{"state": "ON", "color_mode": "color_temp", "color_temp": 333}', '{"state": "ON"}'],
        ),
        (
            JSON_WHITE,
            TOLD,
            {"color": "white", "brightness": 50},
            ['{"state": "ON", "color_mode": "white", "brightness": 128}'],
            ['{"state": "ON", "color_mode": "rgb", "brightness": 128}', '{"state": "ON", "color_mode": "white"}'],
        ),
        # A device that never tells its colour mode or effect is not waited for in vain.
        (JSON_LIGHT, ON, {"color": "red"}, ['{"state": "ON"}'], ['{"state": "OFF"}']),
        (JSON_PARTY, ON, {"effect": "Colour Loop"}, ['{"state": "ON"}'], ['{"state": "OFF"}']),
        (
            JSON_PARTY,
            State(value="on", attributes={"effect": "None"}),
            {"effect": "Colour Loop"},
            ['{"state": "ON", "effect": "Colour Loop"}'],
            ['{"state": "ON"}'],
        ),
        # A light that fades is on its way; one that jumps elsewhere is not.
        (
            JSON_LIGHT,
            TOLD,
            {"brightness": 20, "transition": 5},
            ['{"state": "ON", "brightness": 200}', '{"state": "ON", "brightness": 51}'],
            ['{"state": "ON", "brightness": 254}', '{"state": "OFF"}'],
        ),
    ],
)
def test_what_proves_a_look(
    options: dict[str, Any], before: State, arguments: dict[str, Any], shown: list[str], not_shown: list[str]
) -> None:
    made = component(Kind.LIGHT, options)
    plan = made.plan("turn_on", arguments, before)
    assert plan is not None
    wanted = proofs(plan, made)
    assert [text for text in shown if not proven(wanted, after(made, ("s", text), state=before))] == []
    assert [text for text in not_shown if proven(wanted, after(made, ("s", text), state=before))] == []


def test_a_light_that_fades_out_is_on_its_way() -> None:
    made = component(Kind.LIGHT, JSON_LIGHT)
    plan = made.plan("turn_off", {"transition": 5}, TOLD)
    assert plan is not None
    wanted = proofs(plan, made)
    assert proven(wanted, after(made, ("s", '{"state": "ON", "brightness": 100}'), state=TOLD))
    assert proven(wanted, after(made, ("s", '{"state": "OFF"}'), state=TOLD))
    assert not proven(wanted, TOLD)


@pytest.mark.parametrize("mode", ["rgbw", "rgbww", "color_temp"])
@pytest.mark.parametrize("look", [{"color": "white"}, {"color": "red"}, {"color": "hot pink"}, {"color": "warm white"}])
def test_every_mode_proves_what_it_echoes(mode: str, look: dict[str, Any]) -> None:
    made = component(Kind.LIGHT, in_json(mode))
    plan = made.plan("turn_on", look, State(value="on", attributes={"color_mode": "unknown"}))
    if plan is None:
        assert mode == "color_temp"
        assert look["color"] in ("red", "hot pink")
        return
    echo = {**json.loads(plan.publishes[0].payload), "color_mode": mode}
    assert proven(proofs(plan, made), after(made, ("s", json.dumps(echo))))
    assert not proven(proofs(plan, made), ON)


def test_a_look_is_assumed_where_nothing_is_reported() -> None:
    made = component(Kind.LIGHT, {"command_topic": "c", "rgb_command_topic": "r", "color_temp_command_topic": "t"})
    plan = made.plan("turn_on", {"color": "red"}, OFF)
    assert plan is not None
    assert proofs(plan, made) == ()
    assert plan.assumed["color"] == [255, 0, 0]
    assert plan.assumed["color_temperature"] is None
