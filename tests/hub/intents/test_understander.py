"""The one door of understanding: order of the stages, questions, and whether the words are over."""

from __future__ import annotations

import pytest

from hub.devices.model import Capability, Device, Home, Kind
from hub.intents.model import Intent, Miss, Place, Question, QuestionKind, Referents
from hub.intents.understander import Understander
from shared.endpoint import Hint
from tests.hub.house import house
from tests.hub.intents.meant import asked, meant

UNDERSTANDER = Understander(house())
IN_KITCHEN = Place(area="kitchen")
ON_OFF = frozenset({Capability.ON_OFF})


def with_lamps(*areas: str) -> Home:
    """The house with a reading lamp in each of these areas."""
    home = house()
    for area in areas:
        name = "Reading lamp"
        home.add(Device(id=f"light.reading_{area}", name=name, kind=Kind.LIGHT, area=area, capabilities=ON_OFF))
    return home


@pytest.mark.parametrize(
    ("text", "wanted", "path"),
    [
        ("turn on the ceiling light", "on light.ceiling", ("sentence",)),
        ("um, could you please turn on the ceiling light", "on light.ceiling", ("sentence",)),
        ("turn on the kitchen worktop, no, the hallway light", "on light.hallway", ("correction", "sentence")),
        ("set the living room thermostat to 20, no, 21 degrees", "HassClimateSetTemperature climate.living 21", None),
        ("turn off the lights, turn off the lights", "off light@kitchen", ("sentence",)),
        ("turn off the floor lamp and the fan in the bedroom", "off light.floor; off fan.bedroom", ("clauses",)),
    ],
)  # fmt: skip
def test_each_stage_has_its_sentences(text: str, wanted: str, path: tuple[str, ...] | None) -> None:
    understood = UNDERSTANDER.understand([text], IN_KITCHEN)
    assert meant(understood) == wanted
    assert path is None or understood.path == path


def test_a_correction_that_fits_nothing_undoes_the_sentence() -> None:
    understood = UNDERSTANDER.understand(["turn on the ceiling light, no, tell me a joke"], IN_KITCHEN)
    assert not understood.intents


def test_several_of_one_name_are_asked_about() -> None:
    understander = Understander(with_lamps("living", "bedroom"))
    understood = understander.understand(["turn on the reading lamp"], Place(area="kitchen"))
    assert asked(understood) == "which on light.reading_bedroom / on light.reading_living"
    assert (
        meant(understander.understand(["turn on the reading lamp"], Place(area="living"))) == "on light.reading_living"
    )


def test_too_many_of_one_name_are_told() -> None:
    areas = ("living", "bedroom", "hallway", "garage", "bathroom")
    understood = Understander(with_lamps(*areas)).understand(["turn on the reading lamp"], Place(area="kitchen"))
    assert understood.question is None and isinstance(understood.miss, Miss) and understood.miss.error == "duplicate"


def test_one_of_several_clauses_may_be_a_question() -> None:
    understander = Understander(with_lamps("living", "bedroom"))
    understood = understander.understand(["turn off the coffee machine and the reading lamp"], Place(area="kitchen"))
    assert meant(understood) == "off switch.coffee"
    assert asked(understood) == "which off light.reading_bedroom / off light.reading_living"


def test_a_missing_value_is_asked_for() -> None:
    for text, slot in (
        ("set the living room thermostat", "temperature"),
        ("change the brightness of the floor lamp", "brightness"),
        ("change the colour of the floor lamp", "color"),
        ("set the color of the lights to", "color"),
    ):
        understood = UNDERSTANDER.understand([text], Place(area="living"))
        assert isinstance(understood.question, Question)
        assert (understood.question.kind, understood.question.slot) == (QuestionKind.SLOT, slot)


@pytest.mark.parametrize("readings", [[], [""], ["..."], ["hm", "   "], ["word " * 200], ["\x00"]])
def test_odd_readings_are_harmless(readings: list[str]) -> None:
    understood = UNDERSTANDER.understand(readings, IN_KITCHEN)
    assert understood.nothing or understood.miss is not None
    assert not understood.intents


def test_a_reason_is_told_for_what_is_unknown() -> None:
    place = Place(area="living", referents=Referents(devices=("light.floor",)))
    assert UNDERSTANDER.understand(["open it"], place).miss == Miss("cannot", {"names": "Floor lamp"})
    miss = UNDERSTANDER.understand(["turn off all the lights except the disco ball"], IN_KITCHEN).miss
    assert miss is not None and miss.slots["entity"] == "disco ball"


