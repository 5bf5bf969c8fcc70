"""Every component family as tables: messages to states, and options that are refused."""

from __future__ import annotations

from typing import Any

import pytest

from hub.devices.component import read
from hub.devices.families import FAMILIES
from hub.devices.model import Capability, Kind, State
from hub.devices.options import BadOption
from hub.devices.templates import Payload
from tests.hub.devices.configurations import (
    BASIC,
    CLIMATE,
    COLORFUL,
    COVER,
    DIMMER,
    FAN,
    FAN_MODES,
    JSON_HS,
    JSON_LIGHT,
    JSON_RGBW,
    POWERED,
    UPSIDE_DOWN,
    after,
    component,
)


@pytest.mark.parametrize(
    ("kind", "options", "messages", "value", "attributes"),
    [
        (Kind.SWITCH, BASIC, [("s", "ON")], "on", {}),
        (Kind.SWITCH, BASIC, [("s", "ON"), ("s", "rubbish")], "on", {}),
        (Kind.SWITCH, BASIC, [("s", "ON"), ("s", "None")], None, {}),
        (Kind.SWITCH, {**BASIC, "payload_on": 1, "payload_off": 0}, [("s", "1")], "on", {}),
        (Kind.SWITCH, {**BASIC, "state_off": "idle"}, [("s", "idle")], "off", {}),
        (Kind.SWITCH, {**BASIC, "value_template": "{{ value_json.r }}"}, [("s", '{"r": "OFF"}')], "off", {}),
        (Kind.LIGHT, DIMMER, [("s", "ON"), ("bs", "128")], "on", {"brightness": 50}),
        (Kind.LIGHT, DIMMER, [("bs", "1")], None, {"brightness": 1}),
        (Kind.LIGHT, DIMMER, [("bs", "200"), ("bs", "0")], None, {"brightness": 78}),
        (Kind.LIGHT, COLORFUL, [("rs", "0,255,0")], None, {"color": [0, 255, 0]}),
        (Kind.LIGHT, COLORFUL, [("rs", "0,255,0"), ("ts", "250")], None, {"color_temperature": 4000}),
        (Kind.LIGHT, {**COLORFUL, "color_temp_kelvin": True}, [("ts", "2700")], None, {"color_temperature": 2700}),
        (Kind.LIGHT, JSON_LIGHT, [("s", '{"state": "ON", "brightness": 254}')], "on", {"brightness": 100}),
        (Kind.LIGHT, JSON_LIGHT, [("s", '{"state": "OFF", "brightness": 0}')], "off", {}),
        (Kind.LIGHT, JSON_LIGHT, [("s", '{"state": null}')], None, {}),
        (
            Kind.LIGHT,
            JSON_LIGHT,
            [("s", '{"color_mode": "color_temp", "color_temp": 500, "color": {"x": 0.5, "y": 0.4}}')],
            None,
            {"color_mode": "color_temp", "color_temperature": 2000},
        ),
        (
            Kind.LIGHT,
            JSON_HS,
            [("s", '{"color_mode": "hs", "color": {"h": 240, "s": 100}}')],
            None,
            {"color_mode": "hs", "color": [0, 0, 255]},
        ),
        (
            Kind.LIGHT,
            JSON_RGBW,
            [("s", '{"color_mode":"rgbw","color":{"r":63,"g":0,"b":11,"w":192}}')],
            None,
            {"color_mode": "rgbw", "color": [192, 145, 153]},
        ),
        (Kind.LIGHT, JSON_LIGHT, [("s", '{"color": {"x": 0.7, "y": 0.3}}')], None, {}),
        (Kind.COVER, COVER, [("s", "opening"), ("p", "30")], "opening", {"position": 30}),
        (Kind.COVER, COVER, [("p", "30"), ("s", "stopped")], "open", {"position": 30}),
        (Kind.COVER, COVER, [("p", "0"), ("s", "stopped")], "closed", {"position": 0}),
        (Kind.COVER, BASIC, [("s", "closing"), ("s", "stopped")], "closed", {}),
        (Kind.COVER, UPSIDE_DOWN, [("p", "255")], "closed", {"position": 0}),
        (Kind.COVER, UPSIDE_DOWN, [("p", "51")], "open", {"position": 80}),
        (Kind.COVER, COVER, [("p", '{"position": 40}')], "open", {"position": 40}),
        (Kind.FAN, FAN, [("s", "ON"), ("ps", "1")], "on", {"percentage": 33}),
        (Kind.FAN, FAN, [("ps", "3"), ("ps", "None")], None, {}),
        (Kind.FAN, FAN_MODES, [("ms", "Auto"), ("ms", "unheard of")], None, {"preset": "Auto"}),
        (Kind.FAN, FAN_MODES, [("ms", "Auto"), ("ms", "None")], None, {}),
        (
            Kind.CLIMATE,
            CLIMATE,
            [("ms", "heat"), ("ts", "21.5"), ("ct", "19"), ("a", "heating")],
            "heat",
            {"mode": "heat", "temperature": 21.5, "current_temperature": 19.0, "action": "heating"},
        ),
        (Kind.CLIMATE, CLIMATE, [("ms", "heat"), ("ms", "None")], None, {}),
        (Kind.LOCK, BASIC, [("s", "LOCKED")], "locked", {}),
        (Kind.LOCK, {**BASIC, "state_jammed": "stuck"}, [("s", "stuck")], "jammed", {}),
        (Kind.SENSOR, {"state_topic": "s"}, [("s", "21.5")], "21.5", {}),
        (Kind.SENSOR, {"state_topic": "s"}, [("s", "21.5"), ("s", "")], "21.5", {}),
        (Kind.SENSOR, {"state_topic": "s"}, [("s", "21.5"), ("s", "None")], None, {}),
        (Kind.BINARY_SENSOR, {"state_topic": "s", "payload_on": "open"}, [("s", "open")], "on", {}),
    ],
)
def test_messages_become_states(
    kind: Kind, options: dict[str, Any], messages: list[tuple[str, str]], value: str | None, attributes: dict[str, Any]
) -> None:
    assert after(component(kind, options), *messages) == State(value=value, attributes=attributes)


