"""Valves, humidifiers, water heaters, sirens, robots, numbers, buttons, alarms and what is only shown."""

from __future__ import annotations

import json
from typing import Any

import pytest

from hub.devices.component import read
from hub.devices.model import Capability, Kind, Span, State
from hub.devices.options import BadOption
from hub.devices.templates import Payload
from hub.devices.verify import proofs, proven
from tests.hub.devices.configurations import BASIC, after, component

VALVE = {**BASIC, "reports_position": True, "position_open": 255}
HUMIDIFIER = {
    **BASIC, "target_humidity_command_topic": "hc", "target_humidity_state_topic": "hs", "min_humidity": 30,
    "max_humidity": 80, "current_humidity_topic": "ch", "action_topic": "a", "modes": ["auto", "baby"],
    "mode_command_topic": "mc", "mode_state_topic": "ms",
}  # fmt: skip
BOILER = {
    "mode_command_topic": "mc", "mode_state_topic": "ms", "modes": ["off", "eco", "performance"],
    "temperature_command_topic": "tc", "temperature_state_topic": "ts", "current_temperature_topic": "ct",
}  # fmt: skip
SIREN = {**BASIC, "available_tones": ["fire", "ding dong"]}
VACUUM = {
    **BASIC, "supported_features": ["start", "pause", "stop", "return_home", "locate", "fan_speed"],
    "fan_speed_list": ["low", "high"], "set_fan_speed_topic": "fc",
}  # fmt: skip
MOWER = {"start_mowing_command_topic": "sc", "dock_command_topic": "dc", "activity_state_topic": "s"}
NUMBER = {**BASIC, "min": 0, "max": 10, "step": 0.5}
SELECT = {**BASIC, "options": ["Eco mode", "Boost"]}
TEXT = {**BASIC, "min": 2, "max": 5, "pattern": "^[a-z]+$"}
ALARM = {**BASIC, "code": "1234", "command_template": '{"do":"{{ action }}","code":"{{ code }}"}'}
EVENT = {"state_topic": "s", "event_types": ["press", "hold"]}
UPDATE = {"state_topic": "s", "latest_version_topic": "l"}
OFF = State(value="off")


@pytest.mark.parametrize(
    ("kind", "options", "messages", "value", "attributes"),
    [
        (Kind.VALVE, BASIC, [("s", "opening"), ("s", "open")], "open", {}),
        (Kind.VALVE, BASIC, [("s", '{"state": "closed"}'), ("s", "rubbish")], "closed", {}),
        (Kind.VALVE, VALVE, [("s", "255")], "open", {"position": 100}),
        (Kind.VALVE, VALVE, [("s", '{"state": "closing", "position": 51}')], "closing", {"position": 20}),
        (Kind.VALVE, VALVE, [("s", "closing"), ("s", "102"), ("s", "0")], "closed", {"position": 0}),
        (
            Kind.HUMIDIFIER,
            HUMIDIFIER,
            [("s", "ON"), ("hs", "45.4"), ("ch", "38"), ("a", "drying"), ("ms", "Baby")],
            "on",
            {"humidity": 45, "current_humidity": 38.0, "action": "drying", "mode": "baby"},
        ),
        (
            Kind.HUMIDIFIER,
            HUMIDIFIER,
            [("s", "ON"), ("hs", "45"), ("ms", "auto"), ("hs", "None"), ("ms", "None")],
            "on",
            {},
        ),
        (
            Kind.WATER_HEATER,
            BOILER,
            [("ms", "eco"), ("ts", "50"), ("ct", "47.5")],
            "eco",
            {"mode": "eco", "temperature": 50.0, "current_temperature": 47.5},
        ),
        (Kind.SIREN, SIREN, [("s", "ON"), ("s", "{}"), ("s", "")], "on", {}),
        (Kind.SIREN, SIREN, [("s", '{"state": "OFF", "tone": "Ding-Dong"}')], "off", {"tone": "ding dong"}),
        (Kind.SIREN, SIREN, [("s", "ON"), ("s", "None")], None, {}),
        (
            Kind.VACUUM,
            VACUUM,
            [("s", '{"state": "docked", "fan_speed": "low", "battery_level": 9}')],
            "docked",
            {"fan_speed": "low"},
        ),
        (Kind.VACUUM, VACUUM, [("s", '{"state": "docked"}'), ("s", '{"state": null}')], None, {}),
        (Kind.LAWN_MOWER, MOWER, [("s", "mowing"), ("s", "flying")], "mowing", {}),
        (Kind.NUMBER, NUMBER, [("s", "7.50"), ("s", " ")], "7.5", {}),
        (Kind.NUMBER, NUMBER, [("s", "7.5"), ("s", "None")], None, {}),
        (Kind.SELECT, SELECT, [("s", "Boost"), ("s", "else")], "Boost", {"option": "Boost"}),
        (Kind.TEXT, TEXT, [("s", "hello")], "hello", {}),
        (Kind.ALARM, ALARM, [("s", "armed_away"), ("s", "odd")], "armed_away", {}),
        (Kind.EVENT, EVENT, [("s", '{"event_type": "press"}'), ("s", "")], "press", {}),
        (
            Kind.UPDATE,
            UPDATE,
            [("s", "1.0"), ("l", "1.1")],
            "on",
            {"installed_version": "1.0", "latest_version": "1.1"},
        ),
        (
            Kind.UPDATE,
            UPDATE,
            [("s", '{"installed_version": "2", "latest_version": "2"}')],
            "off",
            {"installed_version": "2", "latest_version": "2"},
        ),
        (Kind.DEVICE_TRACKER, {"state_topic": "s", "payload_not_home": "away"}, [("s", "away")], "not_home", {}),
        (Kind.DEVICE_TRACKER, {"state_topic": "s"}, [("s", "school")], "school", {}),
        (Kind.DATE, {"state_topic": "s"}, [("s", "2026-02-03")], "2026-02-03", {}),
    ],
)
def test_messages_become_states(
    kind: Kind, options: dict[str, Any], messages: list[tuple[str, str]], value: str | None, attributes: dict[str, Any]
) -> None:
    assert after(component(kind, options), *messages) == State(value=value, attributes=attributes)


