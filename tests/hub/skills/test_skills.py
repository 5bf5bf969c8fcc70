"""What skills ask of devices and answer, without words."""

from __future__ import annotations

import pytest

from hub.brain import speech
from hub.brain.select import skills
from hub.brain.wording.model import wording
from hub.clock import Clock
from hub.devices.model import Area, Capability, Command, Device, Kind, Result, State
from hub.intents.languages.model import additions
from hub.intents.model import Intent, SlotValue
from hub.intents.sentences import UNDERSTOOD, load
from hub.intents.targets import find
from hub.skills import direct
from hub.skills.commands import command
from hub.skills.registry import Context, DeviceState
from tests.fakes.home import MemoryHome
from tests.hub.house import house

HERE = Context(turn="t", satellite="box", area="kitchen", language="en")
EVERYTHING = frozenset(Capability)


def device(kind: Kind, *capabilities: Capability) -> Device:
    return Device(id=f"{kind}.x", name="X", kind=kind, capabilities=frozenset(capabilities))


ASKED: list[tuple[str, dict[str, SlotValue], Device, Command | None]] = [
    ("HassTurnOn", {}, device(Kind.COVER), Command(device="cover.x", action="open")),
    ("HassTurnOff", {}, device(Kind.COVER), Command(device="cover.x", action="close")),
    ("HassTurnOn", {}, device(Kind.LOCK), Command(device="lock.x", action="lock")),
    ("HassTurnOn", {}, device(Kind.CLIMATE), Command(device="climate.x", action="turn_on")),
    ("HassTurnOn", {}, device(Kind.SENSOR), None),
    ("HassToggle", {}, device(Kind.LOCK), None),
    ("HassLightSet", {"brightness": 40}, device(Kind.LIGHT), None),
    ("HassLightSet", {"brightness": 0}, device(Kind.LIGHT, *EVERYTHING), Command(device="light.x", action="turn_off")),
    (
        "HassLightSet",
        {"temperature": 2700, "brightness": 40},
        device(Kind.LIGHT, *EVERYTHING),
        Command(device="light.x", action="turn_on", arguments={"brightness": 40, "color_temperature": 2700}),
    ),
    ("HassLightSet", {"color": "red"}, device(Kind.LIGHT, Capability.BRIGHTNESS), None),
    ("HassSetPosition", {"position": 0}, device(Kind.COVER), Command(device="cover.x", action="close")),
    ("HassSetPosition", {"position": 40}, device(Kind.COVER), None),
    ("HassFanSetSpeed", {"percentage": 0}, device(Kind.FAN), Command(device="fan.x", action="turn_off")),
    ("HassFanSetSpeed", {"percentage": 30}, device(Kind.FAN), None),
    ("HassClimateSetTemperature", {"temperature": 20}, device(Kind.CLIMATE), None),
    ("HassStopMoving", {}, device(Kind.COVER), None),
]


@pytest.mark.parametrize(("name", "slots", "target", "expected"), ASKED)
def test_an_intent_becomes_a_command_only_where_the_device_can(
    name: str, slots: dict[str, SlotValue], target: Device, expected: Command | None
) -> None:
    assert command(Intent(name=name, slots=slots), target) == expected


def test_every_intent_that_is_understood_can_be_run() -> None:
    assert skills(house(), Clock()).intents == UNDERSTOOD | {direct.INTENT}


def test_every_block_of_added_sentences_has_an_intent_that_is_understood() -> None:
    for language in ("en", "de", "fr", "es", "nl"):
        assert set(additions(language).intents) <= UNDERSTOOD
        assert load(language).language == language


@pytest.mark.parametrize(
    ("slots", "spoken", "expected"),
    [
        ({"domain": "light", "area": "kitchen"}, {}, {"light.ceiling", "light.worktop"}),
        ({"domain": "light", "floor": "upstairs"}, {}, {"light.bedroom", "light.bedside"}),
        ({"domain": "cover", "device_class": "blind", "area": "living"}, {}, {"cover.living"}),
        ({"domain": "cover", "device_class": "garage", "area": "kitchen"}, {}, {"cover.garage"}),
        ({"domain": "cover", "device_class": "garage", "area": "kitchen"}, {"area": "kitchen"}, set()),
        ({"domain": "cover", "device_class": "door", "area": "living"}, {}, set()),
        ({"name": "light.secret"}, {}, set()),
        ({"name": "light.none"}, {}, set()),
        ({"domain": "light", "area": "nowhere"}, {}, set()),
    ],
)
def test_the_area_rules(slots: dict[str, SlotValue], spoken: dict[str, str], expected: set[str]) -> None:
    found = find(Intent(name="HassTurnOn", slots=slots, spoken=spoken), house())
    assert {each.id for each in found} == expected


