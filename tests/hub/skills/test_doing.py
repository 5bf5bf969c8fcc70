"""What device skills ask of devices, and what they ask back."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from hub.devices.fan import Fan
from hub.devices.model import Capability, Command, State
from hub.devices.options import Options
from hub.intents.catalogue import CATALOGUE
from hub.intents.model import Intent, QuestionKind
from hub.skills.adjust import command as adjusted
from hub.skills.commands import INTENTS
from hub.skills.devices import DeviceSkill
from hub.skills.registry import Context
from tests.hub.skills.house import house, run, sent, thing

C = Capability
DONE: list[tuple[str, dict[str, Any], list[str]]] = [
    ("HassTurnOn", {"name": "button.bell"}, ["button.bell press"]),
    ("HassTurnOff", {"name": "valve.water"}, ["valve.water close"]),
    ("HassTurnOn", {"name": "lock.safe"}, ["lock.safe lock"]),
    ("HassTurnOff", {"name": "light.both"}, ["light.lamp turn_off", "light.second turn_off"]),
    ("HassLightSet", {"name": "light.lamp", "effect": "candle light"}, ["light.lamp turn_on effect=Candle_Light"]),
    ("HassLightSet", {"name": "light.lamp", "temperature": 2700}, ["light.lamp turn_on color_temperature=2700"]),
    ("HassLightSet", {"area": "den", "brightness": 30}, [
        "light.lamp turn_on brightness=30", "light.second turn_on brightness=30",
    ]),
    ("HassLightSet", {"name": "light.whites", "color": "white"}, ["light.whites turn_on color_temperature=4000"]),
    ("HassLightSet", {"name": "light.whites", "color": "warm white", "brightness": 20}, [
        "light.whites turn_on brightness=20 color_temperature=2700",
    ]),
    ("HassLightSet", {"name": "light.whites", "color": "cold white"}, ["light.whites turn_on color_temperature=5000"]),
    ("HassLightSet", {"name": "light.painted", "color": "white"}, ["light.painted turn_on color=white"]),
    ("HassSetPosition", {"name": "cover.blind", "position": 40}, ["cover.blind set_position position=40"]),
    ("HearthSetTilt", {"name": "cover.blind", "tilt": 10}, ["cover.blind set_tilt tilt=10"]),
    ("HassStopMoving", {"name": "cover.blind"}, ["cover.blind stop"]),
    ("HassClimateSetTemperature", {"area": "den", "temperature": 22}, [
        "climate.heating set_temperature temperature=22",
    ]),
    ("HassClimateSetTemperature", {"name": "climate.heating", "temperature_low": 24, "temperature_high": 19}, [
        "climate.heating set_temperature temperature_low=19 temperature_high=24",
    ]),
    ("HassClimateSetFanMode", {"area": "den", "fan_mode": "Low"}, [
        "climate.heating set_option option=low of=fan_mode",
    ]),
    ("HassHumidifierSetpoint", {"area": "den", "humidity": 45}, ["humidifier.mist set_humidity humidity=45"]),
    ("HassFanSetSpeed", {"area": "den", "percentage": 0}, ["fan.fan turn_off"]),
    ("HearthOscillate", {"area": "den", "state": "on"}, ["fan.fan oscillate on=True"]),
    ("HearthSetOption", {"name": "climate.heating", "option": "heat cool"}, [
        "climate.heating set_option option=heat_cool of=mode",
    ]),
    ("HearthSetOption", {"name": "climate.heating", "option": "AWAY"}, [
        "climate.heating set_option option=Away of=preset",
    ]),
    ("HearthSetOption", {"name": "vacuum.robbie", "option": "max"}, [
        "vacuum.robbie set_option option=Max of=fan_speed",
    ]),
    ("HearthSetOption", {"area": "den", "option": "line in"}, ["select.source set_option option=Line in of=option"]),
    ("HearthSetValue", {"name": "number.delay", "value": 30}, ["number.delay set_value value=30"]),
    ("HassVacuumStart", {}, ["vacuum.robbie start"]),
    ("HassVacuumReturnToBase", {}, ["vacuum.robbie return_to_base"]),
    ("HassLawnMowerStartMowing", {}, ["lawn_mower.mower start"]),
    ("HassLawnMowerDock", {}, ["lawn_mower.mower return_to_base"]),
    ("HearthPause", {"name": "lawn_mower.mower"}, ["lawn_mower.mower pause"]),
    ("HearthLocate", {}, ["vacuum.robbie locate"]),
    ("HearthArm", {}, ["alarm_control_panel.alarm arm_away"]),
    ("HearthArm", {"mode": "night"}, ["alarm_control_panel.alarm arm_night"]),
]  # fmt: skip


@pytest.mark.parametrize(("intent", "slots", "expected"), DONE, ids=lambda each: str(each)[:50])
async def test_an_intent_moves_what_it_means(intent: str, slots: dict[str, Any], expected: list[str]) -> None:
    home = house()
    outcome = await run(home, intent, **slots)
    assert sorted(sent(home)) == sorted(expected)
    assert outcome.results and outcome.fine and outcome.question is None


def test_every_intent_about_devices_is_run() -> None:
    moving = {name for name, spec in CATALOGUE.items() if spec.targeted and not spec.asks}
    assert moving == INTENTS


ADJUSTED: list[tuple[str, dict[str, Any], str | None]] = [
    ("light.lamp", {"quantity": "brightness", "direction": "up"}, "light.lamp turn_on brightness=70"),
    (
        "light.lamp",
        {"quantity": "brightness", "direction": "down", "size": "little"},
        "light.lamp turn_on brightness=40",
    ),
    ("light.lamp", {"quantity": "brightness", "direction": "down", "amount": 80}, "light.lamp turn_on brightness=1"),
    ("light.lamp", {"quantity": "brightness", "direction": "up", "size": "much"}, "light.lamp turn_on brightness=90"),
    ("light.second", {"quantity": "brightness", "direction": "up"}, "light.second turn_on"),
    ("light.second", {"quantity": "brightness", "direction": "down"}, None),
    ("light.lamp", {"quantity": "color_temperature", "direction": "up"}, "light.lamp turn_on color_temperature=3500"),
    (
        "climate.heating",
        {"quantity": "temperature", "direction": "up"},
        "climate.heating set_temperature temperature=22",
    ),
    (
        "climate.heating",
        {"quantity": "temperature", "direction": "down", "amount": 2},
        "climate.heating set_temperature temperature=19",
    ),
    (
        "climate.heating",
        {"quantity": "temperature", "direction": "up", "size": "little"},
        "climate.heating set_temperature temperature=21.5",
    ),
    (
        "climate.heating",
        {"quantity": "temperature", "direction": "up", "amount": 50},
        "climate.heating set_temperature temperature=30",
    ),
    ("cover.blind", {"quantity": "position", "direction": "up"}, "cover.blind set_position position=85"),
    ("cover.blind", {"quantity": "position", "direction": "down"}, "cover.blind set_position position=35"),
    ("fan.fan", {"quantity": "speed", "direction": "up"}, "fan.fan set_speed percentage=60"),
    ("fan.three", {"quantity": "speed", "direction": "down", "size": "little"}, "fan.three set_speed percentage=33"),
    ("fan.three", {"quantity": "speed", "direction": "up", "size": "much"}, "fan.three set_speed percentage=100"),
    ("light.plain", {"quantity": "brightness", "direction": "up"}, "light.plain turn_on"),
    ("light.plain", {"quantity": "brightness", "direction": "down"}, None),
    ("humidifier.mist", {"quantity": "humidity", "direction": "down"}, "humidifier.mist set_humidity humidity=45"),
    ("number.delay", {"quantity": "value", "direction": "up", "size": "little"}, "number.delay set_value value=25"),
    ("light.lamp", {"quantity": "temperature", "direction": "up"}, None),
]


@pytest.mark.parametrize(("device", "slots", "expected"), ADJUSTED, ids=lambda each: str(each)[:60])
async def test_more_and_less_start_from_what_is(device: str, slots: dict[str, Any], expected: str | None) -> None:
    home = house()
    outcome = await run(home, "HearthAdjust", name=device, **slots)
    assert sent(home) == ([expected] if expected else [])
    assert bool(outcome.error) is (expected is None)


async def test_dimming_ends_at_the_dimmest_and_only_then_turns_off() -> None:
    home = house()
    home.put("light.lamp", "on", brightness=15)
    for expected in ("turn_on brightness=1", "turn_off"):
        await run(home, "HearthAdjust", name="light.lamp", quantity="brightness", direction="down")
        assert sent(home)[-1] == f"light.lamp {expected}"


@pytest.mark.parametrize(
    ("device", "quantity", "direction", "value", "attributes", "error"),
    [
        ("light.lamp", "brightness", "up", "on", {"brightness": 100}, "already_most"),
        ("light.lamp", "brightness", "up", "on", {}, "unknown_state"),
        ("light.lamp", "brightness", "down", "off", {}, "already_off"),
        ("climate.heating", "temperature", "up", "heat", {"temperature": 30}, "already_most"),
        ("climate.heating", "temperature", "down", "off", {}, "unknown_setting"),
        ("cover.blind", "position", "down", "closed", {"position": 0}, "already_least"),
        ("fan.three", "speed", "up", "on", {"percentage": 100}, "already_most"),
        ("fan.three", "speed", "down", "on", {"percentage": 33}, "already_least"),
        ("fan.three", "speed", "down", "off", {}, "already_off"),
    ],
)
async def test_where_there_is_no_more_it_is_said(
    device: str, quantity: str, direction: str, value: str, attributes: dict[str, Any], error: str
) -> None:
    home = house()
    home.put(device, value, **attributes)
    outcome = await run(home, "HearthAdjust", name=device, quantity=quantity, direction=direction)
    assert outcome.error == error and not home.commands


async def test_brighter_in_a_room_means_the_lights_that_are_on() -> None:
    home = house()
    await run(home, "HearthAdjust", area="den", quantity="brightness", direction="up")
    assert sent(home) == ["light.lamp turn_on brightness=70"]
    home = house()
    home.put("light.lamp", "off")
    await run(home, "HearthAdjust", area="den", quantity="brightness", direction="up")
    assert sorted(sent(home)) == ["light.lamp turn_on", "light.second turn_on"]


@pytest.mark.parametrize(
    ("direction", "expected"), [("up", ["light.second turn_on"]), ("down", [])], ids=["brighter", "dimmer"]
)
async def test_beside_lights_that_only_switch_the_one_that_dims_is_meant(direction: str, expected: list[str]) -> None:
    home = house()
    home.put("light.plain", "on")
    home.put("light.lamp", "off")
    plain_and_dimmed = ("light.plain", "light.second")
    outcome = await run(home, "HearthAdjust", devices=plain_and_dimmed, quantity="brightness", direction=direction)
    assert sent(home) == expected
    assert outcome.error == ("" if expected else "already_off")


@pytest.mark.parametrize("direction", ["up", "down"])
@pytest.mark.parametrize("size", ["little", "", "much"])
@pytest.mark.parametrize("speeds", [*range(1, 42), 64, 99, 100, 255])
def test_a_fan_gets_from_end_to_end_of_its_speeds(speeds: int, size: str, direction: str) -> None:
    fan = Fan(Options({"command_topic": "c", "percentage_command_topic": "p", "speed_range_max": speeds}))
    device = thing("fan.x", *fan.capabilities, ranges=dict(fan.ranges))
    intent = Intent(name="HearthAdjust", slots={"quantity": "speed", "direction": direction, "size": size})
    heard = [1 if direction == "up" else speeds]
    state = State(value="on", attributes={"percentage": max(1, 100 // speeds) if direction == "up" else 100})
    for _ in range(speeds):
        wish = adjusted(device, intent, state)
        if not isinstance(wish, Command):
            break
        plan = fan.plan(wish.action, wish.arguments, state)
        assert plan is not None
        heard.append(int(plan.publishes[-1].payload))
        state = State(value="on", attributes={"percentage": plan.assumed["percentage"]})
    steps = [abs(after - before) for before, after in pairwise(heard)]
    assert all(step >= 1 for step in steps)
    if speeds <= 100:
        assert heard[-1] == (speeds if direction == "up" else 1)
    if speeds <= 4 and size != "much":
        assert all(step == 1 for step in steps)


@pytest.mark.parametrize(
    ("intent", "slots", "error"),
    [
        ("HassClimateSetTemperature", {"name": "climate.heating", "temperature": 40}, "out_of_range"),
        ("HassHumidifierSetpoint", {"name": "humidifier.mist", "humidity": 90}, "out_of_range"),
        ("HassLightSet", {"name": "light.lamp", "temperature": 6500}, "out_of_range"),
        ("HassLightSet", {"name": "light.lamp", "brightness": 150}, "out_of_range"),
        ("HassSetPosition", {"name": "cover.blind", "position": -5}, "out_of_range"),
        ("HearthSetValue", {"name": "number.delay", "value": 90}, "out_of_range"),
        ("HearthSetOption", {"name": "climate.heating", "option": "turbo"}, "unknown_option"),
        ("HassLightSet", {"name": "light.lamp", "effect": "disco"}, "unknown_option"),
        ("HassLightSet", {"name": "light.plain", "brightness": 40}, "cannot"),
        ("HassLightSet", {"name": "light.whites", "color": "red"}, "cannot"),
        ("HassFanSetSpeed", {"name": "light.lamp", "percentage": 40}, "cannot"),
        ("HearthAdjust", {"name": "light.lamp", "quantity": "loudness", "direction": "up"}, "handle_error"),
        ("HassTurnOn", {"domain": "fan", "area": "hall"}, "no_domain_in_area"),
    ],
)
async def test_what_makes_no_sense_is_refused_with_a_reason(intent: str, slots: dict[str, Any], error: str) -> None:
    home = house()
    assert (await run(home, intent, **slots)).error == error
    assert not home.commands


async def test_a_white_that_was_named_is_as_near_as_the_lamp_gets() -> None:
    home = house()
    intent = Intent(
        name="HassLightSet", slots={"name": "light.lamp", "temperature": 6500}, spoken={"temperature": "daylight"}
    )
    await DeviceSkill(home).run(intent, Context(turn="", satellite="", area="", language="en"))
    assert sent(home) == ["light.lamp turn_on color_temperature=4000"]


@pytest.mark.parametrize(
    ("intent", "slots", "slot"),
    [
        ("HassClimateSetTemperature", {"area": "den"}, "temperature"),
        ("HassSetPosition", {"name": "cover.blind"}, "position"),
        ("HassLightSet", {"name": "light.lamp"}, "brightness"),
        ("HearthSetOption", {"name": "climate.heating"}, "option"),
    ],
)
async def test_what_is_missing_is_asked_for(intent: str, slots: dict[str, Any], slot: str) -> None:
    home = house()
    question = (await run(home, intent, **slots)).question
    assert question is not None and not home.commands
    assert (question.kind, question.slot, question.intents[0].slots) == (QuestionKind.SLOT, slot, slots)


async def test_a_word_that_fits_several_kinds_is_asked_about() -> None:
    home = house()
    question = (await run(home, "HearthSetOption", area="den", option="eco")).question
    assert question is not None and question.kind is QuestionKind.WHICH and not home.commands
    assert {each.slots["name"] for each in question.intents} == {"climate.heating", "fan.fan"}


async def test_of_two_vacuums_elsewhere_one_is_asked_for() -> None:
    home = house()
    home.add(thing("vacuum.second", C.START, area="hall"))
    question = (await run(home, "HassVacuumStart", area="cellar")).question
    assert question is not None and question.kind is QuestionKind.WHICH and len(question.intents) == 2