@pytest.mark.parametrize(
    ("kind", "options", "payload"),
    [
        (Kind.VALVE, VALVE, '{"state": "open"}'),
        (Kind.VALVE, VALVE, "wide"),
        (Kind.VALVE, BASIC, '{"position": 5}'),
        (Kind.HUMIDIFIER, {**HUMIDIFIER, "target_humidity_state_topic": "s"}, "5"),
        (Kind.SIREN, SIREN, "loud"),
        (Kind.VACUUM, VACUUM, "docked"),
        (Kind.NUMBER, NUMBER, "11"),
        (Kind.NUMBER, NUMBER, "many"),
        (Kind.TEXT, TEXT, "x" * 256),
        (Kind.EVENT, EVENT, '{"event_type": "explode"}'),
        (Kind.EVENT, EVENT, "press"),
    ],
)
def test_a_broken_message_is_told_and_changes_nothing(kind: Kind, options: dict[str, Any], payload: str) -> None:
    before = State(value="on", attributes={"position": 40})
    state, problems = read(component(kind, options), before, "s", Payload(payload))
    assert problems
    assert state == before


@pytest.mark.parametrize(
    ("kind", "options", "state", "action", "arguments", "published"),
    [
        (Kind.VALVE, BASIC, State(), "open", {}, [("c", "OPEN")]),
        (Kind.VALVE, {**BASIC, "payload_open": None}, State(), "open", {}, None),
        (Kind.VALVE, BASIC, State(), "stop", {}, None),
        (Kind.VALVE, {**BASIC, "payload_stop": "HALT"}, State(), "stop", {}, [("c", "HALT")]),
        (Kind.VALVE, BASIC, State(value="open"), "toggle", {}, [("c", "CLOSE")]),
        (Kind.VALVE, BASIC, State(), "set_position", {"position": 40}, None),
        (Kind.VALVE, VALVE, State(), "set_position", {"position": 40}, [("c", "102")]),
        (Kind.VALVE, VALVE, State(), "close", {}, [("c", "0")]),
        (Kind.HUMIDIFIER, HUMIDIFIER, State(value="on"), "set_humidity", {"humidity": 50}, [("hc", "50")]),
        (Kind.HUMIDIFIER, HUMIDIFIER, OFF, "set_humidity", {"humidity": 50}, [("c", "ON"), ("hc", "50")]),
        (Kind.HUMIDIFIER, HUMIDIFIER, OFF, "set_humidity", {"humidity": 90}, None),
        (
            Kind.HUMIDIFIER,
            HUMIDIFIER,
            OFF,
            "set_option",
            {"of": "mode", "option": "Baby"},
            [("c", "ON"), ("mc", "baby")],
        ),
        (Kind.WATER_HEATER, BOILER, OFF, "turn_on", {}, [("mc", "performance")]),
        (Kind.WATER_HEATER, BOILER, OFF, "turn_off", {}, [("mc", "off")]),
        (Kind.WATER_HEATER, {**BOILER, "power_command_topic": "p"}, OFF, "turn_off", {}, [("p", "OFF")]),
        (Kind.WATER_HEATER, BOILER, OFF, "set_temperature", {"temperature": 50}, [("tc", "50")]),
        (Kind.WATER_HEATER, BOILER, OFF, "set_temperature", {"temperature": 95}, None),
        (Kind.SIREN, SIREN, OFF, "turn_on", {"duration": 5}, [("c", {"state": "ON", "duration": 5})]),
        (
            Kind.SIREN,
            SIREN,
            OFF,
            "set_option",
            {"of": "tone", "option": "Fire"},
            [("c", {"state": "ON", "tone": "fire"})],
        ),
        (
            Kind.SIREN,
            {**SIREN, "command_template": "{{ value }}/{{ tone }}"},
            OFF,
            "set_option",
            {"option": "fire"},
            [("c", "ON/fire")],
        ),
        (Kind.SIREN, SIREN, State(value="on"), "toggle", {}, [("c", {"state": "OFF"})]),
        (Kind.VACUUM, VACUUM, State(), "start", {}, [("c", "start")]),
        (Kind.VACUUM, {**VACUUM, "payload_return_to_base": "home"}, State(), "return_to_base", {}, [("c", "home")]),
        (Kind.VACUUM, VACUUM, State(), "clean_spot", {}, None),
        (Kind.VACUUM, VACUUM, State(), "set_option", {"of": "fan_speed", "option": "high"}, [("fc", "high")]),
        (Kind.LAWN_MOWER, MOWER, State(), "start", {}, [("sc", "start_mowing")]),
        (Kind.LAWN_MOWER, MOWER, State(), "return_to_base", {}, [("dc", "dock")]),
        (Kind.LAWN_MOWER, MOWER, State(), "pause", {}, None),
        (Kind.NUMBER, NUMBER, State(), "set_value", {"value": 3.3}, [("c", "3.5")]),
        (Kind.NUMBER, NUMBER, State(), "set_value", {"value": 4}, [("c", "4")]),
        (Kind.NUMBER, NUMBER, State(), "set_value", {"value": 11}, None),
        (Kind.SELECT, SELECT, State(), "set_option", {"of": "option", "option": "eco mode"}, [("c", "Eco mode")]),
        (Kind.SELECT, SELECT, State(), "set_option", {"of": "option", "option": "turbo"}, None),
        (Kind.TEXT, TEXT, State(), "set_text", {"text": "abc"}, [("c", "abc")]),
        (Kind.TEXT, TEXT, State(), "set_text", {"text": "ABC"}, None),
        (Kind.TEXT, TEXT, State(), "set_text", {"text": "a"}, None),
        (Kind.BUTTON, BASIC, State(), "press", {}, [("c", "PRESS")]),
        (Kind.BUTTON, BASIC, State(), "turn_on", {}, [("c", "PRESS")]),
        (Kind.BUTTON, BASIC, State(), "turn_off", {}, None),
        (Kind.SCENE, {**BASIC, "payload_on": "GO"}, State(), "turn_on", {}, [("c", "GO")]),
        (Kind.ALARM, ALARM, State(), "arm_home", {"code": "1234"}, [("c", {"do": "ARM_HOME", "code": "1234"})]),
        (Kind.ALARM, ALARM, State(), "disarm", {}, None),
        (Kind.ALARM, ALARM, State(), "disarm", {"code": "9999"}, None),
        (Kind.ALARM, {**BASIC, "supported_features": ["arm_away"]}, State(), "arm_away", {}, [("c", "ARM_AWAY")]),
        (Kind.ALARM, {**BASIC, "supported_features": ["arm_away"]}, State(), "arm_home", {}, None),
        (
            Kind.ALARM,
            {**BASIC, "code": "REMOTE_CODE", "code_arm_required": False},
            State(),
            "arm_night",
            {},
            [("c", "ARM_NIGHT")],
        ),
        (Kind.ALARM, {**BASIC, "code": "REMOTE_CODE"}, State(), "disarm", {}, None),
        (Kind.EVENT, EVENT, State(), "press", {}, None),
        (Kind.UPDATE, {**UPDATE, "command_topic": "c"}, State(), "turn_on", {}, None),
    ],
)
def test_actions_become_messages(
    kind: Kind,
    options: dict[str, Any],
    state: State,
    action: str,
    arguments: dict[str, Any],
    published: list[tuple[str, Any]] | None,
) -> None:
    plan = component(kind, options).plan(action, arguments, state)
    if published is None:
        assert plan is None
        return
    assert plan is not None
    assert [each.topic for each in plan.publishes] == [topic for topic, _ in published]
    for message, (_, payload) in zip(plan.publishes, published, strict=True):
        assert (json.loads(message.payload) if isinstance(payload, dict) else message.payload) == payload


