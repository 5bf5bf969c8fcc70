"""Questions about states, and what is answered."""

from __future__ import annotations

from typing import Any

import pytest

from hub.brain.replies import Replies
from hub.clock import Clock
from hub.devices.model import Area, Device, Kind
from hub.intents.model import Intent
from hub.intents.sentences import load
from hub.skills.questions import QuestionSkill
from hub.skills.registry import Context, Outcome
from hub.skills.temperature import TemperatureSkill
from tests.fakes.home import MemoryHome

HERE = Context(turn="t", satellite="s", area="den", language="en")


def thing(device_id: str, name: str, area: str, device_class: str = "", **more: Any) -> Device:
    kind = Kind(device_id.partition(".")[0])
    return Device(id=device_id, name=name, kind=kind, area=area, device_class=device_class, **more)


def house() -> MemoryHome:
    home = MemoryHome(
        [
            thing("light.lamp", "Lamp", "den"),
            thing("light.other", "Other lamp", "den"),
            thing("light.bath", "Bath light", "bath"),
            thing("cover.garage", "Garage door", "garage", "garage"),
            thing("cover.roof", "Roof window", "attic", "window"),
            thing("binary_sensor.window", "Den window", "den", "window"),
            thing("binary_sensor.bath", "Bath window", "bath", "window"),
            thing("binary_sensor.garage", "Garage contact", "garage", "garage_door"),
            thing("binary_sensor.leak", "Leak sensor", "bath", "moisture"),
            thing("lock.front", "Front door", "den"),
            thing("climate.den", "Den thermostat", "den", unit="°C"),
            thing("climate.bath", "Bath thermostat", "bath", unit="°C"),
            thing("sensor.bath", "Bath air", "bath", "temperature", unit="°C"),
            thing("sensor.humidity", "Bath humidity", "bath", "humidity", unit="%"),
            thing("switch.washer", "Washing machine", "bath"),
            thing("sensor.washer_power", "Washing machine Power", "bath", "power", unit="W"),
            thing("sensor.lock_battery", "Front door Battery", "den", "battery", unit="%"),
            thing("vacuum.robbie", "Robbie", "den"),
            thing("alarm_control_panel.alarm", "Alarm", "den"),
            thing("select.radio", "Radio", "den", options={"option": ("Jazz", "Rock")}),
        ],
        [
            Area(id="den", name="Den", floor="Downstairs"),
            Area(id="garage", name="Garage", floor="Downstairs"),
            Area(id="bath", name="Bathroom", floor="Upstairs"),
            Area(id="attic", name="Attic", floor="Upstairs"),
        ],
    )
    home.put("light.lamp", "on", brightness=80)
    home.put("light.other", "off")
    home.put("light.bath", "on", brightness=30)
    home.put("cover.garage", "open", position=40)
    home.put("cover.roof", "closed")
    home.put("binary_sensor.window", "on")
    home.put("binary_sensor.bath", "off")
    home.put("binary_sensor.garage", "on")
    home.put("binary_sensor.leak", "off")
    home.put("lock.front", "unlocked")
    home.put("climate.den", "heat", temperature=21, current_temperature=19.5, action="idle", current_humidity=55)
    home.put("climate.bath", "off", temperature=18, current_temperature=25)
    home.put("sensor.bath", "23.5")
    home.put("sensor.humidity", "61")
    home.put("switch.washer", "on")
    home.put("sensor.washer_power", "312.4")
    home.put("sensor.lock_battery", "78")
    home.put("vacuum.robbie", "cleaning")
    home.put("alarm_control_panel.alarm", "armed_away")
    home.put("select.radio", "Jazz", option="Jazz")
    return home


async def ask(home: MemoryHome, response: str, **slots: Any) -> tuple[Outcome, str]:
    spoken = {"area": str(slots["area"])} if "area" in slots else {}
    if "state" in slots:
        spoken["state"] = str(slots["state"])
    intent = Intent(name="HassGetState", slots=slots, response=response, spoken=spoken)
    outcome = await QuestionSkill(home).run(intent, HERE)
    return outcome, " ".join(Replies(load("en"), home, Clock()).word(intent, outcome))


