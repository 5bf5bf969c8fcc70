"""Whatever a producer announces or says, a component is refused by name or works; nothing else is ever raised."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.devices.component import Component, read
from hub.devices.model import Kind, State
from hub.devices.options import BadOption
from hub.devices.templates import Payload
from tests.hub.devices.configurations import CLIMATE, COLORFUL, component
from tests.hub.devices.light_configurations import JSON_PARTY, MODAL, RGBWW, TEMPLATE, WHITE, in_json
from tests.hub.devices.test_climate import AC
from tests.hub.devices.test_movers import LATCH, SLATS, TOWER

WHOLE: list[tuple[Kind, dict[str, Any]]] = [
    (Kind.LIGHT, COLORFUL),
    (Kind.LIGHT, MODAL),
    (Kind.LIGHT, RGBWW),
    (Kind.LIGHT, WHITE),
    (Kind.LIGHT, JSON_PARTY),
    (Kind.LIGHT, in_json("rgbww", "color_temp", "white", "xy")),
    (Kind.LIGHT, TEMPLATE),
    (Kind.COVER, SLATS),
    (Kind.FAN, TOWER),
    (Kind.CLIMATE, AC),
    (Kind.CLIMATE, CLIMATE),
    (Kind.LOCK, LATCH),
]
NUMBERS = (
    "brightness_scale", "white_scale", "min_mireds", "max_mireds", "min_kelvin", "max_kelvin", "flash_time_long",
    "position_open", "position_closed", "tilt_min", "tilt_max", "tilt_opened_value", "speed_range_min",
    "speed_range_max", "min_temp", "max_temp", "temp_step", "min_humidity", "max_humidity", "qos",
)  # fmt: skip
COMMANDS: list[tuple[str, dict[str, Any]]] = [
    ("turn_on", {}),
    ("turn_on", {"brightness": 1, "color": "warm white", "transition": 2}),
    ("turn_on", {"color_temperature": 2000, "percentage": 99.9}),
    ("turn_on", {"color": [255, 0, 1], "effect": "Fire"}),
    ("turn_off", {"transition": 1}),
    ("toggle", {}),
    ("open", {}),
    ("set_position", {"position": 99.9}),
    ("set_tilt", {"tilt": 0.4}),
    ("set_speed", {"percentage": 1}),
    ("set_temperature", {"temperature": 20, "temperature_low": 19, "mode": "heat"}),
    ("set_humidity", {"humidity": 50}),
    ("set_option", {"of": "mode", "option": "off"}),
    ("unlock", {"code": "1234"}),
]
odd = st.sampled_from(
    [
        0,
        1,
        -1,
        0.3,
        1e300,
        -1e300,
        10**400,
        "1e999",
        "nan",
        "",
        "ten",
        True,
        False,
        None,
        [],
        [1],
        {},
        {"a": 1},
        "on",
        255,
    ]
)
said = st.sampled_from(
    [
        "", "None", "null", "0", "-1", "1e308", "nan", "1e-308", "255,0,0", "1e308,1e308,1e308,1e308,1e308", "1,2",
        "ON", "{", "{}", "[]", '{"state": {}}', '{"state": [1], "brightness": {}}', '{"brightness": 1e308}',
        '{"position": []}',
        '{"position": "x", "tilt_position": null}', '{"color_mode": ["xy"], "color": 5}',
        '{"color_mode": "xy", "color": {"x": 1e308, "y": -5}}', '{"color_mode": "color_temp", "color_temp": 0}',
        '{"color_mode": "rgbww", "color": {"r": 0, "g": 0, "b": 0, "c": 1e308, "w": 1e308}}', '{"effect": {"a": 1}}',
        "on,1e308,1-2-3,1,Fire", "heat", "oscillate_on", "JAMMED", "\x00",
    ]
)  # fmt: skip


def made(kind: Kind, options: dict[str, Any]) -> Component | None:
    try:
        return component(kind, options)
    except BadOption:
        return None


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(
    whole=st.sampled_from(WHOLE),
    numbers=st.dictionaries(st.sampled_from(NUMBERS), odd, max_size=4),
    others=st.data(),
    messages=st.lists(said, max_size=6),
    command=st.sampled_from(COMMANDS),
)
def test_nothing_is_raised(
    whole: tuple[Kind, dict[str, Any]],
    numbers: dict[str, Any],
    others: st.DataObject,
    messages: list[str],
    command: tuple[str, dict[str, Any]],
) -> None:
    kind, options = whole
    mangled = others.draw(st.dictionaries(st.sampled_from(sorted(options)), odd, max_size=2))
    candidate = made(kind, {**options, **numbers, **mangled})
    if candidate is None:
        return
    state = State()
    for feed in candidate.feeds:
        for message in messages:
            state, problems = read(candidate, state, feed.topic, Payload(message))
            assert all(isinstance(problem, str) for problem in problems)
    action, arguments = command
    plan = candidate.plan(action, arguments, state)
    if plan is not None:
        assert all(message.topic for message in plan.publishes)
        assert plan.publishes