def test_something_unknown_is_not_taken_for_a_short_name() -> None:
    home = house()
    home.add(Device(id="light.sun", name="Sun", kind=Kind.LIGHT, area="living", capabilities=ON_OFF))
    understander = Understander(home)
    assert understander.understand(["turn on the sauna"], IN_KITCHEN).miss == Miss("no_entity", {"entity": "sauna"})
    assert asked(understander.understand(["turn on the son"], IN_KITCHEN)) == "sure on light.sun"


def test_changes_of_the_home_are_seen() -> None:
    home = house()
    understander = Understander(home)
    understander.prepare()
    assert not understander.understand(["turn on the disco bowl"], IN_KITCHEN).intents
    home.add(Device(id="light.disco", name="Disco ball", kind=Kind.LIGHT, area="living", capabilities=ON_OFF))
    assert meant(understander.understand(["turn on the disco ball"], IN_KITCHEN)) == "on light.disco"
    assert "names" in understander.understand(["turn on the disko ball"], IN_KITCHEN).path


FLOOR_LAMP = Referents(
    devices=("light.floor",), intents=(Intent(name="HassTurnOn", slots={"name": "light.floor"}),)
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("turn off the floor lamp", Hint.COMPLETE),
        ("turn off the floor lamp, please", Hint.COMPLETE),
        ("could you please turn off the floor lamp", Hint.COMPLETE),
        ("turn off the floor lamp and", Hint.DANGLING),
        ("turn off the floor lamp and then", Hint.DANGLING),
        ("turn off the floor lamp and the", Hint.DANGLING),
        ("turn off the floor lamp and turn on", Hint.DANGLING),
        ("turn off the floor lamp and the ceiling light", Hint.COMPLETE),
        ("turn off the floor lamp and set the ceiling light to", Hint.DANGLING),
        ("kitchen and hallway lights off", Hint.COMPLETE),
        ("turn off all the lights except", Hint.DANGLING),
        ("turn on the ceiling light, no", Hint.DANGLING),
        ("could you please", Hint.DANGLING),
        ("could you please turn on", Hint.DANGLING),
        ("turn it off", Hint.COMPLETE),
        ("turn it", Hint.DANGLING),
        ("set it to", Hint.DANGLING),
        ("um", Hint.UNKNOWN),
        ("off we go", Hint.UNKNOWN),
        ("set the living room thermostat to nineteen point", Hint.DANGLING),
        ("set the living room thermostat to nineteen point five degrees", Hint.COMPLETE),
        ("tell me a joke", Hint.UNKNOWN),
        ("", Hint.UNKNOWN),
    ],
)
def test_words_are_judged(text: str, hint: Hint) -> None:
    assert UNDERSTANDER.judge(text, Place(area="living", referents=FLOOR_LAMP)) is hint


@pytest.mark.parametrize(
    ("readings", "said", "hint"),
    [
        (("turn off the floor land", "turn off the floor lamp"), "turn off the floor lamp", Hint.COMPLETE),
        (("turn of the floor lamb",), "turn off the floor lamp", Hint.COMPLETE),
        (("turn off the four lamb",), "turn off the floor lamp", Hint.COMPLETE),
        (("burn off the lights", "turn off the lights"), "turn off the lights", Hint.OPEN),
        (("turn off the floor lamb and",), "turn off the floor lamp and", Hint.DANGLING),
        (("turn off the lamp in the attic", "turn off the lamp in the hat"), "", Hint.UNKNOWN),
        (("it's too dark in here",), "", Hint.UNKNOWN),
        (("tell me a choke", "tell me a joke"), "", Hint.UNKNOWN),
        (("",), "", Hint.UNKNOWN),
        ((), "", Hint.UNKNOWN),
    ],
)
def test_misheard_words_are_judged_by_all_their_readings(readings: tuple[str, ...], said: str, hint: Hint) -> None:
    assert UNDERSTANDER.judge_readings(readings, Place(area="living")) == (said, hint)


def test_a_later_reading_that_is_understood_in_part_is_no_rescue() -> None:
    readings = ["close the blinds in the guest room", "close the blinds and the guest room"]
    found = Understander(house()).understand(readings, Place(area="living"))
    assert found.intents == ()
    assert found.miss is not None and found.miss.error == "no_area"