@pytest.mark.parametrize(
    ("kind", "options", "topic", "payload"),
    [
        (Kind.LIGHT, JSON_LIGHT, "s", "ON"),
        (Kind.LIGHT, JSON_LIGHT, "s", "[]"),
        (Kind.LIGHT, JSON_LIGHT, "s", '{"state": "OFF", "brightness": "bright"}'),
        (Kind.LIGHT, JSON_LIGHT, "s", '{"color_mode": "xy", "color": {"x": 0.3}}'),
        (Kind.LIGHT, DIMMER, "bs", "bright"),
        (Kind.LIGHT, COLORFUL, "rs", "1,2"),
        (Kind.LIGHT, COLORFUL, "ts", "0"),
        (Kind.COVER, COVER, "p", "nan"),
        (Kind.FAN, FAN, "ps", "fast"),
        (Kind.CLIMATE, CLIMATE, "ts", "warm"),
        (Kind.SWITCH, {**BASIC, "value_template": "{{ value_json.a.b }}"}, "s", "{}"),
    ],
)
def test_a_broken_message_is_told_and_changes_nothing(
    kind: Kind, options: dict[str, Any], topic: str, payload: str
) -> None:
    before = State(value="on", attributes={"brightness": 40})
    state, problems = read(component(kind, options), before, topic, Payload(payload))
    assert problems
    assert state == before


@pytest.mark.parametrize(
    ("kind", "options", "problem"),
    [
        (Kind.SWITCH, {}, "command_topic: is missing"),
        (Kind.SWITCH, {"command_topic": "a/+"}, "command_topic: holds a wildcard"),
        (Kind.COVER, {**COVER, "set_position_topic": "a/+"}, "set_position_topic: holds a wildcard"),
        (Kind.SENSOR, {"state_topic": "a/#"}, "state_topic: holds a wildcard"),
        (Kind.SENSOR, {"state_topic": "+/+"}, "state_topic: holds a wildcard that is no level"),
        (Kind.SENSOR, {"state_topic": "a/b+"}, "state_topic: holds a wildcard that is no level"),
        (Kind.SWITCH, {"command_topic": 5}, "command_topic: is not a topic"),
        (Kind.SWITCH, {**BASIC, "qos": 7}, "qos: is none of 0, 1, 2"),
        (Kind.SWITCH, {**BASIC, "value_template": "{{ x"}, "value_template: TemplateSyntaxError"),
        (Kind.SWITCH, {**BASIC, "optimistic": "maybe"}, "optimistic: is neither true nor false"),
        (Kind.LIGHT, {**BASIC, "schema": "yaml"}, "schema: is none of basic, json, template"),
        (Kind.LIGHT, {**BASIC, "schema": "template"}, "command_on_template: is missing"),
        (Kind.LIGHT, {**BASIC, "brightness_scale": 0}, "brightness_scale: is below 1"),
        (Kind.LIGHT, {**BASIC, "on_command_type": "never"}, "on_command_type: is none of"),
        (Kind.LIGHT, {**JSON_LIGHT, "supported_color_modes": ["cmyk"]}, "supported_color_modes: unknown: cmyk"),
        (Kind.LIGHT, {**JSON_LIGHT, "supported_color_modes": "hs"}, "supported_color_modes: is not a list"),
        (Kind.COVER, {}, "command_topic: is missing, and so is every other topic"),
        (Kind.COVER, {**COVER, "tilt_max": 0}, "tilt_max: is the same as tilt_min"),
        (Kind.COVER, {**COVER, "position_open": 0}, "position_open: is the same as position_closed"),
        (Kind.FAN, {**FAN, "speed_range_min": 9}, "speed_range_max: is below speed_range_min"),
        (Kind.CLIMATE, {}, "mode_command_topic: is missing"),
        (Kind.CLIMATE, {**CLIMATE, "min_temp": 31}, "max_temp: is below min_temp"),
        (Kind.LOCK, {**BASIC, "code_format": "("}, "code_format: is no regular expression"),
        (Kind.SENSOR, {}, "state_topic: is missing"),
        (Kind.BINARY_SENSOR, {"state_topic": "s", "off_delay": "soon"}, "off_delay: is not a number"),
    ],
)
def test_bad_options_are_named(kind: Kind, options: dict[str, Any], problem: str) -> None:
    with pytest.raises(BadOption, match=problem):
        component(kind, options)


def test_every_kind_has_a_family() -> None:
    assert set(FAMILIES) == set(Kind)


def test_capabilities() -> None:
    can = component(Kind.LIGHT, JSON_LIGHT).capabilities
    assert can == {
        Capability.ON_OFF,
        Capability.BRIGHTNESS,
        Capability.COLOR,
        Capability.COLOR_TEMPERATURE,
        Capability.TRANSITION,
    }
    assert component(Kind.LIGHT, {**BASIC, "schema": "json", "transition": False}).capabilities == {Capability.ON_OFF}
    assert component(Kind.COVER, UPSIDE_DOWN).capabilities == {Capability.OPEN_CLOSE, Capability.POSITION}
    assert component(Kind.CLIMATE, POWERED).unit == "°F"
