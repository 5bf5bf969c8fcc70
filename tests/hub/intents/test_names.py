"""What people may call a thing or a room besides the name that it was given."""

from __future__ import annotations

import pytest

from hub.devices.model import Area, Capability, Device, Kind
from hub.intents.index import build
from hub.intents.languages.model import additions
from hub.intents.model import Place
from hub.intents.names import renamed
from hub.intents.understander import Understander
from tests.fakes.home import MemoryHome


@pytest.mark.parametrize(
    ("language", "name", "said"),
    [
        ("de", "linker rollladen", "linken rollladen"),
        ("de", "linke jalousie", "jalousie links"),
        ("de", "emmas zimmer", "bei emma"),
        ("fr", "store droit", "store de droite"),
        ("fr", "lampe de gauche", "lampe gauche"),
        ("fr", "chambre d'emma", "chez emma"),
        ("es", "estor izquierdo", "estor de la izquierda"),
        ("nl", "linker rolgordijn", "rolgordijn links"),
        ("nl", "emma's kamer", "bij emma"),
    ],
)
def test_a_language_says_a_name_in_other_ways(language: str, name: str, said: str) -> None:
    assert said in list(renamed(name, additions(language)))


def test_no_name_becomes_another_where_nothing_of_it_is_known() -> None:
    assert list(renamed("stehlampe", additions("de"))) == []
    assert list(renamed("left blind", additions("en"))) == []


def _bedsides() -> MemoryHome:
    can = frozenset({Capability.ON_OFF})
    lamps = [
        Device(id=f"light.{side}", name=f"{side.capitalize()} bedside lamp", kind=Kind.LIGHT, area="bedroom",
               capabilities=can)
        for side in ("left", "right")
    ]  # fmt: skip
    return MemoryHome(lamps, [Area(id="bedroom", name="Bedroom"), Area(id="kids", name="Emmas Zimmer")])


def test_a_room_is_found_by_its_other_name() -> None:
    assert build(_bedsides(), additions("de")).areas["bei emma"] == "kids"


def test_part_of_a_name_stands_for_the_thing_that_differs_in_it() -> None:
    text = "turn off the left bedside lamp and turn on the right one"
    understood = Understander(_bedsides()).understand([text], Place(area="bedroom"))
    assert [(each.name, each.slots["name"]) for each in understood.intents] == [
        ("HassTurnOff", "light.left"),
        ("HassTurnOn", "light.right"),
    ]
    assert understood.miss is None