ANSWERS: list[tuple[str, dict[str, Any], str]] = [
    ("one_yesno", {"name": "cover.garage", "state": "open"}, "Yes."),
    ("one_yesno", {"name": "cover.garage", "state": "closed"}, "No, open."),
    ("one_yesno", {"name": "binary_sensor.window", "state": "closed"}, "No, open."),
    ("one_yesno", {"name": "binary_sensor.leak", "state": "wet"}, "No, dry."),
    ("one_yesno", {"name": "lock.front", "state": "locked"}, "No, unlocked."),
    ("one_yesno", {"name": "climate.den", "state": "on"}, "Yes."),
    ("one_yesno", {"name": "climate.den", "state": "heating"}, "No, set to heating."),
    ("one_yesno", {"name": "vacuum.robbie", "state": "docked"}, "No, cleaning."),
    ("one_yesno", {"name": "vacuum.robbie", "state": "on"}, "Yes."),
    ("one_yesno", {"name": "alarm_control_panel.alarm", "state": "armed"}, "Yes."),
    ("one", {"name": "alarm_control_panel.alarm"}, "Alarm is armed."),
    ("one", {"name": "vacuum.robbie"}, "Robbie is cleaning."),
    ("one", {"name": "light.lamp", "attribute": "brightness"}, "Lamp is 80 percent."),
    ("one", {"name": "light.other", "attribute": "brightness"}, "Other lamp is off."),
    ("one", {"name": "cover.garage", "attribute": "position"}, "Garage door is 40 percent."),
    ("one", {"name": "climate.den", "attribute": "target_temperature"}, "Den thermostat is 21 degrees."),
    ("one", {"name": "climate.den", "attribute": "temperature"}, "Den thermostat is 19.5 degrees."),
    ("one", {"name": "select.radio", "attribute": "option"}, "Radio is Jazz."),
    ("one", {"name": "lock.front", "attribute": "battery"}, "Front door Battery is 78 percent."),
    ("default", {"name": "switch.washer", "device_class": "power"}, "312.4 watts."),
    ("default", {"name": "switch.washer", "attribute": "power"}, "312.4 watts."),
    ("default", {"domain": "sensor", "device_class": "humidity", "area": "bath"}, "61 percent."),
    ("which", {"domain": "cover", "device_class": "window", "state": "open"}, "Den window."),
    ("which", {"device_class": "window", "state": "closed"}, "Bath window and Roof window."),
    ("any", {"device_class": "window", "state": "open", "floor": "Upstairs"}, "No."),
    ("any", {"domain": "everything", "state": "open"}, "Yes, Den window, Garage contact and Garage door."),
    ("any", {"domain": "everything", "state": "on", "area": "bath"}, "Yes, Bath light and Washing machine."),
    ("any", {"domain": "everything", "state": "unlocked"}, "Yes, Front door."),
    ("how_many", {"domain": "light", "state": "on"}, "2."),
    ("all", {"domain": "lock", "state": "locked"}, "No, Front door is not locked."),
    ("which", {"domain": "light", "state": "on", "floor": "Upstairs"}, "Bath light."),
]


@pytest.mark.parametrize(("response", "slots", "expected"), ANSWERS, ids=lambda each: str(each)[:60])
async def test_what_is_asked_is_answered(response: str, slots: dict[str, Any], expected: str) -> None:
    home = house()
    if slots.get("state") == "heating":
        home.put("climate.den", "heat", action="idle")
    assert (await ask(home, response, **slots))[1] == expected


async def test_a_no_does_not_hide_what_nobody_knows() -> None:
    home = house()
    home.put("binary_sensor.window", None)
    home.put("cover.garage", "closed")
    home.put("binary_sensor.garage", "off")
    _, said = await ask(home, "any", domain="everything", state="open")
    assert said == "I don't know the state of Den window.", "a no would be a guess"
    _, said = await ask(home, "which", domain="light", state="off")
    assert said == "Other lamp."


@pytest.mark.parametrize(
    ("slots", "error"),
    [
        ({"name": "light.lamp"}, "unavailable"),
        ({"name": "light.other", "attribute": "brightness"}, "unknown_state"),
        ({"domain": "fan", "state": "on"}, "no_domain"),
    ],
)
async def test_what_cannot_be_answered_is_told(slots: dict[str, Any], error: str) -> None:
    home = house()
    home.put("light.lamp", "on", available=False)
    home.put("light.other", "on")
    assert (await ask(home, "one", **slots))[0].error == error


@pytest.mark.parametrize(
    ("response", "slots", "expected"),
    [
        ("default", {"area": "bath"}, "23.5 degrees."),
        ("default", {"area": "den"}, "19.5 degrees."),
        ("target_temperature", {"area": "bath"}, "18 degrees."),
        ("default", {"name": "climate.bath"}, "25 degrees."),
        ("default", {"floor": "Upstairs"}, "23.5 degrees."),
        ("default", {}, "Bathroom 23.5 degrees and Den 19.5 degrees."),
    ],
)
async def test_how_warm_it_is(response: str, slots: dict[str, Any], expected: str) -> None:
    home = house()
    intent = Intent(name="HassClimateGetTemperature", slots=slots, response=response)
    outcome = await TemperatureSkill(home).run(intent, HERE)
    said = Replies(load("en"), home, Clock()).word(intent, outcome)
    assert said == (expected,)


async def test_many_rooms_are_summed_up() -> None:
    areas = [Area(id=f"r{number}", name=f"Room {number}") for number in range(6)]
    sensors = [thing(f"sensor.t{n}", f"T{n}", f"r{n}", "temperature", unit="°C") for n in range(6)]
    home = MemoryHome(sensors, areas)
    for number in range(6):
        home.put(f"sensor.t{number}", str(18 + number))
    intent = Intent(name="HassClimateGetTemperature")
    outcome = await TemperatureSkill(home).run(intent, HERE)
    assert Replies(load("en"), home, Clock()).word(intent, outcome) == (
        "20.5 degrees on average, from 18 to 23 degrees.",
    )
