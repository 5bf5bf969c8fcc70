"""What skills ask about first, what they refuse, how scenes run, and what undo brings back."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from hub.devices.model import Command, Kind, Policy, Result
from hub.intents.model import QuestionKind
from hub.skills.devices import DeviceSkill
from hub.skills.guard import same_pin
from hub.skills.registry import Context
from tests.fakes.home import MemoryHome
from tests.hub.skills.house import house, run, sent

GUARDED: list[tuple[str, dict[str, Any], QuestionKind]] = [
    ("HassTurnOff", {"name": "lock.door"}, QuestionKind.CONFIRM),
    ("HassTurnOn", {"name": "cover.garage"}, QuestionKind.CONFIRM),
    ("HassToggle", {"name": "cover.garage"}, QuestionKind.CONFIRM),
    ("HassTurnOn", {"name": "valve.water"}, QuestionKind.CONFIRM),
    ("HassTurnOn", {"name": "siren.siren"}, QuestionKind.CONFIRM),
    ("HassTurnOff", {"name": "lock.safe"}, QuestionKind.PIN),
    ("HearthDisarm", {}, QuestionKind.PIN),
]


@pytest.mark.parametrize(("intent", "slots", "kind"), GUARDED)
@pytest.mark.parametrize("dry_run", [False, True])
async def test_harm_is_asked_about_first(intent: str, slots: dict[str, Any], kind: QuestionKind, dry_run: bool) -> None:
    home = house()
    outcome = await run(home, intent, dry_run=dry_run, **slots)
    assert outcome.question is not None and outcome.question.kind is kind
    assert outcome.question.intents[0].slots == slots
    assert not home.commands and not outcome.results


@pytest.mark.parametrize(("intent", "slots", "kind"), GUARDED)
async def test_the_right_answer_does_it(intent: str, slots: dict[str, Any], kind: QuestionKind) -> None:
    home = house()
    answer = {"given": "12 3-4"} if kind is QuestionKind.PIN else {"confirmed": True}
    outcome = await run(home, intent, **answer, **slots)
    assert outcome.results and outcome.question is None and len(home.commands) == 1


@pytest.mark.parametrize(("intent", "slots", "kind"), GUARDED)
async def test_a_wrong_or_missing_answer_never_does_it(intent: str, slots: dict[str, Any], kind: QuestionKind) -> None:
    home = house()
    if kind is QuestionKind.PIN:
        assert (await run(home, intent, confirmed=True, **slots)).question is not None
        assert (await run(home, intent, given="1235", **slots)).error == "wrong_pin"
        assert (await run(home, intent, given="1234", pin="", **slots)).error == "not_by_voice"
    else:
        assert (await run(home, intent, given="1235", **slots)).question is not None
    assert not home.commands


def test_a_pin_is_compared_by_its_digits_and_none_is_never_right() -> None:
    assert same_pin("1234", "1234") and same_pin("1 2 3 4", "1234")
    assert not same_pin("", "") and not same_pin("", "1234") and not same_pin("12345", "1234")


async def test_a_keypad_gets_the_pin() -> None:
    home = house()
    await run(home, "HearthDisarm", given="1234")
    assert sent(home) == ["alarm_control_panel.alarm disarm code=1234"]


@pytest.mark.parametrize("intent", ["HassTurnOn", "HassTurnOff"])
async def test_a_lock_with_a_code_asks_for_the_pin_and_hands_it_on(intent: str) -> None:
    home = house()
    asked = (await run(home, intent, name="lock.keypad", confirmed=True)).question
    assert asked is not None and asked.kind is QuestionKind.PIN and not home.commands
    outcome = await run(home, intent, name="lock.keypad", given="1234")
    action = "lock" if intent == "HassTurnOn" else "unlock"
    assert outcome.fine and sent(home) == [f"lock.keypad {action} code=1234"]


async def test_without_a_pin_a_device_that_wants_a_code_is_told_so() -> None:
    home = house()
    outcome = await run(home, "HassTurnOff", name="lock.keypad", pin="", confirmed=True)
    assert (outcome.error, outcome.slots) == ("needs_code", {"names": "Keypad"})
    both = await run(home, "HassTurnOn", devices=("light.second", "lock.keypad"), pin="")
    assert sent(home) == ["light.second turn_on"] and both.slots["locked"] == "Keypad"
    home.add(msgspec.structs.replace(home.devices()[-1], id="lock.shut", name="Shut", kind=Kind.LOCK, members=(),
                                     code=frozenset({"unlock"}), policy=Policy.NEVER))  # fmt: skip
    assert (await run(home, "HassTurnOff", name="lock.shut", pin="")).error == "not_by_voice"


async def test_a_device_that_takes_another_code_than_the_pin_is_told_so() -> None:
    """A lock whose code has six digits, as its component refuses the household's four."""

    class Picky(MemoryHome):
        async def run(self, command: Command) -> Result:
            return Result.UNSUPPORTED if len(command.arguments["code"]) != 6 else await super().run(command)

    plain = house()
    home = Picky(plain.devices(), plain.areas())
    outcome = await run(home, "HassTurnOff", name="lock.keypad", given="1234")
    assert (outcome.error, outcome.slots) == ("wrong_code", {"names": "Keypad"})


async def test_undo_brings_back_a_light_that_was_in_its_white_mode() -> None:
    outcome = await run(house(), "HassLightSet", name="light.painted", color="red")
    assert [each.arguments for each in outcome.undo if isinstance(each, Command)] == [
        {"brightness": 60, "color": "white"}
    ]


