"""A room and a thing in one word."""

from __future__ import annotations

import pytest

from hub.devices.model import Area, Device, Kind
from hub.intents.compounds import joined, parted, stems
from hub.intents.index import build
from hub.intents.languages.model import additions
from hub.intents.names import strict_names
from tests.fakes.home import MemoryHome

DE = additions("de")
NL = additions("nl")


@pytest.mark.parametrize(
    ("room", "stem"),
    [("küche", "küchen"), ("garage", "garagen"), ("diele", "dielen")],
)
def test_a_room_bends_as_the_first_half_of_a_word(room: str, stem: str) -> None:
    assert stem in stems(room, DE.compounds)


def test_a_room_of_several_words_makes_no_compound() -> None:
    assert stems("emmas zimmer", DE.compounds) == ()
    assert "emmas zimmerlicht" not in set(joined("licht", ["emmas zimmer"], DE.compounds))


@pytest.mark.parametrize(
    ("language", "area", "name", "said"),
    [
        ("de", "Küche", "Rollo", "küchenrollo"),
        ("de", "Küche", "Rollo", "küchen rollo"),
        ("de", "Wohnzimmer", "Lampe", "wohnzimmerlampe"),
        ("de", "Schlafzimmer", "Schlafzimmerfenster", "fenster"),
        ("de", "Küche", "Küchenrollo", "rollo"),
        ("nl", "Keuken", "Lamp", "keukenlamp"),
        ("nl", "Keuken", "Keukenraam", "raam"),
    ],
)
def test_a_device_is_also_called_by_or_without_its_room(language: str, area: str, name: str, said: str) -> None:
    device = Device(id="cover.x", name=name, kind=Kind.COVER, area="a")
    names = {each.words: each.given for each in strict_names(device, [Area(id="a", name=area)], additions(language))}
    assert names.get(said) is False


@pytest.mark.parametrize(("language", "area", "name", "rest"), [
    ("de", "Küche", "Küchenlicht", "licht"), ("nl", "Keuken", "Keukenlamp", "lamp"),
    ("es", "Dormitorio", "Luz del dormitorio", "luz"),
])  # fmt: skip
def test_what_means_a_whole_kind_is_no_name(language: str, area: str, name: str, rest: str) -> None:
    device = Device(id="light.x", name=name, kind=Kind.LIGHT, area="a")
    found = {each.words for each in strict_names(device, [Area(id="a", name=area)], additions(language))}
    assert rest not in found


def test_languages_without_compounds_join_nothing() -> None:
    for language in ("fr", "es", "en"):
        rules = additions(language).compounds
        assert list(joined("lampe", ["salon"], rules)) == list(parted("salonlampe", ["salon"], rules)) == []


def test_an_ending_is_no_word() -> None:
    assert list(parted("bader", ["bad"], DE.compounds)) == []


def test_an_area_is_also_known_as_the_first_half_of_a_word() -> None:
    home = MemoryHome([], [Area(id="kitchen", name="Küche"), Area(id="other", name="Küchen")])
    areas = build(home, DE).areas
    assert (areas["küche"], areas["küchen"]) == ("kitchen", "other"), "a name of its own comes first"
