"""Several requests in one sentence, and what is left out of one."""

from __future__ import annotations

import pytest

from hub.devices.model import Capability, Device, Kind
from hub.intents.clauses import segments
from hub.intents.model import Intent, Place, QuestionKind, Referents
from hub.intents.phrases import joined, tokens
from hub.intents.understander import Understander
from hub.intents.words.model import words
from tests.hub.house import house
from tests.hub.intents.meant import meant

UNDERSTANDER = Understander(house())
IN_KITCHEN = Place(area="kitchen")

ROWS = [
    ("turn off the floor lamp and the bedside lamp", "off light.floor; off light.bedside"),
    ("turn the ceiling light and the floor lamp off", "off light.ceiling; off light.floor"),
    (
        "turn off the floor lamp and the bedside lamp and set the living room thermostat to 20",
        "off light.floor; off light.bedside; HassClimateSetTemperature climate.living 20",
    ),
    ("kitchen and hallway lights off", "off light@kitchen; off light@hallway"),
    ("turn off the lights in the kitchen and the bedroom", "off light@kitchen; off light@bedroom"),
    ("lights off and blinds down", "off light@kitchen; off blind@kitchen"),
    ("turn off the lights and close the blinds", "off light@kitchen; off blind@kitchen"),
    ("turn on the bedside lamp, the floor lamp and the fan", "on light.bedside; on light.floor; on fan.bedroom"),
    ("Turn off the ceiling light. Turn on the coffee machine.", "off light.ceiling; on switch.coffee"),
    ("turn on both the floor lamp and the bedside lamp", "on light.floor; on light.bedside"),
    (
        "set the ceiling light to 20 percent and the floor lamp to 50 percent",
        "HassLightSet light.ceiling 20; HassLightSet light.floor 50",
    ),
    ("turn on the ceiling light and set it to 50 percent", "on light.ceiling; HassLightSet light.ceiling 50"),
    (
        "set the bedroom thermostat to 17 and the living room to 23",
        "HassClimateSetTemperature climate.bedroom 17; HassClimateSetTemperature climate@living 23",
    ),
    ("turn off all the lights except the hallway light", "off light but light.hallway"),
    (
        "in the bedroom turn on the fan and turn off the bedside lamp",
        "on fan.bedroom; off light.bedside",
    ),
    ("turn off all the lights but not the bedroom", "off light but bedroom"),
    ("turn off all the lights except the bedroom and the hallway", "off light but bedroom hallway"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[row[0] for row in ROWS])
def test_several_requests_are_all_done_in_order(text: str, wanted: str) -> None:
    understood = UNDERSTANDER.understand([text], IN_KITCHEN)
    assert (meant(understood), understood.question, understood.miss) == (wanted, None, None)
    assert "clauses" in understood.path


def test_a_part_about_something_unknown_stands_beside_the_rest() -> None:
    understood = UNDERSTANDER.understand(["turn off the ceiling light and the disco ball"], IN_KITCHEN)
    assert meant(understood) == "off light.ceiling"
    assert understood.miss is not None and understood.miss.slots["entity"] == "disco ball"


@pytest.mark.parametrize(
    "text",
    ["turn off the ceiling light and tell me a joke", "turn off the ceiling light and leave the other lights on"],
)
def test_a_part_that_may_change_the_rest_is_asked_about(text: str) -> None:
    understood = UNDERSTANDER.understand([text], IN_KITCHEN)
    assert not understood.intents
    assert understood.question is not None and understood.question.kind is QuestionKind.SURE


@pytest.mark.parametrize(
    "text",
    [
        "turn off all the lights except the disco ball",
        "I was thinking about dinner and turn off the ceiling light",
        "raise the kitchen blind, the fan",
    ],
)
def test_what_is_not_clear_as_a_whole_is_not_done_in_part(text: str) -> None:
    understood = UNDERSTANDER.understand([text], IN_KITCHEN)
    assert not understood.intents and understood.question is None


@pytest.mark.parametrize(
    ("text", "area", "wanted"),
    [
        ("turn off the kitchen lights and close the blinds", "living", "off light@kitchen; off blind@kitchen"),
        ("turn off the lights in the bedroom and close the blinds", "kitchen", "off light@bedroom; off blind@kitchen"),
        ("turn off the bedroom lights and set the temperature to 17", "living",
         "off light@bedroom; HassClimateSetTemperature climate@bedroom 17"),
        ("turn off the bedroom lights and turn on the coffee machine", "living",
         "off light@bedroom; on switch.coffee"),
        ("turn off the kitchen lights and turn on the lights in the hallway", "living",
         "off light@kitchen; on light@hallway"),
    ],
)  # fmt: skip
def test_a_later_part_keeps_the_area_if_that_has_such_things(text: str, area: str, wanted: str) -> None:
    assert meant(UNDERSTANDER.understand([text], Place(area=area))) == wanted


@pytest.mark.parametrize("area", ["kitchen", "living"])
def test_what_is_left_as_it_is_is_left_out(area: str) -> None:
    for text in (
        "turn off the kitchen lights but leave the ceiling light on",
        "turn off the kitchen lights and keep the ceiling light on",
        "turn off the kitchen lights but leave the ceiling light as it is",
    ):
        understood = UNDERSTANDER.understand([text], Place(area=area))
        assert meant(understood) == "off light@kitchen but light.ceiling"


def test_a_name_that_holds_a_conjunction_stays_whole() -> None:
    home = house()
    switched = frozenset({Capability.ON_OFF})
    home.add(Device(id="light.bar", name="Black and white lamp", kind=Kind.LIGHT, area="living", capabilities=switched))
    understood = Understander(home).understand(["turn on the black and white lamp and the floor lamp"], IN_KITCHEN)
    assert meant(understood) == "on light.bar; on light.floor"


def test_phrases_that_are_one_are_not_cut() -> None:
    english = words("en")
    parts = segments(tokens("set it to two and a half and turn it off"), english, frozenset(), pauses=True)
    assert [joined(part) for part in parts] == ["set it to two and a half", "turn it off"]


def test_what_was_talked_about_before_names_no_area_for_the_first_request() -> None:
    talked = Referents(devices=("light.bedroom",), area="bedroom", intents=(Intent(name="HassTurnOn"),))
    found = Understander(house()).understand(
        ["turn off the lights and close the kitchen blind"], Place(area="living", referents=talked)
    )
    assert [intent.slots.get("area") or intent.slots.get("name") for intent in found.intents] == [
        "living",
        "cover.kitchen",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I am shivering, is the front door locked", "HassGetState"),
        ("how warm is it in here, honestly", "HassClimateGetTemperature"),
    ],
)
def test_a_question_beside_talk_is_answered(text: str, name: str) -> None:
    understood = UNDERSTANDER.understand([text], Place(area="living"))
    assert [intent.name for intent in understood.intents] == [name]


def test_a_command_beside_talk_is_not_done() -> None:
    assert not UNDERSTANDER.understand(["it is all a blur, turn on the floor lamp"], Place(area="living")).intents