async def test_never_means_never() -> None:
    home = house()
    outcome = await run(home, "HassTurnOff", name="lock.cellar", confirmed=True, given="1234")
    assert (outcome.error, outcome.slots) == ("not_by_voice", {"names": "Cellar"})
    assert not home.commands


async def test_of_several_the_harmless_ones_are_done_and_the_others_asked_about() -> None:
    home = house()
    devices = ("light.plain", "light.guarded", "cover.garage")
    outcome = await run(home, "HassTurnOn", devices=devices)
    assert sent(home) == ["light.plain turn_on"]
    assert outcome.question is not None
    assert outcome.question.intents[0].devices == ("light.guarded", "cover.garage")
    context = Context(turn="", satellite="", area="den", language="en", confirmed=True)
    await DeviceSkill(home).run(outcome.question.intents[0], context)
    assert sorted(sent(home)) == ["cover.garage open", "light.guarded turn_on", "light.plain turn_on"]


async def test_of_several_what_voice_may_never_do_is_told() -> None:
    home = house()
    outcome = await run(home, "HassTurnOff", devices=("light.lamp", "lock.cellar"))
    assert sent(home) == ["light.lamp turn_off"] and outcome.slots["refused"] == "Cellar"


# --- scenes -------------------------------------------------------------------------------------------------------


async def test_a_scene_commands_each_device_and_reports_each_once() -> None:
    home = house()
    outcome = await run(home, "HassTurnOn", name="scene.evening")
    assert {each.device: each.result for each in outcome.results} == {
        "light.lamp": Result.CONFIRMED,
        "cover.blind": Result.CONFIRMED,
        "climate.heating": Result.CONFIRMED,
        "light.gone": Result.UNSUPPORTED,
    }
    climate = [each for each in sent(home) if each.startswith("climate")]
    assert climate == [
        "climate.heating set_option option=heat of=mode",
        "climate.heating set_temperature temperature=20",
    ]


async def test_a_scene_that_unlocks_asks_first_and_does_the_rest() -> None:
    home = house()
    outcome = await run(home, "HassTurnOn", name="scene.leaving")
    assert sent(home) == ["light.lamp turn_off"]
    assert outcome.question is not None and outcome.question.kind is QuestionKind.CONFIRM
    assert outcome.question.intents[0].slots == {"name": "scene.leaving"}
    await run(home, "HassTurnOn", name="scene.leaving", confirmed=True)
    assert sent(home)[-1] == "lock.door unlock"


# --- undo ---------------------------------------------------------------------------------------------------------

UNDONE: list[tuple[str, dict[str, Any]]] = [
    ("HassTurnOff", {"name": "light.lamp"}),
    ("HassTurnOn", {"name": "light.second"}),
    ("HassToggle", {"name": "light.lamp"}),
    ("HassLightSet", {"name": "light.lamp", "brightness": 10}),
    ("HassLightSet", {"name": "light.lamp", "temperature": 2500}),
    ("HassLightSet", {"name": "light.whites", "color": "white"}),
    ("HassTurnOff", {"name": "light.both"}),
    ("HassTurnOff", {"name": "cover.blind"}),
    ("HassSetPosition", {"name": "cover.blind", "position": 10}),
    ("HearthSetTilt", {"name": "cover.blind", "tilt": 0}),
    ("HassClimateSetTemperature", {"name": "climate.heating", "temperature": 18}),
    ("HassClimateSetTemperature", {"name": "climate.heating", "temperature_low": 16, "temperature_high": 18}),
    ("HassTurnOff", {"name": "climate.heating"}),
    ("HearthSetOption", {"name": "climate.heating", "option": "heat_cool"}),
    ("HassHumidifierSetpoint", {"name": "humidifier.mist", "humidity": 70}),
    ("HassFanSetSpeed", {"name": "fan.fan", "percentage": 90}),
    ("HassTurnOff", {"name": "fan.fan"}),
    ("HearthOscillate", {"name": "fan.fan", "state": "on"}),
    ("HearthSetValue", {"name": "number.delay", "value": 55}),
    ("HearthSetOption", {"name": "select.source", "option": "Line in"}),
]


@pytest.mark.parametrize(("intent", "slots"), UNDONE)
async def test_undo_brings_the_states_back(intent: str, slots: dict[str, Any]) -> None:
    home = house()
    before = {each.id: home.state(each.id) for each in home.devices()}
    outcome = await run(home, intent, **slots)
    assert any(home.state(device) != state for device, state in before.items())
    for command in outcome.undo:
        assert isinstance(command, Command)
        assert await home.run(command) is Result.CONFIRMED
    for device, state in before.items():
        after = home.state(device)
        assert after.value == state.value or str(after.value) == str(state.value), device
        if state.value != "off":
            assert state.attributes.items() <= after.attributes.items(), device


@pytest.mark.parametrize(
    ("intent", "slots"),
    [
        ("HassTurnOn", {"name": "button.bell"}),
        ("HassTurnOn", {"name": "lock.door"}),
        ("HearthArm", {}),
        ("HassTurnOff", {"name": "cover.garage"}),
        ("HassVacuumStart", {}),
    ],
)
async def test_undo_never_unlocks_opens_or_disarms(intent: str, slots: dict[str, Any]) -> None:
    home = house()
    home.put("cover.garage", "open")
    home.put("lock.door", "unlocked")
    outcome = await run(home, intent, **slots)
    assert outcome.results and not outcome.undo


async def test_what_did_not_happen_is_not_taken_back() -> None:
    home = house()
    home.silent.add("light.lamp")
    assert not (await run(home, "HassTurnOff", name="light.lamp")).undo
    assert not (await run(house(), "HassTurnOff", name="light.lamp", dry_run=True)).undo
