"""Words that mean what was just talked about."""

from __future__ import annotations

import pytest

from hub.intents.model import Intent, Place, Referents
from hub.intents.understander import Understander
from tests.hub.house import house
from tests.hub.intents.meant import asked, meant

UNDERSTANDER = Understander(house())


def named(name: str, device: str, **slots: str | int) -> Referents:
    return Referents(devices=(device,), intents=(Intent(name=name, slots={"name": device, **slots}),))


FLOOR_LAMP = named("HassTurnOn", "light.floor")
BLIND = named("HassTurnOn", "cover.living")
LOCK = named("HassTurnOn", "lock.front")
KITCHEN_LIGHTS = Referents(
    devices=("light.ceiling", "light.worktop"),
    area="kitchen",
    intents=(Intent(name="HassLightSet", slots={"domain": "light", "area": "kitchen", "brightness": 40}),),
)

ROWS = [
    ("turn it off", FLOOR_LAMP, "off light.floor"),
    ("could you turn it off again please", FLOOR_LAMP, "off light.floor"),
    ("turn that one off", FLOOR_LAMP, "off light.floor"),
    ("off again", FLOOR_LAMP, "off light.floor"),
    ("set it to 50 percent", FLOOR_LAMP, "HassLightSet light.floor 50"),
    ("50 percent", FLOOR_LAMP, "HassLightSet light.floor 50"),
    ("red", FLOOR_LAMP, "HassLightSet light.floor red"),
    ("brighter", FLOOR_LAMP, "HearthAdjust light.floor brightness up"),
    ("and the bedside lamp too", FLOOR_LAMP, "on light.bedside"),
    ("also the coffee machine", FLOOR_LAMP, "on switch.coffee"),
    ("and the bedroom too", FLOOR_LAMP, "on light@bedroom"),
    ("and the kitchen as well", FLOOR_LAMP, "on light@kitchen"),
    ("what about the kitchen", FLOOR_LAMP, "on light@kitchen"),
    ("no, the hallway light", FLOOR_LAMP, "on light.hallway"),
    ("turn off the lights there", FLOOR_LAMP, "off light@living"),
    ("stop it", BLIND, "HassStopMoving cover.living"),
    ("close it", BLIND, "off cover.living"),
    ("turn them off", KITCHEN_LIGHTS, "off light.ceiling light.worktop"),
    ("turn them both off", KITCHEN_LIGHTS, "off light.ceiling light.worktop"),
    ("both off", KITCHEN_LIGHTS, "off light.ceiling light.worktop"),
    ("a bit more", KITCHEN_LIGHTS, "HearthAdjust light.ceiling light.worktop brightness up"),
    ("too much", KITCHEN_LIGHTS, "HearthAdjust light.ceiling light.worktop brightness down"),
    ("and the bedroom too", KITCHEN_LIGHTS, "HassLightSet light@bedroom 40"),
    ("turn on the lights there", KITCHEN_LIGHTS, "on light@kitchen"),
]


@pytest.mark.parametrize(("text", "referents", "wanted"), ROWS, ids=[f"{row[0]}-{row[2]}" for row in ROWS])
def test_what_was_talked_about_is_meant(text: str, referents: Referents, wanted: str) -> None:
    understood = UNDERSTANDER.understand([text], Place(area="living", referents=referents))
    assert meant(understood) == wanted
    assert "context" in understood.path


@pytest.mark.parametrize("text", [row[0] for row in ROWS if row[0] not in ("brighter", "stop it")])
def test_with_nothing_talked_about_nothing_is_moved(text: str) -> None:
    understood = UNDERSTANDER.understand([text], Place(area="hallway"))
    assert not any("name" in intent.slots or intent.devices for intent in understood.intents)


@pytest.mark.parametrize(
    ("text", "referents"),
    [("open it", FLOOR_LAMP), ("lock it", FLOOR_LAMP), ("set it to 50 percent", LOCK), ("red", LOCK), ("more", LOCK)],
)
def test_what_it_cannot_do_is_not_done_by_something_else(text: str, referents: Referents) -> None:
    understood = UNDERSTANDER.understand([text], Place(area="living", referents=referents))
    assert not understood.intents


def test_a_wish_that_names_its_kind_is_about_this_room() -> None:
    place = Place(area="kitchen", referents=FLOOR_LAMP)
    assert meant(UNDERSTANDER.understand(["turn off the lights"], place)) == "off light@kitchen"


def test_the_other_one_is_the_other_of_its_kind_in_its_room() -> None:
    place = Place(area="bedroom", referents=named("HassTurnOn", "light.bedside"))
    assert meant(UNDERSTANDER.understand(["turn off the other one"], place)) == "off light.bedroom"
    assert meant(UNDERSTANDER.understand(["no, the other one"], place)) == "on light.bedroom"


def test_a_thing_named_first_is_what_it_means() -> None:
    understood = UNDERSTANDER.understand(["the floor lamp, turn it off"], Place(area="living"))
    assert meant(understood) == "off light.floor"


def test_a_device_that_is_gone_is_not_meant() -> None:
    place = Place(area="living", referents=named("HassTurnOn", "light.sold"))
    understood = UNDERSTANDER.understand(["turn it off"], place)
    assert not understood.intents and not asked(understood)