async def test_a_group_moves_side_by_side_and_each_device_is_reported() -> None:
    home = house()
    home.silent.add("light.worktop")
    intent = Intent(name="HassTurnOn", slots={"domain": "light", "area": "kitchen"})
    outcome = await skills(home, Clock()).run(intent, HERE)
    assert {each.device: each.result for each in outcome.results} == {
        "light.ceiling": Result.CONFIRMED,
        "light.worktop": Result.NO_ANSWER,
    }


async def test_a_temperature_comes_from_a_sensor_before_a_thermostat_and_skips_what_is_offline() -> None:
    areas = [Area(id="den", name="Den")]
    home = MemoryHome(
        [
            Device(id="climate.den", name="Heating", kind=Kind.CLIMATE, area="den"),
            Device(id="sensor.den", name="Air", kind=Kind.SENSOR, area="den", device_class="temperature", unit="°C"),
        ],
        areas,
    )
    home.put("climate.den", "heat", current_temperature=24)
    home.put("sensor.den", "20.5")
    intent = Intent(name="HassClimateGetTemperature", slots={"area": "den"})
    assert [each.device for each in (await skills(home, Clock()).run(intent, HERE)).matched] == ["sensor.den"]
    home.put("sensor.den", "20.5", available=False)
    assert [each.device for each in (await skills(home, Clock()).run(intent, HERE)).matched] == ["climate.den"]
    home.put("climate.den", "off")
    assert (await skills(home, Clock()).run(intent, HERE)).error in ("unavailable", "unknown_state")


@pytest.mark.parametrize(
    ("value", "unit", "language", "said"),
    [
        ("21.53", "°C", "en", "21.5 degrees"),
        ("21.53", "°C", "de", "21,5 Grad"),
        ("1", "°C", "en", "1 degree"),
        ("-0.001", "°C", "en", "0 degrees"),
        ("0.034", "m³", "en", "0.03 cubic metres"),
        ("1013.25", "hPa", "fr", "1013,2 hectopascals"),
        ("40.0", "%", "es", "40 por ciento"),
        ("12", "furlongs", "en", "12 furlongs"),
        ("unknown", "°C", "en", "unknown"),
        ("nan", "°C", "en", "nan"),
    ],
)
def test_values_are_said_with_their_units(value: str, unit: str, language: str, said: str) -> None:
    assert speech.measured(value, unit, wording(language)) == said


@pytest.mark.parametrize(
    ("device_id", "value", "device_class", "said"),
    [
        ("binary_sensor.x", "on", "window", "open"),
        ("binary_sensor.x", "off", "motion", "clear"),
        ("binary_sensor.x", "on", "", "on"),
        ("light.x", "on", "", "on"),
        ("climate.x", "heat_cool", "", "on automatic"),
        ("sensor.x", "partly_cloudy", "", "partly cloudy"),
        ("sensor.x", "7", "", "7"),
    ],
)
def test_states_are_said(device_id: str, value: str, device_class: str, said: str) -> None:
    told = DeviceState(device=device_id, name="X", state=State(value=value))
    assert speech.state(told, device_class, wording("en")) == said


def test_many_names_are_shortened() -> None:
    english = wording("en")
    assert speech.listed([], english) == ""
    assert speech.listed(["a"], english) == "a"
    assert speech.listed(["a", "b", "c"], english) == "a, b and c"
    assert speech.listed(list("abcdefg"), english) == "a, b, c and 4 more"


def test_every_language_has_the_same_sentences() -> None:
    english = wording("en")
    assert wording("it") is english
    for language in ("de", "fr", "es", "nl"):
        words = wording(language)
        assert words is not english
        for table in ("outcomes", "results", "states", "contacts", "replies", "kinds"):
            assert getattr(words, table).keys() == getattr(english, table).keys(), (language, table)
        assert english.errors.keys() - words.errors.keys() <= {"no_entity_in_floor"}
        assert len(words.numbers) == len(english.numbers)
        for key, sentence in english.replies.items():
            wanted = {part for part in ("{value}", "{option}", "{low}", "{high}") if part in sentence}
            assert all(part in words.replies[key] for part in wanted), (language, key)
        assert english.units.keys() - words.units.keys() <= {"mph"}
