"""English sentences, said in the living room: what moves and what is said."""

from __future__ import annotations

import pytest

from tests.hub.asked import ask, moved
from tests.hub.house import house

ALL_LIGHTS = ["light.ceiling", "light.worktop", "light.floor", "light.bedroom", "light.bedside", "light.hallway"]
KITCHEN = ("light.ceiling", "light.worktop")
BEDROOM = ("light.bedroom", "light.bedside")


def each(action: str, *devices: str) -> set[str]:
    return {f"{device} {action}" for device in devices}


COMMANDS = [
    ("Turn on the ceiling light.", {"light.ceiling turn_on"}, "Turned on the light."),
    ("turn the floor lamp off", {"light.floor turn_off"}, "Turned off the light."),
    ("Switch on the floor lamp, please!", {"light.floor turn_on"}, "Turned on the light."),
    ("could you turn on the hallway light for me", {"light.hallway turn_on"}, "Turned on the light."),
    ("Okay, turn on the bedside lamp.", {"light.bedside turn_on"}, "Turned on the light."),
    ("Turn off the lights.", {"light.floor turn_off"}, "Turned off the lights."),
    ("Lights off!", {"light.floor turn_off"}, "Turned off the lights."),
    ("turn on the lamp", {"light.floor turn_on"}, "Turned on the lights."),
    ("turn on the light", {"light.floor turn_on"}, "Turned on the lights."),
    ("turn on the kitchen light", each("turn_on", *KITCHEN), "Turned on the lights."),
    ("turn on the lights in the kitchen", each("turn_on", *KITCHEN), "Turned on the lights."),
    ("turn off the bedroom lights", {"light.bedroom turn_off", "light.bedside turn_off"}, "Turned off the lights."),
    ("turn off the lights in the lounge", {"light.floor turn_off"}, "Turned off the lights."),
    ("turn on the lights upstairs", each("turn_on", *BEDROOM), "Turned on the lights."),
    ("turn off all the lights", each("turn_off", *ALL_LIGHTS), "Turned off all of the lights."),
    ("turn off every light", each("turn_off", *ALL_LIGHTS), "Turned off all of the lights."),
    ("turn off the lights everywhere", each("turn_off", *ALL_LIGHTS), "Turned off all of the lights."),
    ("turn on all lights", each("turn_on", *ALL_LIGHTS), "Turned on all of the lights."),
    ("turn on the kitchen worktop", {"light.worktop turn_on"}, "Turned on the light."),
    ("turn on the worktop in the kitchen", {"light.worktop turn_on"}, "Turned on the light."),
    ("turn on the bedroom light", {"light.bedroom turn_on"}, "Turned on the light."),
    ("Set the floor lamp to 40%.", {"light.floor turn_on brightness=40"}, "Brightness set."),
    ("Set the floor lamp to forty percent.", {"light.floor turn_on brightness=40"}, "Brightness set."),
    ("dim the floor lamp to 20 percent", {"light.floor turn_on brightness=20"}, "Brightness set."),
    ("set the bedside lamp brightness to 5", {"light.bedside turn_on brightness=5"}, "Brightness set."),
    ("set the lights to 50%", {"light.floor turn_on brightness=50"}, "Brightness set."),
    ("set the brightness to maximum", {"light.floor turn_on brightness=100"}, "Brightness set."),
    ("dim the kitchen lights to 10 percent", each("turn_on brightness=10", *KITCHEN), "Brightness set."),
    ("set the floor lamp to 0 percent", {"light.floor turn_off"}, "Brightness set."),
    ("set the floor lamp to red", {"light.floor turn_on color=red"}, "Color set."),
    ("make the ceiling light warm white", {"light.ceiling turn_on color_temperature=2700"}, "Color temperature set."),
    ("set the kitchen lights to blue", {"light.ceiling turn_on color=blue"}, "Color set."),
    ("turn on the TV", {"switch.tv turn_on"}, "Turned on the switch."),
    ("turn off the coffee machine, please", {"switch.coffee turn_off"}, "Turned off the switch."),
    ("turn on the bathroom heater", {"switch.heater turn_on"}, "Turned on the switch."),
    ("open the kitchen blind", {"cover.kitchen open"}, "Opening."),
    ("close the blinds", {"cover.living close"}, "Closing."),
    ("open the shutters in the living room", {"cover.living open"}, "Opening the shutters."),
    ("set the kitchen blind to 50%", {"cover.kitchen set_position position=50"}, "Position set."),
    ("open the kitchen blind to 30 percent", {"cover.kitchen set_position position=30"}, "Position set."),
    ("close the garage door", {"cover.garage close"}, "Closing."),
    ("stop the kitchen blind", {"cover.kitchen stop"}, "Stopped."),
    ("toggle the hallway light", {"light.hallway toggle"}, "Switched."),
    ("turn on the bedroom fan", {"fan.bedroom turn_on"}, "Turned on the fan."),
    ("turn on the fan", {"fan.bedroom turn_on"}, "Turned on the fan."),
    ("set the bedroom fan speed to 50 percent", {"fan.bedroom set_speed percentage=50"}, "Speed set."),
    ("lock the front door", {"lock.front lock"}, "Locking."),
    (
        "set the thermostat to 21 degrees",
        {"climate.living set_temperature temperature=21"},
        "Temperature set to 21 degrees.",
    ),
    (
        "Set the thermostat to 21.5 °C.",
        {"climate.living set_temperature temperature=21.5"},
        "Temperature set to 21.5 degrees.",
    ),
    (
        "set the temperature to 20 degrees celsius",
        {"climate.living set_temperature temperature=20"},
        "Temperature set to 20 degrees.",
    ),
    ("set the heating to 19", {"climate.living set_temperature temperature=19"}, "Temperature set to 19 degrees."),
    (
        "set the bedroom thermostat to 18",
        {"climate.bedroom set_temperature temperature=18"},
        "Temperature set to 18 degrees.",
    ),
    (
        "set the temperature in the bedroom to 18 degrees",
        {"climate.bedroom set_temperature temperature=18"},
        "Temperature set to 18 degrees.",
    ),
]


