"""Climate: modes, presets, temperatures and humidity, read and set."""

from __future__ import annotations

from typing import Any

import pytest

from hub.devices.component import read
from hub.devices.model import Capability, Kind, Span, State
from hub.devices.templates import Payload
from hub.devices.verify import proofs, proven
from tests.hub.devices.configurations import CLIMATE, POWERED, after, component, sent

TRV = {**CLIMATE, "preset_mode_command_topic": "pc", "preset_mode_state_topic": "ps", "preset_modes": ["eco", "away"]}
AC = {
    "mode_command_topic": "mc",
    "mode_state_topic": "ms",
    "modes": ["off", "heat", "cool", "fan_only", "heat_cool"],
    "fan_mode_command_topic": "fc",
    "fan_mode_state_topic": "fs",
    "swing_mode_command_topic": "sc",
    "swing_mode_state_topic": "ss",
    "swing_horizontal_mode_command_topic": "hc",
    "swing_horizontal_modes": ["left", "right"],
    "temperature_low_command_topic": "lc",
    "temperature_low_state_topic": "ls",
    "temperature_high_command_topic": "hic",
    "temperature_high_state_topic": "his",
    "target_humidity_command_topic": "huc",
    "target_humidity_state_topic": "hus",
    "current_humidity_topic": "ch",
    "temp_step": 0.5,
    "max_humidity": 80,
}
ONE_TOPIC = {
    "mode_command_topic": "mc",
    "mode_state_topic": "s",
    "mode_state_template": "{{ value_json.mode }}",
    "temperature_command_topic": "tc",
    "temperature_command_template": '{"t": {{ value }}}',
    "temperature_state_topic": "s",
    "temperature_state_template": "{{ value_json.t }}",
}


@pytest.mark.parametrize(
    ("options", "messages", "value", "attributes"),
    [
        (TRV, [("ps", "eco")], None, {"preset": "eco"}),
        (TRV, [("ps", "eco"), ("ps", "none")], None, {"preset": "none"}),
        (TRV, [("ps", "eco"), ("ps", "None")], None, {"preset": "none"}),
        (TRV, [("ps", "eco"), ("ps", "party")], None, {"preset": "eco"}),
        (AC, [("fs", "low"), ("ss", "on")], None, {"fan_mode": "low", "swing_mode": "on"}),
        (AC, [("ls", "19"), ("his", "23.5")], None, {"temperature_low": 19.0, "temperature_high": 23.5}),
        (AC, [("ls", "19"), ("ls", "None")], None, {}),
        (AC, [("hus", "50"), ("ch", "61.5")], None, {"humidity": 50.0, "current_humidity": 61.5}),
        (ONE_TOPIC, [("s", '{"mode": "cool", "t": 22}')], "cool", {"mode": "cool", "temperature": 22.0}),
        # What it was in before it went off is remembered while it is off.
        (AC, [("ms", "cool"), ("ms", "off")], "off", {"mode": "off", "last_mode": "cool"}),
        (AC, [("ms", "cool"), ("ms", "off"), ("ms", "off")], "off", {"mode": "off", "last_mode": "cool"}),
        (AC, [("ms", "cool"), ("ms", "off"), ("ms", "heat")], "heat", {"mode": "heat"}),
        (AC, [("ms", "cool"), ("ms", "dry")], "cool", {"mode": "cool"}),
    ],
)
def test_messages_become_states(
    options: dict[str, Any], messages: list[tuple[str, str]], value: str | None, attributes: dict[str, Any]
) -> None:
    assert after(component(Kind.CLIMATE, options), *messages) == State(value=value, attributes=attributes)


def test_a_humidity_that_cannot_be_is_told_and_changes_nothing() -> None:
    state, problems = read(component(Kind.CLIMATE, AC), State(), "ch", Payload("180"))
    assert problems
    assert state == State()


OFF_AFTER_COOL = State(value="off", attributes={"mode": "off", "last_mode": "cool"})


