"""What a variant comes to where its device, its option or its place is not named: by the names of the home alone."""

from __future__ import annotations

import pytest

from hub.intents.index import build
from hub.intents.languages.model import additions
from hub.intents.meaning.fill import Filled, fill
from hub.intents.meaning.variants import VARIANTS
from hub.intents.meaning.vocabulary.model import vocabulary
from hub.intents.mentions import mentions
from hub.intents.model import Place
from tests.corpus.home import home


def filled(label: str, text: str, area: str, language: str = "en") -> Filled | None:
    at_home, words = home(language), vocabulary(language)
    assert words is not None
    said = mentions(text, build(at_home, additions(language)), words)
    return fill(VARIANTS[label], said, Place(area=area), at_home, words)


def ids(found: Filled | None) -> list[str]:
    assert found is not None
    return [str(intent.slots["name"]) for intent in found.intents]


@pytest.mark.parametrize(
    ("label", "text", "area", "language", "device"),
    [
        ("coffee_on", "we are all still asleep", "kitchen", "en", "switch.coffee"),
        ("coffee_on", "an espresso for the gentleman", "kitchen", "en", "button.espresso"),
        ("feed", "something furry is crying at its bowl", "kitchen", "en", "button.cat_feeder"),
        ("tv_off", "nobody looks at it", "living", "en", "switch.tv"),
        ("coffee_on", "ohne geht heute nichts", "kitchen", "de", "switch.coffee"),
        ("oven_on", "les pizzas attendent", "kitchen", "fr", "switch.oven"),
        ("tv_off", "nadie mira", "living", "es", "switch.tv"),
        ("feed", "ze miauwt alweer", "kitchen", "nl", "button.cat_feeder"),
        ("unlock", "my brother is waiting in the rain", "kitchen", "en", "lock.front"),
        ("valve_close", "it gushes out of the pipe", "kitchen", "en", "valve.main"),
        ("sprinkler_off", "the beds are soaked", "kitchen", "en", "valve.sprinkler"),
        ("light_off", "the lamp at the porch is burning", "hallway", "en", "light.porch"),
    ],
)
def test_a_situation_finds_its_device(label: str, text: str, area: str, language: str, device: str) -> None:
    found = filled(label, text, area, language)
    assert ids(found) == [device]


@pytest.mark.parametrize("label", ["coffee_on", "feed", "tv_off", "wash_gentle", "unlock"])
def test_what_no_word_names_is_asked_about(label: str) -> None:
    found = filled(label, "you know what I mean", "kitchen")
    assert found is not None
    assert found.sure


def test_a_machine_is_not_meant_where_it_is_so_already_or_another_is_named() -> None:
    assert filled("coffee_off", "that was enough for today", "kitchen") is None  # It is off.
    assert filled("tv_off", "the fountain is too loud", "living") is None


@pytest.mark.parametrize(
    ("label", "option"),
    [("wash_gentle", "Delicates"), ("wash_wool", "Wool"), ("wash_quick", "Quick"), ("wash_eco", "Eco 40-60")],
)
def test_a_situation_chooses_an_option(label: str, option: str) -> None:
    found = filled(label, "you know how it is", "utility")
    assert found is not None
    assert [intent.slots for intent in found.intents] == [{"name": "select.washer", "option": option}]


def test_out_there_is_the_garden_for_lamps_only() -> None:
    found = filled("light_on", "make it sparkle out there", "hallway")
    assert found is not None
    assert [intent.slots["area"] for intent in found.intents] == ["garden"]
    warm = filled("heat_up", "it is warmer out there", "living")
    assert warm is not None
    assert [intent.slots["area"] for intent in warm.intents] == ["living"]


def test_more_is_meant_of_what_is_on_already() -> None:
    found = filled("fan_on", "a breeze would be nice", "living")
    assert found is not None
    assert found.sure
    assert [(intent.name, intent.slots["direction"]) for intent in found.intents] == [("HearthAdjust", "up")]


def test_a_time_tells_why_unless_something_is_ordered() -> None:
    found = filled("light_on", "she is here in ten minutes", "living")
    assert found is not None
    assert found.sure
    assert filled("light_off", "lights off in ten minutes", "living") is None
