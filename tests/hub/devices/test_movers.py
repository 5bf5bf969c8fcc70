"""Covers with slats, fans that oscillate, locks with latches and codes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.devices.model import Capability, Kind, State
from hub.devices.verify import proofs, proven
from tests.hub.devices.configurations import BASIC, COVER, FAN, OFF, ON, after, component, sent

SLATS = {**COVER, "tilt_command_topic": "tc", "tilt_status_topic": "ts"}
SWIVEL = {**SLATS, "tilt_min": -90, "tilt_max": 90, "tilt_closed_value": -90, "tilt_opened_value": 0}
SLATS_ONLY = {"tilt_command_topic": "tc", "tilt_status_topic": "ts", "payload_stop_tilt": "HALT"}
TWIN = {**COVER, "tilt_command_topic": "tc", "tilt_status_topic": "p", "tilt_status_template": "{{ value_json.tilt }}"}
TOWER = {
    **FAN,
    "oscillation_command_topic": "oc",
    "oscillation_state_topic": "os",
    "direction_command_topic": "dc",
    "direction_state_topic": "ds",
    "preset_mode_command_topic": "mc",
    "preset_mode_state_topic": "ms",
    "preset_modes": ["Night breeze", "Turbo"],
    "payload_reset_preset_mode": "-",
    "payload_reset_percentage": "-",
}
LATCH = {**BASIC, "payload_open": "OPEN", "code_format": "^\\d{4}$", "command_template": "{{ value }}:{{ code }}"}


@pytest.mark.parametrize(
    ("kind", "options", "messages", "value", "attributes"),
    [
        (Kind.COVER, SLATS, [("ts", "40")], None, {"tilt": 40}),
        (Kind.COVER, SLATS, [("ts", "40"), ("ts", "None")], None, {}),
        (Kind.COVER, SLATS, [("ts", "140")], None, {"tilt": 100}),
        (Kind.COVER, SWIVEL, [("ts", "0")], None, {"tilt": 50}),
        (Kind.COVER, SLATS, [("p", '{"position": 30, "tilt_position": 60}')], "open", {"position": 30, "tilt": 60}),
        (Kind.COVER, TWIN, [("p", '{"position": 30, "tilt": 20}')], "open", {"position": 30, "tilt": 20}),
        (Kind.COVER, {**SLATS, "tilt_optimistic": True}, [("ts", "40")], None, {}),
        (Kind.COVER, {**BASIC, "state_open": "up"}, [("s", "up"), ("s", "open")], "open", {}),
        (Kind.COVER, BASIC, [("s", "open"), ("s", "None")], None, {}),
        (
            Kind.FAN,
            TOWER,
            [("os", "oscillate_on"), ("ds", "reverse")],
            None,
            {"oscillating": True, "direction": "reverse"},
        ),
        (Kind.FAN, TOWER, [("os", "oscillate_off")], None, {"oscillating": False}),
        (Kind.FAN, TOWER, [("os", "oscillate_on"), ("os", "None")], None, {}),
        (Kind.FAN, TOWER, [("ms", "Turbo"), ("ps", "3"), ("ms", "-"), ("ps", "-")], None, {}),
        (Kind.FAN, TOWER, [("ps", "2"), ("ps", "")], None, {"percentage": 66}),
        (Kind.LOCK, LATCH, [("s", "OPEN")], "open", {}),
        (Kind.LOCK, LATCH, [("s", "JAMMED")], "jammed", {}),
        (Kind.LOCK, LATCH, [("s", "LOCKED"), ("s", "None")], None, {}),
        (Kind.LOCK, {**LATCH, "payload_reset": "?"}, [("s", "LOCKED"), ("s", "?")], None, {}),
        (Kind.LOCK, {**BASIC, "value_template": "{{ value | upper }}"}, [("s", "unlocking")], "unlocking", {}),
    ],
)
def test_messages_become_states(
    kind: Kind, options: dict[str, Any], messages: list[tuple[str, str]], value: str | None, attributes: dict[str, Any]
) -> None:
    assert after(component(kind, options), *messages) == State(value=value, attributes=attributes)


@pytest.mark.parametrize(
    ("kind", "options", "state", "action", "arguments", "published"),
    [
        (Kind.COVER, SLATS, State(), "set_tilt", {"tilt": 30}, [("tc", "30")]),
        (Kind.COVER, SLATS, State(), "set_tilt", {"tilt": 130}, None),
        (Kind.COVER, COVER, State(), "set_tilt", {"tilt": 30}, None),
        (Kind.COVER, SWIVEL, State(), "set_tilt", {"tilt": 75}, [("tc", "45")]),
        (Kind.COVER, SWIVEL, State(), "set_tilt", {"tilt": 100}, [("tc", "0")]),
        (Kind.COVER, SWIVEL, State(), "set_tilt", {"tilt": 0}, [("tc", "-90")]),
        (
            Kind.COVER,
            {**SWIVEL, "tilt_command_template": "{{ value }},{{ tilt_position }},{{ tilt_max }}"},
            State(),
            "set_tilt",
            {"tilt": 75},
            [("tc", "45,75,90")],
        ),
        (Kind.COVER, SLATS_ONLY, State(), "stop", {}, [("tc", "HALT")]),
        (Kind.COVER, SLATS_ONLY, State(), "open", {}, None),
        (Kind.COVER, {**BASIC, "payload_open": "up"}, State(), "open", {}, [("c", "up")]),
        (Kind.COVER, {**BASIC, "payload_close": None}, State(), "close", {}, None),
        (Kind.COVER, {**COVER, "payload_open": None, "payload_close": None}, State(), "open", {}, [("sp", "100")]),
        (Kind.COVER, {"state_topic": "s"}, State(), "open", {}, None),
        (Kind.FAN, TOWER, ON, "oscillate", {"on": True}, [("oc", "oscillate_on")]),
        (Kind.FAN, TOWER, ON, "oscillate", {"on": False}, [("oc", "oscillate_off")]),
        (Kind.FAN, TOWER, ON, "oscillate", {"on": "a bit"}, None),
        (Kind.FAN, FAN, ON, "oscillate", {"on": True}, None),
        (
            Kind.FAN,
            {**TOWER, "payload_oscillation_on": "1", "oscillation_command_template": "o{{ value }}"},
            ON,
            "oscillate",
            {"on": True},
            [("oc", "o1")],
        ),
        (Kind.FAN, TOWER, ON, "set_option", {"of": "direction", "option": "reverse"}, [("dc", "reverse")]),
        (Kind.FAN, TOWER, ON, "set_option", {"of": "direction", "option": "sideways"}, None),
        (Kind.FAN, TOWER, ON, "set_option", {"of": "preset", "option": "night-breeze"}, [("mc", "Night breeze")]),
        (Kind.FAN, TOWER, OFF, "turn_on", {"percentage": 100}, [("c", "ON"), ("pc", "3")]),
        (
            Kind.FAN,
            {**FAN, "percentage_command_template": "v{{ value }}"},
            ON,
            "set_speed",
            {"percentage": 1},
            [("pc", "v1")],
        ),
        (Kind.LOCK, LATCH, State(), "unlatch", {"code": "1234"}, [("c", "OPEN:1234")]),
        (Kind.LOCK, LATCH, State(), "unlatch", {}, None),
        (Kind.LOCK, LATCH, State(), "unlock", {"code": "12345"}, None),
        (Kind.LOCK, LATCH, State(), "unlock", {"code": "1" * 100}, None),
        (Kind.LOCK, BASIC, State(), "unlatch", {}, None),
        (Kind.LOCK, {**BASIC, "payload_lock": "1"}, State(), "lock", {}, [("c", "1")]),
        (Kind.SWITCH, {**BASIC, "payload_off": False}, ON, "turn_off", {}, [("c", "False")]),
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
    assert sent(kind, options, state, action, arguments) == published


LOCKED, UNLOCKED, UNLATCHED = State(value="locked"), State(value="unlocked"), State(value="open")


@pytest.mark.parametrize(
    ("kind", "options", "before", "action", "arguments", "shown", "not_shown"),
    [
        (Kind.COVER, SLATS, State(), "set_tilt", {"tilt": 30}, ("ts", "31"), ("ts", "60")),
        (Kind.COVER, SWIVEL, State(), "set_tilt", {"tilt": 100}, ("ts", "0"), ("ts", "-90")),
        (Kind.FAN, TOWER, ON, "oscillate", {"on": True}, ("os", "oscillate_on"), ("os", "oscillate_off")),
        (
            Kind.FAN,
            TOWER,
            ON,
            "set_option",
            {"of": "direction", "option": "reverse"},
            ("ds", "reverse"),
            ("ds", "forward"),
        ),
        (Kind.LOCK, {**BASIC, "payload_open": "OPEN"}, LOCKED, "unlatch", {}, ("s", "UNLOCKED"), ("s", "LOCKED")),
        (Kind.LOCK, {**BASIC, "payload_open": "OPEN"}, UNLOCKED, "unlatch", {}, ("s", "OPENING"), ("s", "UNLOCKED")),
        (Kind.LOCK, BASIC, LOCKED, "unlock", {}, ("s", "UNLOCKING"), ("s", "JAMMED")),
    ],
)
def test_what_proves_an_action(
    kind: Kind,
    options: dict[str, Any],
    before: State,
    action: str,
    arguments: dict[str, Any],
    shown: tuple[str, str],
    not_shown: tuple[str, str],
) -> None:
    made = component(kind, options)
    plan = made.plan(action, arguments, before)
    assert plan is not None
    wanted = proofs(plan, made)
    assert proven(wanted, after(made, shown, state=before))
    assert not proven(wanted, after(made, not_shown, state=before))


@settings(deadline=None)
@given(tilt=st.integers(0, 100), ends=st.permutations([0, 100, 255, -90]))
def test_a_tilt_comes_back_as_proof(tilt: int, ends: list[int]) -> None:
    made = component(Kind.COVER, {**SLATS, "tilt_min": ends[0], "tilt_max": ends[1]})
    plan = made.plan("set_tilt", {"tilt": tilt}, State())
    assert plan is not None
    echo = after(made, ("ts", plan.publishes[0].payload))
    assert abs(echo.attributes["tilt"] - tilt) <= 1
    assert proven(proofs(plan, made), echo)


def test_a_tilt_that_is_not_reported_is_assumed() -> None:
    made = component(Kind.COVER, {**SLATS, "tilt_optimistic": True})
    plan = made.plan("set_tilt", {"tilt": 30}, State())
    assert plan is not None
    assert proofs(plan, made) == ()
    assert plan.assumed == {"tilt": 30}


def test_a_position_is_assumed_only_where_nothing_is_reported() -> None:
    reporting = component(Kind.COVER, BASIC).plan("open", {}, State())
    silent = component(Kind.COVER, {"command_topic": "c"}).plan("open", {}, State())
    assert reporting is not None
    assert silent is not None
    assert reporting.assumed == {"value": "open"}
    assert silent.assumed == {"value": "open", "position": 100}


def test_what_they_can_do() -> None:
    assert component(Kind.COVER, SLATS_ONLY).capabilities == {Capability.TILT, Capability.STOP}
    assert component(Kind.COVER, {"state_topic": "s"}).capabilities == frozenset()
    assert component(Kind.LOCK, LATCH).capabilities == {Capability.LOCK, Capability.UNLATCH}
    tower = component(Kind.FAN, TOWER)
    assert tower.capabilities == {Capability.ON_OFF, Capability.SPEED, Capability.OSCILLATE, Capability.MODE}
    assert tower.choices == {"preset": ("Night breeze", "Turbo"), "direction": ("forward", "reverse")}
    assert component(Kind.FAN, {**TOWER, "preset_mode_command_topic": None}).choices.keys() == {"direction"}