@pytest.mark.parametrize(
    ("options", "state", "action", "arguments", "published"),
    [
        (AC, OFF_AFTER_COOL, "turn_on", {}, [("mc", "cool")]),
        (AC, State(value="off"), "turn_on", {}, [("mc", "heat_cool")]),
        (AC, State(value="off", attributes={"last_mode": "dry"}), "turn_on", {}, [("mc", "heat_cool")]),
        (AC, State(value="cool"), "toggle", {}, [("mc", "off")]),
        (AC, OFF_AFTER_COOL, "toggle", {}, [("mc", "cool")]),
        ({**CLIMATE, "modes": ["off", "auto"]}, State(), "turn_on", {}, [("mc", "auto")]),
        ({**CLIMATE, "modes": ["dry", "off"]}, State(), "turn_on", {}, [("mc", "dry")]),
        ({**CLIMATE, "modes": ["heat"]}, State(), "turn_off", {}, None),
        (
            {**POWERED, "power_command_template": "p{{ value }}", "payload_off": "0"},
            State(),
            "turn_off",
            {},
            [("pw", "p0")],
        ),
        (
            AC,
            State(),
            "set_temperature",
            {"temperature_low": 19, "temperature_high": 23.5},
            [("lc", "19"), ("hic", "23.5")],
        ),
        (AC, State(), "set_temperature", {"temperature_low": 24, "temperature_high": 20}, None),
        (AC, State(), "set_temperature", {"temperature": 21}, None),
        (AC, State(), "set_temperature", {"temperature_low": 2}, None),
        (AC, State(), "set_temperature", {}, None),
        (CLIMATE, State(), "set_temperature", {"temperature": 21, "temperature_low": 19}, None),
        (CLIMATE, State(), "set_temperature", {"temperature": "warm"}, None),
        (ONE_TOPIC, State(), "set_temperature", {"temperature": 21.5}, [("tc", {"t": 21.5})]),
        (AC, State(), "set_humidity", {"humidity": 45}, [("huc", "45")]),
        (AC, State(), "set_humidity", {"humidity": 90}, None),
        (CLIMATE, State(), "set_humidity", {"humidity": 45}, None),
        (TRV, State(), "set_option", {"of": "preset", "option": "Eco"}, [("pc", "eco")]),
        (TRV, State(), "set_option", {"of": "preset", "option": "none"}, [("pc", "none")]),
        (AC, State(), "set_option", {"of": "mode", "option": "fan only"}, [("mc", "fan_only")]),
        (AC, State(), "set_option", {"of": "fan_mode", "option": "high"}, [("fc", "high")]),
        (AC, State(), "set_option", {"of": "swing_mode", "option": "off"}, [("sc", "off")]),
        (AC, State(), "set_option", {"of": "swing_horizontal_mode", "option": "left"}, [("hc", "left")]),
        (AC, State(), "set_option", {"of": "preset", "option": "eco"}, None),
        (AC, State(), "set_option", {"option": "high"}, None),
        (AC, State(), "open", {}, None),
    ],
)
def test_actions_become_messages(
    options: dict[str, Any],
    state: State,
    action: str,
    arguments: dict[str, Any],
    published: list[tuple[str, Any]] | None,
) -> None:
    assert sent(Kind.CLIMATE, options, state, action, arguments) == published


@pytest.mark.parametrize(
    ("options", "action", "arguments", "shown", "not_shown"),
    [
        (TRV, "set_option", {"of": "preset", "option": "eco"}, ("ps", "eco"), ("ps", "away")),
        (TRV, "set_option", {"of": "preset", "option": "none"}, ("ps", "None"), ("ps", "eco")),
        (AC, "set_option", {"of": "mode", "option": "cool"}, ("ms", "cool"), ("ms", "heat")),
        (AC, "set_temperature", {"temperature_low": 19}, ("ls", "19.2"), ("ls", "20")),
        (AC, "set_humidity", {"humidity": 45}, ("hus", "45"), ("hus", "50")),
        (AC, "turn_off", {}, ("ms", "off"), ("ms", "cool")),
        (AC, "turn_on", {}, ("ms", "cool"), ("ms", "off")),
        (POWERED, "turn_on", {}, ("ms", "cool"), ("ms", "off")),
    ],
)
def test_what_proves_an_action(
    options: dict[str, Any], action: str, arguments: dict[str, Any], shown: tuple[str, str], not_shown: tuple[str, str]
) -> None:
    made = component(Kind.CLIMATE, options)
    plan = made.plan(action, arguments, State())
    assert plan is not None
    wanted = proofs(plan, made)
    assert proven(wanted, after(made, shown))
    assert not proven(wanted, after(made, not_shown))


def test_what_has_no_state_topic_is_assumed() -> None:
    made = component(Kind.CLIMATE, AC)
    plan = made.plan("set_option", {"of": "swing_horizontal_mode", "option": "left"}, State())
    assert plan is not None
    assert proofs(plan, made) == ()
    assert plan.assumed == {"swing_horizontal_mode": "left"}


def test_the_last_mode_is_assumed_too() -> None:
    made = component(Kind.CLIMATE, {"mode_command_topic": "mc", "modes": ["off", "heat", "cool"]})
    plan = made.plan("turn_off", {}, State(value="heat"))
    assert plan is not None
    assert plan.assumed == {"value": "off", "mode": "off", "last_mode": "heat"}
    assert sent(
        Kind.CLIMATE, {"mode_command_topic": "mc"}, State(value="off", attributes=plan.assumed), "turn_on", {}
    ) == [("mc", "heat")]


def test_what_it_can_do() -> None:
    made = component(Kind.CLIMATE, AC)
    assert made.capabilities == {
        Capability.ON_OFF,
        Capability.MODE,
        Capability.TEMPERATURE_RANGE,
        Capability.TARGET_HUMIDITY,
    }
    assert made.ranges == {"temperature": Span(7, 35, 0.5), "humidity": Span(30, 80)}
    assert made.choices == {
        "mode": ("off", "heat", "cool", "fan_only", "heat_cool"),
        "fan_mode": ("auto", "low", "medium", "high"),
        "swing_mode": ("on", "off"),
        "swing_horizontal_mode": ("left", "right"),
    }
    assert component(Kind.CLIMATE, TRV).choices["preset"] == ("none", "eco", "away")
    assert component(Kind.CLIMATE, {**CLIMATE, "temperature_unit": "F", "max_temp": None}).ranges == {
        "temperature": Span(44.6, 95)
    }
    assert component(Kind.CLIMATE, {"current_temperature_topic": "ct"}).capabilities == frozenset()
