"""Actions of every component family: the messages they become, and what proves that they were done."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.devices import color
from hub.devices.component import Publish
from hub.devices.model import Kind, State
from hub.devices.verify import proofs, proven
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
    OFF,
    ON,
    POWERED,
    UPSIDE_DOWN,
    after,
    component,
)

ACTIONS: list[tuple[Kind, dict[str, Any], State, str, dict[str, Any], list[tuple[str, Any]] | None]] = [
    (Kind.SWITCH, BASIC, OFF, "turn_on", {}, [("c", "ON")]),
    (Kind.SWITCH, BASIC, ON, "toggle", {}, [("c", "OFF")]),
    (Kind.SWITCH, {**BASIC, "command_template": '{"r": "{{ value }}"}'}, OFF, "turn_on", {}, [("c", '{"r": "ON"}')]),
    (Kind.SWITCH, BASIC, OFF, "open", {}, None),
    (Kind.LIGHT, DIMMER, OFF, "turn_on", {"brightness": 40}, [("bc", "102"), ("c", "ON")]),
    (
        Kind.LIGHT,
        {**DIMMER, "on_command_type": "first"},
        OFF,
        "turn_on",
        {"brightness": 40},
        [("c", "ON"), ("bc", "102")],
    ),
    (Kind.LIGHT, {**DIMMER, "on_command_type": "brightness"}, OFF, "turn_on", {"brightness": 40}, [("bc", "102")]),
    (Kind.LIGHT, {**DIMMER, "on_command_type": "brightness"}, OFF, "turn_on", {}, [("bc", "255")]),
    (Kind.LIGHT, DIMMER, OFF, "turn_on", {"brightness": 0.1}, [("bc", "1"), ("c", "ON")]),
    (Kind.LIGHT, DIMMER, ON, "turn_on", {"brightness": 0}, [("c", "OFF")]),
    (Kind.LIGHT, DIMMER, ON, "turn_on", {"brightness": 140}, None),
    (Kind.LIGHT, DIMMER, ON, "turn_on", {"brightness": "a bit"}, None),
    (Kind.LIGHT, BASIC, ON, "turn_on", {"brightness": 40}, None),
    (Kind.LIGHT, DIMMER, ON, "turn_on", {"color": "red"}, None),
    (Kind.LIGHT, COLORFUL, ON, "turn_on", {"color": "Red"}, [("rc", "255,0,0"), ("c", "ON")]),
    (Kind.LIGHT, COLORFUL, ON, "turn_on", {"color": "octarine"}, None),
    (Kind.LIGHT, COLORFUL, ON, "turn_on", {"color": "warm white"}, [("tc", "370"), ("c", "ON")]),
    (Kind.LIGHT, COLORFUL, ON, "turn_on", {"color_temperature": 4000}, [("tc", "250"), ("c", "ON")]),
    (
        Kind.LIGHT,
        {**COLORFUL, "max_mireds": 300},
        ON,
        "turn_on",
        {"color_temperature": 2000},
        [("tc", "300"), ("c", "ON")],
    ),
    (Kind.LIGHT, JSON_LIGHT, OFF, "turn_on", {}, [("c", {"state": "ON"})]),
    (Kind.LIGHT, JSON_LIGHT, OFF, "turn_off", {}, [("c", {"state": "OFF"})]),
    (Kind.LIGHT, JSON_LIGHT, OFF, "turn_on", {"brightness": 50}, [("c", {"state": "ON", "brightness": 127})]),
    (
        Kind.LIGHT,
        JSON_LIGHT,
        OFF,
        "turn_on",
        {"color": "blue"},
        [("c", {"state": "ON", "color": {"x": 0.15, "y": 0.06}})],
    ),
    (
        Kind.LIGHT,
        JSON_HS,
        OFF,
        "turn_on",
        {"color": "blue"},
        [("c", {"state": "ON", "color": {"h": 240.0, "s": 100.0}})],
    ),
    (
        Kind.LIGHT,
        JSON_RGBW,
        OFF,
        "turn_on",
        {"color": "blue"},
        [("c", {"state": "ON", "color": {"r": 0, "g": 0, "b": 255, "w": 0}})],
    ),
    (Kind.COVER, COVER, State(value="closed"), "open", {}, [("c", "OPEN")]),
    (Kind.COVER, COVER, State(value="opening"), "stop", {}, [("c", "STOP")]),
    (Kind.COVER, {**COVER, "payload_stop": None}, State(value="opening"), "stop", {}, None),
    (Kind.COVER, COVER, State(), "set_position", {"position": 30}, [("sp", "30")]),
    (Kind.COVER, BASIC, State(), "set_position", {"position": 30}, None),
    (Kind.COVER, UPSIDE_DOWN, State(), "open", {}, [("sp", "0")]),
    (Kind.COVER, UPSIDE_DOWN, State(), "set_position", {"position": 80}, [("sp", "51")]),
    (Kind.COVER, COVER, State(value="open"), "toggle", {}, [("c", "CLOSE")]),
    (
        Kind.COVER,
        {**COVER, "set_position_template": '{"to": {{ value }}, "of": {{ position_open }}}'},
        State(),
        "set_position",
        {"position": 30},
        [("sp", {"to": 30, "of": 100})],
    ),
    (Kind.FAN, FAN, OFF, "set_speed", {"percentage": 50}, [("c", "ON"), ("pc", "2")]),
    (Kind.FAN, FAN, ON, "set_speed", {"percentage": 100}, [("pc", "3")]),
    (Kind.FAN, FAN, ON, "set_speed", {"percentage": 0}, [("c", "OFF")]),
    (Kind.FAN, BASIC, ON, "set_speed", {"percentage": 30}, None),
    (Kind.FAN, FAN_MODES, ON, "set_option", {"of": "preset", "option": "auto"}, [("mc", "Auto")]),
    (Kind.FAN, FAN_MODES, ON, "set_option", {"of": "preset", "option": "party"}, None),
    (Kind.FAN, FAN_MODES, ON, "set_option", {"of": "mode", "option": "Auto"}, None),
    (Kind.CLIMATE, CLIMATE, State(), "set_temperature", {"temperature": 21}, [("tc", "21")]),
    (Kind.CLIMATE, CLIMATE, State(), "set_temperature", {"temperature": 21.5}, [("tc", "21.5")]),
    (Kind.CLIMATE, CLIMATE, State(), "set_temperature", {"temperature": 31}, None),
    (
        Kind.CLIMATE,
        CLIMATE,
        State(),
        "set_temperature",
        {"temperature": 20, "mode": "heat"},
        [("mc", "heat"), ("tc", "20")],
    ),
    (Kind.CLIMATE, CLIMATE, State(), "set_option", {"of": "mode", "option": "Heat"}, [("mc", "heat")]),
    (Kind.CLIMATE, CLIMATE, State(), "set_option", {"of": "mode", "option": "dry"}, None),
    (Kind.CLIMATE, CLIMATE, State(), "turn_off", {}, [("mc", "off")]),
    (Kind.CLIMATE, CLIMATE, State(), "turn_on", {}, [("mc", "heat")]),
    (Kind.CLIMATE, POWERED, State(), "turn_on", {}, [("pw", "ON")]),
    (Kind.LOCK, BASIC, State(), "lock", {}, [("c", "LOCK")]),
    (Kind.LOCK, BASIC, State(), "unlock", {}, [("c", "UNLOCK")]),
    (Kind.LOCK, {**BASIC, "code_format": "^[0-9]{4}$"}, State(), "unlock", {}, None),
    (
        Kind.LOCK,
        {**BASIC, "code_format": "^[0-9]{4}$", "command_template": "{{ value }} {{ code }}"},
        State(),
        "unlock",
        {"code": "1234"},
        [("c", "UNLOCK 1234")],
    ),
    (Kind.SENSOR, {"state_topic": "s"}, State(), "turn_on", {}, None),
    (Kind.BINARY_SENSOR, {"state_topic": "s"}, State(), "turn_on", {}, None),
]


@pytest.mark.parametrize(("kind", "options", "state", "action", "arguments", "published"), ACTIONS)
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


def test_quality_of_service_and_retain_are_kept() -> None:
    plan = component(Kind.SWITCH, {**BASIC, "qos": 1, "retain": True}).plan("turn_on", {}, OFF)
    assert plan is not None
    assert plan.publishes == (Publish("c", "ON", 1, True),)


BLIND_AT = {
    position: State(value="open" if position else "closed", attributes={"position": position})
    for position in (0, 50, 100)
}


@pytest.mark.parametrize(
    ("kind", "options", "before", "action", "arguments", "shown", "not_shown"),
    [
        (Kind.SWITCH, BASIC, OFF, "turn_on", {}, [ON], [OFF, State()]),
        (
            Kind.LIGHT,
            DIMMER,
            OFF,
            "turn_on",
            {"brightness": 40},
            [State(value="on", attributes={"brightness": 39})],
            [ON, State(value="off", attributes={"brightness": 40}), State(value="on", attributes={"brightness": 60})],
        ),
        (
            Kind.LIGHT,
            COLORFUL,
            OFF,
            "turn_on",
            {"color": "red"},
            [State(value="on", attributes={"color": [255, 10, 5]})],
            [ON, State(value="on", attributes={"color": [0, 0, 255]})],
        ),
        (
            Kind.COVER,
            COVER,
            BLIND_AT[50],
            "open",
            {},
            [
                State(value="opening", attributes={"position": 50}),
                State(value="open", attributes={"position": 60}),
                BLIND_AT[100],
            ],
            [BLIND_AT[50], BLIND_AT[0], State(value="closing", attributes={"position": 50})],
        ),
        (
            Kind.COVER,
            COVER,
            BLIND_AT[100],
            "set_position",
            {"position": 40},
            [State(value="closing", attributes={"position": 100}), State(value="open", attributes={"position": 70})],
            [BLIND_AT[100], State(value="open", attributes={"position": 10})],
        ),
        (Kind.COVER, COVER, BLIND_AT[0], "close", {}, [BLIND_AT[0]], [BLIND_AT[100]]),
        (Kind.COVER, BASIC, State(value="open"), "stop", {}, [State(value="open")], [State(value="opening")]),
        (
            Kind.FAN,
            FAN,
            OFF,
            "set_speed",
            {"percentage": 50},
            [State(value="on", attributes={"percentage": 66})],
            [State(value="on", attributes={"percentage": 33}), State(value="off", attributes={"percentage": 66})],
        ),
        (
            Kind.CLIMATE,
            CLIMATE,
            State(),
            "set_temperature",
            {"temperature": 21},
            [State(attributes={"temperature": 21.0})],
            [State(attributes={"temperature": 20.0}), State()],
        ),
        (Kind.CLIMATE, CLIMATE, State(), "turn_on", {}, [State(value="heat")], [State(value="off"), State()]),
        (
            Kind.LOCK,
            BASIC,
            State(value="unlocked"),
            "lock",
            {},
            [State(value="locked"), State(value="locking")],
            [State(value="jammed"), State(value="unlocked")],
        ),
    ],
)
def test_what_proves_an_action(
    kind: Kind,
    options: dict[str, Any],
    before: State,
    action: str,
    arguments: dict[str, Any],
    shown: list[State],
    not_shown: list[State],
) -> None:
    made = component(kind, options)
    plan = made.plan(action, arguments, before)
    assert plan is not None
    wanted = proofs(plan, made)
    assert [state for state in shown if not proven(wanted, state)] == []
    assert [state for state in not_shown if proven(wanted, state)] == []


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        (Kind.SWITCH, {"command_topic": "c"}),
        (Kind.SWITCH, {**BASIC, "optimistic": True}),
        (Kind.LIGHT, {"command_topic": "c", "brightness_command_topic": "b"}),
        (Kind.COVER, {"command_topic": "c"}),
        (Kind.CLIMATE, {"temperature_command_topic": "c"}),
    ],
)
def test_without_a_state_topic_everything_is_assumed(kind: Kind, options: dict[str, Any]) -> None:
    made = component(kind, options)
    assert made.assumed
    plan = made.plan(
        "open" if kind is Kind.COVER else "set_temperature" if kind is Kind.CLIMATE else "turn_on",
        {"temperature": 20},
        OFF,
    )
    assert plan is not None
    assert proofs(plan, made) == ()


def test_what_is_never_reported_is_not_waited_for() -> None:
    made = component(Kind.LIGHT, {**BASIC, "brightness_command_topic": "bc"})
    plan = made.plan("turn_on", {"brightness": 40}, OFF)
    assert plan is not None
    assert proven(proofs(plan, made), ON)


@settings(deadline=None)
@given(percent=st.integers(1, 100), scale=st.sampled_from([100, 254, 255, 1000]))
def test_a_brightness_comes_back_as_it_was_sent(percent: int, scale: int) -> None:
    made = component(Kind.LIGHT, {**JSON_LIGHT, "brightness_scale": scale})
    plan = made.plan("turn_on", {"brightness": percent}, OFF)
    assert plan is not None
    echo = after(made, ("s", plan.publishes[0].payload))
    assert echo.attributes["brightness"] == percent
    assert proven(proofs(plan, made), echo)


@settings(deadline=None)
@given(percent=st.integers(1, 100), low=st.integers(1, 5), steps=st.integers(1, 100))
def test_a_speed_comes_back_as_proof(percent: int, low: int, steps: int) -> None:
    made = component(Kind.FAN, {**FAN, "speed_range_min": low, "speed_range_max": low + steps - 1})
    plan = made.plan("set_speed", {"percentage": percent}, ON)
    assert plan is not None
    echo = after(made, ("ps", plan.publishes[0].payload), state=ON)
    assert echo.attributes["percentage"] >= min(percent, 100) - 1
    assert proven(proofs(plan, made), echo)


@settings(deadline=None)
@given(position=st.integers(0, 100), before=st.none() | st.integers(0, 100), ends=st.permutations([0, 100, 255]))
def test_a_position_comes_back_as_proof(position: int, before: int | None, ends: list[int]) -> None:
    made = component(Kind.COVER, {**COVER, "position_open": ends[0], "position_closed": ends[1]})
    state = State() if before is None else State(value="open", attributes={"position": before})
    plan = made.plan("set_position", {"position": position}, state)
    assert plan is not None
    assert proven(proofs(plan, made), after(made, ("p", plan.publishes[0].payload), state=state))


@pytest.mark.parametrize("name", sorted(color.NAMES.keys() - {"black"}))
@pytest.mark.parametrize("mode", ["xy", "hs", "rgb"])
def test_a_color_comes_back_as_proof(name: str, mode: str) -> None:
    made = component(Kind.LIGHT, {**BASIC, "schema": "json", "supported_color_modes": [mode]})
    plan = made.plan("turn_on", {"color": name}, OFF)
    assert plan is not None
    echo = {**json.loads(plan.publishes[0].payload), "color_mode": mode}
    assert proven(proofs(plan, made), after(made, ("s", json.dumps(echo))))


def test_colors_that_differ_are_told_apart() -> None:
    assert color.alike((255, 0, 0), (250, 20, 0))
    assert not color.alike((255, 0, 0), (0, 255, 0))
    assert not color.alike((255, 255, 255), (255, 0, 0))
    assert color.named("Sky Blue") == color.named("skyblue") == color.named("sky_blue") == (135, 206, 235)
    assert color.named("#ff8000") == (255, 128, 0)
    assert color.named("#zzzzzz") is None