@pytest.mark.parametrize(("text", "expected", "said"), COMMANDS, ids=[row[0] for row in COMMANDS])
async def test_a_command_moves_what_it_means_and_nothing_else(text: str, expected: set[str], said: str) -> None:
    home = house()
    answer = await ask(home, text)
    assert (moved(home), answer.text) == (expected, said)
    assert {done.split(":")[0] for done in answer.reply.done} == expected


QUESTIONS = [
    ("what's the temperature", "19.5 degrees."),
    ("What is the temperature in the kitchen?", "Kitchen temperature is 21.5 degrees."),
    ("what's the kitchen temperature", "Kitchen temperature is 21.5 degrees."),
    ("how warm is it in the bedroom", "18 degrees."),
    ("what's the humidity in the bathroom", "Bathroom humidity is 48 percent."),
    ("how high is the bathroom humidity", "Bathroom humidity is 48 percent."),
    ("is the floor lamp on?", "Yes."),
    ("is the TV on", "No, off."),
    ("is the front door locked", "Yes."),
    ("is the garage door open", "No, closed."),
    ("is the window contact closed", "No, open."),
    ("are any lights on", "Yes, Floor lamp."),
    ("are any windows open", "Yes, Window contact."),
    ("which lights are on", "Floor lamp."),
    ("how many lights are off", "5."),
    ("how many lights are on in the kitchen", "0."),
    ("are all the lights off", "No, Floor lamp is not off."),
    ("are all the lights in the kitchen off", "Yes."),
    ("what is the state of the kitchen blind", "Kitchen blind is closed."),
]


@pytest.mark.parametrize(("text", "said"), QUESTIONS, ids=[row[0] for row in QUESTIONS])
async def test_a_question_is_answered_from_the_state_and_moves_nothing(text: str, said: str) -> None:
    home = house()
    answer = await ask(home, text)
    assert answer.text == said
    assert not home.commands
    assert answer.reply.responder == "exact"


MISSES = [
    ("turn on the disco ball", "no_entity", "I don't know any device called disco ball."),
    ("turn on the lights in the attic", "no_area", "I don't know any area called attic."),
    (
        "turn off the bedside lamp in the kitchen",
        "no_entity_in_area",
        "I don't know any device called bedside lamp in the kitchen.",
    ),
    ("set the floor lamp to 150 percent", "out_of_range", "That value is out of range."),
    ("open the ceiling light", "cannot", "Ceiling light can't do that."),
    ("turn on the", "incomplete", "I only heard the beginning of that."),
    ("what is the capital of France", "no_intent", "Sorry, I couldn't understand that."),
    ("tell me a joke", "no_intent", "Sorry, I couldn't understand that."),
    ("blah blah blah", "no_intent", "Sorry, I couldn't understand that."),
    ("floor lamp", "incomplete", "I only heard the beginning of that."),
    ("", "no_intent", "Sorry, I couldn't understand that."),
]


@pytest.mark.parametrize(("text", "error", "said"), MISSES, ids=[row[0] or "nothing" for row in MISSES])
async def test_what_is_not_understood_moves_nothing_and_says_why(text: str, error: str, said: str) -> None:
    home = house()
    answer = await ask(home, text)
    assert (answer.reply.responder, answer.reply.error, answer.text) == ("fallback", error, said)
    assert not home.commands


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("open the garage door", "Shall I open the Garage door?"),
        ("set the garage door to 100 percent", "Shall I move the Garage door to 100 percent?"),
        ("unlock the front door", "Shall I unlock the Front door?"),
    ],
)
async def test_what_can_do_harm_is_asked_first(text: str, said: str) -> None:
    home = house()
    answer = await ask(home, text)
    assert (answer.text, answer.reply.follow_up, home.commands) == (said, True, [])


async def test_a_device_that_is_not_exposed_does_not_exist() -> None:
    home = house()
    assert (await ask(home, "turn on the secret lamp")).reply.error == "no_entity"
    await ask(home, "turn on the kitchen lights")
    assert not any("secret" in each for each in moved(home))


@pytest.mark.parametrize("text", ["Stop.", "Cancel!", "never mind", "Forget it."])
async def test_a_stop_word_ends_the_turn_without_a_word(text: str) -> None:
    answer = await ask(house(), text)
    assert (answer.reply.responder, answer.reply.intent, answer.said) == ("stop", "HassNevermind", [])