@pytest.mark.parametrize(
    ("kind", "options", "before", "action", "arguments", "shown", "not_shown"),
    [
        (Kind.VALVE, BASIC, State(), "open", {}, ["open", "opening"], ["closed", "closing"]),
        (Kind.VACUUM, VACUUM, State(), "start", {}, ["cleaning"], ["docked", "paused"]),
        (Kind.LAWN_MOWER, MOWER, State(), "return_to_base", {}, ["docked", "returning"], ["mowing"]),
        (
            Kind.ALARM,
            ALARM,
            State(),
            "arm_home",
            {"code": "1234"},
            ["armed_home", "arming"],
            ["disarmed", "armed_away"],
        ),
        (Kind.ALARM, ALARM, State(), "disarm", {"code": "1234"}, ["disarmed"], ["armed_home", "triggered"]),
        (Kind.NUMBER, NUMBER, State(), "set_value", {"value": 4}, ["4"], ["3.5", None]),
        (Kind.WATER_HEATER, {**BOILER, "power_command_topic": "p"}, OFF, "turn_on", {}, ["eco"], ["off", None]),
    ],
)
def test_what_proves_an_action(
    kind: Kind,
    options: dict[str, Any],
    before: State,
    action: str,
    arguments: dict[str, Any],
    shown: list[str],
    not_shown: list[str | None],
) -> None:
    made = component(kind, options)
    plan = made.plan(action, arguments, before)
    assert plan is not None
    wanted = proofs(plan, made)
    assert [value for value in shown if not proven(wanted, State(value=value))] == []
    assert [value for value in not_shown if proven(wanted, State(value=value))] == []


