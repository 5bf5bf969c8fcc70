"""What free words mention."""

from __future__ import annotations

import pytest

from hub.devices.model import Device, Kind
from hub.intents.index import build
from hub.intents.languages.model import additions
from hub.intents.meaning.manner import Manner, manner
from hub.intents.meaning.vocabulary.model import THINGS, Vocabulary, vocabulary
from hub.intents.mentions import Mentions, Number, mentions
from tests.hub.house import house

LANGUAGES = ("en", "de", "fr", "es", "nl")


def words(language: str) -> Vocabulary:
    found = vocabulary(language)
    assert found is not None
    return found


def said(text: str, language: str = "en") -> Mentions:
    return mentions(text, build(house(language), additions(language)), words(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_vocabulary_names_things_that_exist(language: str) -> None:
    assert set(words(language).things) <= set(THINGS)
    assert {"light", "covering", "climate"} <= set(words(language).things)


def test_a_language_without_a_table_has_none() -> None:
    assert vocabulary("xx") is None
    assert vocabulary("../en") is None
    assert vocabulary("de-CH") is vocabulary("de")


@pytest.mark.parametrize(
    ("text", "devices"),
    [
        ("the floor lamp is too bright", [("floor lamp", {"light.floor"})]),
        ("the bedside lamp and the floor lamp", [("bedside lamp", {"light.bedside"}), ("floor lamp", {"light.floor"})]),
        ("it is dark", []),
        ("all the lights", []),
        ("put the secret lamp on", []),
    ],
)
def test_devices_are_found(text: str, devices: list[tuple[str, set[str]]]) -> None:
    assert [(each.words, {device.id for device in each.devices}) for each in said(text).devices] == devices


def test_a_word_that_only_one_name_has_hints_at_the_device() -> None:
    assert [(each.words, each.devices[0].id) for each in said("make me a coffee").hinted] == [
        ("coffee", "switch.coffee")
    ]
    assert said("I need the lamp").hinted == ()


def test_how_something_was_left_is_no_name() -> None:
    home = house()
    home.add(Device(id="cover.left", name="Left blind", kind=Kind.COVER, area="living"))
    index = build(home, additions("en"))
    assert "left" not in [each.words for each in mentions("was the telly left running", index, words("en")).hinted]
    assert [each.words for each in mentions("pull the left one up", index, words("en")).hinted] == ["left"]


@pytest.mark.parametrize(
    ("text", "language", "areas", "things"),
    [
        ("more light in the kitchen", "en", {"kitchen"}, {"light"}),
        ("it is cold upstairs", "en", set(), set()),
        ("the lounge and the bathroom", "en", {"living", "bathroom"}, set()),
        ("close the blinds", "en", set(), {"covering"}),
        ("die Küchenlampe ist zu grell", "de", {"kitchen"}, {"light"}),
        ("il fait froid dans la chambre", "fr", {"bedroom"}, set()),
        ("hay poca luz en el salón", "es", {"living"}, {"light"}),
        ("de verwarming in de slaapkamer", "nl", {"bedroom"}, {"climate"}),
    ],
)
def test_areas_and_things_are_found(text: str, language: str, areas: set[str], things: set[str]) -> None:
    found = said(text, language)
    assert set(found.areas) == areas
    assert found.things == things


def test_floors_are_found() -> None:
    assert list(said("it is cold upstairs").floors.values()) == ["upstairs"]


@pytest.mark.parametrize(
    ("text", "language", "numbers"),
    [
        ("the light at forty two percent", "en", (Number(42, "percent"),)),
        ("21.5 degrees", "en", (Number(21.5, "degrees"),)),
        ("half way", "en", (Number(50, "percent"),)),
        ("warmer by two degrees", "en", (Number(2, "degrees", True),)),
        ("in ten minutes", "en", (Number(10, "time"),)),
        ("twenty one and a half degrees", "en", (Number(21.5, "degrees"),)),
        ("einundzwanzig Grad", "de", (Number(21, "degrees"),)),
        ("auf die Hälfte", "de", (Number(50, "percent"),)),
        ("vingt et un degrés", "fr", (Number(21, "degrees"),)),
        ("treinta y cinco por ciento", "es", (Number(35, "percent"),)),
        ("tweeëntwintig graden", "nl", (Number(22, "degrees"),)),
        ("the light", "en", ()),
    ],
)
def test_numbers_are_found_with_their_units(text: str, language: str, numbers: tuple[Number, ...]) -> None:
    assert said(text, language).numbers == numbers


def test_directions_colours_and_size_are_found() -> None:
    found = said("turn the lamp up a bit and make it blue")
    assert "up" in found.directions
    assert found.colors == ("blue",)
    assert found.little
    assert not found.much


@pytest.mark.parametrize(
    ("text", "directions"),
    [
        ("pull the plug on the printer", {"off"}),
        ("turn on the lamp", {"on"}),
        ("switch it on", {"on"}),
        ("half as bright on the desk", set()),
        ("come and sit down", set()),
        ("hurry up and turn the heat down", {"down"}),
        ("what's the matter down there", set()),
        ("no more telly", {"off"}),
    ],
)
def test_words_for_where_and_how_are_no_directions(text: str, directions: set[str]) -> None:
    assert said(text).directions == directions


def test_half_of_what_is_now_is_much_less_and_no_number() -> None:
    found = said("half as bright please")
    assert found.numbers == ()
    assert found.much


def test_a_roof_window_is_on_no_roof_that_is_elsewhere() -> None:
    assert said("open the roof window").foreign == ()
    assert said("someone is on the roof").foreign == ("roof",)
    assert said("it's a sauna in here").foreign == ()


def test_words_that_nobody_knows_are_told() -> None:
    assert said("turn on the jukebox").unexplained == ("jukebox",)
    assert said("turn on the floor lamp in the kitchen please").unexplained == ()


def test_other_times_than_now_are_noticed() -> None:
    assert said("turn on the lamp tomorrow").later
    assert not said("turn on the lamp").later


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("it's too dark in here", "en", Manner.WISH),
        ("I can't see anything", "en", Manner.WISH),
        ("it's not bright enough", "en", Manner.WISH),
        ("could you let some air in", "en", Manner.WISH),
        ("don't turn on the light", "en", Manner.FORBIDDEN),
        ("please do not ever open the window", "en", Manner.FORBIDDEN),
        ("I turned off the lamp", "en", Manner.TOLD),
        ("the lamp was on last night", "en", Manner.TOLD),
        ("she said the light is too bright", "en", Manner.TOLD),
        ("if it gets cold we need the heating", "en", Manner.TOLD),
        ("how do I dim a lamp", "en", Manner.TOLD),
        ("how does one talk to you", "en", Manner.QUESTION),
        ("tell the children to come down", "en", Manner.TOLD),
        ("tell the robot to go home", "en", Manner.WISH),
        ("she looks as if she were freezing", "en", Manner.TOLD),
        ("it looks as if it could be brighter", "en", Manner.WISH),
        ("I changed my mind", "en", Manner.WISH),
        ("is the light on", "en", Manner.QUESTION),
        ("the light is on, right", "en", Manner.QUESTION),
        ("a little light on my right", "en", Manner.WISH),
        ("have I locked the door", "en", Manner.RECALL),
        ("tell me if the door is open", "en", Manner.QUESTION),
        ("mach das Licht nicht an", "de", Manner.FORBIDDEN),
        ("mach das Licht an", "de", Manner.WISH),
        ("ich habe gestern das Licht ausgemacht", "de", Manner.TOLD),
        ("n'allume pas la lumière", "fr", Manner.FORBIDDEN),
        ("allume la lumière", "fr", Manner.WISH),
        ("no enciendas la luz", "es", Manner.FORBIDDEN),
        ("no veo nada", "es", Manner.WISH),
        ("doe het licht niet aan", "nl", Manner.FORBIDDEN),
        ("ze zei dat het te donker is", "nl", Manner.TOLD),
    ],
)
def test_the_manner_is_told(text: str, language: str, expected: Manner) -> None:
    assert manner(text, words(language)) is expected
