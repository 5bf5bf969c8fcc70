"""Misheard words: what is repaired, asked about, or left alone."""

from __future__ import annotations

import pytest

from hub.devices.model import Capability, Device, Kind
from hub.intents.heard import Heard
from hub.intents.model import Intent, Place, QuestionKind
from hub.intents.rescue import Repair, rescued
from hub.intents.understander import Understander
from hub.intents.words.model import words
from tests.hub.house import house
from tests.hub.intents.meant import asked, meant

UNDERSTANDER = Understander(house())
IN_KITCHEN = Place(area="kitchen")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("turn of the ceiling light", "off light.ceiling"),
        ("turn off the sealing light", "off light.ceiling"),
        ("turn on the floor lump", "on light.floor"),
        ("turn on the kitchen lied", "on light@kitchen"),
        ("turn on the bedsight lamp", "on light.bedside"),
        ("turn on the kitchen work top", "on light.worktop"),
        ("turn of the floor lump", "off light.floor"),
        ("turn off the floor lump and the coffee machine", "off light.floor; off switch.coffee"),
    ],
)
def test_a_clear_mishearing_is_acted_on(text: str, wanted: str) -> None:
    understood = UNDERSTANDER.understand([text], IN_KITCHEN)
    assert meant(understood) == wanted
    assert understood.path[0] == "names"
    assert all(intent.confidence < 1 for intent in understood.intents)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("turn on the four lamp", "sure on light.floor"), ("unlock the fron door", "sure off lock.front")],
)
def test_a_doubtful_or_harmful_one_is_asked_about(text: str, wanted: str) -> None:
    understood = UNDERSTANDER.understand([text], IN_KITCHEN)
    assert (meant(understood), asked(understood)) == ("", wanted)


@pytest.mark.parametrize(
    "text",
    [
        "don't turn on the floor lump",
        "never open the kitchen blint",
        "turn on the garden light",
        "turn on the radio",
        "tell me a joke about lamps",
        "what's the weather like tomorrow",
        "the light of my life",
        "we bought a new floor lump yesterday",
    ],
)
def test_what_was_not_misheard_is_left_alone(text: str) -> None:
    understood = UNDERSTANDER.understand([text], IN_KITCHEN)
    assert (meant(understood), asked(understood)) == ("", "")


def test_two_names_that_are_equally_near_are_asked_about() -> None:
    home = house()
    for name in ("Jim's lamp", "Jem's lamp"):
        switched = frozenset({Capability.ON_OFF})
        home.add(Device(id=f"light.{name[:3]}", name=name, kind=Kind.LIGHT, area="living", capabilities=switched))
    understood = Understander(home).understand(["turn on the jam's lamp"], IN_KITCHEN)
    assert asked(understood) == "which on light.Jem / on light.Jim" and not understood.intents


def test_two_readings_about_one_lamp_are_asked_about_as_one() -> None:
    wishes: dict[tuple[str, ...], Intent] = {
        ("brighter",): Intent(name="HearthAdjust", slots={"name": "light.floor", "direction": "up"}),
        ("on",): Intent(name="HassTurnOn", slots={"name": "light.floor"}),
    }
    tries = [Repair(said, 0.9) for said in wishes]
    found = rescued(tries, words("en"), house(), lambda said: Heard(" ".join(said), (wishes[said],)))
    assert found is not None and found.question is not None
    assert (found.question.kind, found.question.intents) == (QuestionKind.SURE, (wishes["brighter",],))


def test_a_later_reading_that_names_a_device_wins() -> None:
    understood = UNDERSTANDER.understand(["turn on the nor lab", "turn on the floor lamp"], IN_KITCHEN)
    assert meant(understood) == "on light.floor"
    assert understood.path[0] == "rescue" and understood.scores["reading"] == 1


def test_the_first_reading_that_is_understood_wins() -> None:
    understood = UNDERSTANDER.understand(["turn on the floor lamp", "turn off the floor lamp"], IN_KITCHEN)
    assert meant(understood) == "on light.floor" and understood.path == ("sentence",)


def test_a_later_reading_never_opens_the_house() -> None:
    understood = UNDERSTANDER.understand(["open the garage jaw drop", "open the garage door"], IN_KITCHEN)
    assert (meant(understood), asked(understood)) == ("", "sure on cover.garage")


def test_names_are_not_repaired_when_that_is_switched_off() -> None:
    understander = Understander(house(), corrected_names=False)
    assert not understander.understand(["turn on the floor lump"], IN_KITCHEN).intents