def test_a_valve_on_its_way_obeys() -> None:
    made = component(Kind.VALVE, VALVE)
    plan = made.plan("set_position", {"position": 80}, State(value="open", attributes={"position": 20}))
    assert plan is not None
    wanted = proofs(plan, made)
    assert proven(wanted, State(value="open", attributes={"position": 50}))
    assert not proven(wanted, State(value="open", attributes={"position": 20}))
    assert not proven(wanted, State(value="closing", attributes={"position": 19}))


@pytest.mark.parametrize(
    ("kind", "options", "problem"),
    [
        (Kind.VALVE, {}, "command_topic: is missing"),
        (Kind.VALVE, {**BASIC, "position_open": 0}, "position_open: is the same"),
        (Kind.HUMIDIFIER, BASIC, "target_humidity_command_topic: is missing"),
        (Kind.HUMIDIFIER, {**HUMIDIFIER, "max_humidity": 20}, "max_humidity: is not above"),
        (Kind.WATER_HEATER, {}, "mode_command_topic: is missing"),
        (Kind.SIREN, {}, "command_topic: is missing"),
        (Kind.VACUUM, {}, "command_topic: is missing"),
        (Kind.LAWN_MOWER, {}, "start_mowing_command_topic: is missing"),
        (Kind.NUMBER, {**NUMBER, "max": 0}, "max: is not above min"),
        (Kind.SELECT, BASIC, "options: is missing"),
        (Kind.TEXT, {**TEXT, "max": 300}, "max: is below min or above 255"),
        (Kind.TEXT, {**TEXT, "pattern": "(a+)+"}, "pattern: repeats"),
        (Kind.ALARM, {"command_topic": "c"}, "state_topic: is missing"),
        (Kind.EVENT, {"state_topic": "s"}, "event_types: is missing"),
        (Kind.NOTIFY, {}, "command_topic: is missing"),
        (Kind.TAG, {}, "topic: is missing"),
        (Kind.IMAGE, {}, "image_topic: is missing"),
    ],
)
def test_bad_options_are_named(kind: Kind, options: dict[str, Any], problem: str) -> None:
    with pytest.raises(BadOption, match=problem):
        component(kind, options)


def test_what_they_can_do() -> None:
    assert component(Kind.VALVE, VALVE).capabilities == {Capability.POSITION, Capability.OPEN_CLOSE}
    vacuum = component(Kind.VACUUM, VACUUM)
    assert vacuum.capabilities == {
        Capability.START, Capability.PAUSE, Capability.STOP, Capability.RETURN, Capability.LOCATE, Capability.MODE,
    }  # fmt: skip
    assert vacuum.choices == {"fan_speed": ("low", "high")}
    assert component(Kind.NUMBER, NUMBER).ranges == {"value": Span(0, 10, 0.5)}
    assert component(Kind.SELECT, SELECT).choices == {"option": ("Eco mode", "Boost")}
    assert component(Kind.HUMIDIFIER, HUMIDIFIER).ranges == {"humidity": Span(30, 80)}
    assert component(Kind.BUTTON, BASIC).assumed
    assert component(Kind.TEXT, {**TEXT, "mode": "password"}).feeds == ()
    for kind in (Kind.CAMERA, Kind.TAG, Kind.DEVICE_AUTOMATION):
        assert component(kind, {"topic": "t"}).feeds == ()
